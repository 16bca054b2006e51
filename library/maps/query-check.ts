import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { MatrixQuery } from '../../shared/contract/matrix.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { dimensionOf, STUDY_AXIS } from './axis.ts';
import type { Evidence } from './evidence.ts';

/** Cells a matrix may have; beyond that nobody can look at it, and the answer no longer fits through a door. */
export const LARGEST_MATRIX = 2_000_000;

type Asked = Pick<MatrixQuery, 'rows' | 'columns' | 'segment' | 'filters'>;

/** Says in a sentence what a query asks for that the codebook does not have. */
export function checkQuery(codebook: Codebook, query: Asked): Reply<undefined> {
  if (query.rows === STUDY_AXIS && query.columns === STUDY_AXIS) {
    return fault(
      'invalid-input',
      'Studies cannot be both rows and columns. Choose a dimension for one of them.',
    );
  }
  for (const id of [query.rows, query.columns]) {
    if (id !== STUDY_AXIS && dimensionOf(codebook, id) === undefined) return unknownDimension(codebook, id);
  }
  if (query.segment !== null && dimensionOf(codebook, query.segment) === undefined) {
    return unknownDimension(codebook, query.segment);
  }
  for (const [id, codes] of Object.entries(query.filters)) {
    const dimension = dimensionOf(codebook, id);
    if (dimension === undefined) return unknownDimension(codebook, id);
    const missing = codes.find((code) => !dimension.codes.some((one) => one.id === code));
    if (missing !== undefined) {
      return fault(
        'not-found',
        `“${dimension.label}” has no code “${missing}”, so nothing can be filtered by it.`,
      );
    }
  }
  return done(undefined);
}

/** Says so where a matrix would be too large to make. */
export function checkSize(codebook: Codebook, evidence: Evidence, query: Asked): Reply<undefined> {
  const length = (id: string): number =>
    id === STUDY_AXIS
      ? evidence.studies.filter((study) => study.inScope).length
      : (dimensionOf(codebook, id)?.codes.filter((code) => !code.group).length ?? 0);
  const cells = length(query.rows) * length(query.columns);
  if (cells <= LARGEST_MATRIX) return done(undefined);
  return fault(
    'too-large',
    `This matrix would have ${cells.toLocaleString('en')} cells; at most ${LARGEST_MATRIX.toLocaleString('en')} can be made. Filter the studies, or choose a smaller dimension.`,
  );
}

function unknownDimension(codebook: Codebook, id: string): Reply<never> {
  const known = codebook.dimensions.map((dimension) => dimension.id).join(', ');
  return fault(
    'not-found',
    `The codebook has no dimension “${id}”. It has: ${known}; “${STUDY_AXIS}” stands for the studies.`,
  );
}
