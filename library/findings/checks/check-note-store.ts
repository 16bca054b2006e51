import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { type Act, insert, remove, update } from '../../history/act.ts';

/** What a person noted of one check. */
export type CheckNote = { readonly lookedAt: boolean; readonly note: string; readonly coder: string };

/** Fingerprint of a check -> what was noted of it, for one document. */
export async function readCheckNotes(
  db: Kysely<Tables>,
  sha256: string,
): Promise<ReadonlyMap<string, CheckNote>> {
  const rows = await db.selectFrom('check_note').selectAll().where('document_sha256', '=', sha256).execute();
  return new Map(
    rows.map(({ fingerprint, looked_at, note, coder }) => [
      fingerprint,
      { lookedAt: looked_at === 1, note, coder },
    ]),
  );
}

/** Keeps what a person noted, what is left out as it was; what then says nothing is taken away. */
export async function storeCheckNote(
  act: Act,
  sha256: string,
  fingerprint: string,
  given: { readonly lookedAt?: boolean | undefined; readonly note?: string | undefined },
): Promise<void> {
  const key = { document_sha256: sha256, fingerprint };
  const before = (await readCheckNotes(act.tx, sha256)).get(fingerprint);
  const lookedAt = given.lookedAt ?? before?.lookedAt ?? false;
  const note = given.note ?? before?.note ?? '';
  if (!lookedAt && note === '') {
    await remove(act, 'check_note', key);
    return;
  }
  const said = { looked_at: lookedAt ? 1 : 0, note, coder: act.who, at: act.now };
  if (before !== undefined) await update(act, 'check_note', key, said);
  else await insert(act, 'check_note', { ...key, ...said, rev: 1 });
}
