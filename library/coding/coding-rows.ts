import type { AsReported, Judgement, Origin } from '../../shared/model/coding.ts';
import type { Tables } from '../database/tables.ts';

/** What a coding's row says of its study. */
export function judgementOf(row: Omit<Tables['coding'], 'id' | 'rev'>): Judgement {
  return {
    codebookVersion: row.codebook_version,
    dimension: row.dimension,
    code: row.code,
    outcome: row.outcome === '' ? null : row.outcome,
    direction: row.direction,
    asReported: row.as_reported as AsReported | null,
    coder: row.coder,
    origin: row.origin as Origin,
    note: row.note,
    createdAt: row.created_at,
  };
}

/** The words a passage's row quotes and where they stand, in the file with that hash or in the record itself. */
export function quotedOf(row: Omit<Tables['passage'], 'coding_id' | 'field' | 'rev'>) {
  return {
    id: row.id,
    sha256: row.document_sha256,
    reference: row.reference_id,
    start: row.start,
    end: row.end,
    quote: row.quote,
    before: row.before,
    after: row.after,
    page: row.page,
    basis: row.basis,
  };
}
