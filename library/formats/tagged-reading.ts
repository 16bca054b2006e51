import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import { type RecordReading, readEach } from './each-record.ts';
import type { ReadOptions } from './format.ts';
import { cleanDoi, cleanPages, completePages } from './identifiers.ts';
import {
  addNames,
  addText,
  finishItem,
  type ItemDraft,
  joinKeywords,
  keepVerbatim,
  setText,
} from './item-draft.ts';
import { foldLines, foldParagraphs, type TaggedField, type TaggedRecord } from './tag-grammar.ts';

/** What a tag means: the CSL variable and how its text is read. */
export type TagMeaning =
  | readonly ['text' | 'paragraphs' | 'date' | 'doi' | 'pages' | 'fullPages' | 'title', variable: string]
  | readonly ['keywords', separator: RegExp]
  | readonly ['names', variable: string, parse: (text: string) => CslName];

export type TagTable = Readonly<Record<string, TagMeaning>>;

/** A tagged format: what its tags mean, and what only its own code can tell. */
export type TaggedFormat = {
  readonly id: string;
  readonly table: TagTable;
  /** Handles a field whose meaning depends on more than its tag; true where it did. */
  readonly special?: (draft: ItemDraft, field: TaggedField, value: string) => boolean;
  /** Sets what needs the whole record, the type first of all. Gives warnings. */
  readonly finish: (draft: ItemDraft, record: TaggedRecord) => readonly string[];
};

/** Reads one record by the format's table. Fields without meaning are kept in `custom[format]`. */
export function readTaggedRecord(record: TaggedRecord, format: TaggedFormat): RecordReading {
  const fields = record.fields.filter(({ lines }) => lines.some((line) => line !== ''));
  if (fields.length === 0) return { reason: 'The record has no fields.' };
  const draft: ItemDraft = { id: undefined, type: 'document' };
  for (const field of fields) readField(draft, field, format);
  const warnings = format.finish(draft, { ...record, fields });
  return {
    item: finishItem(draft),
    raw: record.raw,
    line: record.line,
    ...(typeof draft.id === 'string' ? { sourceId: draft.id } : {}),
    warnings,
  };
}

function readField(draft: ItemDraft, field: TaggedField, format: TaggedFormat): void {
  const value = foldLines(field.lines);
  if (format.special?.(draft, field, value)) return;
  const meaning = format.table[field.tag];
  if (meaning === undefined || !apply(draft, meaning, field, value)) {
    keepVerbatim(draft, format.id, field.tag, foldParagraphs(field.lines));
  }
}

function apply(draft: ItemDraft, meaning: TagMeaning, field: TaggedField, value: string): boolean {
  switch (meaning[0]) {
    case 'names':
      addNames(draft, meaning[1], field.lines.filter((line) => line !== '').map(meaning[2]));
      return true;
    case 'keywords':
      addText(draft, 'keyword', joinKeywords(field.lines.flatMap((line) => line.split(meaning[1]))), '; ');
      return true;
    case 'paragraphs':
      addText(draft, meaning[1], foldParagraphs(field.lines), '\n\n');
      return true;
    case 'date': {
      const date = parseDateText(value);
      if (date === undefined || draft[meaning[1]] !== undefined) return false;
      draft[meaning[1]] = date;
      return true;
    }
    case 'doi':
      return setText(draft, meaning[1], cleanDoi(value));
    case 'pages':
      return setText(draft, meaning[1], cleanPages(value));
    case 'fullPages':
      return setText(draft, meaning[1], completePages(cleanPages(value)));
    case 'title':
      return setText(draft, meaning[1], withoutFullStop(value));
    case 'text':
      return setText(draft, meaning[1], value);
  }
}

/** Databases end titles with a full stop; styles add their own. */
export function withoutFullStop(title: string): string {
  return /(?:^|[^.])(?:\.|\.\.|\.{4,})$/.test(title) ? title.slice(0, -1) : title;
}

/** A title without the full stop after a whole word; an abbreviation keeps its own. For formats that people write too. */
export function withoutEndOfSentence(title: string): string {
  return /(?:\p{Ll}{4}|\d{4}|[)\]”"])\.$/u.test(title) ? title.slice(0, -1) : title;
}

/** Reads all records, each on its own. */
export function readTaggedRecords(
  records: readonly TaggedRecord[],
  format: TaggedFormat,
  options: ReadOptions,
): BibliographyReading {
  const read = (record: TaggedRecord): RecordReading => readTaggedRecord(record, format);
  return { format: format.id, ...readEach(records, (record) => record, read, options) };
}

/** NLM's journal titles may carry a place or a year in brackets ("(Basel, Switzerland)"); it is no part of the title. */
export function readNlmJournal(draft: ItemDraft, title: string): void {
  const match = /^(.*\S) \(([^()]*(?:,|: ?\d{4})[^()]*)\)$/.exec(title);
  setText(draft, 'container-title', match ? match[1]! : title);
  if (match && draft['publisher-place'] === undefined) setText(draft, 'publisher-place', match[2]!);
}

/** A preprint stands in no journal: what NLM names as one is the server, which CSL has as its publisher (as Zotero does). */
export function settlePreprint(draft: ItemDraft): void {
  if (draft.volume !== undefined || draft.publisher !== undefined) return;
  draft.publisher = draft['container-title'];
  delete draft['container-title'];
  const own = /^10\.\d+\/(?:arXiv\.)?(\d[\w.]*\d)(?:v\d+)?$/i.exec(String(draft.DOI ?? ''));
  if (own) draft.number ??= own[1]!;
}
