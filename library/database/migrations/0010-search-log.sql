-- What the acts since the last stored segment did to the search, written in the transaction of each act: one segment of
-- the references it changed, and the ids of those it took away.
CREATE TABLE search_delta (
  sequence INTEGER PRIMARY KEY,
  gone_json TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- References whose postings are still to be written: of acts with many or long ones, and while the index is built again.
CREATE TABLE search_pending (
  reference_id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
