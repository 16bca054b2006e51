import { describe, expect, test } from 'vitest';
import { checkItem } from '../../../library/quality/item-checks.ts';
import { mended } from '../../../library/quality/problem-text.ts';
import type { CslItem } from '../../../shared/model/csl.ts';

const SOUND: CslItem = {
  type: 'article-journal',
  title: 'Hearing aids in daily use',
  author: [
    { family: 'Lee', given: 'Ann' },
    { family: 'McDonald', given: 'J. P.' },
  ],
  issued: { 'date-parts': [[2001, 2, 28]] },
  'container-title': 'Ear and Hearing',
  volume: '3',
  page: '475-82',
  DOI: '10.1016/S0140-6736(05)12345-6',
  ISSN: '0378-5955',
  PMID: '12345678',
  URL: 'https://example.org/a_b?c=1',
};

/** What is found at a field after a change of the sound record: its message, and the value after the fix. */
function found(change: Partial<CslItem>, field: keyof CslItem & string) {
  const item = { ...SOUND, ...change } as CslItem;
  return checkItem(item, 2026)
    .filter((finding) => finding.field === field)
    .map((finding) => ({
      check: finding.check,
      fixed: finding.fix === undefined ? 'no fix' : mended(item, finding.fix)[field],
    }));
}

test('a sound record has no problem', () => {
  expect(checkItem(SOUND, 2026)).toEqual([]);
});

test('records of types that need little have no problem', () => {
  const page: CslItem = { type: 'webpage', title: 'Advice', URL: 'https://example.org' };
  const law: CslItem = { type: 'legislation', title: 'Hearing Act' };
  expect([page, law].flatMap((item) => checkItem(item, 2026))).toEqual([]);
});

describe('what cannot be is told', () => {
  test.each([
    ['a month beyond twelve', { issued: { 'date-parts': [[2001, 13]] } }, 'issued'],
    ['the thirtieth of February', { issued: { 'date-parts': [[2001, 2, 30]] } }, 'issued'],
    ['the leap day of another year', { issued: { 'date-parts': [[1900, 2, 29]] } }, 'issued'],
    ['a year that lies ahead', { issued: { 'date-parts': [[2048]] } }, 'issued'],
    ['a range that ends before it begins', { issued: { 'date-parts': [[2001], [1999]] } }, 'issued'],
    ['pages that end before they begin', { page: '120-15' }, 'page'],
    ['a DOI without its number', { DOI: 'j.desal.2005.02.017' }, 'DOI'],
    ['an ISSN with a wrong check digit', { ISSN: '0378-5954' }, 'ISSN'],
    ['an ISBN with a wrong check digit', { ISBN: '978-3-16-148410-1' }, 'ISBN'],
    ['an address without a host', { URL: 'https://' }, 'URL'],
    ['a PMID that is a word', { PMID: 'none' }, 'PMID'],
    ['a number as a name', { author: [{ family: 'Barker1', given: 'Anne' }] }, 'author'],
  ] as const)('%s', (_, change, field) => {
    expect(found(change as Partial<CslItem>, field)).toEqual([
      { check: expect.any(String), fixed: 'no fix' },
    ]);
  });
});

describe('what is untidy is told with its fix', () => {
  test.each([
    ['a DOI with its resolver', { DOI: 'https://doi.org/10.1000/x1.' }, 'DOI', '10.1000/x1'],
    ['a label before pages', { page: 'pp. 12–15' }, 'page', '12-15'],
    ['no page', { page: 'n/a' }, 'page', undefined],
    ['an ISSN without its hyphen', { ISSN: '03785955' }, 'ISSN', '0378-5955'],
    ['an ISSN as ISBN', { ISBN: '0378-5955', ISSN: '' }, 'ISBN', undefined],
    ['a PMID with its label', { PMID: 'PMID: 123' }, 'PMID', '123'],
    ['an address without its beginning', { URL: 'www.example.org/a' }, 'URL', 'https://www.example.org/a'],
    [
      'a full stop after a title',
      { title: 'Hearing aids in daily use.' },
      'title',
      'Hearing aids in daily use',
    ],
    ['doubled spaces', { title: 'Hearing  aids in use ' }, 'title', 'Hearing aids in use'],
    ['entities', { title: 'Hearing &amp; aids in use' }, 'title', 'Hearing & aids in use'],
    ['braces of TeX', { title: 'The role of {DNA} in ears' }, 'title', 'The role of DNA in ears'],
    [
      'a journal in capitals',
      { 'container-title': 'JOURNAL OF THE HISTORY OF EARS' },
      'container-title',
      'Journal of the History of Ears',
    ],
    [
      'names in capitals',
      { author: [{ family: "O'BRIEN-SMITH", given: 'J. P.' }] },
      'author',
      [{ family: "O'Brien-Smith", given: 'J. P.' }],
    ],
    [
      'a person named twice',
      {
        author: [
          { family: 'Lee', given: 'A.' },
          { family: 'Lee', given: 'A.' },
        ],
      },
      'author',
      [{ family: 'Lee', given: 'A.' }],
    ],
    [
      'others as a person',
      { author: [{ family: 'Lee', given: 'A.' }, { literal: 'et al.' }] },
      'author',
      [{ family: 'Lee', given: 'A.' }],
    ],
  ] as const)('%s', (_, change, field, fixed) => {
    expect(found(change as unknown as Partial<CslItem>, field)).toEqual([
      { check: expect.any(String), fixed },
    ]);
  });

  test('a title in capitals keeps the names and abbreviations of its abstract', () => {
    const abstract = `${'We asked people about hearing. '.repeat(8)}Along the Mekong, and later in Hanoi, HIV was found.`;
    expect(found({ title: 'HEARING AND HIV ALONG THE MEKONG', abstract }, 'title')).toEqual([
      { check: 'capitals', fixed: 'Hearing and HIV along the Mekong' },
    ]);
    expect(found({ title: 'HEARING AND HIV ALONG THE MEKONG' }, 'title')).toEqual([
      { check: 'capitals', fixed: 'no fix' },
    ]);
  });

  test('an address that is a DOI moves to its field', () => {
    const { DOI: _, ...without } = SOUND;
    const item: CslItem = { ...without, URL: 'https://doi.org/10.1000/x' };
    const [finding] = checkItem(item, 2026);
    expect(mended(item, finding?.fix ?? {})).toEqual({ ...without, URL: undefined, DOI: '10.1000/x' });
  });
});

test.each([
  ['article-journal', ['title', 'author', 'issued', 'container-title', 'volume']],
  ['book', ['title', 'author', 'issued', 'publisher']],
  ['chapter', ['title', 'author', 'issued', 'container-title', 'publisher']],
  ['thesis', ['title', 'author', 'issued', 'publisher']],
  ['webpage', ['title', 'URL']],
])('an empty %s lacks what its type needs', (type, fields) => {
  const missing = checkItem({ type }, 2026).filter(({ check }) => check === 'required');
  expect(missing.map(({ field }) => field)).toEqual(fields);
});

test.each(['Psychol.', 'Smith Inc.', 'U.S.', 'What next ...', 'J. Sel. Top. Quantum Electron.'])(
  'a full stop that belongs to “%s” stays',
  (title) => {
    expect(found({ title }, 'title')).toEqual([]);
  },
);

test('no check throws on values that should not be there', () => {
  const odd = {
    type: 'article-journal',
    title: '<<<{{{&&&;;;\\\\',
    author: [{}, { family: '' }, { literal: '' }, { family: '\u0000' }],
    issued: { 'date-parts': [[]] },
    page: '-'.repeat(10_000),
    DOI: '('.repeat(10_000),
    URL: `https://${'a'.repeat(100_000)}`,
    ISBN: '0'.repeat(10_000),
  } as unknown as CslItem;
  expect(Array.isArray(checkItem(odd, 2026))).toBe(true);
});
