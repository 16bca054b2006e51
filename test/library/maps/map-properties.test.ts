import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { mapCsv } from '../../../library/exports/map-rows.ts';
import { matrixCsv } from '../../../library/exports/matrix-file.ts';
import { mapPicture, queryOf } from '../../../library/maps/map-data.ts';
import { mapHtml } from '../../../library/maps/map-html.ts';
import { drawMap } from '../../../library/maps/map-svg.ts';
import { computeMatrix, tallyMatrix } from '../../../library/maps/matrix.ts';
import { Matrix } from '../../../shared/contract/matrix.ts';
import { someMap } from './random-library.ts';

const source = { library: 'L', references: [], codings: [], asOf: '2026-01-02T03:04:05.000Z' };
const RUNS = 1_000;

type Random = typeof someMap extends fc.Arbitrary<infer T> ? T : never;
const engine = ({ codebook, evidence, spec }: Random) =>
  tallyMatrix(evidence, codebook, queryOf(spec), { exclusiveCodes: false }).matrix;
const picture = ({ codebook, evidence, spec }: Random) => mapPicture(spec, { ...source, codebook, evidence });

describe('what a map prints, for any library', () => {
  test('every cell of the HTML file prints the engine’s number', () => {
    fc.assert(
      fc.property(someMap, (map) => {
        const shown = printedCells(mapHtml(picture(map)));
        expect(shown).toEqual(
          engine(map).cells.map((cell) => (cell.state === 'not-applicable' ? '–' : String(cell.n))),
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('every cell of the drawing carries the engine’s number, in well-formed XML', () => {
    fc.assert(
      fc.property(someMap, fc.constantFrom('light' as const, 'dark' as const), (map, theme) => {
        const { svg } = drawMap(picture(map), theme);
        const numbers = [...svg.matchAll(/<g data-n="(\d+)">/g)].map(([, n]) => Number(n));
        expect(numbers).toEqual(engine(map).cells.map((cell) => cell.n));
        const markup = svg.replace(/"[^"]*"/g, '""');
        expect(markup).not.toMatch(/<script|<[^>]*\son\w+=/);
        expect(svg).not.toMatch(/\s(?!aria-label)[\w-]+="(?:NaN|-?Infinity|undefined)/);
        expect(balanced(svg)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('area is the number: of two bubbles or rings anywhere in a drawing, and one mark stands for each study', () => {
    fc.assert(
      fc.property(someMap, ({ codebook, evidence, spec }) => {
        const plain = { ...spec, segment: spec.layout === 'bubble' ? null : spec.segment };
        const { svg } = drawMap(picture({ codebook, evidence, spec: plain }), 'light');
        const cells = [...svg.matchAll(/<g data-n="([1-9]\d*)"><title>[^<]*<\/title>(.*?)<\/g>/g)].map(
          ([, n, body = '']) => ({ n: Number(n), body }),
        );
        if (spec.layout === 'dots')
          for (const { n, body } of cells) expect(body.split('<circle').length - 1).toBe(n);
        if (spec.layout === 'mosaic')
          for (const { n, body } of cells) expect(body.split('<rect').length - 1).toBe(n);
        if (spec.layout !== 'bubble' && spec.layout !== 'donut') return;
        const areas = cells.map(
          ({ n, body }) =>
            Math.max(...[...body.matchAll(/ r="([\d.]+)"/g)].map(([, r]) => Number(r))) ** 2 / n,
        );
        for (const area of areas) expect(area / (areas[0] ?? 1)).toBeCloseTo(1, 2);
      }),
      { numRuns: RUNS },
    );
  });

  test('the CSV of the map has one line for each study in each cell', () => {
    fc.assert(
      fc.property(someMap, (map) => {
        const lines = rowsOf(mapCsv(picture(map)));
        const matrix = engine(map);
        expect(lines.length - 1).toBe(matrix.cells.reduce((sum, cell) => sum + cell.n, 0));
      }),
      { numRuns: RUNS },
    );
  });

  test('the CSV of the matrix has the engine’s numbers, row by row, and runs no formula', () => {
    fc.assert(
      fc.property(someMap, ({ codebook, evidence, spec }) => {
        const matrix = computeMatrix(evidence, codebook, queryOf(spec));
        const [, , ...lines] = rowsOf(matrixCsv(matrix));
        const numbers = lines.slice(0, -1).flatMap((line) => line.slice(2, -1).map(Number));
        expect(numbers).toEqual(matrix.cells.map((cell) => cell.n));
        for (const value of [...rowsOf(matrixCsv(matrix)), ...rowsOf(matrixCsv(matrix, 'long'))].flat()) {
          expect(value).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('the same data and spec give the same bytes', () => {
    fc.assert(
      fc.property(someMap, (map) => {
        expect(mapHtml(picture(map))).toBe(mapHtml(picture(structuredClone(map))));
        expect(drawMap(picture(map), 'dark').svg).toBe(drawMap(picture(structuredClone(map)), 'dark').svg);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what a matrix counts, for any library', () => {
  test('splits by basis and direction sum to n, margins hold their cells, and the contract takes it', () => {
    fc.assert(
      fc.property(someMap, ({ codebook, evidence, spec }) => {
        const matrix = computeMatrix(evidence, codebook, queryOf(spec));
        for (const cell of matrix.cells) {
          expect(sum(cell.byBasis)).toBe(cell.n);
          if (Object.keys(cell.directions).length > 0) expect(sum(cell.directions)).toBe(cell.n);
          expect(new Set(cell.studies).size).toBe(cell.n);
          expect(cell.state === 'evidence').toBe(cell.n > 0);
          for (const study of cell.studies) {
            expect(matrix.totals.rows[cell.row]?.studies).toContain(study);
            expect(matrix.totals.columns[cell.column]?.studies).toContain(study);
          }
        }
        expect(matrix.totals.n).toBe(new Set(matrix.cells.flatMap((cell) => cell.studies)).size);
        expect(Matrix.safeParse(matrix).success).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('a gap is claimed only where no study in scope is open', () => {
    fc.assert(
      fc.property(someMap, ({ codebook, evidence, spec }) => {
        for (const cell of computeMatrix(evidence, codebook, queryOf(spec)).cells) {
          if (cell.state === 'gap' || cell.state === 'not-reported') expect(cell.undecided).toBe(0);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('turning rows and columns round turns the matrix round', () => {
    fc.assert(
      fc.property(someMap, ({ codebook, evidence, spec }) => {
        const query = { ...queryOf(spec), segment: null };
        const turned = { ...query, rows: query.columns, columns: query.rows };
        const cells = new Map(
          computeMatrix(evidence, codebook, turned).cells.map((cell) => [
            JSON.stringify([cell.column, cell.row]),
            cell,
          ]),
        );
        for (const cell of computeMatrix(evidence, codebook, query).cells) {
          const other = cells.get(JSON.stringify([cell.row, cell.column]));
          expect([other?.n, other?.state, other?.undecided, other?.byBasis]).toEqual([
            cell.n,
            cell.state,
            cell.undecided,
            cell.byBasis,
          ]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

function rowsOf(csv: string): string[][] {
  return Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { delimiter: ',', newline: '\r\n' }).data.slice(
    0,
    -1,
  );
}

/** What stands first in every cell of the exported page, row by row, margins left out. */
function printedCells(html: string): readonly string[] {
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '';
  const rows = body.split('\n<tr ').filter((row) => row.startsWith('data-depth'));
  return rows.flatMap((row) =>
    row
      .split('<td')
      .slice(1, -1)
      .map((cell) => /^[^>]*>(?:<[^>]*>)*(\d+|–)/.exec(cell)?.[1] ?? ''),
  );
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, n) => total + n, 0);
}

/** Whether every tag is closed in its place. */
function balanced(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, , self] of xml.matchAll(/<(\/?)([a-z]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (closing === '/' && open.pop() !== name) return false;
    if (closing === '' && self === '') open.push(name ?? '');
  }
  return open.length === 0 && !/&(?!#\d+;)/.test(xml);
}
