import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { readText } from '../documents/documents.ts';
import { type Act, insert } from '../history/act.ts';
import { oneStudyReason, studySigns } from './study-signs.ts';

type Report = {
  readonly document: Tables['document'];
  readonly body: string;
  readonly studies: readonly string[];
};

/** Compares a newly added document with those already there and stores what looks like one study; gives how many. */
export async function proposeStudies(act: Act, documentId: string): Promise<number> {
  const documents = await act.tx.selectFrom('document').selectAll().execute();
  const mine = documents.find((document) => document.id === documentId);
  if (mine === undefined) return 0;
  const own = await reportOf(act.tx, mine);
  const ownSigns = studySigns(own.body);
  let proposed = 0;
  for (const document of documents) {
    if (document.id === documentId || document.reference_id === mine.reference_id) continue;
    const other = await reportOf(act.tx, document);
    const reason = oneStudyReason(ownSigns, studySigns(other.body));
    if (reason !== undefined && (await propose(act, own, other, reason))) proposed += 1;
  }
  return proposed;
}

async function propose(act: Act, left: Report, right: Report, reason: string): Promise<boolean> {
  if (left.studies.some((study) => right.studies.includes(study))) return false;
  const studies = [left.studies[0], right.studies[0]].filter((id) => id !== undefined);
  if (studies.length < 2) return false;
  const fingerprint = [left.document.sha256, right.document.sha256].toSorted().join('+');
  const known = await act.tx
    .selectFrom('study_proposal')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  if (known !== undefined) return false;
  await insert(act, 'study_proposal', {
    id: act.newId(),
    fingerprint,
    studies_json: JSON.stringify(studies),
    reason,
    status: 'open',
    rev: 1,
  });
  return true;
}

async function reportOf(db: Kysely<Tables>, document: Tables['document']): Promise<Report> {
  const stored = await readText(db, document);
  const entries = await db
    .selectFrom('source_record')
    .select(({ fn }) => [fn.min('start').as('start'), fn.max('end').as('end')])
    .where('document_id', '=', document.id)
    .where('kind', '=', 'list-entry')
    .executeTakeFirst();
  const text = stored?.text ?? '';
  const [start, end] = [entries?.start ?? null, entries?.end ?? null];
  const body = start === null || end === null ? text : text.slice(0, start) + text.slice(end);
  const studies = await db
    .selectFrom('study_reference')
    .select('study_id')
    .where('reference_id', '=', document.reference_id ?? '')
    .execute();
  return { document, body, studies: studies.map((row) => row.study_id) };
}
