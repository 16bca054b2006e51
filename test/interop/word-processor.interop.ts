import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { has, workshop } from './workshop.ts';

const { at, run, gleaner } = workshop();

/** Has LibreOffice open a file and write it as another kind; gives the path of what it wrote. */
function converted(name: string, to: string, filter = ''): string {
  const { code, out } = run('soffice', [
    `-env:UserInstallation=file://${at('office')}`,
    '--headless',
    '--convert-to',
    filter === '' ? to : `${to}:${filter}`,
    name,
  ]);
  expect(code, out).toBe(0);
  return at(name.replace(/\.\w+$/, `.${to}`));
}

/** Words alone, so that line breaks, tabs and kinds of spaces do not matter. */
const words = (text: string) =>
  text
    .replace(/^\ufeff/, '')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');

describe.skipIf(!has('soffice'))('LibreOffice', () => {
  test.each(['docx', 'rtf', 'html'])('opens a bibliography as %s with every word of it', (kind) => {
    const plain = gleaner('export', '--style', 'vancouver', '--locale', 'en-GB', '--format', 'text');
    gleaner('export', '--style', 'vancouver', '--locale', 'en-GB', '--out', at(`list.${kind}`));
    const opened = readFileSync(converted(`list.${kind}`, 'txt', 'Text (encoded):UTF8'), 'utf8');
    expect(words(opened).replace(/^References /, '')).toBe(words(plain));
  });

  test('opens the workbook of the library with numbers as numbers', () => {
    gleaner('export', '--format', 'xlsx', '--out', at('library.xlsx'));
    const rows = sheetRows(readFileSync(converted('library.xlsx', 'fods'), 'utf8'));
    const head = rows[0]?.map(({ text }) => text) ?? [];
    const year = head.indexOf('Year');
    expect(year).toBeGreaterThan(-1);
    const years = rows.slice(1).map((row) => row[year]);
    expect(years.length).toBeGreaterThan(80);
    expect(years.filter((cell) => cell?.type === 'float').length).toBeGreaterThan(75);
    expect(years.filter((cell) => cell !== undefined && cell.text !== '' && cell.type !== 'float')).toEqual(
      [],
    );
  });

  test('opens the workbook of a map with numbers as numbers', () => {
    gleaner('map', '--out', at('map.xlsx'));
    const rows = sheetRows(readFileSync(converted('map.xlsx', 'fods'), 'utf8'));
    const numberlike = rows.flat().filter(({ text }) => /^\d+$/.test(text));
    expect(numberlike.length).toBeGreaterThan(20);
    expect(numberlike.filter(({ type }) => type !== 'float').map(({ text }) => text)).toEqual([]);
  });

  test('opens the Word document of a map with its table', () => {
    gleaner('map', '--out', at('map.docx'));
    const opened = readFileSync(converted('map.docx', 'html'), 'utf8');
    expect(opened).toMatch(/<table/i);
  });
});

type Cell = { readonly text: string; readonly type: string };

/** The cells of all sheets of a flat OpenDocument table, repeated ones once. */
function sheetRows(fods: string): readonly (readonly Cell[])[] {
  return [...fods.matchAll(/<table:table-row[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)].flatMap(
      ([, attributes = '', inside = '']): Cell[] => {
        const type = /office:value-type="(\w+)"/.exec(attributes)?.[1] ?? '';
        const text = inside.replace(/<[^>]+>/g, '').trim();
        const times = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
        return Array.from({ length: Math.min(times, 50) }, () => ({ text, type }));
      },
    ),
  );
}
