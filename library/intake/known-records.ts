import type { Act } from '../history/act.ts';
import { breathe } from '../history/act.ts';

/** The records of bibliography files that are in the library already, word for word. */
export type KnownRecords = {
  /** The reference that a record belongs to, by the SHA-256 of its text (hex). */
  readonly find: (rawHash: string) => Promise<string | undefined>;
  /** Says of a record which reference it belongs to, until it is stored. */
  readonly add: (rawHash: string, referenceId: string) => void;
  /** All that was added is stored now. */
  readonly stored: () => void;
};

const KIND = 'bibliography-record';
const PAGE = 2_000;

/** The known records within one act. Of each only enough is held to know that most records are new; the rest is asked for. */
export async function readKnownRecords({ tx }: Pick<Act, 'tx'>): Promise<KnownRecords> {
  const beginnings = new Set<number>();
  const waiting = new Map<string, string>();
  for (let last = ''; ; ) {
    const rows = await tx
      .selectFrom('source_record')
      .select(['id', 'raw_hash'])
      .where('id', '>', last)
      .where('kind', '=', KIND)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const row of rows) beginnings.add(beginningOf(row.raw_hash));
    if (rows.length < PAGE) break;
    last = rows.at(-1)!.id;
    await breathe();
  }
  return {
    find: async (rawHash) => {
      if (!beginnings.has(beginningOf(rawHash))) return undefined;
      const known = waiting.get(rawHash);
      if (known !== undefined) return known;
      const row = await tx
        .selectFrom('source_record')
        .select('reference_id')
        .where('raw_hash', '=', rawHash)
        .where('kind', '=', KIND)
        .orderBy('id', 'desc')
        .executeTakeFirst();
      return row?.reference_id;
    },
    add: (rawHash, referenceId) => {
      beginnings.add(beginningOf(rawHash));
      waiting.set(rawHash, referenceId);
    },
    stored: () => waiting.clear(),
  };
}

/** As much of a hash as makes a small number, which takes up a tenth of the text. */
function beginningOf(rawHash: string): number {
  return Number.parseInt(rawHash.slice(0, 7), 16);
}
