import { parseDateText } from './date-text.ts';
import { readEndNoteType } from './endnote-types.ts';
import type { Format } from './format.ts';
import { cleanPages, joinPages } from './identifiers.ts';
import { addText, type ItemDraft, setText } from './item-draft.ts';
import { parseInvertedName } from './person-name.ts';
import { cutTagged, type TagGrammar, type TaggedField } from './tag-grammar.ts';
import { readTaggedRecords, type TaggedFormat } from './tagged-reading.ts';
import { readType } from './type-names.ts';

const GRAMMAR: TagGrammar = {
  field: /^\uFEFF?([A-Z][A-Z0-9])(?:[ \t]+(.*)|)$/,
  // SR and ID stand once in a record; a second one means that the first line of the next is lost.
  begins: (tag, record) =>
    tag === 'RT' || ((tag === 'SR' || tag === 'ID') && record.some((field) => field.tag === tag)),
  restarts: (tag, record) => /^(?:SR|ID|A1|T1)$/.test(tag) && record.some((field) => field.tag === 'T1'),
  ends: (tag) => tag === 'ER',
};

const REFWORKS: TaggedFormat = {
  id: 'refworks',
  table: {
    ID: ['text', 'id'],
    A1: ['names', 'author', parseInvertedName],
    A2: ['names', 'editor', parseInvertedName],
    A3: ['names', 'collection-editor', parseInvertedName],
    A4: ['names', 'translator', parseInvertedName],
    T1: ['title', 'title'],
    ST: ['title', 'title-short'],
    JF: ['text', 'container-title'],
    JO: ['text', 'container-title-short'],
    VO: ['text', 'volume'],
    IS: ['text', 'issue'],
    K1: ['keywords', /\s*;\s*/],
    AB: ['paragraphs', 'abstract'],
    NO: ['paragraphs', 'note'],
    PB: ['text', 'publisher'],
    PP: ['text', 'publisher-place'],
    ED: ['text', 'edition'],
    LA: ['text', 'language'],
    CL: ['text', 'genre'],
    DO: ['doi', 'DOI'],
    LK: ['text', 'URL'],
    UL: ['text', 'URL'],
    DB: ['text', 'archive'],
    DS: ['text', 'source'],
    AN: ['text', 'archive_location'],
    RD: ['date', 'accessed'],
    CN: ['text', 'call-number'],
    T3: ['text', 'collection-title'],
  },
  special: readSpecial,
  finish,
};

const SCRATCH = new Set(['RT', 'YR', 'FD', 'SP', 'OP', 'T2']);

function readSpecial(draft: ItemDraft, { tag }: TaggedField, value: string): boolean {
  if (SCRATCH.has(tag)) {
    draft[`refworks ${tag}`] ??= value;
    return true;
  }
  if (tag === 'SN') {
    addText(draft, /^\d{4}-?\d{3}[\dXx]$/.test(value) ? 'ISSN' : 'ISBN', value, ', ');
    return true;
  }
  return false;
}

function finish(draft: ItemDraft): string[] {
  const scratch = (tag: string): string | undefined => draft[`refworks ${tag}`] as string | undefined;
  const text = scratch('RT') ?? '';
  const type = /abstract|journal/i.test(text)
    ? 'article-journal'
    : (readEndNoteType(text.replace(',', '')) ?? readType(text));
  draft.type = type ?? 'document';
  const secondary = scratch('T2');
  if (
    secondary !== undefined &&
    !setText(draft, draft.type === 'book' ? 'collection-title' : 'container-title', secondary)
  ) {
    setText(draft, 'collection-title', secondary);
  }
  if (draft['container-title'] === undefined && draft['container-title-short'] !== undefined) {
    draft['container-title'] = draft['container-title-short'];
    delete draft['container-title-short'];
  }
  const [first, last] = [scratch('SP'), scratch('OP')];
  const whole = (draft.type === 'book' || draft.type === 'thesis') && last === undefined;
  if (whole && first !== undefined && !cleanPages(first).includes('-')) draft['number-of-pages'] = first;
  else draft.page = joinPages(first, last);
  const [year, date] = [scratch('YR'), scratch('FD')];
  const full =
    date === undefined ? undefined : parseDateText(/\d{4}/.test(date) ? date : `${date} ${year ?? ''}`);
  draft.issued = full?.['date-parts'] ? full : year === undefined ? full : parseDateText(year);
  for (const tag of SCRATCH) delete draft[`refworks ${tag}`];
  return type === undefined ? [`The type "${text}" is not known.`] : [];
}

/** RefWorks' tagged format (RefWorks help, "RefWorks Tagged Format"). */
export const refworks: Format = {
  id: 'refworks',
  label: 'RefWorks',
  extensions: ['refworks'],
  mediaType: 'text/plain',
  detect: (start) => /^\uFEFF?RT [A-Z]/m.test(start) && /^(?:A1|T1|JF|YR|SR) /m.test(start),
  read: (text, options) => readTaggedRecords(cutTagged(text, GRAMMAR), REFWORKS, options),
};
