import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

const FOLDER = new URL('./migrations/', import.meta.url);

export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

/** The numbered migrations that come with the program, oldest first. */
export function migrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({
      version: Number(name.slice(0, 4)),
      name,
      sql: readFileSync(new URL(name, FOLDER), 'utf8'),
    }));
}

/** The version of a library file that this program writes. */
export function currentVersion(): number {
  return migrations().at(-1)?.version ?? 0;
}

/** The version a database stands at (SQLite's `user_version`). */
export function versionOf(database: DatabaseSync): number {
  return Number((database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version);
}

/** Brings a database forward, one transaction a migration. */
export function migrate(database: DatabaseSync): void {
  for (const migration of migrations()) {
    if (migration.version <= versionOf(database)) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(migration.sql);
      database.exec(`PRAGMA user_version = ${migration.version}`);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
}
