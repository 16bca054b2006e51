-- What became of the files that records of an imported folder named; null where there was no folder.
ALTER TABLE receipt ADD COLUMN attachments_json TEXT;
