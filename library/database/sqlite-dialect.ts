import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

const KEPT_STATEMENTS = 200;
const NOTHING_CHANGED = { changes: 0n, lastInsertRowid: 0n };

/** Kysely's SQLite dialect over Node's own `node:sqlite`; prepared statements are kept by their text. */
export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    const oldest = statements.keys().next();
    if (statements.size >= KEPT_STATEMENTS && !oldest.done) statements.delete(oldest.value);
    statements.set(sql, statement);
    return statement;
  };
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (sql: string) => {
        const statement = prepare(sql);
        return {
          reader: statement.columns().length > 0,
          all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
          run: (parameters: readonly unknown[]) => {
            // A full disk has rolled the transaction back already; rolling back again would hide the reason.
            if (sql === 'rollback' && !database.isTransaction) return NOTHING_CHANGED;
            const { changes, lastInsertRowid } = statement.run(...(parameters as SQLInputValue[]));
            return { changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) };
          },
          iterate: (parameters: readonly unknown[]) =>
            statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
        };
      },
    },
  });
}
