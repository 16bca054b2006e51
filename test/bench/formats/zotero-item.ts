import type { CslItem, CslName } from '../../../shared/model/csl.ts';

/** An item as Zotero's translator tests expect it. */
export type ZoteroItem = Readonly<Record<string, unknown>> & {
  readonly itemType: string;
  readonly creators?: readonly {
    readonly lastName?: string;
    readonly firstName?: string;
    readonly name?: string;
    readonly creatorType: string;
  }[];
  readonly tags?: readonly (string | { readonly tag: string })[];
  readonly notes?: readonly (string | { readonly note: string })[];
};

/** One field: what Zotero expects, what the item has, and whether they agree. */
export type FieldAgreement = {
  readonly field: string;
  readonly expected: string;
  readonly got: string;
  readonly agrees: boolean;
  readonly kept: boolean;
};

/** Zotero fields and the CSL variables that hold them (Zotero's own mapping, schema.json). */
const FIELDS: readonly (readonly [field: string, zotero: readonly string[], csl: readonly string[]])[] = [
  ['title', ['title', 'caseName', 'nameOfAct', 'subject'], ['title']],
  [
    'container',
    [
      'publicationTitle',
      'bookTitle',
      'proceedingsTitle',
      'encyclopediaTitle',
      'dictionaryTitle',
      'websiteTitle',
      'blogTitle',
      'code',
      'reporter',
    ],
    ['container-title'],
  ],
  ['journalAbbreviation', ['journalAbbreviation'], ['container-title-short']],
  ['volume', ['volume', 'codeVolume', 'reporterVolume'], ['volume']],
  ['issue', ['issue'], ['issue']],
  ['pages', ['pages', 'codePages', 'firstPage'], ['page']],
  ['DOI', ['DOI'], ['DOI']],
  ['ISBN', ['ISBN'], ['ISBN']],
  ['ISSN', ['ISSN'], ['ISSN']],
  ['url', ['url'], ['URL']],
  [
    'publisher',
    ['publisher', 'institution', 'university', 'distributor', 'company', 'studio', 'label', 'repository'],
    ['publisher'],
  ],
  ['place', ['place', 'country'], ['publisher-place', 'event-place']],
  ['abstract', ['abstractNote'], ['abstract']],
  ['language', ['language'], ['language']],
  ['edition', ['edition'], ['edition']],
  ['series', ['series', 'seriesTitle'], ['collection-title']],
  ['seriesNumber', ['seriesNumber'], ['collection-number']],
  ['numPages', ['numPages'], ['number-of-pages']],
  ['numberOfVolumes', ['numberOfVolumes'], ['number-of-volumes']],
  [
    'number',
    [
      'reportNumber',
      'billNumber',
      'patentNumber',
      'docketNumber',
      'publicLawNumber',
      'documentNumber',
      'identifier',
      'archiveID',
    ],
    ['number'],
  ],
  [
    'genre',
    ['thesisType', 'reportType', 'manuscriptType', 'letterType', 'mapType', 'websiteType', 'genre'],
    ['genre'],
  ],
  ['section', ['section', 'session'], ['section']],
  ['version', ['versionNumber'], ['version']],
  ['shortTitle', ['shortTitle'], ['title-short']],
  ['callNumber', ['callNumber'], ['call-number']],
  ['archive', ['archive'], ['archive']],
  ['archiveLocation', ['archiveLocation'], ['archive_location']],
  ['libraryCatalog', ['libraryCatalog'], ['source']],
  ['conferenceName', ['conferenceName'], ['event-title']],
];

function canonical(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/<[^>]+>/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** Compares an item with what Zotero makes of the same record, field by field; only fields Zotero has count. */
export function compareWithZotero(expected: ZoteroItem, item: CslItem): FieldAgreement[] {
  const source = item as unknown as Record<string, unknown>;
  const everything = canonical(JSON.stringify(item).replace(/\\[nt"\\]/g, ' '));
  const agreements: FieldAgreement[] = [];
  const add = (
    field: string,
    wanted: string,
    got: string,
    agrees = canonical(wanted) === canonical(got),
  ): void => {
    agreements.push({
      field,
      expected: wanted,
      got,
      agrees,
      kept: agrees || everything.includes(canonical(wanted)),
    });
  };
  for (const [field, zotero, csl] of FIELDS) {
    const name = zotero.find((each) => typeof expected[each] === 'string' && expected[each] !== '');
    if (name === undefined) continue;
    const got = csl.map((each) => source[each]).find((each) => each !== undefined) ?? '';
    add(field, String(expected[name]), String(got));
  }
  if (expected.creators && expected.creators.length > 0) {
    const wanted = expected.creators.map(({ lastName, name }) => canonical(lastName ?? name ?? ''));
    const families = nameLists(source).flatMap((list) => list.map(familyOf));
    add(
      'creators',
      wanted.join(' '),
      families.join(' '),
      wanted.every((each) => families.includes(each)),
    );
    const given = expected.creators
      .map(({ firstName }) => canonical(firstName ?? ''))
      .filter((each) => each !== '');
    const givens = nameLists(source).flatMap((list) => list.map(givenOf));
    if (given.length > 0)
      add(
        'givenNames',
        given.join(' '),
        givens.join(' '),
        given.every((each) => givens.includes(each)),
      );
  }
  const date = ['date', 'dateDecided', 'dateEnacted', 'issueDate']
    .map((each) => expected[each])
    .find((each) => typeof each === 'string' && each !== '');
  const year = typeof date === 'string' ? /\d{4}/.exec(date)?.[0] : undefined;
  if (year !== undefined && year !== '0000')
    add('year', year, String(item.issued?.['date-parts']?.[0]?.[0] ?? item.issued?.literal ?? ''));
  const tags = (expected.tags ?? [])
    .map((each) => canonical(typeof each === 'string' ? each : each.tag))
    .filter((each) => each !== '');
  if (tags.length > 0) {
    const keyword = canonical(item.keyword ?? '');
    add(
      'tags',
      tags.join(' '),
      item.keyword ?? '',
      tags.every((each) => keyword.includes(each)),
    );
  }
  const notes = (expected.notes ?? [])
    .map((each) => canonical(typeof each === 'string' ? each : each.note))
    .filter((each) => each !== '');
  if (notes.length > 0)
    add(
      'notes',
      notes.join(' '),
      item.note ?? '',
      notes.every((each) => everything.includes(each)),
    );
  return agreements;
}

function nameLists(source: Readonly<Record<string, unknown>>): CslName[][] {
  return Object.values(source).filter((value): value is CslName[] => Array.isArray(value));
}

function familyOf(name: CslName): string {
  return canonical([name['non-dropping-particle'], name.family, name.literal].filter(Boolean).join(' '));
}

/** Zotero has suffix and dropping particle among the given names. */
function givenOf(name: CslName): string {
  return canonical([name.given, name['dropping-particle'], name.suffix].filter(Boolean).join(' '));
}
