import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { mapDocx } from '../../../library/exports/map-docx.ts';
import { mapLatex } from '../../../library/exports/map-latex.ts';
import { mapMarkdown } from '../../../library/exports/map-markdown.ts';
import { mapR } from '../../../library/exports/map-r.ts';
import { mapWideCsv } from '../../../library/exports/map-rows.ts';
import { mapTable } from '../../../library/exports/map-table.ts';
import { mapXlsx } from '../../../library/exports/map-xlsx.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { paperPicture } from '../maps/map-source.ts';
import { paperCodebook } from '../maps/paper-evidence.ts';

const picture = paperPicture({ columns: 'setting', layout: 'direction' });
const bad: Codebook = {
  ...paperCodebook,
  title: '50 % of $10 & \\input{x} #1_~^',
  dimensions: paperCodebook.dimensions.map((dimension) =>
    dimension.id !== 'determinant'
      ? dimension
      : {
          ...dimension,
          codes: dimension.codes.map((code, at) => ({
            ...code,
            label: ['=1+1', '[x]', '|pipe| `tick` <b>', '"quote" \\U', 'ΔE ≤ 5 µm', '日本'][at % 6] as string,
          })),
        },
  ),
};
const badPicture = paperPicture({ columns: 'setting', title: '@SUM(A1)' }, undefined, bad);

describe('a map as a workbook', () => {
  test('one sheet a layer, numbers as numbers, the same as in the matrix, headers frozen', async () => {
    const { bytes, notices } = await mapXlsx(picture);
    const sheets = await readXlsxFile(Buffer.from(bytes));
    const names = sheets.map(({ sheet }) => sheet);
    expect(names[0]).toBe('Studies in cells');
    expect(names).toEqual(expect.arrayContaining(['Only as cited', 'States', 'Long', 'Studies', 'About']));
    expect(names.filter((name) => name.startsWith('Direction ')).length).toBeGreaterThan(1);
    const [head, ...rows] = sheets[0]?.data ?? [];
    const columns = picture.data.matrix.columns.filter((column) => !column.group);
    expect(head?.slice(1, -1)).toEqual(columns.map((column) => column.label));
    const numbers = rows
      .slice(0, -1)
      .filter((row) => row[1] !== null)
      .flatMap((row) => row.slice(1, -1));
    expect(numbers).toEqual(picture.data.matrix.cells.map((cell) => cell.n));
    expect(rows.at(-1)?.at(-1)).toBe(picture.data.matrix.totals.n);
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array)).toContain('state="frozen"');
    expect(notices).toEqual([]);
  });

  test('texts that look like formulas stay texts', async () => {
    const { bytes } = await mapXlsx(badPicture);
    const entries = unzipSync(bytes);
    for (const name of Object.keys(entries)) {
      if (name.startsWith('xl/worksheets/'))
        expect(strFromU8(entries[name] as Uint8Array)).not.toContain('<f>');
    }
    const sheets = await readXlsxFile(Buffer.from(bytes));
    expect(sheets[0]?.data.flat()).toContain('=1+1');
  });

  test('a text longer than a cell can hold is cut and that is told', async () => {
    const { notices } = await mapXlsx(paperPicture({ about: 'x'.repeat(40_000) }));
    expect(notices.join()).toContain('longer than a cell');
  });

  test('the same map gives the same bytes', async () => {
    const [first, second] = [await mapXlsx(picture), await mapXlsx(picture)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });
});

describe('a map as CSV in wide form', () => {
  test('has the numbers of the matrix and runs no formula', () => {
    const lines = mapWideCsv(badPicture).split('\r\n');
    expect(lines.slice(2, -2).map((line) => line.split(',').at(-1))).toEqual(
      badPicture.data.matrix.rows
        .filter((row) => !row.group)
        .map((row) => String(badPicture.data.matrix.totals.rows[row.id]?.n)),
    );
    expect(lines.join('\n')).not.toMatch(/(^|,)=1/m);
  });
});

describe('a map as LaTeX', () => {
  test('is a table of booktabs with as many cells in every line, every text escaped', () => {
    const { tex } = mapLatex(mapTable(badPicture));
    expect(tex).toContain('\\toprule');
    expect(tex).not.toContain('\\input{x}');
    const body = tex.slice(tex.indexOf('\\endfoot'), tex.indexOf('\\end{longtable}'));
    for (const line of body
      .split('\n')
      .filter((one) => one.endsWith('\\\\') && !one.startsWith('\\multicolumn'))) {
      expect(line.split(/(?<!\\)&/).length).toBe(badPicture.data.matrix.columns.length + 2);
    }
    expect(tex.replace(/\\[\\{}$&%#_]/g, '').replace(/[^{}]/g, '').length % 2).toBe(0);
    expect(tex).not.toMatch(/[^\\]%(?! (Needs|Compile))/);
  });

  test('directions are symbols of amssymb', () => {
    expect(mapLatex(mapTable(picture)).tex).toContain('\\(\\blacktriangledown\\)');
  });

  test('more columns than a page shows are told', () => {
    const wide = paperPicture({ columns: 'study' });
    expect(mapLatex(mapTable(wide)).notices.join()).toContain('columns');
  });
});

describe('a map as Markdown', () => {
  test('is a table of equal lines that marks nothing up by accident', () => {
    const lines = mapMarkdown(mapTable(badPicture))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(new Set(lines.map((line) => line.split(/(?<!\\)\|/).length)).size).toBe(1);
    expect(lines.join()).toContain('\\|pipe\\|');
  });

  test('shows directions, what is only as cited in brackets, and open cells', () => {
    const markdown = mapMarkdown(mapTable(picture));
    expect(markdown).toMatch(/▼1 \\\(▼2\\\)/);
    expect(markdown).toContain('0 \\[30 open\\]');
  });
});

describe('a map as a Word document', () => {
  const entries = [
    [{ text: 'An entry. ' }, { text: 'https://doi.org/10.1/x', link: 'https://doi.org/10.1/x' }],
  ];
  const about = { title: 'T', asOf: '2026-05-06' };

  test('holds the table, its notes and the references with their links', async () => {
    const bytes = await mapDocx(mapTable(picture), entries, about);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(value).toContain('<th>');
    expect(value).toContain('Asked or referred by a clinician');
    expect(value).toContain('<a href="https://doi.org/10.1/x">');
    expect(value).toContain('Included references');
  });

  test('the same map gives the same bytes', async () => {
    const [first, second] = [
      await mapDocx(mapTable(badPicture), entries, about),
      await mapDocx(mapTable(badPicture), entries, about),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

describe('a map as an R script', () => {
  const finding: Finding = {
    id: 'f',
    study: picture.data.studies[0]?.id ?? '',
    factor: 'nd.severity',
    outcome: '',
    direction: null,
    asReported: null,
    label: 'Hears "badly" \\ ü',
    subgroup: '',
    levels: [{ label: 'yes', n: 40, events: 12, percent: 30 }],
    estimate: {
      measure: 'OR',
      value: 1.5,
      lower: 1.1,
      upper: 2.1,
      test: '',
      statistic: null,
      df: null,
      p: '= 0.02',
    },
    sha256: null,
    table: '',
    cells: [],
    passage: null,
    rev: 1,
  };

  test('is ASCII whatever the labels hold, and every text is closed', () => {
    for (const one of [picture, badPicture]) {
      const script = mapR(one, [finding]);
      expect(script).toMatch(/^[\x20-\x7e\n]*$/);
      const strings = script.replace(/^#.*$/gm, '').replace(/"(?:\\.|[^"\\\n])*"/g, '');
      expect(strings).not.toContain('"');
      for (const [open, close] of ['()', '{}', '[]']) {
        expect(strings.split(open as string).length).toBe(strings.split(close as string).length);
      }
    }
  });

  test('holds estimates and group numbers of the map’s own studies only', () => {
    const script = mapR(picture, [finding, { ...finding, study: 'elsewhere', label: 'not here' }]);
    expect(script).toContain('Hears \\"badly\\" \\\\ \\u00fc');
    expect(script).not.toContain('not here');
    expect(script).toContain('requireNamespace("metafor", quietly = TRUE)');
  });
});
