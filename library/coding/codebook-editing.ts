import type { Kysely } from 'kysely';
import type { Frozen } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import type { CodebookEdit, CodebookEffect, CodebookPreview } from '../../shared/contract/codebook-edit.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { currentCodebook } from './codebook.ts';
import { checkCodebook } from './codebook-check.ts';
import { editCodebook } from './codebook-edit.ts';
import { type Effect, effectsOf } from './codebook-effects.ts';
import { countCodeUse, storeEdited, versionAfter } from './codebook-store.ts';
import type { Edited } from './edited-codebook.ts';
import { type CodingRow, leadOf, planRecoding, type RecodingPlan } from './recoding.ts';
import { readCodingRows, recodeElsewhere, storeRecoding } from './recoding-store.ts';

type Preview = Frozen<CodebookPreview>;

const SAMPLE = 50;

/** Answers `codebook.preview`: what an edit would make of the codebook and of the codings there are; changes nothing. */
export async function previewEdit(
  library: Library,
  { edit }: CallArguments<'codebook.preview'>,
): Promise<Reply<Preview>> {
  const db = library.read;
  const before = await currentCodebook(db);
  const worked = await workOut(db, before, edit);
  if ('faults' in worked)
    return done({
      summary: '',
      faults: [...worked.faults],
      codebook: null,
      version: { from: before.version, to: before.version },
      effects: [],
    });
  return done({
    summary: worked.edited.summary,
    faults: [],
    codebook: worked.after,
    version: { from: before.version, to: worked.after.version },
    effects: await tellEffects(db, worked.effects),
  });
}

/** Answers `codebook.edit`: does one edit and what follows from it, as one act. */
export async function editCodebookInForce(
  library: Library,
  { edit }: CallArguments<'codebook.edit'>,
): Promise<Reply<Preview>> {
  return library.act(
    ({ summary, effects }: Preview) =>
      [summary, ...effects.map(({ codings, sentence }) => `${countOf(codings)} ${sentence}`)]
        .join('. ')
        .replace(/\.$/, ''),
    async (act) => {
      const before = await currentCodebook(act.tx);
      const worked = await workOut(act.tx, before, edit);
      if ('faults' in worked) refuse('invalid-input', worked.faults.join(' '));
      const { edited, after, plan } = worked;
      const effects = await tellEffects(act.tx, worked.effects);
      await storeEdited(act, before, after, edit.kind !== 'book.version');
      await storeRecoding(act, plan, after.version, edited.summary);
      await recodeElsewhere(act, before, edited.recodes, edited.renamed);
      return {
        summary: edited.summary,
        faults: [],
        codebook: after,
        version: { from: before.version, to: after.version },
        effects,
      };
    },
  );
}

/** Answers `codebook.usage`: how often each code of the codebook in force is applied. */
export async function readUsage(library: Library): Promise<Reply<CallOutput<'codebook.usage'>>> {
  const codebook = await currentCodebook(library.read);
  return done([...(await countCodeUse(library.read, codebook.id))]);
}

type Worked = {
  readonly edited: Edited;
  readonly after: Codebook;
  readonly plan: RecodingPlan;
  readonly effects: readonly Effect[];
};

async function workOut(
  db: Kysely<Tables>,
  before: Codebook,
  edit: CodebookEdit,
): Promise<Worked | { readonly faults: readonly string[] }> {
  const edited = editCodebook(before, edit);
  if (typeof edited === 'string') return { faults: [edited] };
  const faults = checkCodebook(edited.codebook);
  if (faults.length > 0) return { faults };
  const version = edit.kind === 'book.version' ? edit.version : await versionAfter(db, before);
  if (edit.kind === 'book.version') {
    const taken = await db
      .selectFrom('codebook')
      .select('version')
      .where('id', '=', before.id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (taken !== undefined)
      return { faults: [`There is a version ${version} of this codebook already. Choose another number.`] };
  }
  const after = { ...edited.codebook, version };
  const rows = await rowsOf(db, before, edit);
  const plan = planRecoding(before, after, rows, leadOf(edited.recodes));
  return { edited, after, plan, effects: effectsOf(before, after, edit, rows, plan) };
}

/** The codings an edit can touch: those of its dimensions, and of the dimensions these qualify. */
async function rowsOf(
  db: Kysely<Tables>,
  before: Codebook,
  edit: CodebookEdit,
): Promise<readonly CodingRow[]> {
  if (edit.kind === 'book.describe' || edit.kind === 'book.version' || edit.kind === 'dimension.add')
    return [];
  const named = [edit.dimension];
  if (edit.kind === 'dimension.merge') named.push(edit.into);
  if (edit.kind === 'code.move') named.push(edit.to.dimension);
  const qualified = before.dimensions.filter((one) => one.qualifiers?.some((id) => named.includes(id)));
  return readCodingRows(db, before.id, [...new Set([...named, ...qualified.map((one) => one.id)])]);
}

async function tellEffects(db: Kysely<Tables>, effects: readonly Effect[]): Promise<CodebookEffect[]> {
  const shown = effects.flatMap((effect) => effect.about.slice(0, SAMPLE).map(({ row }) => row.study_id));
  const studies =
    shown.length === 0
      ? []
      : await db
          .selectFrom('study')
          .select(['id', 'label'])
          .where('id', 'in', [...new Set(shown)])
          .execute();
  const labels = new Map(studies.map((study) => [study.id, study.label]));
  return effects.map(({ kind, sentence, about }) => ({
    kind,
    sentence,
    codings: about.length,
    studies: new Set(about.map(({ row }) => row.study_id)).size,
    coders: [...new Set(about.map(({ row }) => row.coder))].sort(),
    sample: about.slice(0, SAMPLE).map(({ row, to }) => ({
      coding: row.id,
      study: row.study_id,
      label: labels.get(row.study_id) ?? '',
      coder: row.coder,
      from: `${row.dimension}:${row.code}`,
      to,
    })),
  }));
}

function countOf(codings: number): string {
  return codings === 1 ? 'One coding' : `${codings} codings`;
}
