-- Collections of references, one inside another; a reference may be in many.
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

CREATE INDEX collection_reference_reference ON collection_reference (reference_id);
