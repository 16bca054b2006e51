import type { LeakReport } from '../../shared/contract/publishing.ts';
import type { MapFormat } from '../../shared/model/map.ts';
import type { MapPicture } from './map-data.ts';
import { citationLine } from './map-words.ts';

/** What the library holds and a map never publishes, counted. */
export type KeptBack = {
  readonly coders: readonly string[];
  readonly codingNotes: number;
  readonly referenceNotes: number;
  readonly tags: number;
  readonly decisionReasons: number;
  readonly documents: number;
};

const DRAWN: ReadonlySet<MapFormat> = new Set(['svg', 'png', 'pdf', 'latex', 'markdown']);

/** Tells before a file is written what will stand in it, what will not, and what looks as if it should not. */
export function leakReport(picture: MapPicture, format: MapFormat, kept: KeptBack): LeakReport {
  const { data } = picture;
  const quotes = data.studies.flatMap((study) =>
    study.codes.flatMap((code) => code.quotes.map((quote) => ({ code, quote }))),
  );
  const references = data.studies.flatMap((study) => study.references);
  const withStudies =
    !DRAWN.has(format) || data.matrix.columnDimension === 'study' || data.matrix.rowDimension === 'study';
  const withQuotes = format === 'html' || format === 'json';
  const fields = [
    { name: 'numbers in cells', n: data.matrix.cells.filter((cell) => cell.n > 0).length },
    { name: 'names of codes', n: data.matrix.rows.length + data.matrix.columns.length },
    ...(withStudies ? [{ name: 'names of studies', n: data.studies.length }] : []),
    ...(withStudies && !DRAWN.has(format)
      ? [
          { name: 'references', n: references.length },
          { name: 'DOIs', n: references.filter(({ doi }) => doi !== null).length },
          { name: 'web addresses', n: references.filter(({ url }) => url !== null).length },
        ]
      : []),
    ...(withQuotes || format === 'xlsx'
      ? [{ name: 'codes of studies', n: data.studies.reduce((sum, study) => sum + study.codes.length, 0) }]
      : []),
    ...(withQuotes ? [{ name: 'quotes', n: quotes.length }] : []),
    ...(withQuotes ? [{ name: 'beginnings of abstracts', n: abstractsIn(references) }] : []),
    ...(withQuotes
      ? [
          {
            name: 'quotes of other papers’ words about a study',
            n: quotes.filter(({ code }) => code.basis === 'as cited').length,
          },
        ]
      : []),
    { name: 'remarks on cells', n: data.spec.annotations?.length ?? 0 },
    { name: 'characters about the map', n: data.spec.about.length },
  ];
  const leftOut = [
    { name: 'names of coders', n: kept.coders.length },
    { name: 'notes on codings', n: kept.codingNotes },
    { name: 'notes on references', n: kept.referenceNotes },
    { name: 'tags', n: kept.tags },
    { name: 'reasons of decisions', n: kept.decisionReasons },
    { name: 'documents', n: kept.documents },
    { name: 'studies known only as cited', n: data.leftOut.asCited },
    { name: 'excluded studies', n: data.leftOut.excluded },
    { name: 'context studies', n: data.leftOut.context },
  ];
  return {
    fields: fields.filter(({ n }) => n > 0),
    leftOut: leftOut.filter(({ n }) => n > 0),
    warnings: [...warningsOf(picture, kept, withQuotes)],
    notices: [...picture.notices],
    edition: data.edition,
    citation: citationLine(data),
  };
}

type Warning = LeakReport['warnings'][number];

const PATTERNS: readonly { readonly pattern: RegExp; readonly says: (found: string) => string }[] = [
  { pattern: /[\w.+-]+@[\w-]+\.[\w.-]*\w/u, says: (found) => `An e-mail address stands there: ${found}.` },
  {
    pattern: /(?:^|[\s"(])(?:\/(?:home|Users)\/|[A-Za-z]:\\)[^\s"]+/u,
    says: (found) => `A folder of a computer stands there: ${found.trim()}.`,
  },
  {
    pattern: /\b(?:TODO|FIXME|XXX|todo:|check this|draft)\b/u,
    says: (found) => `It reads like a working note (“${found}”).`,
  },
];

function* warningsOf(picture: MapPicture, kept: KeptBack, withQuotes: boolean): Iterable<Warning> {
  const names = kept.coders.filter((name) => name.trim().length > 2 && name !== 'agreed');
  for (const { where, text } of textsOf(picture, withQuotes)) {
    for (const name of names) {
      if (holdsName(text, name)) yield { where, sentence: `The name of a coder stands there: ${name}.` };
    }
    for (const { pattern, says } of PATTERNS) {
      const found = pattern.exec(text);
      if (found !== null) yield { where, sentence: says(found[0]) };
    }
  }
  const cited = picture.data.studies.reduce(
    (sum, study) => sum + study.codes.filter((code) => code.basis === 'as cited').length,
    0,
  );
  if (withQuotes && picture.data.spec.includeQuotes) {
    yield { where: 'quotes', sentence: 'Quotes are included; check that you may publish them.' };
  }
  if (withQuotes && abstractsIn(picture.data.studies.flatMap((study) => study.references)) > 0) {
    yield {
      where: 'abstracts',
      sentence: 'The beginnings of abstracts are included; check that you may publish them.',
    };
  }
  if (picture.data.spec.includeAsCited && cited > 0) {
    yield {
      where: 'codes',
      sentence: `${cited} codes known only as cited are included; they are marked so.`,
    };
  }
  if (picture.data.spec.licence === '') {
    yield { where: 'licence', sentence: 'No licence is named, so nobody may use the map again.' };
  }
}

function abstractsIn(references: readonly { readonly abstract?: string }[]): number {
  return references.filter(({ abstract }) => abstract !== undefined).length;
}

function holdsName(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return false;
  const letter = /[\p{L}\p{N}]/u;
  return !letter.test(text[at - 1] ?? ' ') && !letter.test(text[at + name.length] ?? ' ');
}

// Authors of references are public; whoever is coder and author is named there rightly, so references are not searched.
function* textsOf({ data }: MapPicture, withQuotes: boolean): Iterable<{ where: string; text: string }> {
  yield { where: 'title', text: data.spec.title };
  yield { where: 'about', text: data.spec.about };
  yield { where: 'scheme', text: data.scheme };
  for (const one of data.spec.annotations ?? []) yield { where: 'remark', text: one.text };
  for (const entry of [...data.matrix.rows, ...data.matrix.columns]) {
    yield { where: `code ${entry.label}`, text: `${entry.label} ${entry.definition}` };
  }
  for (const cell of data.matrix.cells)
    if (cell.reason !== '') yield { where: 'reason of a cell', text: cell.reason };
  if (!withQuotes) return;
  for (const study of data.studies) {
    for (const { abstract } of study.references)
      if (abstract !== undefined) yield { where: `abstract of ${study.label}`, text: abstract };
    for (const code of study.codes)
      for (const quote of code.quotes) yield { where: `quote of ${study.label}`, text: quote.text };
  }
}
