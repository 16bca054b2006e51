import { describe, expect, test } from 'vitest';
import type { Evidence, EvidenceCoding } from '../../../library/maps/evidence.ts';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { MatrixQuery } from '../../../shared/contract/matrix.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';

const codebook: Codebook = {
  id: 'b',
  version: '1',
  title: 'B',
  dimensions: [
    {
      id: 'factor',
      label: 'Factor',
      choice: 'multiple',
      qualifiers: ['direction', 'outcome'],
      codes: [
        { id: 'none', label: 'No factor', exclusive: true, definition: '' },
        { id: 'g', label: 'Group', group: true, definition: '' },
        { id: 'cost', label: 'Cost', parent: 'g', definition: '' },
        { id: 'road', label: 'Road', parent: 'g', definition: '' },
      ],
    },
    {
      id: 'direction',
      label: 'Direction',
      choice: 'single',
      per: 'factor x outcome',
      codes: [
        { id: 'helps', label: 'Helps', sign: 'positive', definition: '' },
        { id: 'hinders', label: 'Hinders', sign: 'negative', definition: '' },
        { id: 'either', label: 'Either', sign: 'mixed', definition: '' },
        { id: 'unstated', label: 'Unstated', definition: '' },
      ],
    },
    {
      id: 'outcome',
      label: 'Outcome',
      choice: 'multiple',
      codes: [
        { id: 'wish', label: 'Wish', definition: '' },
        { id: 'visit', label: 'Visit', definition: '' },
      ],
    },
    {
      id: 'level',
      label: 'Level',
      choice: 'multiple',
      codes: [
        { id: 'first', label: 'First', definition: '' },
        { id: 'second', label: 'Second', definition: '' },
        { id: 'na', label: 'None', exclusive: true, definition: '' },
      ],
    },
  ],
};

type Part = Partial<EvidenceCoding> & Pick<EvidenceCoding, 'study' | 'dimension' | 'code'>;

function evidence(parts: readonly Part[], more: Partial<Evidence> = {}): Evidence {
  const ids = [...new Set(parts.map((part) => part.study))];
  return {
    studies: ids.map((id) => ({ id, label: id, inScope: true, verdict: 'include' })),
    codings: parts.map((part, index) => ({
      id: `c${index}`,
      outcome: null,
      direction: null,
      coder: 'one',
      basis: ['full text'],
      ...part,
    })),
    judgements: [],
    ...more,
  };
}

const ask = (from: Evidence, query: Partial<MatrixQuery>) =>
  computeMatrix(from, codebook, MatrixQuery.parse({ rows: 'factor', columns: 'level', ...query }));
const cell = (from: Evidence, query: Partial<MatrixQuery>, row: string, column: string) =>
  ask(from, query).cells.find((one) => one.row === row && one.column === column);

const factor = (study: string, code: string, more: Partial<EvidenceCoding> = {}): Part => ({
  study,
  dimension: 'factor',
  code,
  ...more,
});
const level = (study: string, code: string, more: Partial<EvidenceCoding> = {}): Part => ({
  study,
  dimension: 'level',
  code,
  ...more,
});

describe('crossing', () => {
  test('a factor and an outcome cross within one coding only', () => {
    const from = evidence([
      factor('a', 'cost', { outcome: 'wish' }),
      factor('a', 'road', { outcome: 'visit' }),
    ]);
    expect(cell(from, { columns: 'outcome' }, 'cost', 'wish')?.n).toBe(1);
    expect(cell(from, { columns: 'outcome' }, 'cost', 'visit')?.n).toBe(0);
  });

  test('a factor and a level cross by study', () => {
    const from = evidence([
      factor('a', 'cost'),
      factor('a', 'road'),
      level('a', 'first'),
      level('a', 'second'),
    ]);
    expect(ask(from, {}).cells.filter((one) => one.n === 1)).toHaveLength(4);
  });

  test('direction crosses within the coding, and what is not stated is the code that says so', () => {
    const from = evidence([
      factor('a', 'cost', { outcome: 'wish', direction: 'helps' }),
      factor('a', 'road', { outcome: 'wish' }),
    ]);
    expect(cell(from, { columns: 'direction' }, 'cost', 'helps')?.n).toBe(1);
    expect(cell(from, { columns: 'direction' }, 'cost', 'unstated')?.n).toBe(0);
    expect(cell(from, { columns: 'direction' }, 'road', 'unstated')?.n).toBe(1);
  });

  test('direction and outcome cross within the coding that carries both', () => {
    const from = evidence([
      factor('a', 'cost', { outcome: 'wish', direction: 'helps' }),
      factor('a', 'road', { outcome: 'visit', direction: 'hinders' }),
    ]);
    const query = { rows: 'direction', columns: 'outcome' };
    expect(cell(from, query, 'helps', 'wish')?.n).toBe(1);
    expect(cell(from, query, 'helps', 'visit')?.n).toBe(0);
  });

  test('codings of one study with one code count the study once', () => {
    const from = evidence([
      factor('a', 'cost', { outcome: 'wish' }),
      factor('a', 'cost', { outcome: 'visit' }),
      level('a', 'first'),
    ]);
    expect(cell(from, {}, 'cost', 'first')?.studies).toEqual(['a']);
  });
});

describe('direction classes', () => {
  test('codings of one study that disagree make it mixed, once', () => {
    const from = evidence([
      factor('a', 'cost', { outcome: 'wish', direction: 'helps' }),
      factor('a', 'cost', { outcome: 'visit', direction: 'hinders' }),
      level('a', 'first'),
    ]);
    expect({ ...cell(from, {}, 'cost', 'first')?.directions }).toEqual({ either: 1 });
  });

  test('a coding without a direction yields to one with', () => {
    const from = evidence([
      factor('a', 'cost', { outcome: 'wish', direction: 'helps' }),
      factor('a', 'cost', { outcome: 'visit' }),
      level('a', 'first'),
    ]);
    expect({ ...cell(from, {}, 'cost', 'first')?.directions }).toEqual({ helps: 1 });
  });
});

describe('basis', () => {
  test('a study stands under its strongest basis', () => {
    const from = evidence([
      factor('a', 'cost', { outcome: 'wish', basis: ['as cited'] }),
      factor('a', 'cost', { outcome: 'visit', basis: ['title', 'abstract'] }),
    ]);
    expect(cell(from, { columns: 'study' }, 'cost', 'a')?.byBasis).toEqual({
      'full text': 0,
      abstract: 1,
      title: 0,
      'as cited': 0,
    });
  });

  test('a cell made of two codings is as cited where one of them is known only so', () => {
    const from = evidence([
      factor('a', 'cost', { basis: ['as cited'] }),
      level('a', 'first', { basis: ['title'] }),
    ]);
    expect(cell(from, {}, 'cost', 'first')?.byBasis['as cited']).toBe(1);
    expect(ask(from, {}).totals.asCitedOnly).toBe(1);
    const without = cell(from, { includeAsCited: false }, 'cost', 'first');
    expect([without?.n, without?.state, without?.undecided]).toEqual([0, 'not-coded', 1]);
  });

  test('a coding without a passage leaves the word to the other', () => {
    const from = evidence([factor('a', 'cost'), level('a', 'first', { basis: [] })]);
    expect(cell(from, {}, 'cost', 'first')?.byBasis['full text']).toBe(1);
  });
});

describe('states', () => {
  const coded = [factor('a', 'cost'), level('a', 'first'), factor('b', 'none'), level('b', 'na')];

  test('an empty cell is a gap once every study in scope is coded on both axes, "none" included', () => {
    const found = cell(evidence(coded), {}, 'road', 'first');
    expect([found?.state, found?.undecided]).toEqual(['gap', 0]);
  });

  test('one study uncoded on one axis takes the gap away and is counted', () => {
    const found = cell(evidence([...coded, level('c', 'first')]), {}, 'road', 'first');
    expect([found?.state, found?.undecided]).toEqual(['not-coded', 1]);
  });

  test('studies that are excluded or context are counted nowhere', () => {
    const from = evidence(coded);
    const studies = from.studies.map((study) =>
      study.id === 'a' ? { ...study, inScope: false, verdict: 'context' as const } : study,
    );
    const matrix = ask({ ...from, studies }, {});
    expect([matrix.totals.n, matrix.totals.inScope]).toEqual([1, 1]);
  });

  test('a judgement makes a cell not applicable whichever way round it was stored, but never hides evidence', () => {
    const judgements = [
      {
        rowDimension: 'level',
        rowCode: 'first',
        columnDimension: 'factor',
        columnCode: 'road',
        reason: 'no road there',
      },
      {
        rowDimension: 'factor',
        rowCode: 'cost',
        columnDimension: 'level',
        columnCode: 'first',
        reason: 'wrong',
      },
    ];
    const from = evidence(coded, { judgements });
    expect(cell(from, {}, 'road', 'first')).toMatchObject({
      state: 'not-applicable',
      reason: 'no road there',
    });
    expect(cell(from, {}, 'cost', 'first')).toMatchObject({ state: 'evidence', n: 1 });
  });

  test('a study’s own column never says gap', () => {
    const states = ask(evidence([...coded, level('c', 'first')]), { columns: 'study' }).cells.map(
      (one) => `${one.row} ${one.column} ${one.state}`,
    );
    expect(states).toContain('road a not-reported');
    expect(states).toContain('road c not-coded');
    expect(states.join()).not.toContain('gap');
  });

  test('a factor coded without an outcome keeps its row open, so no gap is claimed there', () => {
    const from = evidence([factor('a', 'cost', { outcome: 'wish' }), factor('a', 'road')]);
    expect(cell(from, { columns: 'outcome' }, 'road', 'visit')).toMatchObject({
      state: 'not-coded',
      undecided: 1,
    });
    expect(cell(from, { columns: 'outcome' }, 'cost', 'visit')).toMatchObject({ state: 'gap', undecided: 0 });
  });

  test('with no study at all nothing is called a gap', () => {
    const states = new Set(ask(evidence([]), {}).cells.map((one) => one.state));
    expect([...states]).toEqual(['not-coded']);
  });
});

describe('axes', () => {
  test('headings have no cells, their margins count distinct studies, and exclusive codes come last', () => {
    const from = evidence([factor('a', 'cost'), factor('a', 'road'), level('a', 'first')]);
    const matrix = ask(from, {});
    expect(matrix.rows.map((row) => row.id)).toEqual(['g', 'cost', 'road', 'none']);
    expect(matrix.cells).toHaveLength(3 * 3);
    expect(matrix.cells.some((one) => one.row === 'g')).toBe(false);
    expect(matrix.totals.rows.g?.n).toBe(1);
  });
});

describe('layers', () => {
  test('of two coders what does not contradict counts; what does is open', () => {
    const from = evidence([
      factor('a', 'cost', { direction: 'helps' }),
      factor('a', 'cost', { direction: 'hinders', coder: 'two' }),
      level('a', 'first'),
      level('a', 'second', { coder: 'two' }),
    ]);
    expect(cell(from, {}, 'cost', 'first')).toMatchObject({ n: 0, state: 'not-coded', undecided: 1 });
    expect(cell(from, { layer: 'two' }, 'cost', 'second')?.n).toBe(1);
    expect(ask(from, { rows: 'level', columns: 'study' }).totals.rows.second?.n).toBe(1);
  });

  test('what stands under “agreed” goes before what the coders said', () => {
    const from = evidence([
      factor('a', 'cost', { direction: 'helps' }),
      factor('a', 'cost', { direction: 'hinders', coder: 'two' }),
      factor('a', 'cost', { direction: 'either', coder: 'agreed' }),
      level('a', 'first'),
    ]);
    expect({ ...cell(from, {}, 'cost', 'first')?.directions }).toEqual({ either: 1 });
  });

  test('“none” by one coder against a code by another leaves the study open', () => {
    const from = evidence([factor('a', 'cost'), factor('a', 'none', { coder: 'two' }), level('a', 'first')]);
    expect(cell(from, {}, 'none', 'first')).toMatchObject({ n: 0, undecided: 1 });
  });
});

describe('filters and segments', () => {
  const from = evidence([
    factor('a', 'cost', { direction: 'helps', outcome: 'wish' }),
    factor('a', 'road', { direction: 'hinders', outcome: 'visit' }),
    level('a', 'first'),
    factor('b', 'cost', { direction: 'hinders', outcome: 'wish' }),
    level('b', 'second'),
  ]);

  test('codes of one dimension are alternatives, dimensions must all hold', () => {
    const filters = { level: ['first', 'second'], factor: ['road'] };
    expect(ask(from, { filters }).totals.rows.cost?.studies).toEqual(['a']);
  });

  test('a filter on direction holds within the coding that is counted', () => {
    const matrix = ask(from, { filters: { direction: ['hinders'] } });
    expect(matrix.totals.rows.cost?.studies).toEqual(['b']);
    expect(matrix.totals.rows.road?.studies).toEqual(['a']);
  });

  test('a heading as filter stands for the codes below it', () => {
    expect(ask(from, { filters: { factor: ['g'] } }).totals.n).toBe(2);
  });

  test('segments count the studies of a cell; those without a code are not lost', () => {
    const more = evidence([factor('a', 'cost'), level('a', 'first'), factor('b', 'cost')]);
    const found = cell(more, { columns: 'direction', segment: 'level' }, 'cost', 'unstated');
    expect({ ...found?.segments }).toEqual({ first: 1, '': 1 });
  });

  test('segments by outcome come from the codings of the cell', () => {
    const found = cell(from, { segment: 'outcome' }, 'cost', 'first');
    expect({ ...found?.segments }).toEqual({ wish: 1 });
  });
});
