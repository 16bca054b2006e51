import { sql } from 'kysely';
import type { Frozen } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { isInScope, readStudies, readVerdicts, studyVerdict } from '../studies/scope.ts';
import { currentCodebook } from './codebook.ts';
import { directionDimension } from './codebook-roles.ts';
import { readReveals } from './own-layer.ts';

/** Answers `coder.list`: everybody who coded, and the present coder first, with what each has done and what is left. */
export async function listCoders(library: Library): Promise<Reply<Frozen<CallOutput<'coder.list'>>>> {
  const db = library.read;
  const codebook = await currentCodebook(db);
  const directions = new Set(codebook.dimensions.map((one) => directionDimension(codebook, one)?.id));
  const asked = codebook.dimensions.filter((one) => !directions.has(one.id) && !one.retired);
  const verdicts = await readVerdicts(db);
  const inScope = new Set(
    (await readStudies(db))
      .filter((study) => isInScope(studyVerdict(study.references, verdicts)))
      .map(({ id }) => id),
  );
  const rows = await db
    .selectFrom('coding')
    .select(({ fn }) => [
      'coder',
      'study_id',
      'dimension',
      fn.countAll<number>().as('codings'),
      sql<number>`MAX(outcome <> '')`.as('told'),
    ])
    .where('codebook_id', '=', codebook.id)
    .groupBy(['coder', 'study_id', 'dimension'])
    .execute();
  const qualifiers = new Map(codebook.dimensions.map((one) => [one.id, one.qualifiers ?? []]));
  const reveals = await readReveals(db);
  const me = library.coder();
  const byCoder = Map.groupBy(rows, (row) => row.coder);
  const names = [me, ...[...byCoder.keys()].filter((coder) => coder !== me).sort()];
  return done(
    names.map((coder) => {
      const own = byCoder.get(coder) ?? [];
      const decided = new Map<string, Set<string>>();
      for (const { study_id, dimension, told } of own) {
        const set = decided.get(study_id) ?? new Set<string>();
        set.add(dimension);
        if (Number(told) === 1) for (const id of qualifiers.get(dimension) ?? []) set.add(id);
        decided.set(study_id, set);
      }
      const scoped = [...decided].filter(([study]) => inScope.has(study));
      return {
        coder,
        isMe: coder === me,
        codings: own.reduce((sum, row) => sum + Number(row.codings), 0),
        studies: decided.size,
        complete: scoped.filter(([, set]) => asked.every(({ id }) => set.has(id))).length,
        left: Object.fromEntries(
          asked.map(({ id }) => [id, inScope.size - scoped.filter(([, set]) => set.has(id)).length]),
        ),
        revealedAt: reveals.get(coder) ?? null,
      };
    }),
  );
}

/** Answers `coder.rename`: all codings of one name go under another; refused where both said something of one code. */
export async function renameCoder(
  library: Library,
  { from, to }: CallArguments<'coder.rename'>,
): Promise<Reply<CallOutput<'coder.rename'>>> {
  const summary = ({ codings }: { codings: number }) =>
    `Put ${codings} codings of ${from} under the name ${to}`;
  return library.act(summary, async (act) => {
    const both = await sql<{ n: number }>`
      SELECT COUNT(*) AS n FROM coding AS one JOIN coding AS other
        ON other.study_id = one.study_id AND other.codebook_id = one.codebook_id
        AND other.dimension = one.dimension AND other.code = one.code AND other.outcome = one.outcome
      WHERE one.coder = ${from} AND other.coder = ${to}`.execute(act.tx);
    const n = Number(both.rows[0]?.n ?? 0);
    if (n > 0)
      refuse(
        'conflict',
        `${from} and ${to} both applied ${n} of the same codes, so these are two coders and stay apart.`,
      );
    const rows = await act.tx.selectFrom('coding').select('id').where('coder', '=', from).execute();
    for (const { id } of rows) await update(act, 'coding', { id }, { coder: to });
    return { codings: rows.length };
  });
}
