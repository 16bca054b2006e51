import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapFile } from '../../../library/exports/gap-file.ts';
import type { Evidence, EvidenceCoding } from '../../../library/maps/evidence.ts';
import { findGaps } from '../../../library/maps/gaps.ts';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { GapQuery, GapReport } from '../../../shared/contract/gaps.ts';
import { MatrixQuery } from '../../../shared/contract/matrix.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { someMap } from './random-library.ts';

const code = (id: string, label = id, more = {}) => ({ id, label, definition: '', ...more });
const codebook: Codebook = {
  id: 'c',
  version: '1',
  title: 'C',
  dimensions: [
    {
      id: 'factor',
      label: 'Factor',
      choice: 'multiple',
      qualifiers: ['way'],
      codes: [code('f'), code('g'), code('h')],
    },
    { id: 'place', label: 'Place', choice: 'multiple', codes: [code('p'), code('q')] },
    { id: 'kind', label: 'Kind', choice: 'single', codes: [code('survey'), code('sr', 'Systematic review')] },
    { id: 'who', label: 'Population', choice: 'multiple', codes: [code('adults'), code('children')] },
    {
      id: 'way',
      label: 'Way',
      choice: 'single',
      role: 'direction',
      codes: [code('up', 'Up', { sign: 'positive' }), code('down', 'Down', { sign: 'negative' })],
    },
  ],
};

type Said = readonly [factor: string, place: string, way: string | null, kind?: string, basis?: 'as cited'];

function library(said: readonly Said[]): { evidence: Evidence; years: Map<string, number> } {
  const codings: EvidenceCoding[] = said.flatMap(([factor, place, way, kind = 'survey', basis], at) =>
    (
      [
        ['factor', factor],
        ['place', place],
        ['kind', kind],
        ['who', 'adults'],
      ] as const
    ).map(([dimension, value]) => ({
      id: `${at}${dimension}`,
      study: `s${at}`,
      dimension,
      code: value,
      outcome: null,
      direction: dimension === 'factor' ? way : null,
      coder: 'one',
      basis: [basis ?? ('full text' as const)],
    })),
  );
  const studies = said.map((_, at) => ({
    id: `s${at}`,
    label: `S${at}`,
    inScope: true,
    verdict: 'include' as const,
  }));
  return {
    evidence: { studies, codings, judgements: [] },
    years: new Map(studies.map(({ id }, at) => [id, 2000 + at])),
  };
}

const find = (said: readonly Said[], more: Partial<GapQuery> = {}) =>
  findGaps(GapQuery.parse({ rows: 'factor', columns: 'place', ...more }), { codebook, ...library(said) });
const of = (report: GapReport, kind: string) => report.gaps.filter((gap) => gap.kind === kind);

describe('the gap finder', () => {
  test('an absolute gap tells how many are coded and what stands beside it', () => {
    const report = find([
      ['f', 'p', 'up'],
      ['f', 'p', 'up'],
      ['g', 'q', 'down'],
    ]);
    const cells = of(report, 'absolute').filter(({ column }) => column !== null);
    expect(cells.map(({ row, column }) => [row.id, column?.id])).toEqual([
      ['f', 'q'],
      ['g', 'p'],
    ]);
    expect(cells[0]?.sentence).toBe(
      '“f” × “q”: no study, although all 3 in scope are coded on both sides, 2 stand elsewhere in that row and 1 elsewhere in that column.',
    );
  });

  test('a code without any study is one gap, not one for each cell, and comes first', () => {
    const report = find([
      ['f', 'p', 'up'],
      ['g', 'p', 'up'],
    ]);
    expect(of(report, 'absolute').map(({ row, column }) => [row.id, column])).toEqual([
      ['q', null],
      ['h', null],
    ]);
  });

  test('nothing is called a gap where a study is still uncoded, and how many cells that is is told', () => {
    const { evidence, years } = library([['f', 'p', 'up']]);
    const open = {
      ...evidence,
      studies: [...evidence.studies, { id: 'x', label: 'X', inScope: true, verdict: 'include' as const }],
    };
    const query = GapQuery.parse({ rows: 'factor', columns: 'place' });
    const report = findGaps(query, { codebook, evidence: open, years });
    expect(of(report, 'absolute')).toEqual([]);
    expect(report.unclaimed).toBe(5);
    expect(report.notes.join()).toContain('5 more cells are empty');
  });

  test('three primary studies call for a review, unless there is one', () => {
    const three: Said[] = [
      ['f', 'p', 'up'],
      ['f', 'p', 'up'],
      ['f', 'p', 'down'],
    ];
    expect(of(find(three), 'synthesis').map(({ sentence }) => sentence)).toEqual([
      '“f” × “p”: 3 primary studies and no review that puts them together.',
    ]);
    expect(of(find([...three, ['f', 'p', 'up', 'sr']]), 'synthesis')).toEqual([]);
    expect(find(three).notes.join()).toContain('Counted as reviews: Systematic review.');
    expect(of(find(three, { few: 4 }), 'synthesis')).toEqual([]);
  });

  test('disagreement and agreement are told apart', () => {
    const disagree = find([
      ['f', 'p', 'up'],
      ['f', 'p', 'down'],
    ]);
    expect(of(disagree, 'conflicting')[0]?.sentence).toContain('1 Up, 1 Down');
    expect(of(disagree, 'one-direction')).toEqual([]);
    const agree = find([
      ['f', 'p', 'up'],
      ['f', 'p', 'up'],
      ['f', 'p', 'up'],
    ]);
    expect(of(agree, 'one-direction')[0]?.sentence).toContain('3 Up and no study the other way');
    expect(of(agree, 'conflicting')).toEqual([]);
  });

  test('what is only as cited, old or thinly studied is told with its numbers', () => {
    const many: Said[] = Array.from({ length: 12 }, () => ['f', 'p', 'up']);
    const report = find([['g', 'p', 'up', 'survey', 'as cited'], ...many]);
    expect(of(report, 'second-hand').map(({ row, n, asCited }) => [row.id, n, asCited])).toEqual([
      ['g', 1, 1],
    ]);
    expect(of(report, 'old')[0]?.sentence).toContain('from 2000, 12 years before the newest in scope (2012)');
    expect(of(report, 'thin').map(({ row, n }) => [row.id, n])).toEqual([['children', 0]]);
  });

  test('for any library it claims no gap that the matrix does not show, and the contract takes it', () => {
    fc.assert(
      fc.property(someMap, ({ codebook: book, evidence, spec }) => {
        const columns = spec.columns === 'study' ? 'kind' : spec.columns;
        const base = { rows: spec.rows, columns, layer: spec.layer, includeAsCited: spec.includeAsCited };
        const report = findGaps(GapQuery.parse(base), { codebook: book, evidence, years: new Map() });
        expect(GapReport.safeParse(report).success).toBe(true);
        const matrix = computeMatrix(evidence, book, MatrixQuery.parse(base));
        const cells = new Map(matrix.cells.map((cell) => [JSON.stringify([cell.row, cell.column]), cell]));
        for (const gap of report.gaps) {
          if (gap.column === null) continue;
          const cell = cells.get(JSON.stringify([gap.row.id, gap.column.id]));
          expect(cell?.n).toBe(gap.n);
          if (gap.kind === 'absolute') expect([cell?.state, cell?.undecided]).toEqual(['gap', 0]);
        }
        for (const format of ['text', 'markdown', 'csv'] as const) gapFile(report, format);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a list of gaps as a file', () => {
  const report = find([
    ['f', 'p', 'up'],
    ['f', 'p', 'down'],
    ['g', 'q', 'up'],
  ]);
  const textOf = (format: 'text' | 'markdown' | 'csv') =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(gapFile(report, format).bytes);

  test('text and Markdown say every kind, also those without any', () => {
    expect(textOf('text')).toContain('Studies that disagree (1)');
    expect(textOf('text')).toContain('Nothing recent (0)\n\nNone.');
    expect(textOf('markdown')).toContain('## No study at all (');
  });

  test('CSV has one line a gap with its rank', () => {
    expect(textOf('csv').trim().split('\r\n').length).toBe(report.gaps.length + 1);
  });
});
