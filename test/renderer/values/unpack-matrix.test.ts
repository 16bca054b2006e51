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

  it('is the same with the cells of the one before, whatever that was', () => {
    const before = { rows: '', columns: new Map() };
    const axis = fc.constantFrom('level', 'factor', 'study');
    fc.assert(
      fc.property(fc.nat(20), fc.integer(), axis, axis, fc.boolean(), (studies, seed, rows, columns, few) => {
        fc.pre(rows !== columns);
        const evidence = inventedEvidence(codebook, studies, seed);
        const filters: Record<string, string[]> = few ? { level: ['l1'] } : {};
        const query = { rows, columns, segment: null, layer: 'agreed', filters, includeAsCited: true };
        const packed = () => structuredClone(computePacked(evidence, codebook, query));
        const made = unpackMatrix(packed(), before);
        expect(made).toEqual(unpackMatrix(packed()));
        const again = unpackMatrix(packed(), before);
        const empty = made.cells.flatMap(({ n, reason }, at) => (n === 0 && reason === '' ? [at] : []));
        expect(empty.every((at) => again.cells[at] === made.cells[at])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
