import type { CancelSignal } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import type { ChartSpec } from '../../shared/contract/charts.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Theme } from '../../shared/model/tokens.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { readDocumentForReading } from '../documents/documents.ts';
import { csvLine } from '../exports/csv-line.ts';
import { figureFile } from '../exports/figure-file.ts';
import { maskHiddenServices } from '../exports/hidden-services.ts';
import { fileWord } from '../exports/matrix-file.ts';
import { type ProducedFile, textFile } from '../exports/produced-file.ts';
import { listFindings } from '../findings/findings.ts';
import type { Library } from '../library.ts';
import { type EvidenceBase, readEvidenceBase } from '../maps/evidence-base.ts';
import { markup } from '../maps/svg-element.ts';
import type { Chart } from './chart-frame.ts';
import { citationMap } from './citation-map.ts';
import { percentagesChart } from './percentages.ts';
import { codesChart, yearsChart } from './study-counts.ts';

/** Answers `chart.draw`. */
export async function drawChart(
  library: Library,
  { spec, theme }: CallArguments<'chart.draw'>,
): Promise<Reply<CallOutput<'chart.draw'>>> {
  const chart = await chartOf(library, spec, theme);
  if (!chart.ok) return chart;
  const { shape, title, description, head, rows, notices } = chart.output;
  return done({
    svg: markup(shape),
    title,
    description,
    head: [...head],
    rows: rows.map((row) => [...row]),
    notices: [...notices],
  });
}

/** Makes the file of `chart.export`. */
export async function produceChart(
  library: Library,
  { spec, format, theme, dpi }: CallArguments<'chart.export'>,
  signal?: CancelSignal,
): Promise<Reply<ProducedFile>> {
  const made = await chartOf(library, spec, theme);
  if (!made.ok) return made;
  const { shape, title, description, head, rows, notices } = made.output;
  const name = fileWord(title);
  if (format === 'csv') {
    return done(textFile(`${name}.csv`, 'text/csv', `\uFEFF${[head, ...rows].map(csvLine).join('')}`));
  }
  const { asOf } = await readEvidenceBase(library);
  const file = await figureFile({ shape, title, description, asOf }, name, format, dpi, signal);
  return file.ok ? done({ ...file.output, notices: [...notices, ...file.output.notices] }) : file;
}

async function chartOf(library: Library, spec: ChartSpec, theme: Theme): Promise<Reply<Chart>> {
  if (spec.kind === 'citations') return citationsOf(library, spec.document, theme);
  const base = await readEvidenceBase(library);
  if (spec.kind === 'years') return done(yearsChart(base, theme));
  if (spec.kind === 'percentages') return percentagesOf(library, base, spec.factor, theme);
  const chart = codesChart(base, spec.dimension, theme);
  if (chart !== undefined) return done(chart);
  const known = base.codebook.dimensions.map(({ id }) => id).join(', ');
  return fault('not-found', `The codebook has no dimension “${spec.dimension}”. It has: ${known}.`);
}

async function percentagesOf(
  library: Library,
  { evidence, asOf }: EvidenceBase,
  factor: string | null,
  theme: Theme,
): Promise<Reply<Chart>> {
  const findings = await listFindings(library, {});
  if (!findings.ok) return findings;
  const codebook = await currentCodebook(library.read);
  if (factor !== null && !codebook.dimensions.some(({ codes }) => codes.some((code) => code.id === factor))) {
    return fault('not-found', `The codebook has no code “${factor}”.`);
  }
  const studies = new Map(
    evidence.studies.filter((study) => study.inScope).map(({ id, label }) => [id, label]),
  );
  return done(percentagesChart(findings.output, studies, codebook, factor, asOf, theme));
}

async function citationsOf(library: Library, id: string, theme: Theme): Promise<Reply<Chart>> {
  const read = await readDocumentForReading(library, { id }, await currentCodebook(library.read));
  if (!read.ok) return read;
  const { name, text, blocks, entries, citations } = read.output;
  const public_ = (words: string): string => maskHiddenServices(words.replace(/\s+/gu, ' ').trim());
  const places = Map.groupBy(citations, (citation) => citation.reference ?? '');
  const firstEntry = entries[0]?.start ?? text.length;
  return done(
    citationMap(
      {
        name: public_(name),
        // What is drawn ends where the list of references begins, if the list stands at the end.
        length: firstEntry > text.length / 3 ? firstEntry : text.length,
        headings: blocks
          .filter((block) => block.kind === 'heading')
          .map((block) => ({
            label: public_(text.slice(block.start, block.end)),
            start: block.start,
            level: block.level ?? 1,
          })),
        references: entries.map((entry) => ({
          label: public_(entry.citationKey),
          places: (places.get(entry.reference) ?? [])
            .map(({ start, status }) => ({ start, sure: status === 'linked' }))
            .toSorted((left, right) => left.start - right.start),
        })),
        unmatched: citations.filter((citation) => citation.reference === null).length,
      },
      theme,
    ),
  );
}
