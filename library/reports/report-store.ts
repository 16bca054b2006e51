import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** What the library knows of how its references were found and screened. */
export type Screening = {
  readonly sources: readonly {
    readonly name: string;
    readonly database: string;
    readonly query: string;
    readonly searchedOn: string;
    readonly records: number;
  }[];
  /** Records that came with documents: list entries, the documents themselves, catalogue records. */
  readonly fromDocuments: number;
  readonly records: number;
  readonly references: number;
  /** Decisions on references by the last word on each. */
  readonly decisions: readonly {
    readonly verdict: string;
    readonly stage: string;
    readonly reason: string;
    readonly n: number;
  }[];
  readonly undecided: number;
};

/** Reads where records came from and what was decided on them. */
export async function readScreening(db: Kysely<Tables>): Promise<Screening> {
  const sources = await db.selectFrom('source').selectAll().orderBy('added_at').orderBy('id').execute();
  const counts = await db
    .selectFrom('source_record')
    .select(['source_id', ({ fn }) => fn.countAll<number>().as('n')])
    .groupBy('source_id')
    .execute();
  const records = new Map(counts.map((row) => [row.source_id, Number(row.n)]));
  const references = await db
    .selectFrom('reference')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst();
  const rows = await db
    .selectFrom('decision')
    .select(['reference_id', 'stage', 'verdict', 'reason'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  // Of several stages and coders, the latest word counts, as it does for the scope of studies.
  const last = new Map(rows.map((row) => [row.reference_id, row]));
  const grouped = Map.groupBy(last.values(), ({ verdict, stage, reason }) =>
    JSON.stringify([verdict, stage, reason]),
  );
  const all = Number(references?.n ?? 0);
  return {
    sources: sources.map((source) => ({
      name: source.name,
      database: source.database,
      query: source.query,
      searchedOn: source.searched_on,
      records: records.get(source.id) ?? 0,
    })),
    fromDocuments: records.get(null) ?? 0,
    records: [...records.values()].reduce((sum, n) => sum + n, 0),
    references: all,
    decisions: [...grouped.values()]
      .map((list) => ({
        verdict: list[0]?.verdict ?? '',
        stage: list[0]?.stage ?? '',
        reason: list[0]?.reason ?? '',
        n: list.length,
      }))
      .sort((left, right) => right.n - left.n || (left.reason < right.reason ? -1 : 1)),
    undecided: all - [...last.values()].filter(({ verdict }) => verdict !== 'undecided').length,
  };
}
