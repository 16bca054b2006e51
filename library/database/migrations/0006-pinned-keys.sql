-- References whose citation key a person fixed: no pattern changes it.
CREATE TABLE pinned_key (
  reference_id TEXT PRIMARY KEY REFERENCES reference (id)
) STRICT;
