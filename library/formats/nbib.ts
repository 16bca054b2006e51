import type { CslDate } from '../../shared/model/csl.ts';
import { isoDate } from './date-text.ts';
import type { ExportItem, Format, WriteOptions } from './format.ts';
import { cleanDoi } from './identifiers.ts';
import { addNames, addText, type ItemDraft, setText, splitKeywords, verbatimFields } from './item-draft.ts';
import { formatInvertedName, parseInvertedName, parseListedName } from './person-name.ts';
import { cutTagged, foldLines, type TagGrammar, type TaggedField, type TaggedRecord } from './tag-grammar.ts';
import { readNlmJournal, readTaggedRecords, settlePreprint, type TaggedFormat } from './tagged-reading.ts';

const GRAMMAR: TagGrammar = {
  field: /^([A-Z]{2,4}) {0,2}- ?(.*)$/,
  begins: (tag, record) =>
    tag === 'PMID' || (record.length === 0 && ['OWN', 'TI', 'STAT', 'BTI', 'AU', 'FAU', 'UI'].includes(tag)),
  ends: () => false,
  endsAtBlankLine: true,
};

const MEDLINE: TaggedFormat = {
  id: 'nbib',
  table: {
    PMID: ['text', 'PMID'],
    TI: ['title', 'title'],
    TT: ['title', 'original-title'],
    BTI: ['title', 'container-title'],
    CTI: ['title', 'collection-title'],
    TA: ['text', 'container-title-short'],
    AB: ['paragraphs', 'abstract'],
    VI: ['text', 'volume'],
    IP: ['text', 'issue'],
    PG: ['fullPages', 'page'],
    DP: ['date', 'issued'],
    LA: ['text', 'language'],
    PL: ['text', 'publisher-place'],
    PB: ['text', 'publisher'],
    EN: ['text', 'edition'],
    ISBN: ['text', 'ISBN'],
    PMC: ['text', 'PMCID'],
    PST: ['text', 'status'],
    OT: ['keywords', /\s*;\s*/],
    MH: ['keywords', /\s*;\s*/],
    FED: ['names', 'editor', parseInvertedName],
    CN: ['names', 'author', (literal) => ({ literal })],
    GN: ['paragraphs', 'note'],
  },
  special: readSpecial,
  finish,
};

function readSpecial(draft: ItemDraft, { tag, lines }: TaggedField, value: string): boolean {
  switch (tag) {
    case 'FAU':
    case 'AU':
    case 'ED':
      // Full names decide; the short ones that go with them are looked at when the record is done.
      addNames(draft, `${tag} names`, [
        value.includes(',') ? parseInvertedName(value) : parseListedName(value),
      ]);
      if (tag === 'FAU') addNames(draft, 'author', [parseInvertedName(value)]);
      return true;
    case 'JT':
      readNlmJournal(draft, value);
      return true;
    case 'LID':
    case 'AID':
      return readArticleId(draft, value);
    case 'ISSN':
    case 'IS': {
      const issn = /\d{4}-?\d{3}[\dXx]/.exec(value)?.[0];
      if (issn) addText(draft, 'ISSN', issn, ', ');
      return issn !== undefined;
    }
    case 'MH':
    case 'OT':
      addText(draft, 'keyword', lines.map((line) => line.replaceAll('*', '')).join(' '), '; ');
      return true;
    default:
      return false;
  }
}

function readArticleId(draft: ItemDraft, value: string): boolean {
  const match = /^(.*?)\s*\[(doi|pii)\]$/i.exec(value);
  if (match?.[2]?.toLowerCase() === 'doi') return setText(draft, 'DOI', match[1]!);
  if (/^https?:\/\//.test(value)) {
    const doi = cleanDoi(value);
    return doi.startsWith('10.') ? setText(draft, 'DOI', doi) : setText(draft, 'URL', value);
  }
  // Journals that number their articles give the number as publisher's identifier.
  if (match && /^e\d+$/i.test(match[1]!) && draft.number === undefined)
    return setText(draft, 'number', match[1]!);
  return false;
}

function finish(draft: ItemDraft, record: TaggedRecord): string[] {
  if (draft['FAU names'] === undefined) addNames(draft, 'author', (draft['AU names'] as []) ?? []);
  if (draft.editor === undefined) addNames(draft, 'editor', (draft['ED names'] as []) ?? []);
  for (const scratch of ['FAU names', 'AU names', 'ED names']) delete draft[scratch];
  const types = record.fields
    .filter(({ tag }) => tag === 'PT')
    .map(({ lines }) => foldLines(lines).toLowerCase());
  if (types.some((type) => type === 'book chapter' || type === 'book section')) draft.type = 'chapter';
  else if (types.some((type) => type === 'book')) draft.type = 'book';
  else if (types.includes('preprint')) draft.type = 'article';
  else if (types.includes('newspaper article')) draft.type = 'article-newspaper';
  else if (types.includes('dataset')) draft.type = 'dataset';
  else if (isEricDocument(draft, record)) readEricDocument(draft, types);
  else
    draft.type =
      draft['container-title'] === undefined && draft.ISBN !== undefined ? 'book' : 'article-journal';
  if (draft.type === 'book' && draft.title === undefined) {
    draft.title = draft['container-title'];
    delete draft['container-title'];
  }
  if (draft.type === 'article') settlePreprint(draft);
  draft.id ??= draft.PMID;
  return [];
}

/** ERIC numbers journal articles EJ… and everything else ED…; of the latter JT is who brought it out. */
function isEricDocument(draft: ItemDraft, record: TaggedRecord): boolean {
  const id = record.fields.find(({ tag }) => tag === 'OID');
  return id !== undefined && /^ED\d/.test(foldLines(id.lines)) && draft.volume === undefined;
}

function readEricDocument(draft: ItemDraft, types: readonly string[]): void {
  const says = (word: string): boolean => types.some((type) => type.startsWith(word));
  draft.type = says('dissertations')
    ? 'thesis'
    : says('books')
      ? 'book'
      : says('speeches')
        ? 'speech'
        : 'report';
  draft.publisher ??= draft['container-title'];
  delete draft['container-title'];
}

/** MEDLINE tags in the order PubMed has them; lines wrap at words, as its own do. */
function writeNbib(items: readonly ExportItem[], options: WriteOptions): string {
  return items.map((each) => writeRecord(each, options)).join('\n');
}

function writeRecord({ item, keywords, codings, verbatim }: ExportItem, options: WriteOptions): string {
  const fields: [string, string | undefined][] = [['PMID', item.PMID ?? '']];
  for (const issn of item.ISSN?.split(', ') ?? []) fields.push(['IS', issn]);
  fields.push(['VI', item.volume], ['IP', item.issue]);
  fields.push(['DP', item.issued && medlineDate(item.issued)]);
  const whole = item.type === 'book';
  const preprint = item.type === 'article' && item['container-title'] === undefined;
  fields.push(
    [whole ? 'BTI' : 'TI', item.title && withFullStop(item.title)],
    ['TT', undefined],
    ['PG', item.page],
  );
  if (item.DOI) fields.push(['LID', `${item.DOI} [doi]`]);
  if (item.number && /^e\d+$/i.test(item.number)) fields.push(['LID', `${item.number} [pii]`]);
  fields.push(['AB', item.abstract]);
  for (const name of item.author ?? []) {
    if (name.literal !== undefined) fields.push(['CN', name.literal]);
    else fields.push(['FAU', formatInvertedName(name)], ['AU', shortName(name)]);
  }
  for (const name of item.editor ?? []) fields.push(['FED', formatInvertedName(name)]);
  fields.push(
    ['LA', item.language],
    ['PB', preprint ? undefined : item.publisher],
    ['PL', item['publisher-place']],
    ['EN', item.edition],
  );
  fields.push(['PT', PUBLICATION_TYPES[item.type] ?? 'Journal Article']);
  fields.push(
    ['TA', item['container-title-short']],
    [
      item.type === 'chapter' ? 'BTI' : 'JT',
      item['container-title'] ?? (preprint ? item.publisher : undefined),
    ],
  );
  fields.push(['CTI', item['collection-title']], ['ISBN', item.ISBN], ['PMC', item.PMCID], ['GN', item.note]);
  const tags = [
    ...splitKeywords(item.keyword),
    ...(keywords ?? []),
    ...(options.codings === 'keywords' ? (codings ?? []) : []),
  ];
  for (const tag of new Set(tags)) fields.push(['OT', tag]);
  for (const [tag, values] of verbatimFields(item, 'nbib', verbatim?.nbib)) {
    if (/^[A-Z]{2,4}$/.test(tag) && tag !== 'PT') for (const value of values) fields.push([tag, value]);
  }
  return fields
    .map(([tag, value], at) => (value === undefined || (value === '' && at > 0) ? '' : line(tag, value)))
    .join('');
}

const PUBLICATION_TYPES: Readonly<Record<string, string>> = {
  article: 'Preprint',
  book: 'Book',
  chapter: 'Book Chapter',
  dataset: 'Dataset',
  'article-newspaper': 'Newspaper Article',
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** PubMed ends every title with a stop; reading takes it off. */
function withFullStop(title: string): string {
  return /[?!]$/.test(title) ? title : `${title}.`;
}

const SEASONS = ['Spring', 'Summer', 'Autumn', 'Winter'];

/** "2018 Mar 4", "2018 Spring", "2018 Mar - 2019 Apr", as PubMed writes dates. */
function medlineDate(date: CslDate): string {
  const parts = date['date-parts'] ?? [];
  if (parts.length === 0) return date.literal ?? date.raw ?? '';
  const season = SEASONS[Number(date.season) - 1];
  const ends = parts.map(([year, month, day]) =>
    [isoDate([year!]), month === undefined ? season : MONTHS[month - 1], day]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  return (date.circa ? 'ca. ' : '') + ends.join(' - ');
}

function shortName(name: { readonly family?: string; readonly given?: string }): string {
  const initials = (name.given ?? '')
    .split(/[\s.-]+/)
    .map((word) => word.slice(0, 1))
    .join('');
  return `${name.family ?? ''} ${initials}`.trim();
}

function line(tag: string, value: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of value.split(/\s+/)) {
    if (current !== '' && current.length + word.length > 80) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return `${tag.padEnd(4)}- ${[...lines, current].join('\n      ')}\n`;
}

/** MEDLINE/PubMed (https://www.nlm.nih.gov/bsd/mms/medlineelements.html). */
export const nbib: Format = {
  id: 'nbib',
  label: 'PubMed (nbib)',
  extensions: ['nbib', 'medline'],
  mediaType: 'application/nbib',
  detect: (start) => /^PMID {0,2}- ?\d*/m.test(start) || /^(?:OWN|STAT) {0,2}- /m.test(start),
  read: (text, options) => readTaggedRecords(cutTagged(text, GRAMMAR), MEDLINE, options),
  write: writeNbib,
};
