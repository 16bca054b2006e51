import type { Unread } from '../../shared/model/bibliography.ts';
import type { BibContents } from './bib-contents.ts';
import { type BibScan, scanEntry } from './bib-scan.ts';
import type { BibPiece } from './bib-splitter.ts';
import { type BibStrings, isNumber, resolveValue } from './bib-strings.ts';
import { type CitationJsEntry, parseWithCitationJs } from './citation-js.ts';
import type { ReadOptions } from './format.ts';

/** An entry of a .bib file: fields in lower case with raw TeX as value, @strings put in. Names may repeat. */
export type BibEntry = {
  readonly type: string;
  readonly key: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly raw: string;
  readonly line: number;
  /** False where its closing brace is missing. */
  readonly isClosed: boolean;
  readonly warnings: readonly string[];
};

export type BibEntries = { readonly entries: readonly BibEntry[]; readonly unread: readonly Unread[] };

/** citation-js is fastest on a few dozen entries at once, and one bad entry costs it all of them. */
const CHUNK = 40;
/** Entries beyond these bounds do without the slower second parser. */
const SECOND_PARSER_ENTRIES = 2_000;
const SECOND_PARSER_LENGTH = 100_000;

type Scanned = { readonly piece: BibPiece; readonly scan: BibScan };
type Parsed = {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string | number>>;
  /** Whether the values are the source's own text; the second parser rearranges names and lists. */
  readonly exact: boolean;
};

/**
 * Reads the entries of a .bib file: cut apart first, then given to citation-js in chunks of 40, then one by one, then
 * to @retorquere/bibtex-parser; what none of them keeps (a second field of the same name, a value after a missing
 * comma) comes from the scan of the entry itself. One bad entry never costs another. Where `take` is given, it gets the
 * entries chunk by chunk and none is kept.
 */
export async function readBibEntries(
  parts: Iterable<readonly BibPiece[]>,
  { strings, total }: Pick<BibContents, 'strings' | 'total'>,
  options: ReadOptions,
  take?: (entries: readonly BibEntry[]) => void,
): Promise<BibEntries> {
  let done = 0;
  let entries: BibEntry[] = [];
  const unread: Unread[] = [];
  let left = SECOND_PARSER_ENTRIES;
  for (const waiting of chunksOf(parts)) {
    if (options.signal?.aborted) {
      for (const piece of waiting)
        unread.push(unreadPiece(piece, 'Reading was cancelled before this entry.'));
      continue;
    }
    const chunk = waiting.map((piece) => ({ piece, scan: scanEntry(piece) }));
    const parsed = parseChunk(chunk, strings);
    for (const [index, each] of chunk.entries()) {
      let found = parsed[index];
      if (!found && left > 0 && each.piece.text.length <= SECOND_PARSER_LENGTH) {
        left--;
        found = await parseWithSecondParser(each, strings);
      }
      const entry = complete(each, found, strings);
      if (entry) entries.push(entry);
      else unread.push(unreadPiece(each.piece, `This @${each.piece.type} has neither a key nor a field.`));
    }
    if (take) {
      take(entries);
      entries = [];
    }
    done += waiting.length;
    options.onProgress?.(done, total);
    await pause();
  }
  return { entries, unread };
}

function* chunksOf(parts: Iterable<readonly BibPiece[]>): Generator<readonly BibPiece[]> {
  for (const part of parts) {
    const entries = part.filter(({ kind }) => kind === 'entry');
    for (let at = 0; at < entries.length; at += CHUNK) yield entries.slice(at, at + CHUNK);
  }
}

/** Lets a cancel or another call through between two chunks. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function unreadPiece(piece: BibPiece, reason: string): Unread {
  return { line: piece.line, text: piece.text, reason };
}

function parseChunk(chunk: readonly Scanned[], strings: BibStrings): (Parsed | undefined)[] {
  const regular = chunk.filter(({ scan }) => scan.regular);
  const together = tryCitationJs(regular, strings);
  if (together?.length === regular.length) {
    let next = 0;
    return chunk.map(({ scan }) => (scan.regular ? together[next++] : undefined));
  }
  return chunk.map((each) => (each.scan.regular ? tryCitationJs([each], strings)?.[0] : undefined));
}

function tryCitationJs(chunk: readonly Scanned[], strings: BibStrings): Parsed[] | undefined {
  if (chunk.length === 0) return [];
  try {
    const text = stringDefinitions(chunk, strings) + chunk.map(({ piece }) => piece.text).join('\n');
    const entries = parseWithCitationJs(text);
    return entries.map((entry: CitationJsEntry) => ({
      type: entry.type,
      key: entry.label,
      fields: entry.properties,
      exact: true,
    }));
  } catch {
    // Its grammar stops at the first thing it does not know; the next parser gets the entry.
    return undefined;
  }
}

/** Definitions of the words these entries use, undefined ones standing for themselves. */
function stringDefinitions(chunk: readonly Scanned[], strings: BibStrings): string {
  const words = new Set(chunk.flatMap(({ scan }) => bareWords(scan)));
  let text = '';
  for (const word of words) {
    const value = strings.lookUp(word);
    if (value === undefined) text += `@string{${word} = {${word}}}\n`;
    else if (strings.defines(word)) text += `@string{${word} = {${value}}}\n`;
  }
  return text;
}

function bareWords(scan: BibScan): string[] {
  return scan.fields.flatMap(({ parts }) =>
    parts.filter((part) => part.bare && !isNumber(part.text)).map((part) => part.text),
  );
}

async function parseWithSecondParser(each: Scanned, strings: BibStrings): Promise<Parsed | undefined> {
  const { parseWithBibtexParser } = await import('./bibtex-parser.ts');
  const found = parseWithBibtexParser(stringDefinitions([each], strings) + each.piece.text);
  return found && { ...found, exact: false };
}

/** What a parser found, completed from the scan: numbers as written, repeated fields, fields it lost. */
function complete(
  { piece, scan }: Scanned,
  parsed: Parsed | undefined,
  strings: BibStrings,
): BibEntry | undefined {
  const fields: [string, string][] = [];
  const used = new Set<string>();
  for (const { name, parts } of scan.fields) {
    const value = parsed?.exact && Object.hasOwn(parsed.fields, name) ? parsed.fields[name] : undefined;
    // Of two fields with one name citation-js keeps the last.
    const single = scan.fields.filter((field) => field.name === name).length === 1;
    const believed = typeof value === 'string' && value !== '' && single;
    fields.push([name, believed ? value : resolveValue(parts, strings.lookUp)]);
    used.add(name);
  }
  for (const [name, value] of Object.entries(parsed?.fields ?? {})) {
    if (!used.has(name)) fields.push([name, String(value)]);
  }
  const key = scan.key || parsed?.key || '';
  if (key === '' && fields.length === 0) return undefined;
  const warnings: string[] = [];
  if (!piece.closed) warnings.push('The closing brace is missing; the entry was read up to the next one.');
  if (key === '') warnings.push('The entry has no key.');
  for (const word of new Set(bareWords(scan))) {
    if (strings.lookUp(word) === undefined) {
      warnings.push(`The abbreviation "${word}" is not defined in the file and was kept as text.`);
    }
  }
  return {
    type: piece.type,
    key,
    fields,
    raw: piece.text,
    line: piece.line,
    isClosed: piece.closed,
    warnings,
  };
}
