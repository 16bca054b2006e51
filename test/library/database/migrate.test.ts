import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { currentVersion, migrations, versionOf } from '../../../library/database/migrate.ts';
import { openLibraryFile } from '../../../library/database/open.ts';
import { newEngine } from '../test-engine.ts';
import { faultOf, temporaryFolder } from '../test-library.ts';

/** A library as the first version left it: one reference with one list entry. */
function libraryOfVersion1(): string {
  const path = join(temporaryFolder(), 'old.gleaner');
  const old = new DatabaseSync(path);
  const [first] = migrations();
  old.exec(`PRAGMA application_id = ${0x476c6e72}; ${first!.sql}; PRAGMA user_version = 1;`);
  old.exec(`
    INSERT INTO reference (id, citation_key, item_json, type, title, authors, sort_author, year, doi, added_at)
    VALUES ('01J00000000000000000000001', 'moreau2014', '{"type":"book","title":"Maps"}', 'book', 'Maps', '', '', 2014, NULL, '2026-01-01');
    INSERT INTO source_record (id, reference_id, kind, format, raw, raw_hash, item_json, confidence, fields_json, added_at)
    VALUES ('01J00000000000000000000002', '01J00000000000000000000001', 'list-entry', 'text', 'Moreau, B. 2014. Maps.', 'h',
      '{"type":"book","title":"Maps"}', 0.4, '{"title":0.4}', '2026-01-01');`);
  old.close();
  return path;
}

test('the migrations are numbered from 1 without a gap', () => {
  expect(migrations().map(({ version }) => version)).toEqual(migrations().map((_, i) => i + 1));
});

test('a library of version 1 is brought forward, with a backup beside it, and keeps what it held', async () => {
  const path = libraryOfVersion1();
  const { call } = await newEngine({ path });
  const reference = await call('reference.get', { id: 'moreau2014' });
  expect(reference.item.title).toBe('Maps');
  const { entries } = await call('review.list', {});
  expect(entries.map(({ raw }) => raw)).toEqual(['Moreau, B. 2014. Maps.']);
  await call('review.settle', { source: entries[0]!.source, item: 'confirmed' });
  expect((await call('review.list', {})).waiting).toBe(0);
  const backup = `${path}.version-1.backup`;
  expect(existsSync(backup)).toBe(true);
  const kept = new DatabaseSync(backup, { readOnly: true });
  expect(versionOf(kept)).toBe(1);
  kept.close();
  expect(currentVersion()).toBeGreaterThan(1);
});

test('a library of version 1 is left as it is by one who only reads', async () => {
  const path = libraryOfVersion1();
  const before = readFileSync(path);
  const fault = faultOf(await openLibraryFile(path, { mode: 'read', holder: '' }));
  expect(fault.message).toContain('must be brought to this version first');
  expect(readFileSync(path).equals(before)).toBe(true);
});
