import type { Kysely } from 'kysely';
import type { CitationContext } from '../../shared/contract/reference.ts';
import type { Tables } from '../database/tables.ts';
import { readText } from './document-store.ts';

/** Citations of one document, or of one reference in every document, in reading order, with sentence and clause. */
export async function readCitations(
  db: Kysely<Tables>,
  wanted:
    | { readonly document: string }
    | { readonly reference: string }
    | { readonly ids: readonly string[] },
): Promise<readonly CitationContext[]> {
  let query = db.selectFrom('citation').selectAll().orderBy('document_id').orderBy('n');
  if ('document' in wanted) query = query.where('document_id', '=', wanted.document);
  else if ('reference' in wanted) query = query.where('reference_id', '=', wanted.reference);
  else query = query.where('id', 'in', [...wanted.ids]);
  const rows = await query.execute();
  const documents = new Map<string, { name: string; text: string }>();
  for (const id of new Set(rows.map((row) => row.document_id))) {
    const document = await db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
    if (document === undefined) continue;
    const stored = await readText(db, document);
    documents.set(id, { name: document.name, text: stored?.text ?? '' });
  }
  return rows.map((row) => {
    const document = documents.get(row.document_id);
    return {
      id: row.id,
      document: row.document_id,
      documentName: document?.name ?? '',
      start: row.start,
      end: row.end,
      surface: row.surface,
      group: row.group_number,
      sentence: document?.text.slice(row.sentence_start, row.sentence_end) ?? '',
      sentenceStart: row.sentence_start,
      clause: document?.text.slice(row.clause_start, row.clause_end) ?? '',
      clauseStart: row.clause_start,
      reference: row.reference_id,
      candidates: JSON.parse(row.candidates_json) as string[],
      status: row.status,
      reason: row.reason,
    };
  });
}
