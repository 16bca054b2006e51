-- A saved search is more than its words: what it is narrowed by, and its order.
ALTER TABLE saved_search ADD COLUMN facets_json TEXT NOT NULL DEFAULT '{}';
ALTER TABLE saved_search ADD COLUMN sort TEXT NOT NULL DEFAULT 'relevance';
ALTER TABLE saved_search ADD COLUMN descending INTEGER NOT NULL DEFAULT 0;
