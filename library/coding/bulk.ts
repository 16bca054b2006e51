import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { type Act, insert } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { codebookInForce } from './codebook.ts';
import { companyOf, placeCode } from './coding-rules.ts';
import { readCoding, type StoredCoding } from './coding-store.ts';
import { removeCodingWithin } from './codings.ts';
import { leadOf, planRecoding } from './recoding.ts';
import { readCodingRows, storeRecoding } from './recoding-store.ts';

type Result = CallOutput<'coding.applyMany'>;

const AT_ONCE = 10_000;

/**
 * Answers `coding.applyMany`: one code for many studies by the present coder, as one act. A code that must show its
 * words is refused; so is a study whose own codes bar it.
 */
export async function applyToMany(
  library: Library,
  input: CallArguments<'coding.applyMany'>,
): Promise<Reply<Result>> {
  const summary = ({ applied }: Result) => `Coded ${applied} studies ${input.dimension}:${input.code}`;
  return library.act(summary, async (act) => {
    const codebook = await codebookInForce(act);
    const wanted = {
      dimension: input.dimension,
      code: input.code,
      outcome: null,
      direction: null,
      asReported: null,
    };
    const placed = placeCode(codebook, wanted);
    if (typeof placed === 'string') refuse('invalid-input', placed);
    if (placed.needsPassage)
      refuse(
        'invalid-input',
        `“${placed.code.label}” needs the words it rests on, so it is coded study by study.`,
      );
    const layers = await readLayers(act, codebook.id, input.dimension);
    const known = await knownStudies(act, input.studies);
    const result: Result = { applied: 0, already: 0, refused: [] };
    for (const study of new Set(input.studies)) {
      const present = layers.get(study) ?? [];
      if (!known.has(study)) {
        result.refused.push({ study, sentence: 'This study is no longer in the library.' });
        continue;
      }
      if (present.some((row) => row.code === input.code && row.outcome === null)) {
        result.already += 1;
        continue;
      }
      const company = companyOf(placed, null, present);
      if (company.kind === 'barred') {
        result.refused.push({ study, sentence: company.sentence });
        continue;
      }
      const giving = company.kind === 'replaces' ? company.codes : [];
      for (const row of present) if (giving.includes(row.code)) await removeCodingWithin(act, row.id);
      await insert(act, 'coding', {
        id: act.newId(),
        study_id: study,
        codebook_id: codebook.id,
        codebook_version: codebook.version,
        dimension: input.dimension,
        code: input.code,
        outcome: '',
        coder: act.who,
        direction: null,
        as_reported: null,
        origin: 'person',
        note: input.note,
        created_at: act.now,
        rev: 1,
      });
      result.applied += 1;
    }
    return result;
  });
}

async function readLayers(act: Act, codebook: string, dimension: string) {
  const rows = await act.tx
    .selectFrom('coding')
    .select(['id', 'study_id', 'code', 'outcome'])
    .where('codebook_id', '=', codebook)
    .where('dimension', '=', dimension)
    .where('coder', '=', act.who)
    .execute();
  return Map.groupBy(
    rows.map((row) => ({ ...row, outcome: row.outcome || null })),
    (row) => row.study_id,
  );
}

async function knownStudies(act: Act, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE);
    const rows = await act.tx.selectFrom('study').select('id').where('id', 'in', part).execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}

/** Answers `coding.recode`: a coding becomes other codes of its dimension; it takes its quotes along and keeps what it was. */
export async function recodeCoding(
  library: Library,
  input: CallArguments<'coding.recode'>,
): Promise<Reply<StoredCoding[]>> {
  const summary = ([first]: StoredCoding[]) =>
    first === undefined
      ? 'Decided a coding again'
      : `Decided again: ${first.dimension}:${input.codes.join(', ')}`;
  return library.act(summary, async (act) => {
    const coding = await readCoding(act.tx, input.id);
    if (coding === undefined) refuse('not-found', 'This coding is no longer in the library.');
    const codebook = await codebookInForce(act);
    const { dimension, outcome, direction, asReported } = coding;
    for (const code of input.codes) {
      const placed = placeCode(codebook, { dimension, code, outcome, direction, asReported });
      if (typeof placed === 'string') refuse('invalid-input', placed);
    }
    const rows = await readCodingRows(act.tx, codebook.id, [dimension]);
    const own = rows.filter((row) => row.study_id === coding.study && row.coder === coding.coder);
    const before = own.map(({ id }) => id);
    const targets = input.codes.map((code) => ({ dimension, code }));
    const plan = planRecoding(codebook, codebook, own, leadOf([]), (row) =>
      row.id === coding.id ? targets : [{ dimension: row.dimension, code: row.code }],
    );
    await storeRecoding(act, plan, codebook.version, 'Decided again');
    const after = await readCodingRows(act.tx, codebook.id, [dimension]);
    const changed = after.filter(
      (row) =>
        row.study_id === coding.study &&
        row.coder === coding.coder &&
        (row.id === coding.id || !before.includes(row.id) || input.codes.includes(row.code)),
    );
    const read = await Promise.all(changed.map(({ id }) => readCoding(act.tx, id)));
    return read.flatMap((one) => one ?? []);
  });
}
