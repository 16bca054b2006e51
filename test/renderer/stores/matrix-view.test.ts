import { describe, expect, it } from 'vitest';
import { stepInGrid, viewMatrix } from '../../../renderer/stores/matrix-view.ts';
import type { Cell, Matrix } from '../../../shared/model/matrix.ts';

const entry = (id: string, parent: string | null = null, group = false) => ({
  id,
  label: id.toUpperCase(),
  parent,
  group,
  definition: '',
});

const cell = (row: string, column: string, studies: readonly string[]): Cell => ({
  row,
  column,
  studies: [...studies],
  n: studies.length,
  byBasis: { 'full text': studies.length, abstract: 0, title: 0, 'as cited': 0 },
  directions: {},
  segments: {},
  state: studies.length > 0 ? 'evidence' : 'gap',
  undecided: 0,
  reason: '',
});

const matrix: Matrix = {
  rowDimension: 'factor',
  columnDimension: 'level',
  layer: 'agreed',
  rows: [entry('g', null, true), entry('g.a', 'g'), entry('g.b', 'g'), entry('alone')],
  columns: [entry('one'), entry('two')],
  cells: [
    cell('g.a', 'one', ['s1', 's2']),
    cell('g.a', 'two', []),
    cell('g.b', 'one', ['s2', 's3']),
    cell('g.b', 'two', []),
    cell('alone', 'one', []),
    cell('alone', 'two', []),
  ],
  totals: {
    rows: {
      'g.a': { n: 2, studies: ['s1', 's2'] },
      'g.b': { n: 2, studies: ['s2', 's3'] },
      alone: { n: 0, studies: [] },
    },
    columns: { one: { n: 3, studies: ['s1', 's2', 's3'] }, two: { n: 0, studies: [] } },
    n: 3,
    inScope: 3,
    asCitedOnly: 0,
  },
};
const plain = { collapsed: new Set<string>(), hideEmptyRows: false, hideEmptyColumns: false };

describe('what is drawn of a matrix', () => {
  it('counts each study once in a group, though two of its rows hold it', () => {
    const view = viewMatrix(matrix, plain);
    expect(view.countAt('g', 'one')).toBe(3);
    expect(view.rowTotal('g')).toBe(3);
    expect(view.rowTotal('g.a')).toBe(2);
  });

  it('indents what stands under a group and leaves it out when folded', () => {
    expect(viewMatrix(matrix, plain).rows.map(({ entry: { id }, depth }) => [id, depth])).toEqual([
      ['g', 0],
      ['g.a', 1],
      ['g.b', 1],
      ['alone', 0],
    ]);
    const folded = viewMatrix(matrix, { ...plain, collapsed: new Set(['g']) });
    expect(folded.rows.map(({ entry: { id } }) => id)).toEqual(['g', 'alone']);
    expect(folded.countAt('g', 'one')).toBe(3);
  });

  it('prints zeros unless the person hides what is empty', () => {
    expect(viewMatrix(matrix, plain).cellAt('alone', 'two')?.n).toBe(0);
    const hidden = viewMatrix(matrix, { ...plain, hideEmptyRows: true, hideEmptyColumns: true });
    expect(hidden.rows.map(({ entry: { id } }) => id)).toEqual(['g', 'g.a', 'g.b']);
    expect(hidden.columns.map(({ entry: { id } }) => id)).toEqual(['one']);
  });
});

describe('moving in the grid', () => {
  const size = { rows: 4, columns: 3 };
  it('stays inside at every edge', () => {
    expect(stepInGrid({ row: 0, column: 0 }, 'ArrowUp', size, false)).toEqual({ row: 0, column: 0 });
    expect(stepInGrid({ row: 3, column: 2 }, 'ArrowRight', size, false)).toEqual({ row: 3, column: 2 });
  });
  it('goes to the ends of the row, or with Ctrl of the table', () => {
    expect(stepInGrid({ row: 2, column: 1 }, 'End', size, false)).toEqual({ row: 2, column: 2 });
    expect(stepInGrid({ row: 2, column: 1 }, 'Home', size, true)).toEqual({ row: 0, column: 0 });
  });
  it('leaves other keys to others', () => {
    expect(stepInGrid({ row: 0, column: 0 }, 'j', size, false)).toBeNull();
  });
});
