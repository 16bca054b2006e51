/** Tables whose columns are set with spaces, as plain-text reports and converted PDF have them. */

const LONGEST_CELL = 40;
const MOST_ROWS = 80;
/** A cell of figures: "12", "3.4 (1.2)", "–", "< .001", "12 %". */
const FIGURES = /^[<>=≤≥±~([]?\s?[-+−–.]?[\d–—-][\d\s.,%/()[\]±*†‡–—−-]{0,38}$|^n\.?\s?[asr]\.?$/iu;

/**
 * How many of these lines, from the first, are rows of a table set with spaces: all have blank columns of two spaces
 * and more at the same places, their cells are short, and most of those after the first hold figures. 0 where they
 * are none.
 */
export function spacedRows(lines: Iterable<string>): number {
  const rows: string[] = [];
  for (const line of lines) {
    if (rows.length === MOST_ROWS || !couldBeRow(line)) break;
    rows.push(line.trimEnd());
  }
  if (rows.length < 3) return 0;
  const starts = columnStarts(rows);
  if (starts.length < 2) return 0;
  const body = rows
    .slice(1)
    .flatMap((row) => starts.slice(1).map((start, i) => row.slice(start, starts[i + 2]).trim()))
    .filter((cell) => cell !== '');
  const figures = body.filter((cell) => FIGURES.test(cell)).length;
  return body.length >= 2 && figures >= body.length * 0.7 ? rows.length : 0;
}

function couldBeRow(line: string): boolean {
  if (line.length > 240 || line.includes('\t')) return false;
  const cells = line.trim().split(/ {2,}/);
  return cells.length >= 2 && cells.every((cell) => cell.length <= LONGEST_CELL);
}

/** The places where columns begin: after a gap of two spaces that runs through all rows. */
export function columnStarts(rows: readonly string[]): readonly number[] {
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest > 400) return [];
  const isBlank = Array.from({ length: widest }, (_, at) => rows.every((row) => (row[at] ?? ' ') === ' '));
  const starts = [0];
  for (let at = 2; at < widest; at++) {
    if (!isBlank[at] && isBlank[at - 1] && isBlank[at - 2] && isBlank.slice(0, at).includes(false))
      starts.push(at);
  }
  return starts;
}
