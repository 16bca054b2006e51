import type {
  BibliographyReading,
  BibliographyRecord,
  RecordCoding,
} from '../../shared/model/bibliography.ts';
import type { Dimension } from '../../shared/model/codebook.ts';
import type { ColumnMapping } from '../../shared/model/column-mapping.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { TextPieces } from './file-text.ts';

export type FormatId =
  | 'bibtex'
  | 'biblatex'
  | 'ris'
  | 'csl'
  | 'csv'
  | 'xlsx'
  | 'eppi-json'
  | 'nbib'
  | 'enw'
  | 'endnote-xml'
  | 'wos'
  | 'pubmed-xml'
  | 'mods'
  | 'ovid'
  | 'cochrane'
  | 'refworks'
  | 'zotero-rdf'
  | 'zotero-json'
  | 'crossref'
  | 'marcxml'
  | 'marc'
  | 'msbib'
  | 'citavi';

/** One reference on its way out, with what Gleaner knows beyond its CSL-JSON. */
export type ExportItem = {
  readonly item: CslItem;
  readonly citationKey: string;
  readonly keywords?: readonly string[];
  /** Codes as `dimension:code`, such as `factor:sv.access`. */
  readonly codings?: readonly string[];
  /** Codings in full, for formats that carry them. */
  readonly coded?: readonly RecordCoding[];
  readonly note?: string;
  /** Fields of the record it was read from that have no home in CSL, by format: `{ bibtex: { groups: 'A' } }`. */
  readonly verbatim?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

export type WriteOptions = {
  /** BibTeX and BibLaTeX: write TeX commands instead of characters beyond ASCII. */
  readonly ascii?: boolean;
  /** Where codings go: among the keywords, into a field of their own, or nowhere (the default). */
  readonly codings?: 'keywords' | 'field' | 'none';
  /** Formats with codes: the codebook they come from. */
  readonly codebook?: { readonly title: string; readonly dimensions: readonly Dimension[] };
  /** BibTeX and BibLaTeX: leave out the `csl-*` fields that hold what the format has no field for. */
  readonly plain?: boolean;
};

export type ReadOptions = {
  readonly signal?: AbortSignal;
  /** CSV and XLSX: what columns mean; tables with other headers are read by their own. */
  readonly columns?: readonly ColumnMapping[];
  /** Called now and then with records done and, where known, records in all. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
  /**
   * Takes records as they are read, in the order of the file, with the format the reading will name, so that a large file is
   * never held whole. Where it is given, a reader may hand over all, some or none of its records; the rest are in what it
   * gives back.
   */
  readonly onRecords?: (records: readonly BibliographyRecord[], format: FormatId) => void;
};

/** One format: how it is recognised, read and written. */
export type Format = {
  readonly id: FormatId;
  readonly label: string;
  /** Without the dot; the first is used for new files. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** Looks at the beginning of a file, never at its name. */
  readonly detect: (text: string) => boolean;
  readonly read?: (text: string, options: ReadOptions) => BibliographyReading | Promise<BibliographyReading>;
  /** Reads a large text of which only a part is held at a time; undefined where this one has to be read whole. */
  readonly readPieces?: (
    pieces: TextPieces,
    options: ReadOptions,
  ) => BibliographyReading | undefined | Promise<BibliographyReading | undefined>;
  readonly write?: (items: readonly ExportItem[], options: WriteOptions) => string;
  /** Formats that are no text: recognised, read and written by their bytes. */
  readonly detectBytes?: (bytes: Uint8Array) => boolean;
  readonly readBytes?: (bytes: Uint8Array, options: ReadOptions) => Promise<BibliographyReading>;
  readonly writeBytes?: (items: readonly ExportItem[], options: WriteOptions) => Promise<Uint8Array>;
};
