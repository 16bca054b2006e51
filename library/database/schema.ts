import { DatabaseSync } from 'node:sqlite';
import { currentVersion, migrate } from './migrate.ts';

/** The schema that the migrations leave behind, as SQL text in the order of its names. */
export function schemaText(): string {
  const database = new DatabaseSync(':memory:');
  try {
    migrate(database);
    const rows = database
      .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index', tbl_name, name")
      .all() as { sql: string }[];
    const statements = rows.map(({ sql }) => `${sql};\n`).join('\n');
    return `-- Generated from migrations/ by scripts/write-schema.mjs; version ${currentVersion()}.\n\n${statements}`;
  } finally {
    database.close();
  }
}
