import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvLine } from '../../../library/exports/csv-line.ts';
import { matrixCsv, matrixFile, matrixMarkdown } from '../../../library/exports/matrix-file.ts';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { MatrixQuery } from '../../../shared/contract/matrix.ts';
import { paperCodebook, paperEvidence } from '../maps/paper-evidence.ts';

const matrixOf = (columns: string, segment: string | null = null) =>
  computeMatrix(paperEvidence(), paperCodebook, MatrixQuery.parse({ rows: 'determinant', columns, segment }));
const read = (csv: string) => Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data;

describe('a line of CSV', () => {
  test.each([
    [['a', 1, null, ''], 'a,1,,\r\n'],
    [['say "so", then'], '"say ""so"", then"\r\n'],
    [['two\nlines'], '"two\nlines"\r\n'],
    [['=1+1', '+1', '-1', '@x', '\tx', '＝1'], "'=1+1,'+1,'-1,'@x,'\tx,'＝1\r\n"],
    [[-1], '-1\r\n'],
    [[' kept '], '" kept "\r\n'],
  ])('%j is written as %j', (values, line) => {
    expect(csvLine(values)).toBe(line);
  });
});

describe('a matrix as CSV', () => {
  test('wide: one line a row with codes, labels, counts and the margin, then the margins of the columns', () => {
    const [codes, labels, ...rows] = read(matrixCsv(matrixOf('result')));
    expect(codes?.slice(0, 3)).toEqual(['determinant', 'label', 'wanting']);
    expect(labels?.[2]).toBe('Wanting help');
    expect(rows.find((row) => row[0] === 'wa.distance')).toEqual([
      'wa.distance',
      'Longer distance',
      '1',
      '7',
      '0',
      '0',
      '0',
      '7',
    ]);
    expect(rows.at(-1)?.[0]).toBe('total');
    expect(rows.some((row) => row[0] === 'nd')).toBe(false);
  });

  test('long: one line a cell with state, basis, directions, segments and studies', () => {
    const [head, ...rows] = read(matrixCsv(matrixOf('setting', 'design'), 'long'));
    const record = (row: string, column: string) =>
      Object.fromEntries(
        (head ?? []).map((name, at) => [name, rows.find((one) => one[0] === row && one[2] === column)?.[at]]),
      );
    expect(record('wa.distance', 'travelling_unit')).toMatchObject({
      n: '3',
      state: 'evidence',
      full_text: '1',
      as_cited: '2',
      direction_fewer: '3',
    });
    expect(record('wa.distance', 'remote')).toMatchObject({ n: '0', state: 'not-coded', undecided: '30' });
    expect(record('wa.distance', 'travelling_unit').studies?.split(' ').sort()).toEqual([
      'delacroix2017',
      'ibanez2022',
      'own-2',
    ]);
  });

  test('the file says what it is', () => {
    expect(matrixFile(matrixOf('result'), 'csv')).toMatchObject({
      name: 'matrix-determinant-result.csv',
      mediaType: 'text/csv; charset=utf-8',
      notices: [],
    });
  });
});

describe('a matrix as Markdown', () => {
  const lines = matrixMarkdown(matrixOf('setting')).split('\n');

  test('is a table of equal lines, headings without cells, zeros with what is still open', () => {
    const table = lines.filter((line) => line.startsWith('|'));
    expect(new Set(table.map((line) => line.split(/(?<!\\)\|/).length)).size).toBe(1);
    expect(table.find((line) => line.startsWith('| **Felt need**'))).toMatch(/\|\s+\|/);
    expect(table.find((line) => line.startsWith('| Longer distance'))).toContain('0 (30 not coded)');
  });

  test('says how many studies stand in it', () => {
    expect(lines.at(-2)).toMatch(/^\d+ of 41 studies in scope stand in this table\./);
  });
});
