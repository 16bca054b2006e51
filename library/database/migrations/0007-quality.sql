-- What a person said is no problem: the check and what it found there, so that it is asked again once that changes.
CREATE TABLE quality_ignored (
  reference_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (reference_id, fingerprint)
) STRICT;
