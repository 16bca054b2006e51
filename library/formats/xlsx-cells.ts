import { unzipSync } from 'fflate';
import type { Table, TableRow } from './table-reading.ts';

/** Bytes that the parts of a workbook may unpack to, by its own directory; XML shrinks to a tenth or less. */
const LARGEST_UNPACKED = 400_000_000;
const MOST_PARTS = 5_000;
/** Cells that a sheet may span: the reader makes one for every gap as well. */
const MOST_CELLS = 12_000_000;

/** The tables of a workbook, or a sentence that says why it is not opened. */
export type WorkbookReading =
  | { readonly ok: true; readonly tables: readonly Table[]; readonly broken: readonly string[] }
  | { readonly ok: false; readonly reason: string };

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether the bytes begin an archive. */
export function isArchive(bytes: Uint8Array): boolean {
  return ZIP.every((byte, at) => bytes[at] === byte);
}

/** Whether the bytes are a file of Excel 97-2003, or another of its kind. */
export function isOldOfficeFile(bytes: Uint8Array): boolean {
  return OLE.every((byte, at) => bytes[at] === byte);
}

/** Whether the bytes are a workbook (ECMA-376): an archive with a part `xl/workbook.xml`. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isArchive(bytes) && (partsOf(bytes)?.some(({ name }) => name === 'xl/workbook.xml') ?? false);
}

/** Reads the cells of every sheet as text; formulas are never worked out, what stands saved as their value is read. */
export async function readCells(bytes: Uint8Array): Promise<WorkbookReading> {
  const refused = refusal(bytes);
  if (refused !== undefined) return { ok: false, reason: refused };
  const input = bytes.slice().buffer;
  const options = { trim: false, parseNumber: plainNumber };
  try {
    const { default: readWorkbook } = await import('read-excel-file/universal');
    const sheets = await readWorkbook(input, options);
    return {
      ok: true,
      tables: sheets.map(({ sheet, data }) => tableOf(sheet, data, sheets.length)),
      broken: [],
    };
  } catch {
    // One bad cell ends the whole reading, so that each sheet is tried alone.
    return readOneByOne(input, options);
  }
}

async function readOneByOne(
  input: ArrayBuffer,
  options: { readonly trim: boolean; readonly parseNumber: (text: string) => string },
): Promise<WorkbookReading> {
  const { readSheet } = await import('read-excel-file/universal');
  const tables: Table[] = [];
  const broken: string[] = [];
  for (let at = 1; at <= MOST_PARTS; at++) {
    try {
      tables.push(tableOf(`${at}`, await readSheet(input, at, options), 2));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === 'SheetNotFoundError') break;
      broken.push(`Sheet ${at}: ${error.message}`);
      // What keeps even the first sheets from being opened is wrong with the workbook, not with a sheet.
      if (error.name !== 'InvalidSpreadsheetError' || broken.length > 50) break;
    }
  }
  if (tables.length > 0) return { ok: true, tables, broken };
  return {
    ok: false,
    reason: `The workbook is damaged and could not be opened (${broken[0] ?? 'no sheets'}).`,
  };
}

type Part = { readonly name: string; readonly size: number };

/** The parts an archive says it has; undefined where it is damaged. */
function partsOf(bytes: Uint8Array): readonly Part[] | undefined {
  const parts: Part[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts.push({ name, size: originalSize });
        return false;
      },
    });
    return parts;
  } catch {
    return undefined;
  }
}

function refusal(bytes: Uint8Array): string | undefined {
  const parts = partsOf(bytes);
  if (!parts) return 'The workbook is damaged: it is no complete archive.';
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_UNPACKED || parts.length > MOST_PARTS)
    return `The workbook would unpack to ${Math.round(total / 1_000_000)} MB, which is more than Gleaner opens. Save the sheet with the references as CSV and read that.`;
  const sheets = unzipSync(bytes, { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name) });
  for (const sheet of Object.values(sheets)) {
    const { rows, columns } = extentOf(sheet);
    if (rows * columns > MOST_CELLS)
      return `A sheet of the workbook spans ${rows} rows and ${columns} columns, which is more than Gleaner opens. Delete what lies outside the list, or save the list as CSV.`;
  }
  return undefined;
}

/** The last row and column that any cell with something in it stands in. */
function extentOf(sheet: Uint8Array): { readonly rows: number; readonly columns: number } {
  const xml = new TextDecoder().decode(sheet);
  let rows = 0;
  let columns = 0;
  for (const [, letters, row] of xml.matchAll(/\br=["']([A-Za-z]{1,7})(\d{1,10})["']/g)) {
    rows = Math.max(rows, Number(row));
    let column = 0;
    for (const letter of letters!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
    columns = Math.max(columns, column);
  }
  for (const [, row] of xml.matchAll(/<row\b[^>]*?\br=["'](\d{1,15})["']/g))
    rows = Math.max(rows, Number(row));
  return { rows, columns: Math.max(columns, 1) };
}

function tableOf(sheet: string, data: readonly (readonly unknown[])[], sheets: number): Table {
  const rows: TableRow[] = [];
  for (const [at, cells] of data.entries()) {
    const texts = cells.map(textOfCell);
    if (texts.every((text) => text.trim() === '')) continue;
    rows.push({ cells: texts, line: at + 1, raw: texts.join('\t').trimEnd() });
  }
  return { name: sheets > 1 ? sheet : '', rows };
}

/** A number as a person would write it: 2019 for "2019.0", all digits where it has more than a number holds. */
function plainNumber(text: string): string {
  const number = Number(text);
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number))) return text;
  return String(number);
}

function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

/** A date as ISO 8601, with its time where it has one. */
function dateText(date: Date): string {
  if (Number.isNaN(date.valueOf())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}
