import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { Format, ReadOptions } from './format.ts';
import { readTables } from './table-reading.ts';
import { isWorkbook, readCells } from './xlsx-cells.ts';
import { writeXlsx } from './xlsx-writing.ts';

async function readXlsx(bytes: Uint8Array, options: ReadOptions): Promise<BibliographyReading> {
  const workbook = await readCells(bytes);
  if (!workbook.ok)
    return { format: 'xlsx', records: [], unread: [{ line: 1, text: '', reason: workbook.reason }] };
  const read = readTables('xlsx', workbook.tables, options);
  const broken = workbook.broken.map((reason) => ({ line: 1, text: '', reason }));
  const isEmpty = read.records.length + read.unread.length + broken.length === 0;
  const empty = isEmpty
    ? [{ line: 1, text: '', reason: 'The workbook has nothing in any of its sheets.' }]
    : [];
  return { ...read, unread: [...read.unread, ...broken, ...empty] };
}

/** Excel workbooks (ECMA-376, Office Open XML), every sheet of which may be a table of references. */
export const xlsx: Format = {
  id: 'xlsx',
  label: 'Excel workbook',
  extensions: ['xlsx', 'xlsm'],
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  detect: () => false,
  detectBytes: isWorkbook,
  readBytes: readXlsx,
  writeBytes: writeXlsx,
};
