import type { TablePreview } from '../../shared/contract/import.ts';
import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { ColumnMapping } from '../../shared/model/column-mapping.ts';
import { biblatex, bibtex } from './bibtex.ts';
import { citavi } from './citavi.ts';
import { cochrane } from './cochrane.ts';
import { crossrefJson } from './crossref-json.ts';
import { csl } from './csl-json.ts';
import { csv, rowsOfText } from './csv.ts';
import { endnoteXml } from './endnote-xml.ts';
import { enw } from './enw.ts';
import type { CodesFound } from './eppi-codes.ts';
import { eppiJson } from './eppi-json.ts';
import { previewEppi } from './eppi-reading.ts';
import { decodeText, normaliseText, piecesOf } from './file-text.ts';
import type { ExportItem, Format, FormatId, ReadOptions, WriteOptions } from './format.ts';
import { marc, marcxml } from './marc.ts';
import { mods } from './mods.ts';
import { msbib } from './msbib.ts';
import { nbib } from './nbib.ts';
import { ovid } from './ovid.ts';
import { pubmedXml } from './pubmed-xml.ts';
import { refworks } from './refworks.ts';
import { ris } from './ris.ts';
import { previewTables } from './table-preview.ts';
import { wos } from './wos.ts';
import { xlsx } from './xlsx.ts';
import { isArchive, isOldOfficeFile, readCells } from './xlsx-cells.ts';
import { readZipEntry } from './zip-entry.ts';
import { zoteroJson } from './zotero-json.ts';
import { zoteroRdf } from './zotero-rdf.ts';

export { COLUMN_TARGETS, isColumnTarget } from './csv-columns.ts';
export type { CodesFound } from './eppi-codes.ts';
export type { ExportItem, FormatId, ReadOptions, WriteOptions } from './format.ts';
export { headerKey } from './table-reading.ts';

/** In the order in which contents are tried: the most telling first. */
const ALL: readonly Format[] = [
  eppiJson,
  zoteroJson,
  crossrefJson,
  csl,
  xlsx,
  citavi,
  zoteroRdf,
  endnoteXml,
  pubmedXml,
  mods,
  marcxml,
  msbib,
  marc,
  csv,
  ris,
  nbib,
  bibtex,
  biblatex,
  enw,
  wos,
  refworks,
  ovid,
  cochrane,
];

const BY_ID: ReadonlyMap<string, Format> = new Map(ALL.map((format) => [format.id, format]));

/** What Gleaner knows about each format it reads or writes. */
export const FORMATS: readonly {
  readonly id: FormatId;
  readonly label: string;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
}[] = ALL.map((format) => ({
  id: format.id,
  label: format.label,
  extension: format.extensions[0]!,
  mediaType: format.mediaType,
  canRead: (format.read ?? format.readBytes) !== undefined,
  canWrite: (format.write ?? format.writeBytes) !== undefined,
}));

/** How much of a file that could not be read is shown. */
const SHOWN = 2_000;

/** How much of a file is looked at to recognise its format. */
const SNIFFED = 200_000;

/** Recognises the format of a file by its content, and only where that says nothing by the extension of its name. */
export function detectFormat(content: Uint8Array | string, name: string): FormatId | undefined {
  const byBytes =
    typeof content === 'string' ? undefined : ALL.find(({ detectBytes }) => detectBytes?.(content));
  if (byBytes) return byBytes.id;
  const text =
    typeof content === 'string' ? content.slice(0, SNIFFED) : decodeText(content.subarray(0, SNIFFED), true);
  const start = normaliseText(text);
  const byContent = ALL.find((format) => format.detect(start));
  if (byContent) return byContent.id;
  if (start.trim() === '') return undefined;
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  return ALL.find((format) => extension !== undefined && format.extensions.includes(extension))?.id;
}

/** The bibliography inside an archive: of Citavi's backups, of a folder that Zotero exported; other bytes as they are. */
function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes;
  try {
    for (const ending of ['.rdf', '.bib', '.ris', '.json', '.nbib', '.csv', '.xml']) {
      const found = readZipEntry(bytes, ending);
      if (found !== undefined) return found;
    }
    return bytes;
  } catch {
    // A broken archive is then told to be in no known format.
    return bytes;
  }
}

/**
 * Reads a bibliography file in any known format. Never throws: what cannot be read is an `unread` row with its line,
 * text and reason, and records found = records + unread. The format is recognised unless `options.format` names it.
 */
export async function readBibliography(
  content: Uint8Array | string,
  name: string,
  options: ReadOptions & { readonly format?: FormatId } = {},
): Promise<BibliographyReading> {
  const byBytes = typeof content === 'string' ? undefined : await readByBytes(content, options);
  if (byBytes) return byBytes;
  const inPieces = typeof content === 'string' ? undefined : await readInPieces(content, name, options);
  if (inPieces) return inPieces;
  // Held in one variable alone: of a file of 200 MB every further copy counts.
  let text = typeof content === 'string' ? content : decodeText(unpack(content));
  const id = options.format ?? detectFormat(text, name);
  const format = id === undefined ? undefined : BY_ID.get(id);
  if (!format?.read) {
    const isBinary = typeof content !== 'string' && (isArchive(content) || isOldOfficeFile(content));
    if (isBinary) return { format: 'unknown', records: [], unread: [unreadFile('', binaryReason(content))] };
    const reason =
      text.trim() === ''
        ? 'The file is empty.'
        : 'This is not a bibliography in a format Gleaner knows. It reads BibTeX, RIS, CSL-JSON, CSV and others; see docs/formats.md.';
    return { format: id ?? 'unknown', records: [], unread: [unreadFile(text, reason)] };
  }
  const start = text.slice(0, SHOWN);
  try {
    text = normaliseText(text);
    return toldWhereEmpty(await format.read(text, options), start, format);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return {
      format: format.id,
      records: [],
      unread: [unreadFile(start, `The file could not be read as ${format.label}: ${said}`)],
    };
  }
}

/** Formats in which a file without records is whole: an empty list, or abbreviations and comments alone. */
const MAY_BE_EMPTY: readonly FormatId[] = ['csl', 'eppi-json', 'bibtex', 'biblatex'];

/** A reading without any record says so, whatever its reader passed over. */
function toldWhereEmpty(
  reading: BibliographyReading,
  start: string,
  { id, label }: Format,
): BibliographyReading {
  if (reading.records.length + reading.unread.length > 0) return reading;
  if (MAY_BE_EMPTY.includes(id) && /^\s*[[{%]|@\w/.test(start)) return reading;
  return {
    ...reading,
    unread: [unreadFile(start, `The file was taken for ${label}, but no record was found in it.`)],
  };
}

/** Text files from this many bytes on are read in pieces, where their format can be. */
const LARGE = 8_000_000;

/** Reads a large file without holding its text; undefined where it is small or has to be read whole. */
async function readInPieces(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions & { readonly format?: FormatId },
): Promise<BibliographyReading | undefined> {
  if (bytes.length < LARGE || isArchive(bytes)) return undefined;
  const format = BY_ID.get(options.format ?? detectFormat(bytes, name) ?? 'csl');
  const pieces = format?.readPieces && piecesOf(bytes);
  return pieces && format?.readPieces?.(pieces, options);
}

/** Reads a format that is no text: the one that is named, else the one its bytes show. */
async function readByBytes(
  bytes: Uint8Array,
  options: ReadOptions & { readonly format?: FormatId },
): Promise<BibliographyReading | undefined> {
  const format =
    options.format === undefined
      ? ALL.find(({ detectBytes }) => detectBytes?.(bytes))
      : BY_ID.get(options.format);
  if (!format?.readBytes) return undefined;
  try {
    return await format.readBytes(bytes, options);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const reason = `The file could not be read as ${format.label}: ${said}`;
    return { format: format.id, records: [], unread: [unreadFile('', reason)] };
  }
}

/** Whether bytes hold zeros, which no text does once it is decoded. */
function hasZeros(bytes: Uint8Array): boolean {
  return normaliseText(decodeText(bytes.subarray(0, 4_000), true)).includes('\0');
}

function binaryReason(bytes: Uint8Array): string {
  return isOldOfficeFile(bytes)
    ? 'This is a file of an Excel before 2007 (.xls) or another old Office program. Save it as .xlsx or CSV and read that.'
    : 'This archive holds no bibliography that Gleaner knows. Unpack it, or save an OpenDocument spreadsheet as .xlsx or CSV, and read that.';
}

function unreadFile(text: string, reason: string): { line: number; text: string; reason: string } {
  return { line: 1, text: text.slice(0, SHOWN), reason };
}

/** What a person may have to decide before a file is read: what its columns mean, or what becomes of its codes. */
export type BibliographyPreview = {
  readonly tables: readonly TablePreview[];
  readonly codes: CodesFound | undefined;
};

const NOTHING_TO_DECIDE: BibliographyPreview = { tables: [], codes: undefined };

/**
 * Looks at the tables of a CSV, TSV or Excel file, or at the codes of EPPI-Reviewer's JSON; neither where the file is of another
 * kind. Never throws.
 */
export async function previewBibliography(
  bytes: Uint8Array,
  name: string,
  remembered: readonly ColumnMapping[],
): Promise<BibliographyPreview> {
  const id = detectFormat(bytes, name);
  try {
    if (id === 'eppi-json') return { tables: [], codes: previewEppi(normaliseText(decodeText(bytes))) };
    if (id === 'xlsx') {
      const workbook = await readCells(bytes);
      return workbook.ok
        ? { tables: previewTables(workbook.tables, remembered), codes: undefined }
        : NOTHING_TO_DECIDE;
    }
    const isText = !isArchive(bytes) && !isOldOfficeFile(bytes) && !hasZeros(bytes);
    if (id !== 'csv' && (id !== undefined || !isText)) return NOTHING_TO_DECIDE;
    const rows = rowsOfText(normaliseText(decodeText(bytes)));
    return { tables: previewTables([{ name: '', rows }], remembered), codes: undefined };
  } catch {
    // A preview that fails is none; reading the file says what is wrong with it.
    return NOTHING_TO_DECIDE;
  }
}

/** Writes references in any format that can be written, as the bytes of a file. */
export async function produceBibliography(
  items: readonly ExportItem[],
  format: FormatId,
  options: WriteOptions = {},
): Promise<Uint8Array> {
  const writeBytes = BY_ID.get(format)?.writeBytes;
  if (writeBytes) return writeBytes(items, options);
  return new TextEncoder().encode(writeBibliography(items, format, options));
}

/** Writes references in a format that is text; throws on one that is not, which is a mistake of the program. */
export function writeBibliography(
  items: readonly ExportItem[],
  format: FormatId,
  options: WriteOptions = {},
): string {
  const write = BY_ID.get(format)?.write;
  if (!write) throw new Error(`${format} cannot be written.`);
  return write(items, options);
}
