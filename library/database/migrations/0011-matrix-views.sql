-- How a matrix is looked at, under a name. What `look_json` holds is the screens' business.
CREATE TABLE matrix_view (
  name TEXT PRIMARY KEY,
  row_dimension TEXT NOT NULL,
  column_dimension TEXT NOT NULL,
  look_json TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
