import type { CslDate } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import { addNames, addText, type ItemDraft, joinKeywords, setText } from './item-draft.ts';
import { parseInvertedName, withoutLifeDates } from './person-name.ts';

/** One MARC 21 record: its leader, control fields, and data fields with their subfields in order. */
export type MarcRecord = {
  readonly leader: string;
  readonly control: ReadonlyMap<string, string>;
  readonly fields: readonly MarcField[];
};
export type MarcField = {
  readonly tag: string;
  readonly subfields: readonly (readonly [code: string, value: string])[];
};

/** Fills a draft from a MARC 21 record (Library of Congress, MARC 21 Format for Bibliographic Data). */
export function readMarc(record: MarcRecord, draft: ItemDraft): void {
  const all = (tag: string): MarcField[] => record.fields.filter((field) => field.tag === tag);
  const text = (tag: string, codes: string): string => subfields(all(tag)[0], codes);
  draft.type = typeOf(record);
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
  setText(draft, 'container-title', tidy(text('773', 't')));
  setText(
    draft,
    'language',
    text('041', 'a') || (record.control.get('008')?.slice(35, 38).replace(/[| ]/g, '') ?? ''),
  );
  for (const field of all('520')) addText(draft, 'abstract', subfields(field, 'ab'), '\n\n');
  for (const tag of ['500', '502', '504'])
    for (const field of all(tag)) addText(draft, 'note', subfields(field, 'abc'), '\n\n');
  for (const field of all('856')) setText(draft, 'URL', subfields(field, 'u'));
  setText(draft, 'call-number', text('050', 'ab') || text('082', 'a'));
  const topics = ['600', '610', '630', '648', '650', '651', '653'].flatMap((tag) =>
    all(tag).map((field) =>
      field.subfields
        .filter(([code]) => /[abvxyz]/.test(code))
        .map(([, value]) => tidy(value))
        .join(' -- '),
    ),
  );
  draft.keyword = joinKeywords(topics);
}

/** The values of these subfields of a field, joined by spaces. */
function subfields(field: MarcField | undefined, codes: string): string {
  return (field?.subfields ?? [])
    .filter(([code]) => codes.includes(code))
    .map(([, value]) => value.trim())
    .join(' ')
    .trim();
}

/** Without the punctuation cataloguing rules put between parts (ISBD). */
function tidy(text: string): string {
  return text
    .replace(/\s*[/:;,=]\s*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/([^.\s]{3,})\.$/, '$1')
    .trim();
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
  addNames(draft, variable, [
    field.tag.endsWith('00') ? parseInvertedName(withoutLifeDates(name)) : { literal: name },
  ]);
}

function readYear(text: string): CslDate | undefined {
  const year = /\d{4}/.exec(text)?.[0];
  return year === undefined ? undefined : parseDateText(year);
}

function typeOf(record: MarcRecord): string {
  const [kind, level] = [record.leader[6] ?? 'a', record.leader[7] ?? 'm'];
  if (record.fields.some(({ tag }) => tag === '502')) return 'thesis';
  const byKind = {
    e: 'map',
    f: 'map',
    c: 'musical_score',
    d: 'musical_score',
    g: 'motion_picture',
    i: 'song',
    j: 'song',
    k: 'graphic',
    m: 'software',
    t: 'manuscript',
  }[kind];
  if (byKind) return byKind;
  if (level === 'b') return 'article-journal';
  if (level === 'a') return 'chapter';
  return level === 's' ? 'periodical' : 'book';
}
