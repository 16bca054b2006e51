import { describe, expect, it } from 'vitest';
import { movedOrder, neighbourOf, stepInGrid } from '../../../renderer/values/grid-steps.ts';
import type { Cell, Matrix } from '../../../shared/model/matrix.ts';
import { type AxisLook, plainLook } from '../../../shared/model/matrix-look.ts';
import { viewMatrix } from '../../../shared/model/matrix-view.ts';

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
const plain = plainLook('factor', 'level');
const withRows = (rows: Partial<AxisLook>) => ({ ...plain, rows: { ...plain.rows, ...rows } });
const ids = (look: typeof plain) => viewMatrix(matrix, look).rows.map(({ entry: { id } }) => id);

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
    const folded = viewMatrix(matrix, withRows({ collapsed: ['g'] }));
    expect(folded.rows.map(({ entry: { id } }) => id)).toEqual(['g', 'alone']);
    expect(folded.countAt('g', 'one')).toBe(3);
  });

  it('prints zeros unless the person hides what is empty', () => {
    expect(viewMatrix(matrix, plain).cellAt('alone', 'two')?.n).toBe(0);
    const hidden = viewMatrix(matrix, {
      rows: { ...plain.rows, hideEmpty: true },
      columns: { ...plain.columns, hideEmpty: true },
    });
    expect(hidden.rows.map(({ entry: { id } }) => id)).toEqual(['g', 'g.a', 'g.b']);
    expect(hidden.columns.map(({ entry: { id } }) => id)).toEqual(['one']);
  });
});

describe('how lines stand', () => {
  it('sorts siblings by name or by studies, and never takes a line out of its group', () => {
    expect(ids(withRows({ sort: 'name' }))).toEqual(['alone', 'g', 'g.a', 'g.b']);
    expect(ids(withRows({ sort: 'total' }))).toEqual(['g', 'g.a', 'g.b', 'alone']);
    const order = movedOrder(matrix.rows, ['g', 'g.a', 'g.b', 'alone'], 'g.b', 'g.a');
    expect(order).toEqual(['g', 'g.b', 'g.a', 'alone']);
    expect(ids(withRows({ sort: 'own', order: order ?? [] }))).toEqual(['g', 'g.b', 'g.a', 'alone']);
    expect(movedOrder(matrix.rows, ['g', 'g.a', 'g.b', 'alone'], 'g.b', 'alone')).toBeNull();
  });

  it('sorts by what stands in one line of the other axis', () => {
    const counted = {
      ...matrix,
      cells: matrix.cells.map((one) =>
        one.row === 'g.b' && one.column === 'two' ? cell('g.b', 'two', ['s9']) : one,
      ),
    };
    const sorted = viewMatrix(counted, withRows({ sort: 'at:two' }));
    expect(sorted.rows.map(({ entry: { id } }) => id)).toEqual(['g', 'g.b', 'g.a', 'alone']);
  });

  it('sorts by the share of a direction, lines without any direction last', () => {
    const directed = {
      ...matrix,
      cells: matrix.cells.map((one) => {
        if (one.column !== 'one' || one.n === 0) return one;
        return { ...one, directions: one.row === 'g.a' ? { up: 1, down: 1 } : { up: 2 } };
      }),
    };
    const sorted = viewMatrix(directed, withRows({ sort: 'share:up' }));
    expect(sorted.rows.map(({ entry: { id } }) => id)).toEqual(['g', 'g.b', 'g.a', 'alone']);
  });

  it('puts pinned lines first, also from inside a folded group, and tells what is hidden', () => {
    const look = withRows({ pinned: ['alone', 'g.b'], hidden: ['g.a'], collapsed: ['g'] });
    const { lines, hidden } = viewMatrix(matrix, look).axes.rows;
    expect(lines.map(({ entry: { id }, pinned }) => [id, pinned])).toEqual([
      ['alone', true],
      ['g.b', true],
      ['g', false],
    ]);
    expect(hidden.map(({ id }) => id)).toEqual(['g.a']);
    expect(viewMatrix(matrix, look).countAt('g', 'one')).toBe(3);
  });

  it('knows the next sibling that is drawn, past what stands under this one', () => {
    const { rows } = viewMatrix(matrix, plain);
    expect(neighbourOf(rows, 0, 1)?.entry.id).toBe('alone');
    expect(neighbourOf(rows, 1, 1)?.entry.id).toBe('g.b');
    expect(neighbourOf(rows, 2, 1)).toBeUndefined();
    expect(neighbourOf(rows, 1, -1)).toBeUndefined();
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
  it('reaches the headings by arrow where there are any, but not the corner', () => {
    const headed = { ...size, headings: true };
    expect(stepInGrid({ row: 0, column: 0 }, 'ArrowUp', headed, false)).toEqual({ row: -1, column: 0 });
    expect(stepInGrid({ row: -1, column: 0 }, 'ArrowLeft', headed, false)).toEqual({ row: -1, column: 0 });
    expect(stepInGrid({ row: -1, column: 0 }, 'ArrowDown', headed, false)).toEqual({ row: 0, column: 0 });
    expect(stepInGrid({ row: -1, column: 2 }, 'PageUp', headed, false)).toEqual({ row: -1, column: 2 });
  });
  it('leaves other keys to others', () => {
    expect(stepInGrid({ row: 0, column: 0 }, 'j', size, false)).toBeNull();
  });
});
