import type { CallArguments } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { GapQuery, GapReport } from '../../shared/contract/gaps.ts';
import { gapFile } from '../exports/gap-file.ts';
import type { ProducedFile } from '../exports/produced-file.ts';
import { dimensionOf, STUDY_AXIS } from './axis.ts';
import { findGaps } from './gaps.ts';
import { readStudyReferences } from './map-store.ts';
import { basisOf, type MapLibrary } from './maps.ts';

/** Answers `gap.find`. */
export async function readGaps(library: MapLibrary, query: GapQuery): Promise<Reply<GapReport>> {
  if (query.rows === STUDY_AXIS || query.columns === STUDY_AXIS) {
    return fault('invalid-input', 'Gaps are looked for between two dimensions; a study by itself has none.');
  }
  const basis = await basisOf(library, { ...query, segment: null });
  if (!basis.ok) return basis;
  const { evidence, codebook } = basis.output;
  if (typeof query.population === 'string' && dimensionOf(codebook, query.population) === undefined) {
    return fault('not-found', `The codebook has no dimension “${query.population}”.`);
  }
  const unknown = (query.reviews ?? []).find((name) => {
    const colon = name.indexOf(':');
    const dimension = dimensionOf(codebook, name.slice(0, Math.max(0, colon)));
    return !dimension?.codes.some((code) => code.id === name.slice(colon + 1));
  });
  if (unknown !== undefined) {
    return fault('not-found', `The codebook has no code “${unknown}”. Codes are written dimension:code.`);
  }
  const inScope = evidence.studies.filter((study) => study.inScope).map((study) => study.id);
  const years = new Map<string, number>();
  for (const { study, year } of await readStudyReferences(library.read, inScope)) {
    // A study is as old as its first report.
    if (year !== null) years.set(study, Math.min(year, years.get(study) ?? year));
  }
  return done(findGaps(query, { evidence, codebook, years }));
}

/** Makes the file of `gap.export`. */
export async function produceGaps(
  library: MapLibrary,
  { format, ...query }: CallArguments<'gap.export'>,
): Promise<Reply<ProducedFile>> {
  const report = await readGaps(library, query);
  return report.ok ? done(gapFile(report.output, format)) : report;
}
