import type { BibliographyRecord, Unread } from '../../shared/model/bibliography.ts';
import type { ReadOptions } from './format.ts';

/** What a reader makes of one record: the record, or why it could not be read. */
export type RecordReading = BibliographyRecord | { readonly reason: string };

/** How many records are handed over at once. */
const HANDED_OVER = 250;

/** How much of an unread record is shown. */
const SHOWN = 20_000;

/**
 * Reads records one by one, each on its own: whatever happens in one, the others are read, and every one ends up
 * either among the records or among the unread. Where there is somebody to hand them over to, most records go there instead.
 */
export function readEach<Piece>(
  pieces: Iterable<Piece>,
  place: (piece: Piece) => { readonly line: number; readonly raw: string },
  read: (piece: Piece) => RecordReading,
  options: Omit<ReadOptions, 'onRecords'> & { readonly total?: number },
  handOver?: (records: readonly BibliographyRecord[]) => void,
): { readonly records: BibliographyRecord[]; readonly unread: Unread[] } {
  let records: BibliographyRecord[] = [];
  const total = options.total ?? (Array.isArray(pieces) ? pieces.length : undefined);
  let index = -1;
  const unread: Unread[] = [];
  for (const piece of pieces) {
    index += 1;
    const result = options.signal?.aborted
      ? { reason: 'Reading was cancelled before this record.' }
      : attempt(() => read(piece));
    if ('reason' in result) {
      const { line, raw } = place(piece);
      unread.push({ line, text: raw.slice(0, SHOWN), reason: result.reason });
    } else records.push(result);
    if (index % 500 === 0) options.onProgress?.(index, total);
    if (handOver && records.length >= HANDED_OVER) {
      handOver(records);
      records = [];
    }
  }
  return { records, unread };
}

function attempt(read: () => RecordReading): RecordReading {
  try {
    return read();
  } catch (error) {
    // A mistake in a reader must cost no more than the record it was made on.
    return {
      reason: `The record could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}
