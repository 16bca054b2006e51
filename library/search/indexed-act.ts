import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { RecordedTable, Tables } from '../database/tables.ts';
import { countTexts, measureTexts } from '../documents/documents.ts';
import type { Committed } from '../history/journal.ts';
import { analyseLong } from './analysed-record.ts';
import type { AnalysedTexts } from './analysed-texts.ts';
import type { AnalysedFields } from './delta.ts';
import { writingSegment } from './index-storage.ts';
import type { AppliedAct } from './kept-index.ts';
import { type LibraryRecord, readLibraryRecords } from './library-records.ts';
import { textLength } from './record.ts';
import { noteAct } from './segment-store.ts';
import { touchedBy } from './touched-references.ts';

/** Acts that touch more references than this leave them all for later: an import must not wait for its index. */
const MOST_RECORDS = 100;
/**
 * UTF-16 units of text that are read within an act, about two hundred pages: a person's document or tag is found as soon as
 * it is stored. What is beyond that is left for later too.
 */
const MOST_UNITS = 600_000;

/** The tables whose rows hold words of a record; all others change only what it is filtered by. */
const WORDS: readonly RecordedTable[] = ['reference', 'reference_tag', 'document', 'citation'];

/**
 * Writes what an act did to the search, in the act's own transaction: the postings of the references it changed, or,
 * where that would make the act long, which of them are still to be read.
 */
export async function indexAct(
  tx: Kysely<Tables>,
  committed: Committed,
  texts: AnalysedTexts,
): Promise<AppliedAct | undefined> {
  const { sequence, tables } = committed;
  const touched = [...(await touchedBy(tx, committed))];
  if (touched.length === 0) return undefined;
  const act =
    touched.length > MOST_RECORDS ? allPending(touched) : await readTouched(tx, touched, tables, texts);
  await noteAct(tx, {
    sequence,
    bytes: await segmentOf(act),
    changed: act.records.map(({ id }) => id),
    gone: act.gone,
    pending: [...act.pending, ...act.facets.map(({ id }) => id)],
  });
  return { sequence, ...act };
}

type Touched = Omit<AppliedAct, 'sequence'>;

/** The segment of an act, written while others have their turn in between. */
async function segmentOf({ records, analysed }: Touched): Promise<Uint8Array> {
  const steps = writingSegment(records, analysed);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (analysed.size > 0) await setImmediate();
  }
}

function allPending(pending: readonly string[]): Touched {
  return { records: [], analysed: new Map(), facets: [], gone: [], pending };
}

async function readTouched(
  tx: Kysely<Tables>,
  touched: readonly string[],
  changed: ReadonlySet<RecordedTable>,
  texts: AnalysedTexts,
): Promise<Touched> {
  const lengths = await measureTexts(tx, touched);
  const withTexts = touched.filter((id) => lengths.has(id));
  const hasWords = WORDS.some((table) => changed.has(table));
  const fitting = hasWords ? withinUnits(withTexts, lengths) : [];
  const wanted = touched.filter((id) => !lengths.has(id) || fitting.includes(id));
  const found = new Map((await readLibraryRecords(tx, wanted)).map((record) => [record.id, record]));
  const records: LibraryRecord[] = [];
  const analysed = new Map<string, AnalysedFields>();
  const pending = hasWords ? withTexts.filter((id) => !fitting.includes(id)) : [];
  let units = 0;
  for (const record of found.values()) {
    units += textLength(record);
    if (units > MOST_UNITS) pending.push(record.id);
    else {
      records.push(record);
      analysed.set(record.id, await analyseLong(record, texts));
    }
  }
  const filtered = hasWords ? [] : await readLibraryRecords(tx, withTexts, await countTexts(tx, withTexts));
  const facets = filtered.flatMap(({ id, facets: now }) => (now === undefined ? [] : [{ id, facets: now }]));
  return { records, analysed, facets, gone: wanted.filter((id) => !found.has(id)), pending };
}

/** The references whose documents together are short enough to be read within an act. */
function withinUnits(ids: readonly string[], lengths: ReadonlyMap<string, number>): readonly string[] {
  let left = MOST_UNITS;
  return ids.filter((id) => {
    const length = lengths.get(id) ?? 0;
    if (length > left) return false;
    left -= length;
    return true;
  });
}
