import type { CallArguments } from '../../shared/contract/calls.ts';
import type { PassageInput } from '../../shared/contract/coding.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Origin } from '../../shared/model/coding.ts';
import { type Act, insert, remove, removeWhere, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { codebookInForce, currentCodebook } from './codebook.ts';
import { companyOf, type Placed, placeCode } from './coding-rules.ts';
import { readCoding, readCodings, readLayer, type StoredCoding } from './coding-store.ts';
import { placeKey, placePassage } from './passage-place.ts';

export { readCodings, type StoredCoding } from './coding-store.ts';

/** Answers `coding.list`: codings made with the codebook in force, of one study or of all. */
export async function listCodings(
  library: Library,
  input: CallArguments<'coding.list'>,
): Promise<Reply<StoredCoding[]>> {
  const codebook = await currentCodebook(library.read);
  const studies = input.study === undefined ? {} : { studies: [input.study] };
  return done(await readCodings(library.read, { codebook: codebook.id, ...studies }));
}

/**
 * Answers `coding.apply`. Applying what is there already changes its direction and note where they are given and adds
 * the passages. In a dimension of one choice the same coder's other code gives way in the same act.
 */
export async function applyCoding(
  library: Library,
  input: CallArguments<'coding.apply'>,
): Promise<Reply<StoredCoding>> {
  const label = await studyLabel(library, input.study);
  return library.act(`Coded ${label} ${input.dimension}:${input.code}`, (act) =>
    applyWithin(act, input, 'person'),
  );
}

/** Applies a coding inside an act that is under way; gives the coding as it stands then. */
export async function applyWithin(
  act: Act,
  input: CallArguments<'coding.apply'>,
  origin: Origin,
): Promise<StoredCoding> {
  const references = await studyReferences(act, input.study);
  const codebook = await codebookInForce(act);
  const coder = input.coder?.trim() || act.who;
  const key = { study_id: input.study, codebook_id: codebook.id, dimension: input.dimension, coder };
  const layer = await readLayer(act.tx, key);
  const isThere = layer.some((row) => row.code === input.code && row.outcome === (input.outcome ?? ''));
  const placed = placeCode(codebook, input, isThere);
  if (typeof placed === 'string') refuse('invalid-input', placed);
  await makeRoom(act, placed, input.outcome, layer);
  const outcome = input.outcome ?? '';
  const known = layer.find((row) => row.code === input.code && row.outcome === outcome);
  let id = known?.id;
  if (id === undefined) {
    id = act.newId();
    await insert(act, 'coding', {
      id,
      ...key,
      codebook_version: codebook.version,
      code: input.code,
      outcome,
      direction: input.direction,
      as_reported: input.asReported,
      origin,
      note: input.note,
      created_at: act.now,
      rev: 1,
    });
  } else {
    await update(
      act,
      'coding',
      { id },
      {
        codebook_version: codebook.version,
        ...(input.direction === null ? {} : { direction: input.direction }),
        ...(input.asReported === null ? {} : { as_reported: input.asReported }),
        ...(input.note === '' ? {} : { note: input.note }),
      },
    );
  }
  await addPassages(act, id, references, input.passages);
  return requireEvidence(act, id, placed);
}

/** Answers `coding.change`; refused where the coding changed since the caller saw it. */
export async function changeCoding(
  library: Library,
  input: CallArguments<'coding.change'>,
): Promise<Reply<StoredCoding>> {
  const summary = ({ dimension, code }: StoredCoding) => `Changed ${dimension}:${code}`;
  return library.act(summary, async (act) => {
    const coding = await readCoding(act.tx, input.id);
    if (coding === undefined) refuse('not-found', 'This coding is no longer in the library.');
    if (coding.rev !== input.rev) {
      refuse('conflict', 'This coding was changed since you opened it. Look at it again, then change it.');
    }
    const after = {
      dimension: coding.dimension,
      code: coding.code,
      direction: input.direction === undefined ? coding.direction : input.direction,
      outcome: input.outcome === undefined ? coding.outcome : input.outcome,
      asReported: input.asReported === undefined ? coding.asReported : input.asReported,
    };
    const placed = placeCode(await codebookInForce(act), after, true);
    if (typeof placed === 'string') refuse('invalid-input', placed);
    await refuseTwin(act, coding, after.outcome);
    await update(
      act,
      'coding',
      { id: coding.id },
      {
        direction: after.direction,
        outcome: after.outcome ?? '',
        as_reported: after.asReported,
        ...(input.note === undefined ? {} : { note: input.note }),
      },
    );
    for (const passage of input.removePassages ?? []) {
      if (!coding.passages.some((one) => one.id === passage)) {
        refuse('not-found', 'A passage to be taken away does not belong to this coding.');
      }
      await remove(act, 'passage', { id: passage });
    }
    await addPassages(act, coding.id, await studyReferences(act, coding.study), input.addPassages ?? []);
    return requireEvidence(act, coding.id, placed);
  });
}

/** Answers `coding.remove`: takes a coding and its passages away. */
export async function removeCoding(
  library: Library,
  input: CallArguments<'coding.remove'>,
): Promise<Reply<Record<string, never>>> {
  const coding = await readCoding(library.read, input.id);
  if (coding === undefined) return fault('not-found', 'This coding is no longer in the library.');
  const label = await studyLabel(library, coding.study);
  return library.act(`Took ${coding.dimension}:${coding.code} from ${label}`, async (act) => {
    await removeCodingWithin(act, input.id);
    return {};
  });
}

/** Takes a coding and its passages away inside an act that is under way. */
export async function removeCodingWithin(act: Act, id: string): Promise<void> {
  await removeWhere(act, 'passage', 'coding_id', id);
  await removeWhere(act, 'coding_past', 'coding_id', id);
  await remove(act, 'coding', { id });
}

/** A study's name in quotation marks, as the history tells it; empty where there is no such study. */
export async function studyLabel(library: Library, study: string): Promise<string> {
  const row = await library.read
    .selectFrom('study')
    .select('label')
    .where('id', '=', study)
    .executeTakeFirst();
  return row === undefined ? '' : `“${row.label.length > 80 ? `${row.label.slice(0, 79)}…` : row.label}”`;
}

async function makeRoom(
  act: Act,
  placed: Placed,
  outcome: string | null,
  layer: Awaited<ReturnType<typeof readLayer>>,
): Promise<void> {
  const present = layer.map((row) => ({ id: row.id, code: row.code, outcome: row.outcome || null }));
  const company = companyOf(placed, outcome, present);
  if (company.kind === 'barred') refuse('conflict', company.sentence);
  if (company.kind === 'together') return;
  for (const row of present) if (company.codes.includes(row.code)) await removeCodingWithin(act, row.id);
}

async function addPassages(
  act: Act,
  coding: string,
  references: readonly string[],
  passages: readonly PassageInput[],
): Promise<void> {
  const present = await act.tx.selectFrom('passage').selectAll().where('coding_id', '=', coding).execute();
  const places = new Set(present.map(placeKey));
  for (const passage of passages) {
    const placed = await placePassage(act.tx, references, passage);
    if (typeof placed === 'string') refuse('invalid-input', placed);
    if (places.has(placeKey(placed))) continue;
    places.add(placeKey(placed));
    await insert(act, 'passage', { id: act.newId(), coding_id: coding, ...placed, rev: 1 });
  }
}

async function requireEvidence(act: Act, id: string, placed: Placed): Promise<StoredCoding> {
  const coding = await readCoding(act.tx, id);
  if (coding === undefined) throw new Error(`coding ${id} vanished within its own act`);
  if (placed.needsPassage && coding.passages.length === 0) {
    refuse(
      'invalid-input',
      `“${placed.code.label}” needs the words it rests on: select a passage in the title, the abstract, a citing clause or the document.`,
    );
  }
  return coding;
}

async function refuseTwin(act: Act, coding: StoredCoding, outcome: string | null): Promise<void> {
  if (outcome === coding.outcome) return;
  const layer = await readLayer(act.tx, {
    study_id: coding.study,
    codebook_id: coding.codebook,
    dimension: coding.dimension,
    coder: coding.coder,
  });
  if (
    layer.some((row) => row.id !== coding.id && row.code === coding.code && row.outcome === (outcome ?? ''))
  ) {
    refuse(
      'conflict',
      'This study carries the same code with that outcome already. Change that coding, or take one of the two away.',
    );
  }
}

async function studyReferences(act: Act, study: string): Promise<readonly string[]> {
  const known = await act.tx.selectFrom('study').select('id').where('id', '=', study).executeTakeFirst();
  if (known === undefined) refuse('not-found', 'This study is no longer in the library.');
  const rows = await act.tx
    .selectFrom('study_reference')
    .select('reference_id')
    .where('study_id', '=', study)
    .orderBy('reference_id')
    .execute();
  return rows.map((row) => row.reference_id);
}
