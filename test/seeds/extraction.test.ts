import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../library/documents/document.ts';
import { extract } from '../../library/extraction/extract.ts';
import type { Extraction } from '../../shared/model/extraction.ts';

const SEEDS = new URL('../../../shared/seeds/', import.meta.url);
const expected = (name: string) =>
  JSON.parse(readFileSync(new URL(`expected/${name}.json`, import.meta.url), 'utf8'));

type Citation = {
  document: string;
  surface: string;
  start: number;
  end: number;
  group: number;
  references: readonly number[];
  status: string;
  candidates?: readonly number[];
};
type Row = { path: string[]; cells: string[]; reading?: Row[] };
type Table = {
  label: string;
  caption: string;
  header: string[][];
  rows: Row[];
  digests?: Record<string, string>;
};

describe.skipIf(!existsSync(SEEDS))('the seed documents', () => {
  const found = new Map<string, Extraction>();
  beforeAll(async () => {
    for (const name of readdirSync(SEEDS)) {
      const reading = await readDocument(readFileSync(new URL(name, SEEDS)), name);
      if (!reading.ok) throw new Error(reading.message);
      found.set(name.slice(0, 3), extract(reading.document));
    }
  });
  const of = (document: string) => found.get(document)!;

  it('have exactly the entries that stand in their lists', () => {
    const entries = expected('references') as { document: string; n: number; start: number; end: number }[];
    for (const document of found.keys()) {
      const own = entries
        .filter((entry) => entry.document === document)
        .map(({ n, start, end }) => ({ n, start, end }));
      expect(of(document).references.map(({ n, start, end }) => ({ n, start, end }))).toEqual(own);
    }
  });

  it.each(['000', '004'])('have the citations and links that a careful reader finds in %s', (document) => {
    const gold = (expected('citations') as Citation[]).filter((citation) => citation.document === document);
    const plain = (citation: Omit<Citation, 'document'>) => ({
      surface: citation.surface,
      start: citation.start,
      end: citation.end,
      group: citation.group,
      references: citation.references,
      status: citation.status,
    });
    expect(of(document).citations.map(plain)).toEqual(gold.map(plain));
    for (const { start, candidates } of gold) {
      if (candidates)
        expect(of(document).citations.find((one) => one.start === start)?.candidates).toEqual(candidates);
    }
  });

  it.each(['001', '002', '003'])('have no citations where none are printed (%s)', (document) => {
    expect(of(document).citations).toEqual([]);
    expect(of(document).references).toEqual([]);
  });

  it('give the reason for every uncertain citation', () => {
    const uncertain = of('000').citations.filter((citation) => citation.status === 'uncertain');
    expect(uncertain).toHaveLength(4);
    for (const { reason } of uncertain) expect(reason).toMatch(/the text writes “.+”, the list “.+”/);
  });

  it('leave no entry uncited', () => {
    for (const document of ['000', '004']) {
      expect(of(document).problems.filter((problem) => problem.kind === 'uncited-reference')).toEqual([]);
    }
  });

  it('have the eleven tables with every row and cell', () => {
    const [gold] = [expected('tables')].flat() as { tables: Table[] }[];
    const tables = of('000').tables;
    expect(tables.map((table) => [table.label, table.caption, table.header])).toEqual(
      gold!.tables.map((table) => [table.label, table.caption, table.header]),
    );
    gold!.tables.forEach((table, i) => {
      const rows = table.rows
        .flatMap((row) => row.reading ?? [row])
        .map(({ path, cells }) => ({ path, cells }));
      const shown = tables[i]!.rows.map((row) => ({
        path: row.path.map((part) => cut(part, table.digests)),
        cells: row.cells.map((cell) => cell.text),
      }));
      expect(shown).toEqual(rows);
    });
  });

  it('say of themselves what they print, and nothing else', () => {
    for (const { document, item, abstract, accept } of expected('documents') as {
      document: string;
      item: Record<string, unknown>;
      abstract: boolean;
      accept?: { type: string[] };
    }[]) {
      const own = of(document).document as Record<string, unknown>;
      for (const [field, value] of Object.entries(item)) {
        if (field === 'type') expect(accept?.type ?? [value]).toContain(own.type);
        else expect(own[field], `${document} ${field}`).toEqual(value);
      }
      for (const field of ['author', 'issued', 'DOI', 'container-title']) {
        if (!(field in item)) expect(own[field], `${document} ${field}`).toBeUndefined();
      }
      expect(own.abstract !== undefined).toBe(abstract);
    }
  });

  it('point to the DOI that a space broke', () => {
    const damaged = of('000').problems.filter((problem) => problem.kind === 'damaged-identifier');
    expect(damaged).toHaveLength(1);
    expect(
      of('000').references.filter((one) => one.start <= damaged[0]!.start && one.end >= damaged[0]!.end)[0]
        ?.n,
    ).toBe(31);
  });
});

/** Labels of more than nine words are kept as nine words and a digest. */
function cut(label: string, digests: Record<string, string> | undefined): string {
  const words = label.split(' ');
  if (words.length <= 9) return label;
  const short = `${words.slice(0, 9).join(' ')} …`;
  expect(createHash('sha256').update(label).digest('hex').slice(0, 16)).toBe(digests?.[short]);
  return short;
}
