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
};

/** What a bibliography reader gives: found = records + unread. */
export type BibliographyReading = {
  readonly format: string;
  readonly records: readonly BibliographyRecord[];
  readonly unread: readonly Unread[];
};
