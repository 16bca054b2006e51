import { done, type Reply } from '../../shared/contract/fault.ts';
import type { MatrixFacetQuery, MatrixFacets } from '../../shared/contract/matrix-facets.ts';
import type { Codebook, Dimension } from '../../shared/model/codebook.ts';
import { currentCodebook } from '../coding/codebook.ts';
import type { Library } from '../library.ts';
import { STUDY_AXIS } from './axis.ts';
import type { Evidence } from './evidence.ts';
import { evidenceOf } from './evidence-store.ts';
import { countRows } from './matrix.ts';
import { checkQuery } from './query-check.ts';

/** Answers `matrix.facets`. */
export async function readFacets(library: Library, query: MatrixFacetQuery): Promise<Reply<MatrixFacets>> {
  const codebook = await currentCodebook(library.read);
  const rows = codebook.dimensions[0]?.id ?? STUDY_AXIS;
  const known = checkQuery(codebook, { rows, columns: STUDY_AXIS, segment: null, filters: query.filters });
  if (!known.ok) return known;
  return done(countFacets(await evidenceOf(library.read, codebook.id), codebook, query));
}

/** Counts the studies in scope by every code that they could be filtered by. */
export function countFacets(evidence: Evidence, codebook: Codebook, query: MatrixFacetQuery): MatrixFacets {
  const dimensions = codebook.dimensions.filter(({ role }) => role !== 'direction');
  const ask = (dimension: Dimension, filters: MatrixFacetQuery['filters']) =>
    countRows(evidence, codebook, {
      ...query,
      filters,
      rows: dimension.id,
      segment: null,
    });
  let n = 0;
  const counted = dimensions.map((dimension) => {
    const { [dimension.id]: own = [], ...others } = query.filters;
    const { rows, studies } = ask(dimension, others);
    if (own.length === 0) n = studies;
    return {
      id: dimension.id,
      label: dimension.label,
      codes: dimension.codes.map((code) => ({
        id: code.id,
        label: code.label,
        parent: code.parent ?? null,
        group: code.group ?? false,
        n: rows.get(code.id) ?? 0,
      })),
    };
  });
  const isNarrowedEverywhere = dimensions.every(({ id }) => (query.filters[id] ?? []).length > 0);
  const first = dimensions[0];
  if (isNarrowedEverywhere && first !== undefined) n = ask(first, query.filters).studies;
  return { n, dimensions: counted };
}
