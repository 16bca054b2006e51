import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { DuplicateGroups, ReferenceDetail } from '../../shared/contract/reference.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { type Act, insert, remove, removeWhere, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { fillGaps } from './add-reference.ts';
import { duplicateGroups } from './duplicates.ts';
import { readReference, readReferences } from './reference-store.ts';
import { changeItem, getReference } from './references.ts';

type MergeInput = Omit<CallArguments<'reference.merge'>, 'fields'> &
  Partial<Pick<CallArguments<'reference.merge'>, 'fields'>>;

/** Joins references into one; what the others know fills its gaps, and their ids and keys lead to it. */
export async function mergeReferences(library: Library, input: MergeInput): Promise<Reply<ReferenceDetail>> {
  const reply = await library.act(
    (n: number) => `Merged ${n + 1} references into one`,
    async (act) => {
      const chosen = await chosenFields(act, input);
      let merged = 0;
      for (const from of input.from) {
        if (from === input.into) continue;
        await mergeOne(act, input.into, from);
        merged += 1;
      }
      const after = await readReference(act.tx, input.into);
      if (after !== undefined && Object.keys(chosen).length > 0) {
        const fields = Object.entries({ ...after.item, ...chosen }).filter(
          ([, value]) => value !== undefined,
        );
        await changeItem(act, input.into, Object.fromEntries(fields) as CslItem);
      }
      return merged;
    },
  );
  return reply.ok ? getReference(library, { id: input.into }) : reply;
}

/** The values of the fields a person chose, each from the reference it was chosen of, as they were before. */
async function chosenFields(act: Act, { into, from, fields = {} }: MergeInput): Promise<Partial<CslItem>> {
  const chosen: Record<string, unknown> = {};
  for (const [field, id] of Object.entries(fields)) {
    if (id !== into && !from.includes(id))
      refuse(
        'invalid-input',
        `The value of “${field}” must come from one of the references that are merged.`,
      );
    const reference = await readReference(act.tx, id);
    chosen[field] = (reference?.item as Record<string, unknown> | undefined)?.[field];
  }
  return chosen as Partial<CslItem>;
}

/** Merges every certain group of duplicates in one act. */
export async function mergeCertain(library: Library): Promise<Reply<CallOutput<'duplicate.mergeCertain'>>> {
  const groups = (await findGroups(library)).filter((group) => group.tier === 'certain');
  return library.act(
    ({ merged }) => `Merged ${merged} certain duplicates`,
    async (act) => {
      let merged = 0;
      for (const group of groups) {
        const [into, ...others] = group.ids.toSorted();
        for (const from of others) {
          await mergeOne(act, into ?? '', from);
          merged += 1;
        }
      }
      return { merged };
    },
  );
}

/** Groups of references that are, or may be, one work. */
export async function findDuplicates(library: Library): Promise<Reply<DuplicateGroups>> {
  return done({ groups: [...(await findGroups(library))] });
}

/** Remembers that these references are different works. */
export async function dismissDuplicates(
  library: Library,
  input: CallArguments<'duplicate.dismiss'>,
): Promise<Reply<CallOutput<'duplicate.dismiss'>>> {
  return library.act('Kept references apart as no duplicates', async (act) => {
    const ids = input.ids.toSorted();
    for (const [index, left] of ids.entries()) {
      for (const right of ids.slice(index + 1)) {
        const known = await act.tx
          .selectFrom('not_duplicate')
          .select('left_id')
          .where('left_id', '=', left)
          .where('right_id', '=', right)
          .executeTakeFirst();
        if (known === undefined) await insert(act, 'not_duplicate', { left_id: left, right_id: right });
      }
    }
    return {};
  });
}

async function findGroups(library: Library): Promise<DuplicateGroups['groups']> {
  const references = await readReferences(library.read);
  const apart = await library.read.selectFrom('not_duplicate').selectAll().execute();
  const kept = new Set(apart.map((pair) => `${pair.left_id} ${pair.right_id}`));
  return duplicateGroups(references, (left, right) => kept.has([left, right].toSorted().join(' ')));
}

async function mergeOne(act: Act, into: string, from: string): Promise<void> {
  const target = await readReference(act.tx, into);
  const source = await readReference(act.tx, from);
  if (target === undefined || source === undefined)
    refuse('not-found', 'One of these references is no longer in the library.');
  await fillGaps(act, target, source.item);
  if (source.note !== '' && !target.note.includes(source.note)) {
    await update(
      act,
      'reference',
      { id: into },
      { note: [target.note, source.note].filter(Boolean).join('\n\n') },
    );
  }
  for (const table of ['source_record', 'document', 'citation', 'passage'] as const) {
    const rows = await act.tx.selectFrom(table).select('id').where('reference_id', '=', from).execute();
    for (const { id } of rows) await update(act, table, { id }, { reference_id: into });
  }
  await moveCandidates(act, into, from);
  await moveTags(act, into, from);
  await moveCollections(act, into, from);
  await moveDecisions(act, into, from);
  await moveStudies(act, into, from);
  const redirects = await act.tx
    .selectFrom('redirect')
    .select('name')
    .where('reference_id', '=', from)
    .execute();
  for (const { name } of redirects) await update(act, 'redirect', { name }, { reference_id: into });
  await removeWhere(act, 'pinned_key', 'reference_id', from);
  await removeWhere(act, 'not_duplicate', 'left_id', from);
  await removeWhere(act, 'not_duplicate', 'right_id', from);
  await remove(act, 'reference', { id: from });
  await insert(act, 'redirect', { name: source.citationKey, reference_id: into });
  await insert(act, 'redirect', { name: from, reference_id: into });
}

async function moveCandidates(act: Act, into: string, from: string): Promise<void> {
  const rows = await act.tx
    .selectFrom('citation')
    .select(['id', 'candidates_json'])
    .where('candidates_json', 'like', `%${from}%`)
    .execute();
  for (const row of rows) {
    const ids = (JSON.parse(row.candidates_json) as string[]).map((id) => (id === from ? into : id));
    await update(act, 'citation', { id: row.id }, { candidates_json: JSON.stringify([...new Set(ids)]) });
  }
}

async function moveTags(act: Act, into: string, from: string): Promise<void> {
  const own = await act.tx
    .selectFrom('reference_tag')
    .select('tag')
    .where('reference_id', '=', into)
    .execute();
  const known = new Set(own.map(({ tag }) => tag));
  const rows = await act.tx
    .selectFrom('reference_tag')
    .select('tag')
    .where('reference_id', '=', from)
    .execute();
  for (const { tag } of rows) {
    await remove(act, 'reference_tag', { reference_id: from, tag });
    if (!known.has(tag)) await insert(act, 'reference_tag', { reference_id: into, tag });
  }
}

async function moveCollections(act: Act, into: string, from: string): Promise<void> {
  const rows = await act.tx
    .selectFrom('collection_reference')
    .selectAll()
    .where('reference_id', 'in', [into, from])
    .execute();
  const known = new Set(rows.filter((row) => row.reference_id === into).map((row) => row.collection_id));
  for (const { collection_id, reference_id } of rows) {
    if (reference_id !== from) continue;
    await remove(act, 'collection_reference', { collection_id, reference_id });
    if (!known.has(collection_id))
      await insert(act, 'collection_reference', { collection_id, reference_id: into });
  }
}

async function moveDecisions(act: Act, into: string, from: string): Promise<void> {
  const own = await act.tx
    .selectFrom('decision')
    .select(['stage', 'coder'])
    .where('reference_id', '=', into)
    .execute();
  const known = new Set(own.map((row) => `${row.stage}\n${row.coder}`));
  const rows = await act.tx.selectFrom('decision').selectAll().where('reference_id', '=', from).execute();
  for (const row of rows) {
    if (known.has(`${row.stage}\n${row.coder}`)) await remove(act, 'decision', { id: row.id });
    else await update(act, 'decision', { id: row.id }, { reference_id: into });
  }
}

async function moveStudies(act: Act, into: string, from: string): Promise<void> {
  const own = await act.tx
    .selectFrom('study_reference')
    .select('study_id')
    .where('reference_id', '=', into)
    .execute();
  const known = new Set(own.map((row) => row.study_id));
  const rows = await act.tx
    .selectFrom('study_reference')
    .select('study_id')
    .where('reference_id', '=', from)
    .execute();
  for (const { study_id } of rows) {
    await remove(act, 'study_reference', { study_id, reference_id: from });
    const coded = await act.tx
      .selectFrom('coding')
      .select('id')
      .where('study_id', '=', study_id)
      .executeTakeFirst();
    const found = await act.tx
      .selectFrom('finding')
      .select('id')
      .where('study_id', '=', study_id)
      .executeTakeFirst();
    const shared = await act.tx
      .selectFrom('study_reference')
      .select('study_id')
      .where('study_id', '=', study_id)
      .executeTakeFirst();
    // The study that came with the duplicate stays only where something was judged about it.
    if (coded === undefined && found === undefined && shared === undefined && known.size > 0) {
      await removeWhere(act, 'suggestion_rejection', 'study_id', study_id);
      await remove(act, 'study', { id: study_id });
    } else if (!known.has(study_id)) await insert(act, 'study_reference', { study_id, reference_id: into });
  }
}
