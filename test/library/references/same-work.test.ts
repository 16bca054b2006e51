import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWorks, isSameWork, traitsOf } from '../../../library/references/same-work.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import { article, crowdedItem, names, year } from './records.ts';

const tierOf = (left: CslItem, right: CslItem) => compareWorks(traitsOf(left), traitsOf(right))?.tier;
const TITLE = 'Barriers to seeking help among people who worry about their drinking: a qualitative study';

describe('two records are certainly one work', () => {
  test.each<[string, CslItem]>([
    ['with a remark of the database behind the title', article({ title: `${TITLE}. [Review] [45 refs]` })],
    [
      'with a note on its erratum behind the title',
      article({ title: `${TITLE}.[Erratum appears in J Clin Oncol. 2015 May 1;33(2):9]` }),
    ],
    ['as a translated title in brackets', article({ title: `[${TITLE}]. [Spanish]` })],
    ['with HTML entities and markup', article({ title: TITLE.replace('drinking', '<i>drink&#105;ng</i>') })],
    ['in capitals', article({ title: TITLE.toUpperCase() })],
    [
      'with two typing errors',
      article({ title: TITLE.replace('seeking', 'seekng').replace('people', 'poeple') }),
    ],
    ['without its subtitle', article({ title: TITLE.split(':')[0] })],
    ['cut off', article({ title: TITLE.slice(0, 60) })],
    ['in an abbreviated journal', article({ 'container-title': 'J. Clin. Oncol.' })],
    ['in a journal run together', article({ 'container-title': 'Jclinoncol' })],
    [
      'in a journal with its society',
      article({
        'container-title': 'Journal of clinical oncology : official journal of the Society of Oncologists',
      }),
    ],
    ['with initials for given names', article({ author: names('Okafor, N', 'Lind, P E', 'Marin, S') })],
    ['with authors in another order', article({ author: names('Lind, P E', 'Okafor, N', 'Marin, S') })],
    ['with the first author alone', article({ author: names('Okafor, N.') })],
    [
      'with authors nobody took apart',
      article({ author: [{ literal: 'Okafor N' }, { literal: 'Lind PE' }, { literal: 'Marin S' }] }),
    ],
    ['without authors', article({ author: undefined })],
    ['with a damaged letter in a name', article({ author: names('Ok?for, Ngozi', 'Lind, Per', 'Mar?n, S') })],
    [
      'published online a year before',
      article({ issued: year(2013), volume: undefined, issue: undefined, page: undefined }),
    ],
    ['with a short last page', article({ page: '2207-15' })],
    ['with another DOI, on the same first page', article({ DOI: '10.1000/wrong', page: '2207' })],
    ['with the first page alone', article({ page: '2207' })],
    ['with a supplement behind the volume', article({ volume: '32 (4 Supplement 1)' })],
    [
      'without a place',
      article({ 'container-title': undefined, volume: undefined, issue: undefined, page: undefined }),
    ],
  ])('%s', (_, other) => {
    expect(tierOf(article(), other)).toBe('certain');
  });

  test('when a spreadsheet made a date of the pages', () => {
    expect(tierOf(article({ page: '1-10' }), article({ page: '01-Oct' }))).toBe('certain');
  });

  test('when a report and its address are the same, whatever little its title says', () => {
    const report = article({
      type: 'report',
      title: 'Annual report 2023',
      'container-title': undefined,
      volume: undefined,
      issue: undefined,
      page: undefined,
      URL: 'https://www.example.org/annual-report-2023/',
    });
    expect(tierOf(report, { ...report, URL: 'http://example.org/annual-report-2023' })).toBe('certain');
  });

  test('when a reference list lets the title run into the publisher', () => {
    const book = {
      type: 'book',
      title: 'The quiet years of a border town',
      author: names('Hale, Ruth'),
      issued: year(1998),
    };
    expect(tierOf(book, { ...book, title: 'The quiet years of a border town. Harbour Press' })).toBe(
      'certain',
    );
  });
});

describe('a person decides', () => {
  test.each<[string, CslItem, CslItem]>([
    [
      'about an abstract and the paper that followed',
      article(),
      article({ 'container-title': 'Annals of Oncology', volume: '24', page: 'S12' }),
    ],
    ['about the same paper on other pages', article(), article({ page: '3011-3019' })],
    [
      'about pages that begin at one in another volume',
      article({ volume: '30', page: '1-9' }),
      article({ volume: '31', page: '1-14' }),
    ],
    [
      'about another volume where one has no pages',
      article({ volume: '30', page: undefined }),
      article({ volume: '31' }),
    ],
    [
      'about two DOIs',
      article({ DOI: '10.1000/one', page: undefined }),
      article({ DOI: '10.1000/two', page: undefined }),
    ],
    [
      'about a thesis and the article made from it',
      article({ page: undefined, volume: undefined }),
      article({ type: 'thesis', 'container-title': undefined, page: undefined, volume: undefined }),
    ],
    [
      'about an equal DOI over different titles',
      article({ DOI: '10.1000/one' }),
      article({ DOI: '10.1000/one', title: 'Oral sessions of the second day' }),
    ],
    [
      'about letters behind the year',
      article({ 'year-suffix': 'a', page: undefined }),
      article({ 'year-suffix': 'b', page: undefined }),
    ],
    [
      'about two editions',
      article({ type: 'book', edition: '2', page: undefined }),
      article({ type: 'book', edition: '3rd ed.', page: undefined }),
    ],
    [
      'about a study and its protocol',
      article({ page: undefined, volume: undefined, issue: undefined }),
      article({ title: `${TITLE}: study protocol`, page: undefined, volume: undefined, issue: undefined }),
    ],
    [
      'about reports of one title in the next year',
      {
        type: 'report',
        title: 'National household survey on drug use',
        issued: year(2014),
        author: names('Ministry'),
      },
      {
        type: 'report',
        title: 'National household survey on drug use',
        issued: year(2015),
        author: names('Ministry'),
      },
    ],
    [
      'about two letters of one heading, the second of which begins where the first ends',
      article({ page: '100-101' }),
      article({ page: '101-102', author: names('Zyl, Quentin') }),
    ],
    [
      'about editorials of one author on the same pages of two issues',
      article({ title: 'Editorial', page: '1-2', issue: '4' }),
      article({ title: 'Editorial', page: '1-2', issue: '5' }),
    ],
  ])('%s', (_, left, right) => {
    expect(tierOf(left, right)).toBe('review');
  });

  test.each([
    'Editorial',
    'Éditorial',
    'Editoriale',
    'Vorwort der Redaktion',
    'Avant-propos',
    'Presentación',
    'Carta al editor',
    'Leserbriefe',
    'Pääkirjoitus',
    'Från redaktionen: ledare',
    'От редакции',
    '社论',
    '編集後記',
    'Message from the president',
    'Questions and answers',
  ])('about what stands under “%s”, where only the journal and year agree', (title) => {
    const plain = article({ title, page: undefined, volume: undefined, issue: undefined });
    expect(tierOf(plain, { ...plain, abstract: 'Other' } as CslItem)).not.toBe('certain');
    const placed = article({ title });
    expect(tierOf(placed, article({ title, page: '2300-2302' }))).not.toBe('certain');
    // The same one in another database.
    expect(tierOf(placed, article({ title, 'container-title': 'J Clin Oncol', page: '2207-15' }))).toBe(
      'certain',
    );
  });
});

describe('two records are never called one work', () => {
  const part = (title: string, changes = {}) =>
    article({ title, page: undefined, volume: undefined, issue: undefined, ...changes });
  test.each<[string, CslItem, CslItem]>([
    [
      'part I and part II',
      part('A drug for a rare fever: part I, trial design'),
      part('A drug for a rare fever: part II, trial design'),
    ],
    [
      'type 1 and type 2',
      part('Outcomes of care in adults with type 1 diabetes'),
      part('Outcomes of care in adults with type 2 diabetes'),
    ],
    [
      'two editorials of one author in one volume',
      article({ title: 'Editorial', page: '1-2', issue: '1' }),
      article({ title: 'Editorial', page: '201-2', issue: '2' }),
    ],
    [
      'two editorials of one author without pages',
      article({ title: 'Editorial', page: undefined, issue: undefined }),
      article({ title: 'Editorial', page: undefined, issue: undefined, volume: undefined }),
    ],
    [
      'a paper and the reply to it',
      article({ page: undefined }),
      article({ title: `${TITLE} - Reply`, page: undefined }),
    ],
    ['a paper and its erratum', article(), article({ title: `Erratum: ${TITLE}`, page: '2000' })],
    [
      'yearly reports',
      part('Statistics of the emergency department in 2011', { issued: year(2012) }),
      part('Statistics of the emergency department in 2012', { issued: year(2013) }),
    ],
    [
      'increased and decreased',
      part('Increased mortality after early discharge from care'),
      part('Decreased mortality after early discharge from care'),
    ],
  ])('%s', (_, left, right) => {
    expect(tierOf(left, right)).not.toBe('certain');
  });
});

describe('a correction', () => {
  const short = TITLE.split(':')[0]!;
  const correction = (title: string, more: Parameters<typeof article>[0] = {}) =>
    article({ title, page: '2900', issue: '5', author: names('Lind, P. E.'), ...more });
  const forms = [
    correction(`Erratum: ${short}`),
    correction(`${short} (vol 32, pg 2207, 2014)`),
    correction(`${short} (Journal of Clinical Oncology (2014) 32 (2207-2215))`),
    correction(`Corrigendum to: ${short} (Journal of Clinical Oncology (February 2014) 32:4 (2207-2215))`),
  ];

  test('is one work however a database says what it corrects', () => {
    for (const left of forms) for (const right of forms) expect(tierOf(left, right)).toBe('certain');
  });

  test('is neither the paper nor another correction of it', () => {
    for (const form of forms) {
      expect(tierOf(form, article({ title: short }))).toBeUndefined();
      expect(tierOf(form, correction(`Erratum: ${short}`, { page: '3301', issue: '7' }))).not.toBe('certain');
    }
  });
});

test('the reasons are sentences that name what agrees and what does not', () => {
  const verdict = compareWorks(traitsOf(article()), traitsOf(article({ page: '3011-3019' })));
  expect(verdict?.because).toBe(
    'The titles are the same; authors, year, journal or book, volume and issue agree. The pages differ.',
  );
});

test('comparing is the same both ways round', () => {
  fc.assert(
    fc.property(crowdedItem, crowdedItem, (left, right) => {
      const [a, b] = [traitsOf(left), traitsOf(right)];
      expect(compareWorks(a, b)).toEqual(compareWorks(b, a));
    }),
    { numRuns: 2000 },
  );
});

test('a record with a telling title is the same work as itself', () => {
  fc.assert(
    fc.property(crowdedItem, (item) => {
      const traits = traitsOf(item);
      fc.pre(traits.title.weight === 1);
      expect(isSameWork(traits, traits)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('any text at all can be compared', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, (title, page, volume) => {
      const item = article({ title, page, volume, author: [{ family: title, given: page }], DOI: volume });
      expect(() => tierOf(item, article({ title: page }))).not.toThrow();
    }),
  );
});

test('fields of a million letters are compared by their beginnings', () => {
  const long = (word: string) => word.repeat(1_000_000 / word.length);
  const item = (word: string) =>
    article({
      title: long(`${word} `),
      author: [{ family: long(word), given: long(word) }, { literal: long(`${word} `) }],
      'container-title': long(`${word} `),
      volume: long('1'),
      page: long('1-'),
    });
  expect(tierOf(item('drinking'), item('drinking'))).toBe('certain');
  expect(tierOf(item('drinking'), item('sleeping'))).not.toBe('certain');
  expect(tierOf(item('['), item('[('))).not.toBe('certain');
});
