/** The rows of a library file, as migrations/ leaves it. Booleans are 0 or 1. */
export type Tables = {
  meta: { key: string; value: string };
  replica: { id: string; created_at: string };
  source: {
    id: string;
    name: string;
    database: string;
    query: string;
    searched_on: string;
    added_at: string;
  };
  reference: {
    id: string;
    citation_key: string;
    item_json: string;
    type: string;
    title: string;
    authors: string;
    sort_author: string;
    year: number | null;
    doi: string | null;
    note: string;
    added_at: string;
    rev: number;
  };
  redirect: { name: string; reference_id: string };
  pinned_key: { reference_id: string };
  reference_tag: { reference_id: string; tag: string };
  collection: { id: string; name: string; parent_id: string | null; rev: number };
  collection_reference: { collection_id: string; reference_id: string };
  document: {
    id: string;
    sha256: string;
    name: string;
    media_type: string;
    bytes: number;
    role: 'full text' | 'catalogue record' | 'related report';
    reference_id: string | null;
    extractor_version: string;
    added_at: string;
    rev: number;
  };
  document_text: {
    sha256: string;
    extractor_version: string;
    text: string;
    blocks_json: string;
    tables_json: string;
  };
  document_chunk: { sha256: string; n: number; bytes: Uint8Array };
  source_record: {
    id: string;
    reference_id: string;
    source_id: string | null;
    kind: string;
    format: string;
    raw: string;
    raw_hash: string;
    item_json: string;
    document_id: string | null;
    n: number | null;
    start: number | null;
    end: number | null;
    confidence: number | null;
    fields_json: string;
    warnings_json: string;
    added_at: string;
    rev: number;
  };
  entry_review: {
    raw_hash: string;
    raw: string;
    item_json: string;
    verdict: 'confirmed' | 'corrected';
    at: string;
    rev: number;
  };
  citation: {
    id: string;
    document_id: string;
    n: number;
    start: number;
    end: number;
    surface: string;
    group_number: number;
    sentence_start: number;
    sentence_end: number;
    clause_start: number;
    clause_end: number;
    reference_id: string | null;
    candidates_json: string;
    status: 'linked' | 'uncertain' | 'ambiguous' | 'unmatched';
    reason: string;
    rev: number;
  };
  problem: {
    id: string;
    document_id: string;
    kind: string;
    message: string;
    start: number;
    end: number;
    resolved: number;
    rev: number;
  };
  study: { id: string; label: string; note: string; added_at: string; rev: number };
  study_reference: { study_id: string; reference_id: string };
  study_proposal: {
    id: string;
    fingerprint: string;
    studies_json: string;
    reason: string;
    status: 'open' | 'accepted' | 'dismissed';
    rev: number;
  };
  not_duplicate: { left_id: string; right_id: string };
  decision: {
    id: string;
    reference_id: string;
    stage: string;
    verdict: 'include' | 'exclude' | 'context' | 'undecided';
    reason: string;
    coder: string;
    at: string;
    rev: number;
  };
  codebook: {
    id: string;
    version: string;
    json: string;
    current: number;
    made_at: string;
    made_by: string;
    draft: number;
    rev: number;
  };
  coding: {
    id: string;
    study_id: string;
    codebook_id: string;
    codebook_version: string;
    dimension: string;
    code: string;
    outcome: string;
    coder: string;
    direction: string | null;
    as_reported: string | null;
    origin: string;
    note: string;
    created_at: string;
    rev: number;
  };
  passage: {
    id: string;
    coding_id: string;
    reference_id: string;
    document_sha256: string | null;
    field: string | null;
    start: number;
    end: number;
    quote: string;
    before: string;
    after: string;
    page: number | null;
    basis: 'full text' | 'abstract' | 'title' | 'as cited';
    rev: number;
  };
  coding_past: {
    id: string;
    coding_id: string;
    was_json: string;
    because: string;
    who: string;
    at: string;
    rev: number;
  };
  coder_reveal: { coder: string; at: string };
  waiting_coding: {
    id: string;
    coder: string;
    library_id: string;
    study_json: string;
    coding_json: string;
    reason: string;
    rev: number;
  };
  suggestion_rejection: { study_id: string; suggestion_id: string; coder: string; at: string };
  finding: {
    id: string;
    study_id: string;
    factor: string;
    outcome: string;
    direction: string | null;
    as_reported: string | null;
    label: string;
    levels_json: string;
    estimate_json: string | null;
    document_sha256: string | null;
    table_label: string;
    cells_json: string;
    subgroup: string;
    passage_json: string | null;
    rev: number;
  };
  table_mapping: {
    document_sha256: string;
    header: string;
    mapping_json: string;
    at: string;
    rev: number;
  };
  check_note: {
    document_sha256: string;
    fingerprint: string;
    looked_at: number;
    note: string;
    coder: string;
    at: string;
    rev: number;
  };
  cell_judgement: {
    row_dimension: string;
    row_code: string;
    column_dimension: string;
    column_code: string;
    reason: string;
    coder: string;
    rev: number;
  };
  map: { name: string; spec_json: string; rev: number };
  matrix_view: {
    name: string;
    row_dimension: string;
    column_dimension: string;
    look_json: string;
    rev: number;
  };
  saved_search: {
    name: string;
    query: string;
    facets_json: string;
    sort: string;
    descending: number;
    rev: number;
  };
  quality_ignored: { reference_id: string; fingerprint: string; at: string };
  receipt: {
    id: string;
    name: string;
    sha256: string;
    reader: string;
    at: string;
    found: number;
    added: number;
    merged: number;
    skipped: number;
    unread_json: string;
    attachments_json: string | null;
  };
  change: {
    replica: string;
    sequence: number;
    at: string;
    who: string;
    summary: string;
    kind: 'act' | 'undo' | 'redo';
    undoes: number | null;
  };
  change_row: {
    replica: string;
    sequence: number;
    n: number;
    table_name: string;
    row_key: string;
    operation: 'insert' | 'update' | 'remove';
    before_json: string | null;
    after_json: string | null;
  };
  withdrawal: { replica: string; sequence: number; withdrawn: number };
  search_segment: { id: string; analyser: string; revision: number; bytes: Uint8Array };
  search_delta: { sequence: number; gone_json: string; bytes: Uint8Array };
  search_pending: { reference_id: string; sequence: number };
};

export type TableName = keyof Tables;

/** Tables whose rows a person's acts change, with their primary keys; everything else is derived or bookkeeping. */
export const RECORDED = {
  source: ['id'],
  reference: ['id'],
  redirect: ['name'],
  pinned_key: ['reference_id'],
  reference_tag: ['reference_id', 'tag'],
  collection: ['id'],
  collection_reference: ['collection_id', 'reference_id'],
  document: ['id'],
  document_text: ['sha256', 'extractor_version'],
  document_chunk: ['sha256', 'n'],
  source_record: ['id'],
  entry_review: ['raw_hash'],
  citation: ['id'],
  problem: ['id'],
  study: ['id'],
  study_reference: ['study_id', 'reference_id'],
  study_proposal: ['id'],
  not_duplicate: ['left_id', 'right_id'],
  decision: ['id'],
  codebook: ['id', 'version'],
  coding: ['id'],
  passage: ['id'],
  suggestion_rejection: ['study_id', 'suggestion_id', 'coder'],
  coding_past: ['id'],
  coder_reveal: ['coder'],
  waiting_coding: ['id'],
  finding: ['id'],
  table_mapping: ['document_sha256', 'header'],
  check_note: ['document_sha256', 'fingerprint'],
  cell_judgement: ['row_dimension', 'row_code', 'column_dimension', 'column_code'],
  map: ['name'],
  matrix_view: ['name'],
  saved_search: ['name'],
  quality_ignored: ['reference_id', 'fingerprint'],
  receipt: ['id'],
} as const satisfies { readonly [T in TableName]?: readonly (keyof Tables[T] & string)[] };

export type RecordedTable = keyof typeof RECORDED;

/** Parents before children, so that rows can be put back and taken away without breaking a foreign key. */
export const RECORDED_ORDER = Object.keys(RECORDED) as readonly RecordedTable[];
