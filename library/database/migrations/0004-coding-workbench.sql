-- Who made each version of a codebook, and whether it is still being edited: a draft is changed in place until somebody
-- codes with it or names it.
ALTER TABLE codebook ADD COLUMN made_at TEXT NOT NULL DEFAULT '';
ALTER TABLE codebook ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
ALTER TABLE codebook ADD COLUMN draft INTEGER NOT NULL DEFAULT 0;

-- What a coding was before it was re-coded, as JSON of { dimension, code, outcome, direction, asReported, coder, origin,
-- note, createdAt, codebookVersion }. `coding_id` is the coding that stands in its place.
CREATE TABLE coding_past (
  id TEXT PRIMARY KEY,
  coding_id TEXT NOT NULL,
  was_json TEXT NOT NULL,
  because TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX coding_past_coding ON coding_past (coding_id);

-- Coders who chose to see what the others coded, and when.
CREATE TABLE coder_reveal (
  coder TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT;

-- Codings of a coder's file that found no place yet: `study_json` says which study they are of, `coding_json` what they
-- say, both as the file has them.
CREATE TABLE waiting_coding (
  id TEXT PRIMARY KEY,
  coder TEXT NOT NULL,
  library_id TEXT NOT NULL,
  study_json TEXT NOT NULL,
  coding_json TEXT NOT NULL,
  reason TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Changes that an act took back together; bookkeeping of the history itself.
CREATE TABLE withdrawal (
  replica TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  PRIMARY KEY (replica, sequence, withdrawn),
  FOREIGN KEY (replica, sequence) REFERENCES change (replica, sequence) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX change_at ON change (at);
CREATE INDEX coding_coder ON coding (codebook_id, coder);

-- The study of a coding that is gone, and the coding of a passage that is gone, stand in what the row was.
CREATE INDEX change_row_coding_study ON change_row (json_extract(before_json, '$.study_id'))
  WHERE table_name = 'coding' AND operation = 'remove';
CREATE INDEX change_row_passage_coding ON change_row (json_extract(before_json, '$.coding_id'))
  WHERE table_name = 'passage' AND operation = 'remove';
