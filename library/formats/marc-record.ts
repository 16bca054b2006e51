import { cleanPages } from './identifiers.ts';
import { addNames, addText, type ItemDraft, joinKeywords, keepVerbatim, setText } from './item-draft.ts';
import { type MarcField, type MarcRecord, readYear, subfields, tidy, typeOfLeader } from './marc-fields.ts';
import { parseInvertedName, withoutLifeDates } from './person-name.ts';
import { isUnimarc, readUnimarc } from './unimarc-record.ts';

/** Fills a draft from a MARC 21 record (Library of Congress, MARC 21 Format for Bibliographic Data). */
export function readMarc(record: MarcRecord, draft: ItemDraft): void {
  if (isUnimarc(record)) {
    readUnimarc(record, draft);
    return;
  }
  const all = (tag: string): MarcField[] => record.fields.filter((field) => field.tag === tag);
  const text = (tag: string, codes: string): string => subfields(all(tag)[0], codes);
  draft.type = all('502').length > 0 ? 'thesis' : typeOfLeader(record.leader);
  setText(draft, 'id', record.control.get('001')?.trim() ?? '');
  readTitle(all('245')[0], draft);
  for (const tag of ['100', '110', '111']) for (const field of all(tag)) addName(field, draft, 'author');
  for (const tag of ['700', '710', '711']) {
    for (const field of all(tag))
      if (subfields(field, 't') === '')
        addName(
          field,
          draft,
          draft.author === undefined && tag === '700' && all('100').length === 0 ? 'author' : 'contributor',
        );
  }
  for (const field of all('720'))
    addName(field, draft, draft.author === undefined ? 'author' : 'contributor');
  for (const tag of ['260', '264']) {
    setText(draft, 'publisher-place', tidy(text(tag, 'a')));
    setText(draft, 'publisher', tidy(text(tag, 'b')));
    draft.issued ??= readYear(text(tag, 'c'));
  }
  draft.issued ??= readYear(record.control.get('008')?.slice(7, 11) ?? '');
  for (const field of all('020'))
    addText(draft, 'ISBN', /[\dXx-]{10,17}/.exec(subfields(field, 'a'))?.[0] ?? '', ', ');
  for (const field of all('022')) addText(draft, 'ISSN', subfields(field, 'a'), ', ');
  for (const field of all('024'))
    if (/^10\.\d{4,9}\//.test(subfields(field, 'a'))) setText(draft, 'DOI', subfields(field, 'a'));
  setText(draft, 'edition', tidy(text('250', 'a')));
  const pages = /(\d+)\s*(?:p|s|S|pages|Seiten|leaves)\b/.exec(text('300', 'a'));
  if (pages) setText(draft, 'number-of-pages', pages[1]!);
  for (const tag of ['490', '440', '830']) {
    setText(draft, 'collection-title', tidy(text(tag, 'a')));
    setText(draft, 'collection-number', tidy(text(tag, 'v')));
  }
  readHost(all('773')[0], draft);
  if (draft.type === 'chapter' && subfields(all('773')[0], 'x') !== '') draft.type = 'article-journal';
  setText(
    draft,
    'language',
    text('041', 'a') || (record.control.get('008')?.slice(35, 38).replace(/[| ]/g, '') ?? ''),
  );
  for (const field of all('520')) addText(draft, 'abstract', subfields(field, 'ab'), '\n\n');
  // Notes of every kind; the abstract has a variable of its own.
  for (const field of record.fields.filter(({ tag }) => /^5\d\d$/.test(tag) && tag !== '520'))
    addText(draft, 'note', subfields(field, LETTERS), '\n\n');
  for (const field of all('856')) setText(draft, 'URL', subfields(field, 'u'));
  setText(draft, 'call-number', CALL_NUMBERS.map((tag) => text(tag, 'ab')).find((mark) => mark !== '') ?? '');
  const topics = TOPICS.flatMap((tag) =>
    all(tag).map((field) =>
      field.subfields
        .filter(([code]) => /[abvxyz]/.test(code))
        .map(([, value]) => tidy(value))
        .join(' -- '),
    ),
  );
  draft.keyword = joinKeywords(topics);
  for (const { tag, subfields: parts } of record.fields)
    if (!READ.test(tag))
      keepVerbatim(draft, 'marc', tag, parts.map(([code, value]) => `$${code}${value}`).join(''));
}

/** Classifications in the order in which libraries trust them: of Congress, of Medicine, of Agriculture, UDC, Dewey, others. */
const CALL_NUMBERS = ['050', '060', '070', '080', '082', '084', '090'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const TOPICS = ['600', '610', '611', '630', '648', '650', '651', '653', '654', '655', '656', '657', '658'];
/** Fields that are read above; all others are kept as they stand. */
const READ =
  /^(?:020|022|041|050|060|070|080|082|084|090|100|110|111|245|250|260|264|300|440|490|5\d\d|6(?:00|10|11|30|48|50|51|53|54|55|56|57|58)|700|710|711|720|773|830|856)$/;

/** The journal or book a part stands in, with its place there: "Vol. 3, no. 2 (May 1999), p. 55-70". */
function readHost(field: MarcField | undefined, draft: ItemDraft): void {
  setText(draft, 'container-title', tidy(subfields(field, 't')));
  const place = subfields(field, 'g');
  const volume = /\b(?:vol(?:ume)?|bd|band|jg|t)\b\.?\s*([\dIVXLC]+)/i.exec(place)?.[1];
  const issue = /\b(?:no|nr|iss(?:ue)?|heft|h|n)\b\.?\s*(\d[\d/–-]*)/i.exec(place)?.[1];
  const pages = /\b(?:pp?|pages?|s|seiten?)\b\.?\s*(\w?\d+(?:\s*[-–]+\s*\w?\d+)?)/i.exec(place)?.[1];
  setText(draft, 'volume', volume ?? '');
  setText(draft, 'issue', issue ?? '');
  setText(draft, 'page', cleanPages(pages ?? ''));
  if (place !== '' && (volume ?? issue ?? pages) === undefined) keepVerbatim(draft, 'marc', '773', place);
  setText(draft, 'ISSN', subfields(field, 'x'));
  setText(draft, 'ISBN', subfields(field, 'z'));
  setText(draft, 'publisher', tidy(subfields(field, 'd')));
}

function readTitle(field: MarcField | undefined, draft: ItemDraft): void {
  const title = tidy(subfields(field, 'a'));
  const rest = [
    tidy(subfields(field, 'b')),
    [tidy(subfields(field, 'n')), tidy(subfields(field, 'p'))].filter(Boolean).join(', '),
  ].filter(Boolean);
  setText(draft, 'title', [title, ...rest].filter(Boolean).join(': '));
}

function addName(field: MarcField, draft: ItemDraft, fallback: string): void {
  const name = tidy(subfields(field, field.tag.endsWith('00') ? 'a' : 'ab'));
  if (name === '') return;
  const role = `${subfields(field, 'e')} ${subfields(field, '4')}`.toLowerCase();
  const variable = /edit|edt|hrsg|herausgeber/.test(role)
    ? 'editor'
    : /transl|trl|übers/.test(role)
      ? 'translator'
      : /auth|aut\b/.test(role)
        ? 'author'
        : fallback;
  // An uncontrolled name says in $7 or by its comma whether it is a person's.
  const isPerson =
    field.tag === '720'
      ? /,/.test(name) && !/organi[sz]ation|corporat/i.test(subfields(field, '7'))
      : field.tag.endsWith('00');
  addNames(draft, variable, [isPerson ? parseInvertedName(withoutLifeDates(name)) : { literal: name }]);
}
