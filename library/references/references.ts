import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { CitationContext, ReferenceDetail, SourceRecord } from '../../shared/contract/reference.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { readCitations } from '../documents/documents.ts';
import { type Act, insert, remove, removeWhere, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { createReferenceBatch } from './add-reference.ts';
import { plainCitation } from './name-text.ts';
import { itemColumns, readReference, resolveReference, takenKeys } from './reference-store.ts';

export { readRows, readVerdictsOf } from './reference-rows-store.ts';
export {
  type CitationKeys,
  presentReferences,
  type Reference,
  readReference,
  readReferences,
  readReferencesById,
  resolveReference,
  takenKeys,
} from './reference-store.ts';

/** Everything known about one reference; `id` may be a ULID, a citation key or a DOI. */
export async function getReference(
  library: Library,
  input: CallArguments<'reference.get'>,
): Promise<Reply<ReferenceDetail>> {
  const id = await resolveReference(library.read, input.id);
  const reference = id === undefined ? undefined : await readReference(library.read, id);
  if (reference === undefined) {
    return fault(
      'not-found',
      `There is no reference “${input.id}” in this library. Use its citation key, DOI or id.`,
    );
  }
  const db = library.read;
  const sources = await db
    .selectFrom('source_record')
    .selectAll()
    .where('reference_id', '=', reference.id)
    .execute();
  const studies = await db
    .selectFrom('study_reference')
    .innerJoin('study', 'study.id', 'study_reference.study_id')
    .select(['study.id', 'study.label'])
    .where('reference_id', '=', reference.id)
    .execute();
  const documents = await db
    .selectFrom('document')
    .select(['id', 'name'])
    .where('reference_id', '=', reference.id)
    .execute();
  const tags = await db
    .selectFrom('reference_tag')
    .select('tag')
    .where('reference_id', '=', reference.id)
    .execute();
  const redirects = await db
    .selectFrom('redirect')
    .select('name')
    .where('reference_id', '=', reference.id)
    .execute();
  const decision = await db
    .selectFrom('decision')
    .select(['stage', 'verdict', 'reason', 'coder', 'at'])
    .where('reference_id', '=', reference.id)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  const citations: readonly CitationContext[] = await readCitations(db, { reference: reference.id });
  return done({
    id: reference.id,
    citationKey: reference.citationKey,
    rev: reference.rev,
    item: reference.item,
    note: reference.note,
    tags: tags.map(({ tag }) => tag),
    decision: decision ?? null,
    sources: sources.map(sourceOf),
    studies,
    documents,
    citations: [...citations],
    redirects: redirects.map(({ name }) => name),
    formatted: plainCitation(reference.item),
  });
}

/** Rows that wait to be stored together: thousands would be held twice, one by one each is a statement of its own. */
const STORED_AT_ONCE = 100;

/** Adds references by hand. */
export async function addReferences(
  library: Library,
  input: CallArguments<'reference.add'>,
): Promise<Reply<CallOutput<'reference.add'>>> {
  const summary = input.items.length === 1 ? 'Added a reference' : `Added ${input.items.length} references`;
  return library.act(summary, async (act) => {
    const keys = await takenKeys(act.tx);
    const batch = createReferenceBatch(act, keys);
    const ids: string[] = [];
    for (const item of input.items) {
      const id = batch.add(item);
      const raw = JSON.stringify(item);
      batch.addSource(id, { kind: 'person', format: 'csl', raw, rawHash: '', item });
      ids.push(id);
      if (ids.length % STORED_AT_ONCE === 0) await batch.store();
    }
    await batch.store();
    return { ids };
  });
}

/** Changes a reference, unless it changed since the caller saw it. */
export async function updateReference(
  library: Library,
  input: CallArguments<'reference.update'>,
): Promise<Reply<ReferenceDetail>> {
  const reply = await library.act(`Edited a reference`, async (act) => {
    const reference = await readReference(act.tx, input.id);
    if (reference === undefined) refuse('not-found', 'This reference is no longer in the library.');
    if (reference.rev !== input.rev) {
      refuse(
        'conflict',
        'This reference was changed since you opened it. Your edit was not stored; look at it again.',
      );
    }
    const patch: Partial<Tables['reference']> = {};
    if (input.item !== undefined) Object.assign(patch, itemColumns(input.item));
    if (input.note !== undefined) patch.note = input.note;
    if (input.citationKey !== undefined && input.citationKey !== reference.citationKey) {
      await changeKey(act, reference.id, reference.citationKey, input.citationKey);
      patch.citation_key = input.citationKey;
    }
    await update(act, 'reference', { id: input.id }, patch);
    if (input.tags !== undefined) await setTags(act, input.id, input.tags);
  });
  return reply.ok ? getReference(library, { id: input.id }) : reply;
}

/** Puts another item in the place of a reference's own, within an act. */
export async function changeItem(act: Act, id: string, item: CslItem): Promise<void> {
  await update(act, 'reference', { id }, itemColumns(item));
}

async function changeKey(act: Act, id: string, old: string, wanted: string): Promise<void> {
  if (!/^[^\s{}(),"#%~\\']+$/.test(wanted)) {
    refuse(
      'invalid-input',
      `“${wanted}” cannot be a citation key: leave out spaces, commas, quotes, braces, # % ~ and \\.`,
    );
  }
  const owner = await resolveReference(act.tx, wanted);
  if (owner !== undefined && owner !== id)
    refuse('conflict', `The key “${wanted}” belongs to another reference.`);
  await remove(act, 'redirect', { name: wanted });
  if (old.toLowerCase() !== wanted.toLowerCase())
    await insert(act, 'redirect', { name: old, reference_id: id });
}

async function setTags(act: Act, id: string, tags: readonly string[]): Promise<void> {
  const wanted = new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''));
  const present = await act.tx
    .selectFrom('reference_tag')
    .select('tag')
    .where('reference_id', '=', id)
    .execute();
  for (const { tag } of present)
    if (!wanted.delete(tag)) await remove(act, 'reference_tag', { reference_id: id, tag });
  for (const tag of wanted) await insert(act, 'reference_tag', { reference_id: id, tag });
}

/** Takes references away, with what hangs on them alone; refuses where a document or coded study would be orphaned. */
export async function removeReferences(
  library: Library,
  input: CallArguments<'reference.remove'>,
): Promise<Reply<CallOutput<'reference.remove'>>> {
  const n = input.ids.length;
  return library.act(n === 1 ? 'Removed a reference' : `Removed ${n} references`, async (act) => {
    for (const id of input.ids) await removeReference(act, id);
    return {};
  });
}

async function removeReference(act: Act, id: string): Promise<void> {
  const reference = await readReference(act.tx, id);
  if (reference === undefined) return;
  const document = await act.tx
    .selectFrom('document')
    .select('name')
    .where('reference_id', '=', id)
    .executeTakeFirst();
  if (document !== undefined) {
    refuse(
      'conflict',
      `“${reference.citationKey}” is the reference of the document “${document.name}”. Remove the document first.`,
    );
  }
  const passage = await act.tx
    .selectFrom('passage')
    .select('id')
    .where('reference_id', '=', id)
    .executeTakeFirst();
  if (passage !== undefined) {
    refuse(
      'conflict',
      `“${reference.citationKey}” carries codings. Decide it “exclude” to leave it out, or remove its codings first.`,
    );
  }
  const citations = await act.tx.selectFrom('citation').select('id').where('reference_id', '=', id).execute();
  for (const citation of citations) {
    await update(
      act,
      'citation',
      { id: citation.id },
      {
        reference_id: null,
        status: 'unmatched',
        reason: `Its reference “${reference.citationKey}” was removed from the library.`,
      },
    );
  }
  const studies = await act.tx
    .selectFrom('study_reference')
    .select('study_id')
    .where('reference_id', '=', id)
    .execute();
  await removeWhere(act, 'study_reference', 'reference_id', id);
  for (const { study_id } of studies) await removeStudyIfEmpty(act, study_id);
  await removeWhere(act, 'decision', 'reference_id', id);
  await removeWhere(act, 'reference_tag', 'reference_id', id);
  await removeWhere(act, 'collection_reference', 'reference_id', id);
  await removeWhere(act, 'redirect', 'reference_id', id);
  await removeWhere(act, 'pinned_key', 'reference_id', id);
  await removeWhere(act, 'source_record', 'reference_id', id);
  await removeWhere(act, 'not_duplicate', 'left_id', id);
  await removeWhere(act, 'not_duplicate', 'right_id', id);
  await remove(act, 'reference', { id });
}

async function removeStudyIfEmpty(act: Act, study: string): Promise<void> {
  const other = await act.tx
    .selectFrom('study_reference')
    .select('study_id')
    .where('study_id', '=', study)
    .executeTakeFirst();
  const coding = await act.tx
    .selectFrom('coding')
    .select('id')
    .where('study_id', '=', study)
    .executeTakeFirst();
  const finding = await act.tx
    .selectFrom('finding')
    .select('id')
    .where('study_id', '=', study)
    .executeTakeFirst();
  if (other !== undefined || coding !== undefined || finding !== undefined) return;
  await removeWhere(act, 'suggestion_rejection', 'study_id', study);
  await remove(act, 'study', { id: study });
}

function sourceOf(row: Tables['source_record']): SourceRecord {
  return {
    id: row.id,
    kind: row.kind as SourceRecord['kind'],
    format: row.format,
    raw: row.raw,
    item: JSON.parse(row.item_json) as CslItem,
    document: row.document_id,
    start: row.start,
    end: row.end,
    confidence: row.confidence,
    fields: JSON.parse(row.fields_json) as Record<string, number>,
    warnings: JSON.parse(row.warnings_json) as string[],
  };
}
