import type { Dimension } from './codebook.ts';
import type { CslItem } from './csl.ts';

/** A record that could not be read, with its place in the file and why. `line` counts from 1. */
export type Unread = { readonly line: number; readonly text: string; readonly reason: string };

/** One record of a bibliography file. */
export type BibliographyRecord = {
  readonly item: CslItem;
  /** The record as it stood in the file. */
  readonly raw: string;
  readonly line: number;
  /** The key or id the file gave it. */
  readonly sourceId?: string;
  readonly warnings: readonly string[];
  /** Codes the record carries, where the format has any. */
  readonly codings?: readonly RecordCoding[];
};

/** Words a code rests on; with their place where the file was written by Gleaner. */
export type RecordQuote = {
  readonly text: string;
  /** The name of the document they were marked in. */
  readonly source: string;
  readonly before?: string;
  readonly after?: string;
  readonly sha256?: string | null;
  readonly start?: number;
  readonly end?: number;
  readonly page?: number | null;
  readonly basis?: string;
};

/** A code of a record in a bibliography file. */
export type RecordCoding = {
  readonly dimension: string;
  readonly code: string;
  readonly outcome: string | null;
  readonly direction: string | null;
  readonly asReported: 'presence' | 'absence' | null;
  /** Null where the file does not say who coded. */
  readonly coder: string | null;
  readonly note: string;
  readonly quotes: readonly RecordQuote[];
};

/** A collection of records in a bibliography file, by the names of those it stands in and its own. */
export type RecordCollection = {
  readonly path: readonly string[];
  /** The `sourceId`s of the records in it. */
  readonly records: readonly string[];
};

/** What a bibliography reader gives: found = records + unread. */
export type BibliographyReading = {
  readonly format: string;
  readonly records: readonly BibliographyRecord[];
  readonly unread: readonly Unread[];
  /** The codes of the file, where the format has any. */
  readonly codebook?: { readonly title: string; readonly dimensions: readonly Dimension[] };
  /** The collections of the file, where the format has any; each after the one it stands in. */
  readonly collections?: readonly RecordCollection[];
};
