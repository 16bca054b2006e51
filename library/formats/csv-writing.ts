import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';
import { type ColumnMeaning, CSL_COLUMN, OWN_COLUMNS } from './csv-columns.ts';
import { readCsvRow, type TableColumn } from './csv-reading.ts';
import { formatDateText } from './date-text.ts';
import type { ExportItem, WriteOptions } from './format.ts';
import { joinKeywords, splitKeywords, verbatimFields } from './item-draft.ts';
import { formatInvertedName } from './person-name.ts';
import { sameItemValue } from './same-value.ts';

/** Writes references as CSV: comma, CRLF, a byte order mark for spreadsheets, and no cell a spreadsheet would run. */
export function writeCsv(items: readonly ExportItem[], options: WriteOptions): string {
  const { headers, rows } = layOut(items, options);
  return `\uFEFF${[headers, ...rows].map((cells) => cells.map(writeCell).join(',')).join('\r\n')}\r\n`;
}

/** References as a table of text: our columns, then `CSL` where anything needs it, then columns kept from elsewhere. */
export function layOut(
  items: readonly ExportItem[],
  options: WriteOptions,
): { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const rows = items.map((each) => rowOf(each, options));
  const kept = items.map((each) => new Map(verbatimFields(each.item, 'csv', each.verbatim?.csv)));
  const keptHeaders = [...new Set(kept.flatMap((cells) => [...cells.keys()]))];
  const hasCsl = rows.some(({ csl }) => csl !== '');
  const headers = [...OWN_COLUMNS.map(([header]) => header), ...(hasCsl ? [CSL_COLUMN] : []), ...keptHeaders];
  const lines = rows.map(({ cells, csl }, at) => [
    ...cells,
    ...(hasCsl ? [csl] : []),
    ...keptHeaders.map((header) => kept[at]!.get(header)?.join('; ') ?? ''),
  ]);
  return { headers, rows: lines };
}

/** A cell beginning with =, +, -, @, a tab or a carriage return would be run as a formula (OWASP, CSV injection). */
function writeCell(cell: string): string {
  const guarded = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r\t']/.test(guarded) || guarded !== guarded.trim()
    ? `"${guarded.replaceAll('"', '""')}"`
    : guarded;
}

function rowOf(each: ExportItem, options: WriteOptions): { cells: string[]; csl: string } {
  const plain = OWN_COLUMNS.map(([, meaning]) => cellOf(each.item, each.citationKey, meaning));
  const csl = options.plain ? '' : ownColumn(each.item, plain);
  const cells = OWN_COLUMNS.map(([header], at) => {
    if (header === 'Keywords') {
      const codings = options.codings === 'keywords' ? (each.codings ?? []) : [];
      return joinKeywords([...splitKeywords(each.item.keyword), ...(each.keywords ?? []), ...codings]);
    }
    if (header === 'Codings') return options.codings === 'field' ? (each.codings ?? []).join('; ') : '';
    if (header === 'Annotation') return [plain[at], each.note].filter(Boolean).join('\n\n');
    return plain[at]!;
  });
  return { cells, csl };
}

function cellOf(item: CslItem, key: string, meaning: ColumnMeaning): string {
  const source = item as unknown as Record<string, unknown>;
  switch (meaning.kind) {
    case 'type':
      return item.type;
    case 'year':
      return String(item.issued?.['date-parts']?.[0]?.[0] ?? '');
    case 'date':
      return source[meaning.variable] === undefined
        ? ''
        : formatDateText(source[meaning.variable] as CslDate);
    case 'names':
      return ((source[meaning.variable] as readonly CslName[] | undefined) ?? [])
        .map(formatInvertedName)
        .join('; ');
    case 'keywords':
      return joinKeywords(splitKeywords(item.keyword));
    case 'text':
      return meaning.variable === 'id' ? key || item.id || '' : String(source[meaning.variable] ?? '');
    default:
      return '';
  }
}

const OWN_TABLE: readonly TableColumn[] = OWN_COLUMNS.map(([header, meaning]) => ({ header, meaning }));

/** Variables that would come back different from the cells, as JSON. */
function ownColumn(item: CslItem, cells: readonly string[]): string {
  const read = readCsvRow(OWN_TABLE, cells);
  const readBack = ('item' in read ? read.item : {}) as unknown as Record<string, unknown>;
  const source = item as unknown as Record<string, unknown>;
  const own: Record<string, unknown> = {};
  for (const variable of new Set([...Object.keys(source), ...Object.keys(readBack)])) {
    if (['id', 'citation-key', 'custom', 'keyword'].includes(variable)) continue;
    if (!sameItemValue(variable, source[variable], readBack[variable]))
      own[variable] = source[variable] ?? null;
  }
  return Object.keys(own).length === 0 ? '' : JSON.stringify(own);
}
