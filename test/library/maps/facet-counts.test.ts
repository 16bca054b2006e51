import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFacets } from '../../../library/maps/facet-counts.ts';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { inventedCodebook, inventedEvidence } from '../../bench/maps/invented-evidence.ts';

const codebook = inventedCodebook(12, 4);
const query = { layer: 'agreed', includeAsCited: true };

describe('what the studies of a matrix could be filtered by', () => {
  it('is counted as a matrix of that dimension and the studies counts it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer(), (studies, seed) => {
        const evidence = inventedEvidence(codebook, studies, seed);
        const filters = { level: ['l1', 'l3'] };
        const facets = countFacets(evidence, codebook, { ...query, filters });
        for (const dimension of facets.dimensions) {
          const others = dimension.id === 'level' ? {} : filters;
          const matrix = computeMatrix(evidence, codebook, {
            ...query,
            filters: others,
            rows: dimension.id,
            columns: 'study',
            segment: null,
          });
          for (const { id, n } of dimension.codes) expect(n).toBe(matrix.totals.rows[id]?.n ?? 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves a dimension’s own filter out of its own counts, so that its codes stay alternatives', () => {
    const evidence = inventedEvidence(codebook, 80, 7);
    const countsOf = (filters: Record<string, string[]>) =>
      countFacets(evidence, codebook, { ...query, filters }).dimensions.find(({ id }) => id === 'level')
        ?.codes;
    expect(countsOf({ level: ['l1'] })).toEqual(countsOf({}));
    expect(countsOf({ factor: ['f1'] })).not.toEqual(countsOf({}));
  });
});
