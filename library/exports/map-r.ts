import type { Finding } from '../../shared/model/finding.ts';
import type { MapPicture } from '../maps/map-data.ts';
import { axisLabel, leftOutLines, provenanceLines, scopeLine } from '../maps/map-words.ts';
import { MAP_ROW_NAMES, mapRows } from './map-rows.ts';
import { fileWord } from './matrix-file.ts';

/** Values that a line of R holds before the next begins. */
const ON_A_LINE = 12;

type Value = string | number | null;

/**
 * A map as an R script that needs nothing but R: tidy data, the map in base graphics, and where the studies report
 * estimates or group percentages, forest plots of them (with metafor where it is installed). It reads no file and no
 * network; run by Rscript it writes one PDF beside itself.
 */
export function mapR(picture: MapPicture, findings: readonly Finding[]): string {
  const { data } = picture;
  const { matrix } = data;
  const label = (text: string): string => rText(text);
  const comments = [
    data.spec.title,
    `${scopeLine(data)}.`,
    ...leftOutLines(data),
    ...provenanceLines(data),
  ].map((line) => `# ${line.replace(/[^\x20-\x7e]/gu, (character) => ASCII[character] ?? '?')}`);
  const entries = (list: typeof matrix.rows) => list.filter((entry) => !entry.group);
  return [
    ...comments,
    '# Tidy data: placements (one line for each study in each cell), cells, studies, estimates, levels.',
    '# Runs in plain R 3.6 or newer; forest plots use the package metafor where it is installed.',
    '',
    frame('placements', MAP_ROW_NAMES, mapRows(picture)),
    frame(
      'cells',
      ['row', 'column', 'n', 'as_cited', 'state', 'undecided'],
      matrix.cells.map((cell) => [
        cell.row,
        cell.column,
        cell.n,
        cell.byBasis['as cited'],
        cell.state,
        cell.undecided,
      ]),
    ),
    frame(
      'studies',
      ['study', 'label', 'year', 'citation', 'doi'],
      data.studies.map((study) => [
        study.id,
        study.label,
        study.year,
        study.references.map(({ citation }) => citation).join('; '),
        study.references.find(({ doi }) => doi !== null)?.doi ?? '',
      ]),
    ),
    findingFrames(picture, findings),
    frame(
      'row_names',
      ['id', 'label'],
      entries(matrix.rows).map((entry) => [entry.id, entry.label]),
    ),
    frame(
      'column_names',
      ['id', 'label'],
      entries(matrix.columns).map((entry) => [entry.id, entry.label]),
    ),
    `map_title <- ${label(data.spec.title)}`,
    `row_title <- ${label(axisLabel(data, matrix.rowDimension))}`,
    `column_title <- ${label(axisLabel(data, matrix.columnDimension))}`,
    `file_name <- ${label(`${fileWord(data.spec.title)}-figures.pdf`)}`,
    '',
    DRAWING,
  ].join('\n');
}

function findingFrames(picture: MapPicture, findings: readonly Finding[]): string {
  const labels = new Map(picture.data.studies.map((study) => [study.id, study.label]));
  const codes = new Map(
    picture.data.dimensions.flatMap(({ codes: list }) => list.map((code) => [code.id, code.label] as const)),
  );
  const named = (code: string): string => codes.get(code) ?? code;
  const known = findings.filter((finding) => labels.has(finding.study));
  const about = (finding: Finding): Value[] => [
    finding.study,
    labels.get(finding.study) ?? '',
    named(finding.factor),
    named(finding.outcome),
    finding.label,
    finding.subgroup,
  ];
  const aboutNames = ['study', 'study_label', 'factor', 'outcome', 'variable', 'subgroup'];
  return [
    frame(
      'estimates',
      [...aboutNames, 'measure', 'value', 'lower', 'upper', 'p'],
      known.flatMap((finding) => {
        const { estimate } = finding;
        return estimate === null || estimate.value === null
          ? []
          : [
              [
                ...about(finding),
                estimate.measure,
                estimate.value,
                estimate.lower,
                estimate.upper,
                estimate.p,
              ],
            ];
      }),
    ),
    frame(
      'levels_reported',
      [...aboutNames, 'level', 'n', 'events', 'percent'],
      known.flatMap((finding) =>
        finding.levels.map(({ label: level, n, events, percent }) => [
          ...about(finding),
          level,
          n,
          events,
          percent,
        ]),
      ),
    ),
  ].join('\n');
}

const NUMBERS: ReadonlySet<string> = new Set([
  'n',
  'as_cited',
  'undecided',
  'year',
  'value',
  'lower',
  'upper',
  'events',
  'percent',
]);

function frame(name: string, names: readonly string[], rows: readonly (readonly Value[])[]): string {
  const columns = names.map((column, at) => {
    const values = rows.map((row) => row[at] ?? null);
    if (values.length === 0) return `  ${column} = ${NUMBERS.has(column) ? 'numeric(0)' : 'character(0)'}`;
    const number = NUMBERS.has(column);
    const written = values.map((value) =>
      value === null
        ? number
          ? 'NA_real_'
          : 'NA_character_'
        : typeof value === 'number'
          ? String(value)
          : rText(value),
    );
    const lines: string[] = [];
    for (let from = 0; from < written.length; from += ON_A_LINE) {
      lines.push(written.slice(from, from + ON_A_LINE).join(', '));
    }
    return `  ${column} = c(\n    ${lines.join(',\n    ')})`;
  });
  return `${name} <- data.frame(\n${columns.join(',\n')},\n  stringsAsFactors = FALSE\n)\n`;
}

/** A text as a string of R in ASCII, whatever it holds. */
function rText(text: string): string {
  const written = text.toWellFormed().replace(/["\\]|[^\x20-\x7e]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    if (code === 0) return '';
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${written}"`;
}

const ASCII: Readonly<Record<string, string>> = {
  '×': 'x',
  '–': '-',
  '—': '-',
  '“': '"',
  '”': '"',
  '’': "'",
};

const DRAWING = String.raw`draw_map <- function() {
  rows <- row_names$id
  columns <- column_names$id
  if (length(rows) == 0 || length(columns) == 0) {
    plot.new()
    title(main = map_title)
    return(invisible())
  }
  old <- par(mar = c(2, 16, 9, 2))
  on.exit(par(old))
  plot(NA, xlim = c(0.5, length(columns) + 0.5), ylim = c(length(rows) + 0.5, 0.5),
       xlab = "", ylab = "", axes = FALSE)
  title(main = map_title, line = 7)
  axis(2, at = seq_along(rows), labels = strtrim(row_names$label, 42), las = 1, tick = FALSE, cex.axis = 0.7)
  axis(3, at = seq_along(columns), labels = strtrim(column_names$label, 24), las = 2, tick = FALSE, cex.axis = 0.7)
  abline(h = seq(0.5, length(rows) + 0.5), col = "grey85")
  x <- match(cells$column, columns)
  y <- match(cells$row, rows)
  some <- cells$n > 0
  largest <- max(1, cells$n)
  # The area of a circle is proportional to the number of studies.
  points(x[some], y[some], pch = 21, cex = 3.4 * sqrt(cells$n[some] / largest),
         bg = ifelse(cells$as_cited[some] == cells$n[some], "white", "#0b6b68"), col = "#0b6b68")
  text(x[some], y[some], cells$n[some], pos = 4, offset = 0.9, cex = 0.7)
  text(x[!some], y[!some], ifelse(cells$state[!some] == "not-applicable", "-", "0"), col = "grey45", cex = 0.6)
}

forest_base <- function(value, lower, upper, labels, heading, log_scale, reference) {
  count <- length(value)
  old <- par(mar = c(4, 18, 3, 2))
  on.exit(par(old))
  plot(NA, xlim = range(c(lower, upper, value, reference), na.rm = TRUE), ylim = c(count + 0.5, 0.5),
       log = if (log_scale) "x" else "", xlab = heading, ylab = "", yaxt = "n")
  abline(v = reference, lty = 2, col = "grey60")
  segments(lower, seq_len(count), upper, seq_len(count))
  points(value, seq_len(count), pch = 15)
  axis(2, at = seq_len(count), labels = strtrim(labels, 48), las = 1, tick = FALSE, cex.axis = 0.7)
}

draw_estimates <- function() {
  whole <- estimates[is.finite(estimates$value) & is.finite(estimates$lower) & is.finite(estimates$upper), ]
  for (measure in unique(whole$measure)) {
    part <- whole[whole$measure == measure, ]
    ratio <- grepl("ratio|^a?(or|rr|hr|pr|irr)\\b", measure, ignore.case = TRUE) && all(part$lower > 0)
    labels <- paste(part$study_label, part$variable, sep = ": ")
    if (requireNamespace("metafor", quietly = TRUE)) {
      if (ratio) {
        metafor::forest(log(part$value), ci.lb = log(part$lower), ci.ub = log(part$upper), slab = labels,
                        atransf = exp, refline = 0, xlab = measure)
      } else {
        metafor::forest(part$value, ci.lb = part$lower, ci.ub = part$upper, slab = labels, xlab = measure)
      }
    } else {
      forest_base(part$value, part$lower, part$upper, labels, measure, ratio, if (ratio) 1 else 0)
    }
  }
}

# Wilson's interval (Wilson 1927), which is what prop.test gives without its correction.
wilson <- function(events, n) {
  vapply(seq_along(n), function(at) suppressWarnings(
    prop.test(events[at], n[at], correct = FALSE)$conf.int[1:2]), numeric(2))
}

draw_levels <- function() {
  whole <- levels_reported[is.finite(levels_reported$events) & is.finite(levels_reported$n), ]
  whole <- whole[whole$n > 0 & whole$events >= 0 & whole$events <= whole$n, ]
  for (factor in unique(whole$factor)) {
    part <- whole[whole$factor == factor, ]
    limits <- 100 * wilson(part$events, part$n)
    labels <- paste0(part$study_label, ": ", part$variable, " = ", part$level, " (", part$events, "/", part$n, ")")
    forest_base(100 * part$events / part$n, limits[1, ], limits[2, ], labels,
                paste0(factor, ": % with 95% interval (Wilson)"), FALSE, 50)
  }
}

if (!interactive()) {
  if (capabilities("cairo")) cairo_pdf(file_name, width = 11, height = 11, onefile = TRUE) else pdf(file_name, width = 11, height = 11)
}
draw_map()
draw_estimates()
draw_levels()
if (!interactive()) invisible(dev.off())
`;
