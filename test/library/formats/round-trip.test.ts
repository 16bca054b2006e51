import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WriteOptions } from '../../../library/formats/formats.ts';
import { type FormatId, produceBibliography, readBibliography } from '../../../library/formats/formats.ts';
import { CSL_TYPES } from '../../../library/formats/item-draft.ts';
import { sameItemValue } from '../../../library/formats/same-value.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import { arbitraryItem } from './arbitrary-item.ts';

/** Variables of an item that came back different, with both values. */
function differences(before: CslItem, after: CslItem): string[] {
  const one = before as unknown as Record<string, unknown>;
  const two = after as unknown as Record<string, unknown>;
  return [...new Set([...Object.keys(one), ...Object.keys(two)])]
    .filter((variable) => variable !== 'custom' && !sameItemValue(variable, one[variable], two[variable]))
    .map((variable) => `${variable}: ${JSON.stringify(one[variable])} -> ${JSON.stringify(two[variable])}`);
}

async function roundTrip(
  items: readonly CslItem[],
  format: FormatId,
  options: WriteOptions = {},
): Promise<readonly CslItem[]> {
  const bytes = await produceBibliography(
    items.map((item) => ({ item, citationKey: item.id! })),
    format,
    options,
  );
  const reading = await readBibliography(bytes, '', {});
  expect(reading.format.replace('biblatex', 'bibtex')).toBe(format.replace('biblatex', 'bibtex'));
  expect(reading.unread).toEqual([]);
  return reading.records.map(({ item }) => item);
}

describe.each<[FormatId, WriteOptions, string]>([
  ['csl', {}, 'CSL-JSON'],
  ['bibtex', {}, 'BibTeX'],
  ['bibtex', { ascii: true }, 'BibTeX in ASCII'],
  ['biblatex', {}, 'BibLaTeX'],
  ['ris', {}, 'RIS'],
  ['csv', {}, 'CSV'],
  ['xlsx', {}, 'XLSX'],
  ['eppi-json', {}, 'EPPI-Reviewer JSON'],
])('%s %o', (format, options, label) => {
  it(`gives back every variable of any item written as ${label}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryItem(CSL_TYPES), { minLength: 1, maxLength: 4 }), async (drawn) => {
        const items = drawn.map((item, at) => ({ ...item, id: `${item.id}${at}` }));
        const back = await roundTrip(items, format, options);
        expect(back.length).toBe(items.length);
        expect(items.flatMap((item, at) => differences(item, back[at]!))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** What these formats carry for an article; docs/formats.md lists the rest. */
const CARRIED: readonly (readonly [FormatId, readonly string[]])[] = [
  [
    'enw',
    [
      'title',
      'title-short',
      'author',
      'editor',
      'container-title',
      'container-title-short',
      'collection-title',
      'issued',
      'volume',
      'issue',
      'page',
      'publisher',
      'publisher-place',
      'edition',
      'number-of-volumes',
      'genre',
      'ISSN',
      'ISBN',
      'DOI',
      'URL',
      'accessed',
      'language',
      'call-number',
      'archive',
      'source',
      'section',
      'keyword',
      'abstract',
      'note',
    ],
  ],
  [
    'endnote-xml',
    [
      'title',
      'title-short',
      'author',
      'editor',
      'collection-editor',
      'translator',
      'container-title',
      'container-title-short',
      'collection-title',
      'issued',
      'volume',
      'issue',
      'page',
      'publisher',
      'publisher-place',
      'edition',
      'number-of-volumes',
      'genre',
      'ISSN',
      'ISBN',
      'DOI',
      'URL',
      'accessed',
      'language',
      'call-number',
      'archive',
      'source',
      'section',
      'keyword',
      'abstract',
      'note',
      'annote',
      'PMCID',
      'original-title',
    ],
  ],
  [
    'nbib',
    [
      'title',
      'container-title',
      'issued',
      'volume',
      'issue',
      'page',
      'ISSN',
      'DOI',
      'PMID',
      'PMCID',
      'language',
      'publisher',
      'edition',
    ],
  ],
];

describe.each(CARRIED)('%s', (format, carried) => {
  it(`gives back every variable it carries of any article`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryItem(['article-journal']), async (drawn) => {
        const kept = ['id', 'type', ...carried];
        const item = Object.fromEntries(
          Object.entries(drawn).filter(([variable]) => kept.includes(variable)),
        );
        const source = { 'container-title': 'A journal', ...item } as unknown as CslItem;
        const [back] = await roundTrip([source], format);
        const lost = differences(source, back!).filter((each) => kept.slice(2).includes(each.split(':')[0]!));
        expect(lost).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the starter references', () => {
  const starter = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../library/starter/references.json'), 'utf8'),
  ) as { readonly item: CslItem }[];
  const items = starter.map(({ item }, at) => ({ ...item, id: `reference${at}` }));

  it.each<FormatId>(['csl', 'bibtex', 'biblatex', 'ris', 'csv', 'xlsx'])(
    'come back from %s as they were',
    async (format) => {
      const back = await roundTrip(items, format);
      expect(back.length).toBe(items.length);
      expect(items.flatMap((item, at) => differences(item, back[at]!))).toEqual([]);
    },
  );
});
