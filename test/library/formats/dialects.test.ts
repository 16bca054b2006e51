import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat, readBibliography } from '../../../library/formats/formats.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import { DIALECTS, type Dialect } from './dialects.ts';

const TITLES = ['First risk of 50 things', 'Second risk: a subtitle', 'Third risk (again)'] as const;

type Parts = { before: string; records: string[]; after: string };

function partsOf(dialect: Dialect): Parts {
  return {
    before: dialect.before ?? '',
    records: TITLES.map((title, at) => dialect.record({ n: at + 1, title })),
    after: dialect.after ?? '',
  };
}

function join({ before, records, after }: Parts): string {
  return before + records.join('') + after;
}

async function readItems(content: string | Uint8Array, dialect: Dialect): Promise<CslItem[]> {
  const { records } = await readBibliography(content, dialect.file);
  return records.map(({ item }) => item);
}

/** What `dialects.ts` says every record says, as far as this program writes it. */
function expected(dialect: Dialect, at: number): object {
  const all = { volume: '12', page: '45-67', DOI: `10.5555/abc${at + 1}` };
  const said = Object.entries(all).filter(([variable]) => !dialect.without?.includes(variable as 'DOI'));
  return { type: 'article-journal', title: TITLES[at], ...Object.fromEntries(said) };
}

/** UTF-16 as programs of Windows write it, with its mark or without. */
function utf16(text: string, mark: boolean): Uint8Array {
  return new Uint8Array(Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le'));
}

describe.each(DIALECTS)('$name', (dialect) => {
  it('is recognised, and read with its authors, year, journal, pages and DOI', async () => {
    const text = join(partsOf(dialect));
    expect(detectFormat(text, dialect.file)).toBe(dialect.format);
    const { records, unread } = await readBibliography(text, dialect.file);
    expect(unread).toEqual([]);
    expect(records).toHaveLength(TITLES.length);
    for (const [at, { item, line }] of records.entries()) {
      expect(item).toMatchObject(expected(dialect, at));
      expect(item.issued?.['date-parts']?.[0]?.[0]).toBe(2019);
      expect(item['container-title']).toMatch(/^j(?:ournal of|) invent(?:ed|) stud(?:ies|)$/i);
      expect(item.author?.map(({ family }) => family?.replace('de la ', ''))).toEqual(['Smith', 'Cruz']);
      if (!dialect.without?.includes('given')) expect(item.author?.[0]?.given).toBe('Jane');
      expect(line).toBeGreaterThan(0);
    }
  });

  it('is the same in UTF-16, with the line ends of other systems and with marks in its middle', async () => {
    const { before, records, after } = partsOf(dialect);
    const text = join({ before, records, after });
    const items = await readItems(text, dialect);
    const variants = [
      text.replaceAll('\n', '\r'),
      text.replaceAll(/\r?\n/g, '\r\n'),
      join({ before, records: records.map((record) => `\uFEFF${record}`), after }),
      utf16(text, true),
      utf16(text, false),
    ];
    for (const variant of variants) expect(await readItems(variant, dialect)).toEqual(items);
    // Latin-1 has letters for all there is here but one dash.
    const latin = new Uint8Array(Buffer.from(text.replaceAll('–', '-').replace(/^\uFEFF/, ''), 'latin1'));
    expect((await readItems(latin, dialect)).map(({ author }) => author)).toEqual(
      items.map(({ author }) => author),
    );
  });
});

const JUNK = [
  '{',
  '}',
  '"',
  '@',
  '@comment{',
  '\\',
  '$',
  '<',
  '&',
  '\0',
  '\u2028',
  'ER  -',
  '%',
  '#',
  ',',
  "'",
  '\ud800',
];

/** A damage done to one record, told as what to do where. */
const damage = fc.record({
  kind: fc.constantFrom('cut', 'insert', 'repeat', 'line', 'end'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  junk: fc.constantFrom(...JUNK),
});

function damaged(
  record: string,
  { kind, at, length, junk }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): string {
  const place = Math.floor(at * record.length);
  if (kind === 'cut') return record.slice(0, place) + record.slice(place + length);
  if (kind === 'insert') return record.slice(0, place) + junk.repeat(1 + (length % 5)) + record.slice(place);
  if (kind === 'repeat') return record.slice(0, place + length) + record.slice(place);
  const lines = record.split('\n');
  if (kind === 'line') lines.splice(Math.floor(at * lines.length), 1);
  return kind === 'line' ? lines.join('\n') : `${record.slice(0, place)}\n\n`;
}

describe('a file with one damaged record', () => {
  it('is read without throwing, every row with its reason, and the first record stays whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...DIALECTS), damage, async (dialect, how) => {
        const { before, records, after } = partsOf(dialect);
        const text = join({ before, records: [records[0]!, damaged(records[1]!, how), records[2]!], after });
        const reading = await readBibliography(text, dialect.file);
        for (const row of reading.unread) {
          expect(row.line).toBeGreaterThan(0);
          expect(row.reason).toMatch(/^[A-Z].*[.)]$/s);
          expect(row.reason).not.toMatch(/undefined|is not a function|Cannot read/);
        }
        const [whole] = await readItems(join({ before, records: records.slice(0, 1), after }), dialect);
        // A line without its tag goes on with the field before it, which is the last of the first record.
        const { type, title, author, volume } = whole!;
        expect(reading.records[0]?.item).toMatchObject({ type, title, author, volume });
      }),
      { numRuns: Number(process.env.GLEANER_RUNS ?? 150) },
    );
  });

  it('keeps the record after it too, whatever was cut out of its middle', async () => {
    const cut = damage.filter(({ kind, at }) => kind !== 'insert' && at < 0.8);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...DIALECTS), cut, async (dialect, how) => {
        const { before, records, after } = partsOf(dialect);
        const text = join({ before, records: [records[0]!, damaged(records[1]!, how), records[2]!], after });
        const titles = (await readItems(text, dialect)).map(({ title }) => title);
        expect(titles).toContain(TITLES[2]);
      }),
      { numRuns: Number(process.env.GLEANER_RUNS ?? 150) },
    );
  });
});
