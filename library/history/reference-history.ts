import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Library } from '../library.ts';
import { undoneChanges } from './history-search.ts';
import {
  readHeads,
  readRecordChanges,
  readReferenceRows,
  readStudiesReporting,
  readStudyRows,
  readTouching,
} from './search-store.ts';

/** Who changed what of a reference and when: its record, tags, decisions, documents, and the coding of its studies. */
export async function historyOfReference(
  library: Library,
  { id, limit }: CallArguments<'history.ofReference'>,
): Promise<Reply<CallOutput<'history.ofReference'>>> {
  const db = library.read;
  const rows = new Set(await readReferenceRows(db, id));
  for (const study of await readStudiesReporting(db, id))
    for (const key of await readStudyRows(db, study)) rows.add(key);
  const touching = await readTouching(db, rows);
  const records = await readRecordChanges(db, id);
  const undone = await undoneChanges(library);
  const heads = await readHeads(db, {});
  return done(
    heads
      .filter(({ replica, sequence }) => touching.has(`${replica} ${sequence}`))
      .slice(0, limit)
      .map((change) => {
        const [before = null, after = null] = records.get(`${change.replica} ${change.sequence}`) ?? [];
        return {
          ...change,
          undone: change.replica === library.journal.replica && undone.has(change.sequence),
          fields: changedFields(before, after),
        };
      }),
  );
}

/** CSL fields, and `note` and `citationKey`, that differ between the changed columns of a record before and after. */
function changedFields(before: string | null, after: string | null): string[] {
  const was = columnsOf(before);
  const is = columnsOf(after);
  const [old, now] = [itemOf(was), itemOf(is)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  const fields = [...names].filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
  if ('note' in is) fields.push('note');
  if ('citation_key' in is) fields.push('citationKey');
  return fields;
}

function columnsOf(json: string | null): Record<string, unknown> {
  return json === null ? {} : (JSON.parse(json) as Record<string, unknown>);
}

function itemOf(columns: Record<string, unknown>): Record<string, unknown> {
  return typeof columns.item_json === 'string' ? columnsOf(columns.item_json) : {};
}
