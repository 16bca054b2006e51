import type { CslName } from '../../shared/model/csl.ts';
import { addNames, addText, type ItemDraft, joinKeywords, keepVerbatim, setText } from './item-draft.ts';
import { type MarcField, type MarcRecord, readYear, subfields, tidy, typeOfLeader } from './marc-fields.ts';
import { familyParts } from './person-name.ts';

/** Relator codes of UNIMARC (Appendix C) that CSL has a variable for. */
const ROLES: Readonly<Record<string, string>> = {
  '005': 'performer',
  '070': 'author',
  '220': 'compiler',
  '230': 'composer',
  '300': 'director',
  '340': 'editor',
  '440': 'illustrator',
  '460': 'author',
  '470': 'interviewer',
  '550': 'narrator',
  '590': 'performer',
  '630': 'producer',
  '650': 'editor',
  '651': 'editor',
  '690': 'script-writer',
  '730': 'translator',
};

/** Whether a record is UNIMARC, as the libraries of France, Italy, Portugal and others exchange: its title stands in 200. */
export function isUnimarc({ fields }: MarcRecord): boolean {
  const has = (tag: string): boolean => fields.some((field) => field.tag === tag);
  return has('200') && !has('245');
}

/** Fills a draft from a UNIMARC record (IFLA, UNIMARC Manual: Bibliographic Format). */
export function readUnimarc(record: MarcRecord, draft: ItemDraft): void {
  const all = (tag: string): MarcField[] => record.fields.filter((field) => field.tag === tag);
  const first = (tag: string, codes: string): string => tidy(subfields(all(tag)[0], codes));
  draft.type = all('328').length > 0 ? 'thesis' : typeOfLeader(record.leader);
  setText(draft, 'id', record.control.get('001')?.trim() ?? '');
  const part = [first('200', 'h'), first('200', 'i')].filter(Boolean).join(', ');
  setText(draft, 'title', [first('200', 'a'), first('200', 'e'), part].filter(Boolean).join(': '));
  for (const field of record.fields) if (/^7[012][0-3]$/.test(field.tag)) addName(field, draft);
  for (const tag of ['210', '214', '219']) {
    setText(draft, 'publisher-place', first(tag, 'a'));
    setText(draft, 'publisher', first(tag, 'c'));
    draft.issued ??= readYear(first(tag, 'd'));
  }
  draft.issued ??= readYear(first('328', 'd')) ?? readYear(first('100', 'a').slice(9, 13));
  setText(draft, 'publisher', first('328', 'e'));
  setText(draft, 'genre', first('328', 'b'));
  for (const field of all('010')) addText(draft, 'ISBN', subfields(field, 'a'), ', ');
  for (const field of all('011')) addText(draft, 'ISSN', subfields(field, 'a'), ', ');
  for (const field of all('017'))
    if (/^10\.\d{4,9}\//.test(subfields(field, 'a'))) setText(draft, 'DOI', subfields(field, 'a'));
  setText(draft, 'language', first('101', 'a').split(' ')[0] ?? '');
  setText(draft, 'edition', first('205', 'a'));
  setText(
    draft,
    'number-of-pages',
    /(\d+)[\s\])]*(?:p|pp|pages?|f|ff|s|c)\b/i.exec(first('215', 'a'))?.[1] ?? '',
  );
  for (const [tag, title] of [
    ['225', 'a'],
    ['410', 't'],
  ] as const) {
    setText(draft, 'collection-title', first(tag, title));
    setText(draft, 'collection-number', first(tag, 'v'));
  }
  const host = all('463')[0] ?? all('461')[0];
  readHost(host, draft);
  if (draft.type === 'chapter' && subfields(host, 'x') !== '') draft.type = 'article-journal';
  for (const field of all('330')) addText(draft, 'abstract', subfields(field, 'a'), '\n\n');
  for (const field of record.fields)
    if (/^3(?:0\d|1\d|2[0-79]|3[3-7]|45)$/.test(field.tag))
      addText(draft, 'note', subfields(field, 'a'), '\n\n');
  for (const field of all('856')) setText(draft, 'URL', subfields(field, 'u'));
  setText(
    draft,
    'call-number',
    ['680', '675', '676', '686'].map((tag) => first(tag, 'a')).find(Boolean) ?? '',
  );
  draft.keyword = joinKeywords(record.fields.filter(({ tag }) => /^60[0-9]|^610/.test(tag)).map(topicOf));
  for (const { tag, subfields: parts } of record.fields)
    if (!READ.test(tag))
      keepVerbatim(draft, 'marc', tag, parts.map(([code, value]) => `$${code}${value}`).join(''));
}

const READ =
  /^(?:010|011|017|101|200|205|210|214|215|225|3(?:0\d|1\d|2[0-9]|3[03-7]|45)|410|461|463|60\d|610|67[56]|68[06]|7[012][0-3]|856)$/;

function topicOf(field: MarcField): string {
  const isName = /^60[0-2]/.test(field.tag);
  const name = isName ? [subfields(field, 'a'), subfields(field, 'b')].filter(Boolean).join(', ') : '';
  const parts = field.subfields.filter(([code]) => (isName ? /[xyzt]/ : /[axyz]/).test(code));
  return [name, ...parts.map(([, value]) => tidy(value))].filter(Boolean).join(' -- ');
}

function addName(field: MarcField, draft: ItemDraft): void {
  const family = tidy(subfields(field, 'a'));
  if (family === '') return;
  const [isPerson, isSecond] = [field.tag[1] === '0', field.tag[2] === '2'];
  const more = tidy(subfields(field, 'b'));
  const name: CslName = isPerson
    ? { ...familyParts(family), ...(more === '' ? {} : { given: more }) }
    : { literal: [family, more].filter(Boolean).join('. ') };
  const role = subfields(field, '4').split(' ')[0] ?? '';
  addNames(draft, ROLES[role] ?? (role === '' && !isSecond ? 'author' : 'contributor'), [name]);
}

/** The journal or book a part stands in. */
function readHost(field: MarcField | undefined, draft: ItemDraft): void {
  setText(draft, 'container-title', tidy(subfields(field, 't')));
  setText(draft, 'ISSN', subfields(field, 'x'));
  setText(draft, 'ISBN', subfields(field, 'y'));
  const place = subfields(field, 'v');
  const pages = /\b(?:pp?|pages?)\b\.?\s*(\d+(?:\s*[-–]\s*\d+)?)/i.exec(place)?.[1] ?? '';
  setText(draft, 'page', pages.replace(/\s*[-–]\s*/, '-'));
  setText(draft, 'volume', /^(?:vol\.?|t\.?)?\s*(\d+)/i.exec(place)?.[1] ?? '');
}
