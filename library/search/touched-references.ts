import type { Kysely } from 'kysely';
import type { RecordedTable, Tables } from '../database/tables.ts';
import type { RowChange } from '../history/act.ts';
import type { Committed } from '../history/journal.ts';

/** Tables whose rows name a reference. */
const BY_REFERENCE = [
  'reference_tag',
  'document',
  'citation',
  'decision',
  'source_record',
  'study_reference',
] as const satisfies readonly RecordedTable[];

/** The references whose search records an act may have changed. */
export async function touchedBy(
  db: Kysely<Tables>,
  { pieces }: Pick<Committed, 'pieces'>,
): Promise<ReadonlySet<string>> {
  const touched = new Set<string>();
  for await (const changes of pieces(db)) {
    for (const id of await touchedReferences(db, changes)) touched.add(id);
  }
  return touched;
}

/** The references whose search records these changes may have changed. */
export async function touchedReferences(
  db: Kysely<Tables>,
  changes: readonly RowChange[],
): Promise<ReadonlySet<string>> {
  const touched = new Set<string>();
  const note = (value: unknown): void => {
    if (typeof value === 'string') touched.add(value);
  };
  const rowKeys = new Map<RecordedTable, string[]>();
  const studies = new Set<string>();
  const documents = new Set<string>();
  for (const change of changes) {
    if (change.table === 'reference') note(change.key.id);
    if (change.table === 'coding') rememberKey(rowKeys, change);
    note(change.before?.reference_id);
    note(change.after?.reference_id);
    note(change.key.reference_id);
    if (typeof change.before?.study_id === 'string') studies.add(change.before.study_id);
    if (typeof change.before?.document_id === 'string') documents.add(change.before.document_id);
    if ((BY_REFERENCE as readonly string[]).includes(change.table)) rememberKey(rowKeys, change);
  }
  for (const [table, ids] of rowKeys) {
    if (table === 'coding') {
      const rows = await inParts(ids, (part) =>
        db.selectFrom('coding').select('study_id').where('id', 'in', part).execute(),
      );
      for (const row of rows) studies.add(row.study_id);
    } else if (table === 'citation') {
      const rows = await inParts(ids, (part) =>
        db.selectFrom(table).select(['reference_id', 'document_id']).where('id', 'in', part).execute(),
      );
      for (const row of rows) {
        note(row.reference_id);
        documents.add(row.document_id);
      }
    } else if (table === 'document' || table === 'decision' || table === 'source_record') {
      const rows = await inParts(ids, (part) =>
        db.selectFrom(table).select('reference_id').where('id', 'in', part).execute(),
      );
      for (const row of rows) note(row.reference_id);
    }
  }
  // Whoever cites is found by what it cites.
  const citing = await inParts([...documents], (part) =>
    db.selectFrom('document').select('reference_id').where('id', 'in', part).execute(),
  );
  for (const row of citing) note(row.reference_id);
  const links = await inParts([...studies], (part) =>
    db.selectFrom('study_reference').select('reference_id').where('study_id', 'in', part).execute(),
  );
  for (const link of links) note(link.reference_id);
  return touched;
}

function rememberKey(keys: Map<RecordedTable, string[]>, change: RowChange): void {
  if (typeof change.key.id !== 'string') return;
  const known = keys.get(change.table);
  if (known === undefined) keys.set(change.table, [change.key.id]);
  else known.push(change.key.id);
}

async function inParts<T>(
  ids: readonly string[],
  read: (part: string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const rows: T[] = [];
  for (let from = 0; from < ids.length; from += 10_000)
    rows.push(...(await read(ids.slice(from, from + 10_000))));
  return rows;
}
