import type { BibliographyReading, BibliographyRecord, Unread } from '../../shared/model/bibliography.ts';
import { type BibParts, lookThrough, sourcePieces } from './bib-contents.ts';
import { inheritFields, sourcesOf } from './bib-crossref.ts';
import { type BibEntry, readBibEntries } from './bib-entries.ts';
import { readBibEntry } from './bib-reading.ts';
import { splitBib, splitBibPieces } from './bib-splitter.ts';
import { writeBib } from './bib-writing.ts';
import { readEach } from './each-record.ts';
import type { TextPieces } from './file-text.ts';
import type { Format, ReadOptions } from './format.ts';

const ENTRY =
  /(?:^|[\n}])[ \t%]*@[ \t]*(?!comment)[A-Za-z]+\s*[{(]\s*(?:[^\s@{}"]{0,200}\s*[,=]|[^=\n{}"]{0,200}\n\s*[A-Za-z-]+\s*=|[^\n{}"=]{0,200},)/i;

/** Field names that only biblatex has. */
const BIBLATEX_ONLY =
  /^\s*(?:journaltitle|date|location|langid|eventtitle|urldate|shortjournal|pubstate|origdate|institution\s*=\s*\{[^}]*\}\s*,\s*date)\s*=|^\s*@(?:online|report|thesis|dataset|software|mvbook|collection)\s*\{/im;

type BibFormat = 'bibtex' | 'biblatex';

/** Reads a whole text, which is split once. */
function readText(text: string, format: BibFormat, options: ReadOptions): Promise<BibliographyReading> {
  const parts = [splitBib(text)];
  return readBib(() => parts, format, options);
}

/** Reads a text in pieces; split several times, so that it need not be held. */
function readPieces(
  pieces: TextPieces,
  format: BibFormat,
  options: ReadOptions,
): Promise<BibliographyReading> {
  return readBib(() => splitBibPieces(pieces()), format, options);
}

async function readBib(
  parts: BibParts,
  format: BibFormat,
  options: ReadOptions,
): Promise<BibliographyReading> {
  const contents = lookThrough(parts);
  // Only what others point to is kept beside the entries on their way.
  const pointedTo =
    contents.sources.size === 0
      ? []
      : (await readBibEntries(sourcePieces(parts, contents.sources), contents, {})).entries;
  const sources = sourcesOf(pointedTo);
  const records: BibliographyRecord[] = [];
  const unread: Unread[] = [];
  const lost: Unread[] = [];
  const take = (entries: readonly BibEntry[]): void => {
    const whole = entries.filter((entry) => !isCutEmpty(entry));
    // Reading the entries was where cancelling could save time; what has been read so far is kept.
    const read = readEach(inheritFields(whole, sources), (entry) => entry, readBibEntry, {});
    if (options.onRecords) options.onRecords(read.records, format);
    else for (const record of read.records) records.push(record);
    unread.push(...read.unread);
    for (const { line, raw } of entries.filter(isCutEmpty))
      lost.push({ line, text: raw, reason: 'The entry is cut before its first field.' });
  };
  const rest = await readBibEntries(parts(), contents, options, take);
  return { format, records, unread: [...unread, ...rest.unread, ...lost] };
}

/** An entry that was never closed and holds nothing but its key. */
function isCutEmpty({ fields, isClosed }: BibEntry): boolean {
  return !isClosed && fields.every(([, value]) => value.trim() === '');
}

/** BibTeX (Oren Patashnik, BibTeXing, 1988), read tolerantly and together with biblatex. */
export const bibtex: Format = {
  id: 'bibtex',
  label: 'BibTeX',
  extensions: ['bib', 'bibtex'],
  mediaType: 'application/x-bibtex',
  detect: (text) => ENTRY.test(text) && !BIBLATEX_ONLY.test(text),
  read: (text, options) => readText(text, 'bibtex', options),
  readPieces: (pieces, options) => readPieces(pieces, 'bibtex', options),
  write: (items, options) => writeBib(items, 'bibtex', options),
};

/** biblatex (Philipp Lehman and others, The biblatex Package, chapter 2). */
export const biblatex: Format = {
  id: 'biblatex',
  label: 'BibLaTeX',
  extensions: ['bib', 'biblatex'],
  mediaType: 'application/x-bibtex',
  detect: (text) => ENTRY.test(text) && BIBLATEX_ONLY.test(text),
  read: (text, options) => readText(text, 'biblatex', options),
  readPieces: (pieces, options) => readPieces(pieces, 'biblatex', options),
  write: (items, options) => writeBib(items, 'biblatex', options),
};
