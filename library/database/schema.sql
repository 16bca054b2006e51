-- Generated from migrations/ by scripts/write-schema.mjs; version 11.

CREATE TABLE cell_judgement (
  row_dimension TEXT NOT NULL,
  row_code TEXT NOT NULL,
  column_dimension TEXT NOT NULL,
  column_code TEXT NOT NULL,
  reason TEXT NOT NULL,
  coder TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (row_dimension, row_code, column_dimension, column_code)
) STRICT;

CREATE TABLE change (
  replica TEXT NOT NULL REFERENCES replica (id),
  sequence INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  summary TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo')),
  undoes INTEGER,
  PRIMARY KEY (replica, sequence)
) STRICT;

CREATE TABLE change_row (
  replica TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  n INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'remove')),
  before_json TEXT,
  after_json TEXT,
  PRIMARY KEY (replica, sequence, n),
  FOREIGN KEY (replica, sequence) REFERENCES change (replica, sequence)
) STRICT;

CREATE TABLE check_note (
  document_sha256 TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  looked_at INTEGER NOT NULL,
  note TEXT NOT NULL,
  coder TEXT NOT NULL,
  at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (document_sha256, fingerprint)
) STRICT;

CREATE TABLE citation (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  surface TEXT NOT NULL,
  group_number INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  clause_start INTEGER NOT NULL,
  clause_end INTEGER NOT NULL,
  reference_id TEXT REFERENCES reference (id),
  candidates_json TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('linked', 'uncertain', 'ambiguous', 'unmatched')),
  reason TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE codebook (
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  json TEXT NOT NULL,
  current INTEGER NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, made_at TEXT NOT NULL DEFAULT '', made_by TEXT NOT NULL DEFAULT '', draft INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE coder_reveal (
  coder TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE coding (
  id TEXT PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  codebook_id TEXT NOT NULL,
  codebook_version TEXT NOT NULL,
  dimension TEXT NOT NULL,
  code TEXT NOT NULL,
  outcome TEXT NOT NULL DEFAULT '',
  coder TEXT NOT NULL,
  direction TEXT,
  as_reported TEXT,
  origin TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (study_id, codebook_id, dimension, code, outcome, coder)
) STRICT;

CREATE TABLE coding_past (
  id TEXT PRIMARY KEY,
  coding_id TEXT NOT NULL,
  was_json TEXT NOT NULL,
  because TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE collection (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parent_id TEXT,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE collection_reference (
  collection_id TEXT NOT NULL,
  reference_id TEXT NOT NULL,
  PRIMARY KEY (collection_id, reference_id)
) STRICT;

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  reference_id TEXT NOT NULL REFERENCES reference (id),
  stage TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('include', 'exclude', 'context', 'undecided')),
  reason TEXT NOT NULL,
  coder TEXT NOT NULL,
  at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (reference_id, stage, coder)
) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('full text', 'catalogue record', 'related report')),
  reference_id TEXT REFERENCES reference (id),
  extractor_version TEXT NOT NULL,
  added_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE document_chunk (
  sha256 TEXT NOT NULL,
  n INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, n)
) STRICT;

CREATE TABLE document_text (
  sha256 TEXT NOT NULL,
  extractor_version TEXT NOT NULL,
  text TEXT NOT NULL,
  blocks_json TEXT NOT NULL,
  tables_json TEXT NOT NULL,
  PRIMARY KEY (sha256, extractor_version)
) STRICT;

CREATE TABLE entry_review (
  raw_hash TEXT PRIMARY KEY,
  raw TEXT NOT NULL,
  item_json TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'corrected')),
  at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE finding (
  id TEXT PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  factor TEXT NOT NULL,
  outcome TEXT NOT NULL,
  direction TEXT,
  as_reported TEXT,
  label TEXT NOT NULL,
  levels_json TEXT NOT NULL,
  estimate_json TEXT,
  document_sha256 TEXT,
  table_label TEXT NOT NULL DEFAULT '',
  cells_json TEXT NOT NULL DEFAULT '[]',
  rev INTEGER NOT NULL DEFAULT 1
, subgroup TEXT NOT NULL DEFAULT '', passage_json TEXT) STRICT;

CREATE TABLE map (
  name TEXT PRIMARY KEY,
  spec_json TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE matrix_view (
  name TEXT PRIMARY KEY,
  row_dimension TEXT NOT NULL,
  column_dimension TEXT NOT NULL,
  look_json TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE not_duplicate (
  left_id TEXT NOT NULL REFERENCES reference (id),
  right_id TEXT NOT NULL REFERENCES reference (id),
  PRIMARY KEY (left_id, right_id)
) STRICT;

CREATE TABLE passage (
  id TEXT PRIMARY KEY,
  coding_id TEXT NOT NULL REFERENCES coding (id),
  reference_id TEXT NOT NULL REFERENCES reference (id),
  document_sha256 TEXT,
  field TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  page INTEGER,
  basis TEXT NOT NULL CHECK (basis IN ('full text', 'abstract', 'title', 'as cited')),
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE pinned_key (
  reference_id TEXT PRIMARY KEY REFERENCES reference (id)
) STRICT;

CREATE TABLE problem (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  resolved INTEGER NOT NULL DEFAULT 0,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE quality_ignored (
  reference_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (reference_id, fingerprint)
) STRICT;

CREATE TABLE receipt (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  reader TEXT NOT NULL,
  at TEXT NOT NULL,
  found INTEGER NOT NULL,
  added INTEGER NOT NULL,
  merged INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  unread_json TEXT NOT NULL, attachments_json TEXT,
  CHECK (found >= added + merged + skipped)
) STRICT;

CREATE TABLE redirect (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  reference_id TEXT NOT NULL REFERENCES reference (id)
) STRICT;

CREATE TABLE reference (
  id TEXT PRIMARY KEY,
  citation_key TEXT NOT NULL UNIQUE COLLATE NOCASE,
  item_json TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  authors TEXT NOT NULL,
  sort_author TEXT NOT NULL,
  year INTEGER,
  doi TEXT,
  note TEXT NOT NULL DEFAULT '',
  added_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE reference_tag (
  reference_id TEXT NOT NULL REFERENCES reference (id),
  tag TEXT NOT NULL,
  PRIMARY KEY (reference_id, tag)
) STRICT;

CREATE TABLE replica (
  id TEXT PRIMARY KEY,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE saved_search (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
, facets_json TEXT NOT NULL DEFAULT '{}', sort TEXT NOT NULL DEFAULT 'relevance', descending INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE search_delta (
  sequence INTEGER PRIMARY KEY,
  gone_json TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE search_pending (
  reference_id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_segment (
  id TEXT PRIMARY KEY,
  analyser TEXT NOT NULL,
  revision INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  database TEXT NOT NULL DEFAULT '',
  query TEXT NOT NULL DEFAULT '',
  searched_on TEXT NOT NULL DEFAULT '',
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE source_record (
  id TEXT PRIMARY KEY,
  reference_id TEXT NOT NULL REFERENCES reference (id),
  source_id TEXT REFERENCES source (id),
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  raw TEXT NOT NULL,
  raw_hash TEXT NOT NULL,
  item_json TEXT NOT NULL,
  document_id TEXT REFERENCES document (id),
  n INTEGER,
  start INTEGER,
  "end" INTEGER,
  confidence REAL,
  fields_json TEXT NOT NULL DEFAULT '{}',
  warnings_json TEXT NOT NULL DEFAULT '[]',
  added_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE study (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  added_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE study_proposal (
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  studies_json TEXT NOT NULL,
  reason TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'dismissed')),
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE study_reference (
  study_id TEXT NOT NULL REFERENCES study (id),
  reference_id TEXT NOT NULL REFERENCES reference (id),
  PRIMARY KEY (study_id, reference_id)
) STRICT;

CREATE TABLE suggestion_rejection (
  study_id TEXT NOT NULL REFERENCES study (id),
  suggestion_id TEXT NOT NULL,
  coder TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (study_id, suggestion_id, coder)
) STRICT;

CREATE TABLE table_mapping (
  document_sha256 TEXT NOT NULL,
  header TEXT NOT NULL,
  mapping_json TEXT NOT NULL,
  at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (document_sha256, header)
) STRICT;

CREATE TABLE waiting_coding (
  id TEXT PRIMARY KEY,
  coder TEXT NOT NULL,
  library_id TEXT NOT NULL,
  study_json TEXT NOT NULL,
  coding_json TEXT NOT NULL,
  reason TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE withdrawal (
  replica TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  PRIMARY KEY (replica, sequence, withdrawn),
  FOREIGN KEY (replica, sequence) REFERENCES change (replica, sequence) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX change_at ON change (at);

CREATE INDEX change_row_coding_study ON change_row (json_extract(before_json, '$.study_id'))
  WHERE table_name = 'coding' AND operation = 'remove';

CREATE INDEX change_row_passage_coding ON change_row (json_extract(before_json, '$.coding_id'))
  WHERE table_name = 'passage' AND operation = 'remove';

CREATE INDEX change_row_row ON change_row (table_name, row_key);

CREATE INDEX citation_document ON citation (document_id);

CREATE INDEX citation_reference ON citation (reference_id);

CREATE INDEX coding_code ON coding (dimension, code);

CREATE INDEX coding_coder ON coding (codebook_id, coder);

CREATE INDEX coding_past_coding ON coding_past (coding_id);

CREATE INDEX collection_reference_reference ON collection_reference (reference_id);

CREATE INDEX document_reference ON document (reference_id);

CREATE INDEX finding_study ON finding (study_id);

CREATE INDEX passage_coding ON passage (coding_id);

CREATE INDEX passage_document ON passage (document_sha256);

CREATE INDEX passage_reference ON passage (reference_id);

CREATE INDEX problem_document ON problem (document_id);

CREATE INDEX redirect_reference ON redirect (reference_id);

CREATE INDEX reference_doi ON reference (doi);

CREATE INDEX reference_year ON reference (year);

CREATE INDEX source_record_document ON source_record (document_id);

CREATE INDEX source_record_hash ON source_record (raw_hash);

CREATE INDEX source_record_reference ON source_record (reference_id);

CREATE INDEX study_reference_reference ON study_reference (reference_id);
