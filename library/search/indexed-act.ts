import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Committed } from '../history/journal.ts';
import { segmentOf } from './index-storage.ts';
import type { AppliedAct } from './kept-index.ts';
import { type LibraryRecord, readLibraryRecords } from './library-records.ts';
import { textLength } from './record.ts';
import { noteAct } from './segment-store.ts';
import { touchedReferences } from './touched-references.ts';

/** Acts that touch more references than this leave them all for later: an import must not wait for its index. */
const MOST_RECORDS = 100;
/** UTF-16 units of text that are analysed within an act; what is beyond that is left for later too. */
const MOST_UNITS = 100_000;

/**
 * Writes what an act did to the search, in the act's own transaction: the postings of the references it changed, or,
 * where that would make the act long, which of them are still to be read.
 */
export async function indexAct(
  tx: Kysely<Tables>,
  { sequence, changes }: Committed,
): Promise<AppliedAct | undefined> {
  const touched = [...(await touchedReferences(tx, changes))];
  if (touched.length === 0) return undefined;
  const act = touched.length > MOST_RECORDS ? allPending(touched) : await readTouched(tx, touched);
  await noteAct(tx, {
    sequence,
    bytes: segmentOf(act.records),
    changed: act.records.map(({ id }) => id),
    gone: act.gone,
    pending: act.pending,
  });
  return { sequence, ...act };
}

type Touched = Omit<AppliedAct, 'sequence'>;

function allPending(pending: readonly string[]): Touched {
  return { records: [], gone: [], pending };
}

async function readTouched(tx: Kysely<Tables>, touched: readonly string[]): Promise<Touched> {
  // The text of a document is long, and to read it is no small matter.
  const rows = await tx
    .selectFrom('document')
    .select('reference_id')
    .where('reference_id', 'in', touched)
    .execute();
  const long = new Set(rows.map((row) => row.reference_id));
  const short = touched.filter((id) => !long.has(id));
  const found = new Map((await readLibraryRecords(tx, short)).map((record) => [record.id, record]));
  const records: LibraryRecord[] = [];
  const pending = touched.filter((id) => long.has(id));
  let units = 0;
  for (const record of found.values()) {
    units += textLength(record);
    if (units > MOST_UNITS) pending.push(record.id);
    else records.push(record);
  }
  return { records, gone: short.filter((id) => !found.has(id)), pending };
}
