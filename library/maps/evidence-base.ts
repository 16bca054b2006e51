import type { Codebook } from '../../shared/model/codebook.ts';
import { currentCodebook } from '../coding/codebook.ts';
import type { Library } from '../library.ts';
import type { Evidence } from './evidence.ts';
import { evidenceOf } from './evidence-store.ts';
import { readNewestDates, readStudyReferences } from './map-store.ts';

/** What is known of the studies of a library, for who counts them. */
export type EvidenceBase = {
  readonly evidence: Evidence;
  readonly codebook: Codebook;
  /** The year of each study in scope, that of its first report, where one is known. */
  readonly years: ReadonlyMap<string, number>;
  /** ISO date of the newest change; '' for an empty library. */
  readonly asOf: string;
};

/** Reads the evidence base of a library. */
export async function readEvidenceBase(library: Pick<Library, 'read'>): Promise<EvidenceBase> {
  const codebook = await currentCodebook(library.read);
  const evidence = await evidenceOf(library.read, codebook.id);
  const inScope = evidence.studies.filter((study) => study.inScope).map((study) => study.id);
  const years = new Map<string, number>();
  for (const { study, year } of await readStudyReferences(library.read, inScope)) {
    if (year !== null) years.set(study, Math.min(year, years.get(study) ?? year));
  }
  const asOf = (await readNewestDates(library.read)).toSorted().at(-1) ?? '';
  return { evidence, codebook, years, asOf };
}
