import { hyphenateIssn, isIssn } from './identifiers.ts';
import { addText, type ItemDraft, setText } from './item-draft.ts';
import type { TaggedField } from './tag-grammar.ts';

const JOURNAL_TYPES = ['article-journal', 'article-magazine', 'article-newspaper', 'periodical'];
/** Types of which SN is the number, where it is neither an ISSN nor an ISBN, and M1 something lesser. */
const NUMBERED_BY_SN = ['report', 'patent', 'standard'];

/** SN before M1: which of them is the number of a report depends on what SN has. */
export function numbersFirst(fields: readonly TaggedField[]): TaggedField[] {
  return [...fields.filter(({ tag }) => tag === 'SN'), ...fields.filter(({ tag }) => tag !== 'SN')];
}

/** The number of a chapter's series, which makes M1 the number of its volumes (EndNote); of a case, its docket. */
export function readSeriesVolume(draft: ItemDraft, type: string, value: string): boolean {
  if (type === 'legal_case') return setText(draft, 'number', value);
  const volumes = draft['collection-number'];
  if (type !== 'chapter' || typeof volumes !== 'string') return setText(draft, 'collection-number', value);
  if (!setText(draft, 'number-of-volumes', volumes)) return false;
  draft['collection-number'] = value;
  return true;
}

/** A number of MEDLINE is a PMID; of other databases, the place in their archive. */
export function readAccessionNumber(draft: ItemDraft, type: string, value: string): boolean {
  const medline = /pubmed|medline/i.test(String(draft.archive ?? draft.source ?? ''));
  if (medline && type.startsWith('article') && /^\d{6,8}$/.test(value) && draft.PMID === undefined) {
    return setText(draft, 'PMID', value);
  }
  return setText(draft, 'archive_location', value);
}

/** SN may have several numbers, each with what it is: "12345679 (ISSN)", "1234-5679(Electronic),2345-6780(Print)". */
export function readSerialNumber(draft: ItemDraft, type: string, value: string): boolean {
  const parts = value.split(/\s*[;,\n]\s*/).filter((part) => part !== '');
  const read = parts.map((part) =>
    part.replace(/\s*\((?:[A-Za-z -]+)\)$/, '').replace(/^(?:e-?|p-?)?IS[SB]N:?\s*/i, ''),
  );
  if (!read.every((part) => isIssn(part) || isIsbn(part))) return addOtherNumber(draft, type, value);
  for (const part of read) addText(draft, isIssn(part) ? 'ISSN' : 'ISBN', hyphenateIssn(part), ', ');
  return true;
}

function isIsbn(text: string): boolean {
  return /^(?:97[89])?\d{9}[\dXx]$/.test(text.replace(/[\s-]/g, ''));
}

/** What is neither an ISSN nor an ISBN: the number of a report or patent, else what the type would have. */
function addOtherNumber(draft: ItemDraft, type: string, value: string): boolean {
  if (NUMBERED_BY_SN.includes(type) && draft.number === undefined) return setText(draft, 'number', value);
  const serial =
    JOURNAL_TYPES.includes(type) || ['document', 'webpage', 'post-weblog', ...NUMBERED_BY_SN].includes(type);
  const isLong = value.replace(/[^\dXx]/g, '').length >= 10 && !/\d{4}-\d{3}[\dXx]/.test(value);
  for (const part of value.split(/\s*[;\n]\s*/).filter((each) => each !== ''))
    addText(draft, isLong || !serial ? 'ISBN' : 'ISSN', part, ', ');
  return true;
}

/** "IS" is the number of a report, of a patent or of a bill, not an issue. */
export function settleNumbers(draft: ItemDraft): void {
  const type = draft.type as string;
  if (!['report', 'patent', 'standard', 'bill', 'legislation'].includes(type) || draft.number !== undefined)
    return;
  if (draft.issue === undefined) return;
  draft.number = draft.issue;
  delete draft.issue;
}
