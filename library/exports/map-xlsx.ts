import type { CellObject, Row, Sheet } from 'write-excel-file/node';
import { figuresOf } from '../maps/cell-figures.ts';
import { columnHeadings } from '../maps/column-headings.ts';
import type { MapPicture } from '../maps/map-data.ts';
import { depthsOf } from '../maps/map-grid-table.ts';
import { axisLabel, filterLines, leftOutLines, provenanceLines, scopeLine } from '../maps/map-words.ts';
import type { CsvValue } from './csv-line.ts';
import { MAP_ROW_NAMES, mapRows } from './map-rows.ts';
import { steadyOfficeFile } from './steady-zip.ts';

/** What a sheet holds at most (Excel specifications and limits). */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

type Cell = CellObject | null;
type Workbook = { readonly bytes: Uint8Array; readonly notices: readonly string[] };

/**
 * A map as a workbook: the counts, a sheet for each direction, segment and the part known only as cited, the states of
 * empty cells, one line for each study in each cell, the studies, and where it all comes from. Numbers are numbers,
 * every text is a text whatever it begins with.
 */
export async function mapXlsx(picture: MapPicture): Promise<Workbook> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const cuts = { cells: 0, rows: 0, columns: 0 };
  const sheets = [
    ...layersOf(picture).map(({ name, value }) => gridSheet(picture, name, value)),
    listSheet('Long', MAP_ROW_NAMES, mapRows(picture), 4),
    listSheet('Studies', ['study', 'label', 'year', 'citations', 'doi', 'codes'], studyRows(picture), 2),
    aboutSheet(picture),
  ];
  const names = uniqueNames(sheets.map(({ name }) => name));
  const written = sheets.map((sheet, at): Sheet<never> => {
    cuts.rows += Math.max(0, sheet.data.length - MOST_ROWS);
    cuts.columns += Math.max(0, ...sheet.data.slice(0, 4).map((row) => row.length - MOST_COLUMNS));
    return {
      data: sheet.data
        .slice(0, MOST_ROWS)
        .map((row) => row.slice(0, MOST_COLUMNS).map((cell) => fitted(cell, cuts))) as Row[],
      sheet: names[at] ?? '',
      stickyRowsCount: sheet.frozenRows,
      stickyColumnsCount: sheet.frozenColumns,
      columns: sheet.widths.slice(0, MOST_COLUMNS).map((width) => ({ width })),
    };
  });
  const bytes = await writeExcelFile(written as never).toBuffer();
  const notices = [
    cuts.columns > 0
      ? `A sheet holds ${MOST_COLUMNS.toLocaleString('en')} columns; the rest was left out. Choose CSV for all.`
      : '',
    cuts.rows > 0
      ? `A sheet holds ${MOST_ROWS.toLocaleString('en')} rows; ${cuts.rows} were left out. Choose CSV for all.`
      : '',
    cuts.cells > 0 ? `${cuts.cells} texts were longer than a cell can hold and end in “…”.` : '',
  ];
  return {
    bytes: steadyOfficeFile(new Uint8Array(bytes), picture.data.asOf),
    notices: notices.filter((one) => one !== ''),
  };
}

type SheetDraft = {
  readonly name: string;
  readonly data: readonly (readonly Cell[])[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly widths: readonly number[];
};

type Layer = { readonly name: string; readonly value: (cell: number) => number | string };

function layersOf(picture: MapPicture): readonly Layer[] {
  const figures = picture.data.matrix.cells.map((_, at) => figuresOf(picture, at));
  const directions = new Map(
    figures.flatMap((one) => one.directions.map(({ code, label }) => [code, label])),
  );
  const segments = new Map(figures.flatMap((one) => one.segments.map(({ code, label }) => [code, label])));
  return [
    { name: 'Studies in cells', value: (at) => figures[at]?.count.n ?? 0 },
    ...[...directions].map(
      ([code, label]): Layer => ({
        name: `Direction ${label}`,
        value: (at) => figures[at]?.directions.find((one) => one.code === code)?.n ?? 0,
      }),
    ),
    ...[...segments].map(
      ([code, label]): Layer => ({
        name: `Segment ${label}`,
        value: (at) => figures[at]?.segments.find((one) => one.code === code)?.n ?? 0,
      }),
    ),
    ...(picture.data.spec.includeAsCited
      ? [{ name: 'Only as cited', value: (at: number) => figures[at]?.count.asCited ?? 0 }]
      : []),
    { name: 'States', value: (at) => stateWords(figures[at]?.cell) },
  ];
}

function stateWords(cell: MapPicture['data']['matrix']['cells'][number] | undefined): string {
  if (cell === undefined) return '';
  if (cell.state === 'not-coded' && cell.undecided > 0) return `not coded (${cell.undecided} open)`;
  if (cell.state === 'not-applicable') return `not applicable: ${cell.reason}`;
  return cell.state.replace('-', ' ');
}

function gridSheet(picture: MapPicture, name: string, value: Layer['value']): SheetDraft {
  const { matrix } = picture.data;
  const columns = matrix.columns.filter((entry) => !entry.group);
  const depths = depthsOf(matrix.rows);
  const counts = name === 'Studies in cells';
  const headings = columnHeadings(matrix.columns).map((spans) => [
    null,
    ...spans.flatMap(({ label, span }): Cell[] => [
      { ...strong(label), columnSpan: span, align: 'center' },
      ...Array.from({ length: span - 1 }, () => null),
    ]),
    ...(counts ? [null] : []),
  ]);
  let next = 0;
  const body = matrix.rows.map((row): readonly Cell[] => {
    const indented = `${' '.repeat(3 * (depths.get(row.id) ?? 0))}${row.label}`;
    const total = counts ? [number(matrix.totals.rows[row.id]?.n ?? 0)] : [];
    if (row.group) return [strong(indented), ...columns.map(() => null), ...total];
    const from = next;
    next += columns.length;
    return [text(indented), ...columns.map((_, at) => cellOf(value(from + at))), ...total];
  });
  const foot = counts
    ? [
        [
          strong('Studies'),
          ...columns.map((column) => number(matrix.totals.columns[column.id]?.n ?? 0)),
          number(matrix.totals.n),
        ],
      ]
    : [];
  return {
    name,
    data: [
      ...headings,
      [
        strong(axisLabel(picture.data, matrix.rowDimension)),
        ...columns.map((column): Cell => ({ ...strong(column.label), wrap: true, alignVertical: 'bottom' })),
        ...(counts ? [strong('Studies')] : []),
      ],
      ...body,
      ...foot,
    ],
    frozenRows: headings.length + 1,
    frozenColumns: 1,
    widths: [44, ...columns.map(() => 14), ...(counts ? [10] : [])],
  };
}

function listSheet(
  name: string,
  names: readonly string[],
  rows: readonly (readonly CsvValue[])[],
  frozenColumns: number,
): SheetDraft {
  return {
    name,
    data: [
      names.map(strong),
      ...rows.map((row) => row.map((value) => (value === null ? null : cellOf(value)))),
    ],
    frozenRows: 1,
    frozenColumns,
    widths: names.map((one) => (/label|citations|codes/.test(one) ? 40 : 16)),
  };
}

function studyRows(picture: MapPicture): readonly (readonly CsvValue[])[] {
  return picture.data.studies.map((study) => [
    study.id,
    study.label,
    study.year,
    study.references.map(({ citation }) => citation).join('; '),
    study.references.find(({ doi }) => doi !== null)?.doi ?? '',
    [...new Set(study.codes.map(({ dimension, code }) => `${dimension}:${code}`))].join('; '),
  ]);
}

function aboutSheet(picture: MapPicture): SheetDraft {
  const { data } = picture;
  const lines = [
    data.spec.title,
    `${scopeLine(data)}.`,
    ...filterLines(data).map((line) => `Only ${line}.`),
    ...leftOutLines(data),
    ...data.spec.about.split('\n\n'),
    ...provenanceLines(data),
    ...picture.notices,
  ];
  return {
    name: 'About',
    data: lines.filter((line) => line !== '').map((line) => [{ ...text(line), wrap: true }]),
    frozenRows: 0,
    frozenColumns: 0,
    widths: [110],
  };
}

function cellOf(value: string | number): Cell {
  return typeof value === 'number' ? number(value) : text(value);
}

function number(value: number): Cell & { readonly type: NumberConstructor } {
  return { value, type: Number };
}

function text(value: string): CellObject & { readonly value: string } {
  return { value, type: String };
}

function strong(value: string): CellObject & { readonly value: string } {
  return { value, type: String, fontWeight: 'bold' };
}

function fitted(cell: Cell, cuts: { cells: number }): Cell {
  if (cell === null || typeof cell.value !== 'string') return cell;
  // An empty text is an empty cell; a text that is too long makes the whole file unreadable to Excel.
  if (cell.value === '') return null;
  if (cell.value.length <= MOST_CHARACTERS) return cell;
  cuts.cells += 1;
  return { ...cell, value: `${cell.value.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` } as Cell;
}

/** Names that a workbook takes: at most 31 characters, none of []:*?/\, and each once whatever its case. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]+/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31)
        .toWellFormed() || 'Sheet';
    let unique = plain;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) {
      unique = `${plain.slice(0, 31 - 1 - String(count).length)} ${count}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
