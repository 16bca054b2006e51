import fc from 'fast-check';
import type { CslItem, CslName } from '../../../shared/model/csl.ts';

/** Words with what formats stumble over: accents, TeX specials, quotes, dashes, other scripts, capitals inside. */
const WORDS = [
  'risk',
  'prevention',
  'of',
  'the',
  'HIV',
  'pH',
  'Zürich',
  'Ångström',
  'naïve',
  'façade',
  'Łódź',
  'São',
  'Ağrı',
  '50%',
  'R&D',
  'C#',
  '$100',
  'a_b',
  'x^2',
  '~5',
  '{set}',
  '}',
  '{',
  '\\alpha',
  '"quoted"',
  "it's",
  '“curly”',
  '‘single’',
  'fast–slow',
  'em—dash',
  'α-blocker',
  '日本語',
  'Привет',
  'مرحبا',
  'p < 0.05',
  '>3',
  '2020:',
  'self-help',
  'e.g.',
  '(sic)',
  '[note]',
  'a/b',
  '@home',
  '=1+1',
  '+44',
  '-',
  '--',
  "''",
  '`tick`',
  '…',
  'n.d.',
  '½',
  '™',
  'ı',
  '#1',
  'ℓ',
  '|',
];

/** One line of text without leading, trailing or doubled spaces. */
export const line: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
      {
        weight: 1,
        arbitrary: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-composite' }).map(clean),
      },
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((words) => clean(words.join(' ')))
  .filter(
    (text) => text !== '' && !ENTITY.test(text) && !MARKUP.test(text) && text !== 'NA' && text !== 'null',
  );

const ENTITY = /&(?:#?\w+);/;
const MARKUP = /<\/?(?:i|b|sup|sub|sc|span)\b/;

function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{C}\p{Z}]+/gu, ' ')
    .trim();
}

/** Text of one to three paragraphs, each ending as sentences do. */
const paragraphs: fc.Arbitrary<string> = fc
  .array(line, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map((each) => `${each}.`).join('\n\n'));

/** Plain words, for fields that hold numbers and identifiers. */
const token = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/).filter((text) => text !== 'NA' && text !== 'null');

const part = fc
  .stringMatching(/^\p{Lu}[\p{Ll}]{1,8}$/u)
  .map((text) => text.normalize('NFC'))
  .filter((text) => /^\p{Lu}\p{L}+$/u.test(text) && !/^(?:And|Others|NA|VI|II|IV|Jr|Sr)$/i.test(text));

const person: fc.Arbitrary<CslName> = fc
  .record(
    {
      family: fc.oneof(
        { weight: 4, arbitrary: part },
        fc.tuple(part, part).map((parts) => parts.join('-')),
      ),
      given: fc.oneof(
        part,
        fc.tuple(part, part).map((parts) => parts.join(' ')),
        fc.constantFrom('J. K.', 'Ö.', 'M.-C.'),
      ),
      'non-dropping-particle': fc.constantFrom('van', 'van der', 'de la'),
      'dropping-particle': fc.constantFrom('von', 'de'),
      suffix: fc.constantFrom('Jr.', 'III'),
    },
    { requiredKeys: ['family', 'given'] },
  )
  .map((name) =>
    name['dropping-particle'] === undefined ? name : { ...name, 'non-dropping-particle': undefined },
  )
  .map(
    (name) => Object.fromEntries(Object.entries(name).filter(([, value]) => value !== undefined)) as CslName,
  );

const organisation: fc.Arbitrary<CslName> = fc
  .constantFrom(
    'World Health Organization',
    'Ministry of Health and Social Affairs',
    'EMCDDA',
    'Institut für Suchtforschung, Zürich',
  )
  .map((literal) => ({ literal }));

const names = fc.array(fc.oneof({ weight: 4, arbitrary: person }, organisation), {
  minLength: 1,
  maxLength: 5,
});

const parts = fc.oneof(
  fc.tuple(fc.integer({ min: 1000, max: 2030 })),
  fc.tuple(fc.integer({ min: 1000, max: 2030 }), fc.integer({ min: 1, max: 12 })),
  fc.tuple(
    fc.integer({ min: 1000, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  ),
);

const date = fc.oneof(
  { weight: 6, arbitrary: parts.map((each) => ({ 'date-parts': [[...each]] })) },
  parts.map((each) => ({ 'date-parts': [[...each], [each[0]! + 1, ...each.slice(1)]] })),
  fc
    .tuple(fc.integer({ min: 1900, max: 2030 }), fc.integer({ min: 1, max: 4 }))
    .map(([year, season]) => ({ 'date-parts': [[year]], season })),
  parts.map((each) => ({ 'date-parts': [[...each]], circa: true })),
  fc.constantFrom('in press', 'n.d.', 'forthcoming').map((literal) => ({ literal })),
);

const rich: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: line },
  fc
    .tuple(line, fc.constantFrom('i', 'b', 'sup', 'sub'), line, line)
    .map(([before, tag, inner, after]) => `${before} <${tag}>${inner}</${tag}> ${after}`),
);

const keyword = fc
  .array(
    line
      .map((text) => clean(text.replace(/[;,{}\\|]/g, '')))
      .filter((text) => text !== '' && !/^[`'-]/.test(text)),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => [...new Set(all)].join('; '))
  .filter((text) => text.trim() !== '');

/** Items of every CSL type with any variable in any of them. */
export function arbitraryItem(types: readonly string[]): fc.Arbitrary<CslItem> {
  return fc
    .record(
      {
        id: fc.stringMatching(/^[a-z]{3,8}[0-9]{4}$/),
        type: fc.constantFrom(...types),
        title: rich,
        'title-short': line,
        'container-title': rich,
        'container-title-short': line,
        'collection-title': line,
        'collection-number': token,
        'event-title': line,
        'event-place': line,
        volume: token,
        issue: token,
        page: fc.oneof(
          token,
          fc.tuple(fc.nat(999), fc.nat(999)).map(([from, to]) => `${from}-${from + to}`),
        ),
        number: token,
        'number-of-pages': fc.nat(999).map(String),
        'number-of-volumes': fc.nat(99).map(String),
        edition: line,
        version: line,
        publisher: line,
        'publisher-place': line,
        genre: line,
        medium: line,
        status: line,
        language: fc.constantFrom('en', 'de', 'pt-BR', 'English'),
        abstract: paragraphs,
        keyword,
        note: paragraphs,
        annote: paragraphs,
        source: line,
        archive: line,
        archive_location: line,
        'call-number': line,
        section: line,
        DOI: fc
          .tuple(fc.integer({ min: 1000, max: 99999 }), fc.stringMatching(/^[a-z0-9._()-]{1,12}[a-z0-9]$/))
          .map(([prefix, rest]) => `10.${prefix}/${rest}`),
        URL: fc
          .webUrl({ withQueryParameters: true, withFragments: true })
          .filter((url) => !/[{}\\%~]|&amp;/.test(url)),
        ISBN: fc.constantFrom('978-3-16-148410-0', '0-306-40615-2'),
        ISSN: fc.constantFrom('1234-5679', '2049-363X'),
        PMID: fc.integer({ min: 1000, max: 39999999 }).map(String),
        PMCID: fc.integer({ min: 1000, max: 9999999 }).map((number) => `PMC${number}`),
        'chapter-number': token,
        'original-title': line,
        author: names,
        editor: names,
        translator: names,
        'container-author': names,
        'collection-editor': names,
        director: names,
        issued: date,
        accessed: date,
        'original-date': date,
      },
      { requiredKeys: ['id', 'type', 'title'] },
    )
    .map((item) => item as CslItem);
}
