import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../library/maps/evidence.ts';
import { gridTable } from '../../../library/maps/map-grid-table.ts';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { MatrixQuery } from '../../../shared/contract/matrix.ts';
import type { Matrix } from '../../../shared/model/matrix.ts';
import { inventedCodebook, inventedEvidence } from '../../bench/maps/invented-evidence.ts';
import { paperPicture, paperSpec } from './map-source.ts';

const codebook = inventedCodebook(20, 3);
const evidence = inventedEvidence(codebook, 60, 5);

function matrixOf(query: Partial<MatrixQuery>, of: Evidence = evidence): Matrix {
  return computeMatrix(of, codebook, MatrixQuery.parse({ rows: 'factor', columns: 'level', ...query }));
}

const cellOf = ({ cells }: Matrix, row: string, column: string) =>
  cells.find((cell) => cell.row === row && cell.column === column);

describe('a matrix as a person arranged it', () => {
  const whole = matrixOf({});

  test('has its lines in their order, and the same numbers in them', () => {
    const shown = whole.rows.map(({ id }) => id).toReversed();
    const turned = matrixOf({ lines: { rows: { shown, folded: [] } } });
    expect(turned.rows.map(({ id }) => id)).toEqual(shown);
    for (const cell of whole.cells)
      expect(cellOf(turned, cell.row, cell.column)).toEqual({ ...cell, undecided: expect.any(Number) });
    expect(turned.totals.n).toBe(whole.totals.n);
  });

  test('a folded heading holds each study under it once, in one direction', () => {
    const under = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8'];
    const shown = whole.rows.map(({ id }) => id).filter((id) => !under.includes(id));
    const folded = matrixOf({ lines: { rows: { shown, folded: ['g1'] } } });
    for (const { id } of whole.columns) {
      const cell = cellOf(folded, 'g1', id);
      const studies = new Set(under.flatMap((row) => cellOf(whole, row, id)?.studies ?? []));
      expect(new Set(cell?.studies)).toEqual(studies);
      expect(Object.values(cell?.directions ?? {}).reduce((sum, n) => sum + n, 0)).toBe(studies.size);
    }
    expect(folded.totals.rows.g1?.n).toBe(whole.totals.rows.g1?.n);
  });

  test('a hidden line is counted nowhere, and still decides', () => {
    const shown = ['f1', 'f2'];
    const part = matrixOf({ lines: { rows: { shown, folded: [] } } });
    expect(part.cells.map(({ row }) => row)).toEqual(['f1', 'f1', 'f1', 'f1', 'f2', 'f2', 'f2', 'f2']);
    expect(part.totals.n).toBe(new Set(part.cells.flatMap(({ studies }) => studies)).size);
    expect(cellOf(part, 'f1', 'l1')?.undecided).toBe(cellOf(whole, 'f1', 'l1')?.undecided);
  });

  test('studies stand in their own columns, and keep their own states', () => {
    const all = matrixOf({ columns: 'study' });
    const shown = ['s7', 's3', 's59', 'gone', 's3'];
    const some = matrixOf({ columns: 'study', lines: { columns: { shown, folded: [] } } });
    expect(some.columns.map(({ id }) => id)).toEqual(['s7', 's3', 's59']);
    for (const cell of some.cells) expect(cell).toEqual(cellOf(all, cell.row, cell.column));
  });

  test('a folded cell is not applicable only where all of it was judged so', () => {
    const judge = (codes: readonly string[]) =>
      codes.map((rowCode) => ({
        rowDimension: 'factor',
        rowCode,
        columnDimension: 'level',
        columnCode: 'l1',
        reason: 'cannot be',
      }));
    const lines = { rows: { shown: ['g3'], folded: ['g3'] } };
    const with_ = (codes: readonly string[]) =>
      cellOf(matrixOf({ lines }, { studies: [], codings: [], judgements: judge(codes) }), 'g3', 'l1');
    expect(with_(['f17', 'f18', 'f19'])?.state).toBe('not-coded');
    expect(with_(['f17', 'f18', 'f19', 'f20'])).toMatchObject({
      state: 'not-applicable',
      reason: 'cannot be',
    });
  });

  test('a map says how many lines are not shown', () => {
    const { data } = paperPicture({});
    const ids = data.matrix.rows.map(({ id }) => id);
    const { leftOut } = paperPicture({ lines: { rows: { shown: ids.slice(0, -1), folded: [] } } }).data;
    expect(leftOut.hidden).toEqual({ rows: 1, columns: 0 });
    expect(data.leftOut.hidden).toBeUndefined();
    expect(paperSpec.lines).toBeUndefined();
  });

  test('a line that is pinned counts in its folded heading, too, and the page adds it to an open one', () => {
    const shown = ['f2', 'g1', 'g2', 'f9', 'f10'];
    const folded = matrixOf({ lines: { rows: { shown, folded: ['g1'] } } });
    const under = new Set(['f1', 'f2', 'f3'].flatMap((row) => cellOf(whole, row, 'l1')?.studies ?? []));
    for (const study of under) expect(cellOf(folded, 'g1', 'l1')?.studies).toContain(study);
    expect(cellOf(folded, 'f2', 'l1')?.studies).toEqual(cellOf(whole, 'f2', 'l1')?.studies);

    const { rows } = paperPicture({}).data.matrix;
    const child = rows.find(({ parent, id }) => parent !== null && !rows.some((one) => one.parent === id));
    const order = [child?.id ?? '', ...rows.map(({ id }) => id).filter((id) => id !== child?.id)];
    const table = gridTable(paperPicture({ lines: { rows: { shown: order, folded: [] } } }));
    const ofHeading = table.split('\n').find((line) => line.includes(`>${labelOf(rows, child?.parent)}<`));
    expect(/data-r="([^"]*)"/.exec(ofHeading ?? '')?.[1]?.split(' ')).toContain('0');
  });
});

function labelOf(rows: Matrix['rows'], id: string | null | undefined): string {
  return rows.find((one) => one.id === id)?.label ?? '';
}
