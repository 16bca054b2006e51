import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../library/documents/document.ts';
import { extract } from '../../library/extraction/extract.ts';
import type { CslItem, CslName } from '../../shared/model/csl.ts';
import type { Extraction } from '../../shared/model/extraction.ts';
import { printTwoColumnPdf, writeDocx } from '../library/documents/printed-paper.ts';

const SEEDS = new URL('../../../shared/seeds/', import.meta.url);
type Entry = {
  readonly document: string;
  readonly n: number;
  readonly start: number;
  readonly end: number;
  readonly item: CslItem;
  readonly accept?: { readonly type: readonly string[] };
};
type Citation = Pick<Extraction['citations'][number], 'surface' | 'status' | 'references'> & {
  readonly document: string;
};
const expected = <T extends { readonly document: string }>(name: string): readonly T[] =>
  (JSON.parse(readFileSync(new URL(`expected/${name}.json`, import.meta.url), 'utf8')) as T[]).filter(
    ({ document }) => document === '000',
  );

/** Share of what was expected that was read in every field. */
function wholeShare(entries: readonly Entry[], found: Extraction): number {
  const whole = entries.filter(({ n, item, accept }) => {
    const read = found.references.find((one) => one.n === n)?.item;
    if (read === undefined) return false;
    const types = accept?.type ?? [item.type];
    return (
      (types.includes(read.type) || read.type === item.type) &&
      JSON.stringify(fieldsOf(item)) === JSON.stringify(fieldsOf(read))
    );
  });
  return whole.length / entries.length;
}

/** An article number may stand as page as well; a name is compared as it is printed. */
function fieldsOf(item: CslItem): unknown {
  const { type: _type, custom: _custom, ...fields } = item as CslItem & Record<string, unknown>;
  if (fields.number !== undefined && fields.page === fields.number) delete fields.page;
  const value = (field: string, given: unknown): unknown =>
    field === 'author' || field === 'editor'
      ? (given as CslName[]).map((name) =>
          [
            name['non-dropping-particle'] ?? name['dropping-particle'],
            name.family ?? name.literal,
            name.given,
            name.suffix,
          ].filter(Boolean),
        )
      : given;
  return Object.entries(fields)
    .map(([field, given]) => [field, value(field, given)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** Share of the expected citations that were found with the same words, status and entry. */
function linkedShare(citations: readonly Citation[], found: Extraction): number {
  const key = ({ surface, status, references }: Omit<Citation, 'document'>): string =>
    `${surface.replace(/\s+/g, ' ')}|${status}|${references.join()}`;
  const left = found.citations.map(key);
  const hits = citations.filter((citation) => {
    const at = left.indexOf(key(citation));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  // What is found beyond them counts against it as much as what is missed.
  return hits.length / Math.max(citations.length, found.citations.length);
}

async function fromText(paper: string): Promise<Extraction> {
  const reading = await readDocument(new TextEncoder().encode(paper), 'paper.txt');
  if (!reading.ok) throw new Error(reading.message);
  return extract(reading.document);
}

/** What the tables say, wherever their cells stand; a cell that is empty says nothing. */
function tablesOf({ tables }: Extraction): unknown {
  return tables.map(({ label, caption, header, rows }) => ({
    label,
    caption,
    header: header.map((line) => line.filter((cell) => cell !== '')),
    rows: rows.map(({ path, cells }) => ({ path, cells: cells.map((cell) => cell.text).filter(Boolean) })),
  }));
}

describe.skipIf(!existsSync(SEEDS))('the first seed document in other kinds of file', () => {
  const entries = expected<Entry>('references');
  const citations = expected<Citation>('citations');
  let paper = '';
  beforeAll(() => {
    const name = readdirSync(SEEDS).find((one) => one.startsWith('000'))!;
    const text = readFileSync(new URL(name, SEEDS), 'utf8');
    // A typesetter is given whole entries, not the lines that a page break left of them.
    paper = [
      text.slice(0, entries[0]!.start),
      entries.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join('\n- '),
      text.slice(entries.at(-1)!.end),
    ].join('');
  });

  it.each([
    ['a two-column PDF', 'paper.pdf', printTwoColumnPdf],
    ['a Word document', 'paper.docx', writeDocx],
  ] as const)(
    'is read from %s as from its text',
    async (_kind, name, make) => {
      const reading = await readDocument(await make(paper), name);
      if (!reading.ok) throw new Error(reading.message);
      const found = extract(reading.document);
      expect(found.references).toHaveLength(entries.length);
      expect(wholeShare(entries, found)).toBeGreaterThanOrEqual(0.95);
      expect(linkedShare(citations, found)).toBeGreaterThanOrEqual(0.95);
      expect(tablesOf(found)).toEqual(tablesOf(await fromText(paper)));
    },
    60_000,
  );
});
