import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../../library/extraction/entry/entry.ts';
import type { CslItem, CslName } from '../../../../shared/model/csl.ts';

/**
 * Works as the papers of six disciplines print them, one a line. "{t Title}" is a field with its letter; the fields
 * named in brackets at the head of a line are told apart differently by different readers and are left out.
 */
const FOLDER = new URL('./disciplines/', import.meta.url);

const FIELDS: Readonly<Record<string, readonly [name: string, csl: keyof CslItem & string]>> = {
  a: ['author', 'author'],
  e: ['editor', 'editor'],
  y: ['year', 'issued'],
  t: ['title', 'title'],
  c: ['container', 'container-title'],
  v: ['volume', 'volume'],
  i: ['issue', 'issue'],
  p: ['pages', 'page'],
  b: ['publisher', 'publisher'],
  l: ['place', 'publisher-place'],
  n: ['edition', 'edition'],
  d: ['doi', 'DOI'],
  u: ['url', 'URL'],
};

type Expected = {
  readonly raw: string;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly open: string;
};

function read(line: string): Expected {
  const values = new Map<string, string[]>();
  const open = /^\[([a-z,]+)\] /.exec(line)?.[1] ?? '';
  const raw = line
    .replace(/^\[[a-z,]+\] /, '')
    .replace(/\{(\w) ([^{}]*)\}/g, (_, letter: string, text: string) => {
      const key = letter.toLowerCase();
      values.set(key, [...(values.get(key) ?? []), text.replace('^', ' ')]);
      return text.replace('^', ' ');
    });
  return { raw, values, open };
}

const plain = (text: unknown): string =>
  String(text ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The letters of a name in no order, since lists print it in either. */
const letters = (text: string): string => [...plain(text)].sort().join('');
const nameLetters = (name: CslName): string =>
  letters(
    Object.values(name)
      .filter((part) => typeof part === 'string')
      .join(''),
  );

/** "1360–80" in full, as the reader gives it. */
const fullPages = (text: string): string => {
  const [, first, last] = /^(\D*\d+)\s*[-–−]+\s*(\d+)$/u.exec(text) ?? [];
  return first && last && last.length < first.length
    ? first.slice(0, first.length - last.length) + last
    : text;
};

function same(letter: string, printed: readonly string[], item: CslItem): boolean {
  const [, csl] = FIELDS[letter]!;
  const value = item[csl];
  if (letter === 'a' || letter === 'e') {
    const names = ((value ?? []) as readonly CslName[]).map(nameLetters);
    return printed.length === names.length && printed.every((name, i) => letters(name) === names[i]);
  }
  if (printed.length === 0) return value === undefined;
  if (letter === 'y') return String(item.issued?.['date-parts']?.[0]?.[0]) === /\d{4}/.exec(printed[0]!)?.[0];
  if (letter === 'p') return plain(fullPages(printed.join('-')).replace(/[–−]/g, '-')) === plain(value);
  if (letter === 'n')
    return plain(value).startsWith(/\d+/.exec(printed[0]!)?.[0] ?? '') && value !== undefined;
  if (letter === 'l')
    return plain(value).startsWith(plain(printed[0])) && plain(value).endsWith(plain(printed.at(-1)));
  if (letter === 'd' || letter === 'u') return plain(value) === plain(printed[0]);
  return plain(value).replace(/^the/, '') === plain(printed[0]).replace(/^the/, '');
}

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const entries = readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n').map(read);

  it('is read without a fault in nearly all its entries', () => {
    const wrong = entries.filter(({ raw, values, open }) => {
      const { item } = parseEntry(raw);
      return Object.entries(FIELDS).some(
        ([letter, [name]]) =>
          !open.split(',').includes(name) && !same(letter, values.get(letter) ?? [], item),
      );
    });
    expect(wrong.length / entries.length, wrong.map(({ raw }) => raw).join('\n')).toBeLessThan(0.12);
  });
});
