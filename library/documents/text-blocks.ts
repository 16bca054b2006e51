import type { Block } from '../../shared/model/extraction.ts';
import { isUnfinished } from './flow.ts';
import { headingLevel, isFigureCaption, isPageNumber, listMarker, tableLabel } from './line-shapes.ts';
import { plainHeads } from './plain-heads.ts';
import { isReferenceHeading, isSectionName } from './section-name.ts';
import { spacedRows } from './spaced-columns.ts';
import { isBlank, linesOf, type TextLine } from './text-lines.ts';

/** Plain text has no fences or setext headings; Markdown has both. */
export type TextSyntax = 'plain' | 'markdown';

/** The blocks of a text in reading order. Ranges never overlap and hold no white space at their ends. */
export function textBlocks(text: string, syntax: TextSyntax): Block[] {
  const blocks: Block[] = [];
  const paged = text.includes('\f');
  let page = 1;
  const lines = paged ? cutAtFeeds(text, linesOf(text)) : linesOf(text);
  const heads = syntax === 'plain' ? plainHeads(text, lines) : NO_HEADS;
  for (const run of runsOf(text, lines, syntax, heads)) {
    if (run.kind === 'head') {
      const { from, to } = run.lines[0]!;
      blocks.push({ kind: 'page-break', start: from, end: to, ...(paged ? { page } : {}) });
    } else if (run.kind === 'page-break') {
      page++;
      blocks.push({ kind: 'page-break', start: run.lines[0]!.start, end: run.lines[0]!.end, page });
    } else {
      const found =
        run.kind === 'code' ? [whole('paragraph', run.lines)] : blocksOfRun(text, run.lines, syntax);
      for (const block of found) blocks.push(paged ? { ...block, page } : block);
    }
  }
  let inList = false;
  return blocks.map((block, i) => {
    if (block.kind !== 'heading') return block;
    const words = text.slice(block.start, block.end);
    if (isSectionName(words)) inList = isReferenceHeading(words);
    const isEntry = inList && text[block.start - 2] !== '#' && looksDated(words);
    return isEntry || isCutSentence(text, blocks, i) ? demoted(block) : block;
  });
}

/** A short entry of a reference list without a full stop looks like a heading, but for its year. */
function looksDated(words: string): boolean {
  return words.length > 40 && /(?<![\d–-])(?:1[5-9]|20)\d\d[a-z]?(?![\d–-])/.test(words);
}

/** A "heading" after which a paragraph goes on in lower case is the first line of a sentence that a page break cut. */
function isCutSentence(text: string, blocks: readonly Block[], i: number): boolean {
  const block = blocks[i]!;
  if (block.kind !== 'heading') return false;
  const next = blocks.slice(i + 1, i + 5).find((one) => one.kind === 'paragraph' || one.kind === 'heading');
  if (next?.kind !== 'paragraph') return false;
  const words = text.slice(block.start, block.end);
  if (text[block.start - 2] === '#' || /^\d+(?:\.\d+)*\.? /.test(words) || isSectionName(words)) return false;
  if (isUnfinished(words)) return true;
  return words.split(' ').length >= 4 && /^\p{Ll}/u.test(text.slice(next.start, next.start + 2));
}

function demoted(block: Block): Block {
  const { level: _, ...rest } = block;
  return { ...rest, kind: 'paragraph' };
}

type Run = { readonly kind: 'lines' | 'page-break' | 'head' | 'code'; readonly lines: readonly TextLine[] };

const NO_HEADS: ReadonlySet<number> = new Set();

/** Stretches of lines without a blank one between them; form feeds, running heads and code fences stand alone. */
function* runsOf(
  text: string,
  lines: readonly TextLine[],
  syntax: TextSyntax,
  heads: ReadonlySet<number>,
): Generator<Run> {
  let open: TextLine[] = [];
  let fence: TextLine[] | undefined;
  for (const line of lines) {
    if (fence) {
      fence.push(line);
      if (isFence(text, line)) {
        yield { kind: 'code', lines: fence };
        fence = undefined;
      }
      continue;
    }
    const feeds = text[line.start] === '\f';
    const fenced = syntax === 'markdown' && isFence(text, line);
    const isHead = !isBlank(line) && heads.has(line.from);
    if ((isBlank(line) || feeds || fenced || isHead) && open.length > 0) {
      yield { kind: 'lines', lines: open };
      open = [];
    }
    if (feeds) yield { kind: 'page-break', lines: [line] };
    if (isHead && !feeds) yield { kind: 'head', lines: [line] };
    if (fenced) fence = [line];
    else if (!feeds && !isHead && !isBlank(line)) open.push(line);
  }
  if (open.length > 0) yield { kind: 'lines', lines: open };
  // A fence that is never closed is no fence: its lines are read like any others.
  if (fence) yield* runsOf(text, fence.slice(1), syntax, heads);
}

/** Form feeds as lines of their own, wherever they stand. */
function cutAtFeeds(text: string, lines: readonly TextLine[]): TextLine[] {
  return lines.flatMap((line) => {
    const words = text.slice(line.start, line.end);
    if (!words.includes('\f')) return [line];
    const parts: TextLine[] = [];
    let at = line.start;
    for (const part of words.split(/(\f)/)) {
      if (part !== '') parts.push(...linesOf(text, at, at + part.length));
      at += part.length;
    }
    return parts;
  });
}

function isFence(text: string, line: TextLine): boolean {
  return !isBlank(line) && (text.startsWith('```', line.from) || text.startsWith('~~~', line.from));
}

function whole(kind: Block['kind'], lines: readonly TextLine[]): Block {
  return { kind, start: lines[0]!.from, end: lines[lines.length - 1]!.to };
}

function blocksOfRun(text: string, lines: readonly TextLine[], syntax: TextSyntax): Block[] {
  const blocks: Block[] = [];
  let i = 0;
  while (i < lines.length) {
    const taken = takeBlock(text, lines, i, syntax);
    for (const block of taken.blocks) blocks.push(block);
    i = taken.next;
  }
  return blocks;
}

type Taken = { readonly blocks: readonly Block[]; readonly next: number };

function takeBlock(text: string, lines: readonly TextLine[], at: number, syntax: TextSyntax): Taken {
  const line = lines[at]!;
  const words = text.slice(line.from, Math.min(line.to, line.from + 400));
  const one = (kind: Block['kind'], level?: number): Taken => ({
    blocks: [{ kind, start: line.from, end: line.to, ...(level === undefined ? {} : { level }) }],
    next: at + 1,
  });
  if (lines.length === 1 && isPageNumber(words)) return one('page-break');
  if (tableLabel(words) !== undefined && captionStands(text, lines, at)) return takeCaption(text, lines, at);
  if (isFigureCaption(words)) return { blocks: [whole('caption', lines.slice(at))], next: lines.length };
  const table = tableEnd(text, lines, at);
  if (table > at) return { blocks: [whole('table', lines.slice(at, table))], next: table };
  const level = lineHeading(text, lines, at, words, syntax);
  if (level !== undefined) return takeHeading(text, lines, at, level, syntax);
  if (listMarker(words)) return takeItem(text, lines, at, words);
  return takeParagraph(text, lines, at);
}

/** A caption begins a run or stands over a table; "Table 3 shows" in the middle of a paragraph is neither. */
function captionStands(text: string, lines: readonly TextLine[], at: number): boolean {
  return at === 0 || tableEnd(text, lines, at + 1) > at + 1;
}

function takeCaption(text: string, lines: readonly TextLine[], at: number): Taken {
  let next = at + 1;
  while (next < lines.length && tableEnd(text, lines, next) === next) next++;
  if (next === lines.length && next - at > 4) next = at + 1;
  return { blocks: [whole('caption', lines.slice(at, next))], next };
}

/** Where the table that begins at a line ends: lines with tabs or pipes, and single lines without between them. */
function tableEnd(text: string, lines: readonly TextLine[], at: number): number {
  let end = at;
  for (let i = at; i < lines.length; i++) {
    if (hasColumns(text, lines[i]!)) end = i + 1;
    else if (i - end >= 2 || end === at || endsTable(text, lines[i]!)) break;
  }
  return end === at ? at + spacedRows(rowsFrom(text, lines, at)) : end;
}

/** The caption of the next table, or a sentence; what a table prints between its rows is neither. */
function endsTable(text: string, line: TextLine): boolean {
  const words = text.slice(line.from, Math.min(line.to, line.from + 400));
  return tableLabel(words) !== undefined || (/\p{Ll}\.$/u.test(words) && words.split(' ').length >= 8);
}

/** The lines as they are printed, with the spaces before them, as far as they could be rows. */
function* rowsFrom(text: string, lines: readonly TextLine[], at: number): Generator<string> {
  for (let i = at; i < lines.length; i++) yield text.slice(lines[i]!.start, lines[i]!.end);
}

function hasColumns(text: string, line: TextLine): boolean {
  const words = text.slice(line.from, line.end);
  return (words.includes('\t') && !isNumberedLine(words)) || (words[0] === '|' && words.includes('|', 1));
}

/** "[12]<tab>" or "3.<tab>" before a sentence: an item of a list, set to a stop. */
function isNumberedLine(words: string): boolean {
  const found = /^(?:\[\d{1,4}\]|\(?\d{1,4}[.)]|\d{1,3}|[•‣▪●*-])\t\s*([^\t]*)$/.exec(words.slice(0, 2000));
  return found !== null && found[1]!.split(' ').length >= 6;
}

function lineHeading(
  text: string,
  lines: readonly TextLine[],
  at: number,
  words: string,
  syntax: TextSyntax,
): number | undefined {
  if (/^#{1,6}[ \t]/.test(words)) return headingLevel(words);
  // "4.5 Methods" is a section as deep as its number says.
  if (isSectionName(words)) return /^\d+\.\d/.test(words) ? (headingLevel(words) ?? 1) : 1;
  const next = lines[at + 1];
  if (
    syntax === 'markdown' &&
    at === 0 &&
    next &&
    /^(?:=+|-{2,})$/.test(text.slice(next.from, next.to).slice(0, 300))
  )
    return text[next.from] === '=' ? 1 : 2;
  return lines.length === 1 ? headingLevel(words) : undefined;
}

function takeHeading(
  text: string,
  lines: readonly TextLine[],
  at: number,
  level: number,
  syntax: TextSyntax,
): Taken {
  const line = lines[at]!;
  const hashes = /^#{1,6}[ \t]+/.exec(text.slice(line.from, line.from + 40));
  const next = lines[at + 1];
  const underlined =
    syntax === 'markdown' &&
    next !== undefined &&
    /^(?:=+|-{2,})$/.test(text.slice(next.from, next.to).slice(0, 300));
  return {
    blocks: [{ kind: 'heading', start: line.from + (hashes?.[0].length ?? 0), end: line.to, level }],
    next: at + (underlined ? 2 : 1),
  };
}

/** A list item with the lines after it up to the next marker. */
function takeItem(text: string, lines: readonly TextLine[], at: number, words: string): Taken {
  const { marker, skip } = listMarker(words)!;
  let next = at + 1;
  while (next < lines.length) {
    const line = lines[next]!;
    const start = text.slice(line.from, Math.min(line.to, line.from + 200));
    if (listMarker(start) || isSectionName(start) || /^#{1,6}[ \t]/.test(start)) break;
    next++;
  }
  const line = lines[at]!;
  const footnote = marker.startsWith('[^');
  const block: Block = {
    kind: footnote ? 'footnote' : 'list-item',
    start: line.from + skip,
    end: lines[next - 1]!.to,
    level: Math.floor((line.from - line.start) / 2),
    marker,
  };
  return { blocks: [block], next };
}

/** A paragraph: the wrapped lines of a run as one block, lines that are no wrapped prose as one block each. */
function takeParagraph(text: string, lines: readonly TextLine[], at: number): Taken {
  let next = at + 1;
  while (next < lines.length && !startsSomethingElse(text, lines, next)) next++;
  const own = lines.slice(at, next);
  if (isWrapped(text, own)) return { blocks: [whole('paragraph', own)], next };
  return { blocks: own.map((line) => whole('paragraph', [line])), next };
}

function startsSomethingElse(text: string, lines: readonly TextLine[], at: number): boolean {
  const line = lines[at]!;
  const words = text.slice(line.from, Math.min(line.to, line.from + 200));
  if (/^#{1,6}[ \t]/.test(words) || isSectionName(words)) return true;
  if (tableLabel(words) !== undefined && captionStands(text, lines, at)) return true;
  if (hasColumns(text, line) && tableEnd(text, lines, at) - at >= 2) return true;
  return /^(?:[-*•‣▪●] |\[\d{1,4}\] |\[\^)/.test(words);
}

/** Prose wrapped to a width: all lines but the last nearly fill it, and sentences run across the line ends. */
function isWrapped(text: string, lines: readonly TextLine[]): boolean {
  if (lines.length === 1) return true;
  const lengths = lines.map((line) => line.to - line.from);
  const widest = Math.max(...lengths.slice(0, 5000), 1);
  if (widest > 180) return false;
  const body = lengths.slice(0, -1);
  const full = body.filter((length) => length >= widest * 0.6).length;
  if (full >= body.length * 0.7 && widest >= 40) return true;
  const running = body.filter((_, i) => {
    const next = text.charCodeAt(lines[i + 1]!.from);
    return !/[.:;?!]/.test(text[lines[i]!.to - 1] ?? '') && next >= 97 && next <= 122;
  }).length;
  return running >= body.length * 0.5;
}
