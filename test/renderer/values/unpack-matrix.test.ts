import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { computePacked } from '../../../library/maps/pack-matrix.ts';
import { unpackMatrix } from '../../../renderer/values/unpack-matrix.ts';
import { PackedMatrix } from '../../../shared/contract/packed-matrix.ts';
import { inventedCodebook, inventedEvidence } from '../../bench/maps/invented-evidence.ts';

const codebook = inventedCodebook(10, 3);

describe('a packed matrix', () => {
  it('is the same matrix again on the other side of the door', () => {
    const axis = fc.constantFrom('level', 'factor', 'outcome', 'study');
    fc.assert(
      fc.property(fc.nat(40), fc.integer(), axis, axis, (studies, seed, rows, columns) => {
        fc.pre(rows !== columns);
        const evidence = {
          ...inventedEvidence(codebook, studies, seed),
          judgements: [
            {
              rowDimension: 'level',
              rowCode: 'l1',
              columnDimension: 'factor',
              columnCode: 'f2',
              reason: 'cannot be',
            },
          ],
        };
        const query = { rows, columns, segment: 'level', layer: 'agreed', filters: {}, includeAsCited: true };
        const matrix = computeMatrix(evidence, codebook, query);
        const carried = PackedMatrix.parse(
          JSON.parse(JSON.stringify(computePacked(evidence, codebook, query))),
        );
        expect(unpackMatrix(carried)).toEqual(JSON.parse(JSON.stringify(matrix)));
      }),
      { numRuns: 60 },
    );
  });
});
