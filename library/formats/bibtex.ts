import type { BibliographyReading, BibliographyRecord, Unread } from '../../shared/model/bibliography.ts';
import { inheritFields } from './bib-crossref.ts';
import { type BibEntry, readBibEntries } from './bib-entries.ts';
import { readBibEntry } from './bib-reading.ts';
import { writeBib } from './bib-writing.ts';
import { readEach } from './each-record.ts';
import type { Format, ReadOptions } from './format.ts';

const ENTRY =
  /(?:^|[\n}])[ \t%]*@[ \t]*(?!comment)[A-Za-z]+\s*[{(]\s*(?:[^\s@{}"]{0,200}\s*[,=]|[^=\n{}"]{0,200}\n\s*[A-Za-z-]+\s*=|[^\n{}"=]{0,200},)/i;

/** Field names that only biblatex has. */
const BIBLATEX_ONLY =
  /^\s*(?:journaltitle|date|location|langid|eventtitle|urldate|shortjournal|pubstate|origdate|institution\s*=\s*\{[^}]*\}\s*,\s*date)\s*=|^\s*@(?:online|report|thesis|dataset|software|mvbook|collection)\s*\{/im;

/** What may need another entry to be read. */
const LINK = /\b(?:crossref|xdata)\s*=/i;

async function readBib(
  text: string,
  format: 'bibtex' | 'biblatex',
  options: ReadOptions,
): Promise<BibliographyReading> {
  const records: BibliographyRecord[] = [];
  const unread: Unread[] = [];
  const lost: Unread[] = [];
  const take = (entries: readonly BibEntry[]): void => {
    const whole = entries.filter((entry) => !isCutEmpty(entry));
    // Reading the entries was where cancelling could save time; what has been read so far is kept.
    const read = readEach(inheritFields(whole), (entry) => entry, readBibEntry, {});
    if (options.onRecords) options.onRecords(read.records, format);
    else for (const record of read.records) records.push(record);
    unread.push(...read.unread);
    for (const { line, raw } of entries.filter(isCutEmpty))
      lost.push({ line, text: raw, reason: 'The entry is cut before its first field.' });
  };
  const rest = await readBibEntries(text, options, LINK.test(text) ? undefined : take);
  if (rest.entries.length > 0) take(rest.entries);
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
  read: (text, options) => readBib(text, 'bibtex', options),
  write: (items, options) => writeBib(items, 'bibtex', options),
};

/** biblatex (Philipp Lehman and others, The biblatex Package, chapter 2). */
export const biblatex: Format = {
  id: 'biblatex',
  label: 'BibLaTeX',
  extensions: ['bib', 'biblatex'],
  mediaType: 'application/x-bibtex',
  detect: (text) => ENTRY.test(text) && BIBLATEX_ONLY.test(text),
  read: (text, options) => readBib(text, 'biblatex', options),
  write: (items, options) => writeBib(items, 'biblatex', options),
};
