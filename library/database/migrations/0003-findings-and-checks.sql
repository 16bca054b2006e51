-- Whom of a study a finding speaks of, and words it was taken from: JSON of { start, end, quote, before, after, page }
-- in the document named by document_sha256.
ALTER TABLE finding ADD COLUMN subgroup TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN passage_json TEXT;

-- What a person said the rows and columns of a table mean, and which codes its headings and variables stand for; kept
-- for the paper's next table with the same header. `header` is '' for the codes of the paper as a whole.
CREATE TABLE table_mapping (
  document_sha256 TEXT NOT NULL,
  header TEXT NOT NULL,
  mapping_json TEXT NOT NULL,
  at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (document_sha256, header)
) STRICT;

-- What a person noted of a check. `fingerprint` is made of what was compared, so that it holds when checked again.
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
