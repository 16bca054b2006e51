import type { ChangeKind } from '../../shared/contract/history-search.ts';
import type { RecordedTable } from '../database/tables.ts';

const KIND_OF: Partial<Record<RecordedTable, ChangeKind>> = {
  codebook: 'codebook',
  coding: 'coding',
  passage: 'coding',
  coding_past: 'coding',
  suggestion_rejection: 'coding',
  coder_reveal: 'coding',
  waiting_coding: 'coding',
  finding: 'finding',
  table_mapping: 'finding',
  check_note: 'finding',
  decision: 'decision',
  study: 'study',
  study_reference: 'study',
  study_proposal: 'study',
  document: 'document',
  document_text: 'document',
  document_chunk: 'document',
  citation: 'document',
  problem: 'document',
  reference: 'reference',
  redirect: 'reference',
  reference_tag: 'reference',
  collection: 'reference',
  collection_reference: 'reference',
  source: 'reference',
  source_record: 'reference',
  entry_review: 'reference',
  not_duplicate: 'reference',
  receipt: 'reference',
  map: 'map',
  cell_judgement: 'map',
};

/** Of an act that touched several tables, the first of these says what it was about. */
const ORDER: readonly ChangeKind[] = [
  'codebook',
  'document',
  'reference',
  'study',
  'coding',
  'finding',
  'decision',
  'map',
];

/** What a change was about, by the tables it touched. */
export function kindOfTables(tables: readonly string[]): ChangeKind {
  const kinds = new Set(tables.map((table) => KIND_OF[table as RecordedTable] ?? 'other'));
  return ORDER.find((kind) => kinds.has(kind)) ?? 'other';
}
