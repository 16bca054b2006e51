-- What a person made of a printed list entry: the item that is right for these very words. Kept by the words
-- (`raw_hash`), so that it holds when a document is read again, and for the same entry in another document.
CREATE TABLE entry_review (
  raw_hash TEXT PRIMARY KEY,
  raw TEXT NOT NULL,
  item_json TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'corrected')),
  at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
