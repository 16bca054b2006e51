import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { migrate } from '../../../library/database/migrate.ts';
import { schemaText } from '../../../library/database/schema.ts';
import { RECORDED } from '../../../library/database/tables.ts';

test('schema.sql is what the migrations leave behind', () => {
  const written = readFileSync(new URL('../../../library/database/schema.sql', import.meta.url), 'utf8');
  expect(written).toBe(schemaText());
});

test('the history knows the primary key of every table it records', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  for (const [table, key] of Object.entries(RECORDED)) {
    const columns = database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(table) as {
      name: string;
      pk: number;
    }[];
    const primary = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
    expect(
      primary.map(({ name }) => name),
      table,
    ).toEqual([...key]);
  }
});
