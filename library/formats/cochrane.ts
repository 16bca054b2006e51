import type { CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import type { Format } from './format.ts';
import { cleanDoi } from './identifiers.ts';
import { type ItemDraft, setText } from './item-draft.ts';
import { parseInvertedName, parseListedName } from './person-name.ts';
import { cutTagged, type TagGrammar, type TaggedField } from './tag-grammar.ts';
import { readTaggedRecords, type TaggedFormat } from './tagged-reading.ts';

const GRAMMAR: TagGrammar = {
  field: /^([A-Z]{2,3}): ?(.*)$/,
  begins: (tag) => tag === 'ID',
  ends: () => false,
  restarts: (tag, record) => (tag === 'AU' || tag === 'TI') && record.some((field) => field.tag === 'TI'),
  ignored: /^Record #\d+ of \d+$/,
};

const COCHRANE: TaggedFormat = {
  id: 'cochrane',
  table: {
    ID: ['text', 'archive_location'],
    AU: ['names', 'author', cochraneName],
    TI: ['title', 'title'],
    SO: ['text', 'container-title'],
    YR: ['date', 'issued'],
    VL: ['text', 'volume'],
    NO: ['text', 'issue'],
    PG: ['fullPages', 'page'],
    AB: ['paragraphs', 'abstract'],
    KY: ['keywords', /\s*;\s*/],
    US: ['text', 'URL'],
    PB: ['text', 'publisher'],
    SN: ['text', 'ISSN'],
    LA: ['text', 'language'],
  },
  special: readSpecial,
  finish: (draft) => {
    draft.type = draft['container-title'] === undefined ? 'document' : 'article-journal';
    return [];
  },
};

/** "Smith, Jane" or "Smith JK". */
function cochraneName(text: string): CslName {
  return text.includes(',') ? parseInvertedName(text) : parseListedName(text);
}

function readSpecial(draft: ItemDraft, { tag }: TaggedField, value: string): boolean {
  switch (tag) {
    case 'PM':
      return setText(draft, 'PMID', /^PUBMED (\d+)$/.exec(value)?.[1] ?? '');
    case 'DOI':
      return setText(draft, 'DOI', cleanDoi(value));
    case 'CD':
      draft.issued ??= parseDateText(value);
      return true;
    default:
      return false;
  }
}

/** The plain text of the Cochrane Library ("Record #1 of 20", then `ID: CN-…`), reviews and trials. */
export const cochrane: Format = {
  id: 'cochrane',
  label: 'Cochrane Library',
  extensions: [],
  mediaType: 'text/plain',
  detect: (start) =>
    /^ID: (?:CN|CD|CM|CA|DARE|NHSEED|HTA|EED)?-?\d/m.test(start) && /^(?:TI|SO|YR): /m.test(start),
  read: (text, options) => readTaggedRecords(cutTagged(text, GRAMMAR), COCHRANE, options),
};
