import type { TableCell, TableRow } from '../../shared/model/extraction.ts';
import type { TableLine } from './table-lines.ts';

/** Header rows of plain strings and body rows with their paths. */
export type TableBody = {
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly TableRow[];
};

const NUMBER = /^[<>≤≥~≈±(]{0,2}\s*[−–-]?\s?[$€£]?(?:\d|\.\d)|^(?:[–—−-]|n\/?a|n\.?s\.?|\.\.\.?|…)$/i;

/** Reads the lines of a table: which are headers, which are headings between rows, and which carry values. */
export function tableBody(lines: readonly TableLine[]): TableBody {
  const headers = headerCount(lines);
  const body = lines.slice(headers);
  const header = lines
    .slice(0, headers)
    .map((line) => [line.label, ...line.values].map((cell) => plainCell(cell.text)));
  return { header, rows: rowsOf(joinBroken(body), questionsCarryNumbers(body)) };
}

/** Emphasis marks of Markdown are no part of what a cell says. */
function plainCell(text: string): string {
  return text.replace(/^(\*{1,2}|_{1,2})(.+)\1$/, '$2').trim();
}

function filled(line: TableLine): TableCell[] {
  return line.values.filter((cell) => cell.text !== '');
}

/** Lines at the top with column titles: words, or years, where rows below have numbers. */
function headerCount(lines: readonly TableLine[]): number {
  const ruled = lines.filter((line) => line.isHeader).length;
  if (ruled > 0 || lines.length < 2) return ruled;
  let count = 0;
  while (count < lines.length && isHeaderLine(lines[count]!)) count++;
  // A table of words has one header line; more than three lines of words are rows.
  if (count === lines.length || count > 3) return 1;
  return count;
}

function isHeaderLine(line: TableLine): boolean {
  const values = filled(line);
  if (values.length === 0) return false;
  if (values.every((cell) => /^(?:19|20)\d\d$/.test(cell.text)) && values.length > 1) return true;
  return values.every((cell) => !NUMBER.test(cell.text));
}

/** True where questions have their own N: several lines fill the first value column only, most fill them all. */
function questionsCarryNumbers(lines: readonly TableLine[]): boolean {
  const valued = lines.filter((line) => filled(line).length > 0);
  const partial = valued.filter(isPartial);
  return partial.length >= 2 && partial.length <= valued.length / 2;
}

function isPartial(line: TableLine): boolean {
  return (
    line.values.length > 1 &&
    line.values[0]!.text !== '' &&
    line.values.slice(1).every((cell) => cell.text === '')
  );
}

type Row = { readonly words: string; readonly line: TableLine; readonly parts: readonly string[] };

/** Puts labels and headings that were broken over several lines back together. */
function joinBroken(lines: readonly TableLine[]): Row[] {
  const capitals = lines.filter(
    (line) => filled(line).length > 0 && /^[\p{Lu}\p{N}]/u.test(line.label.text),
  ).length;
  const mostly = capitals >= lines.filter((line) => filled(line).length > 0).length * 0.7;
  const numbered = questionsCarryNumbers(lines);
  const rows: Row[] = [];
  for (const line of lines) {
    const before = rows[rows.length - 1];
    const open = before !== undefined && filled(before.line).length === 0;
    if (open && belongsTogether(before, line, mostly, numbered)) {
      rows[rows.length - 1] = {
        words: `${before.words} ${line.label.text}`.trim(),
        line,
        parts: [...before.parts, line.label.text],
      };
    } else rows.push({ words: line.label.text, line, parts: [line.label.text] });
  }
  return rows;
}

function belongsTogether(before: Row, line: TableLine, mostly: boolean, numbered: boolean): boolean {
  const next = line.label.text;
  const carried = /^[\p{Ll}(]/u.test(next);
  const hasValues = filled(line).length > 0;
  if (!hasValues) return carried || /[,(–-]$/.test(before.words);
  if (!numbered) return carried && mostly;
  // Where every question has its N, a line without values can only be the beginning of what follows.
  return carried || !isPartial(line) || !/[.:]$/.test(before.words);
}

function rowsOf(rows: readonly Row[], numbered: boolean): TableRow[] {
  const found: TableRow[] = [];
  let section: string[] = [];
  let question: string[] = [];
  let headings: string[] = [];
  let label = '';
  for (const row of rows) {
    if (filled(row.line).length === 0) {
      headings.push(plainCell(row.words));
      continue;
    }
    if (headings.length > 0) {
      if (headings.length > 1) section = headings.slice(0, -1);
      question = numbered ? [] : headings.slice(-1);
      if (numbered) section = headings;
      headings = [];
    }
    label = plainCell(row.words) || label;
    if (numbered && isPartial(row.line)) question = [label];
    const path = numbered && isPartial(row.line) ? [...section, label] : [...section, ...question, label];
    found.push(...splitPairs(row, { path: path.filter((part) => part !== ''), cells: row.line.values }));
  }
  return found;
}

/** "English 3,310 ⇥ Spanish 1,183" is two rows printed side by side. */
function splitPairs(row: Row, whole: TableRow): TableRow[] {
  const cells = [row.line.label, ...filled(row.line)];
  const pairs = cells.map((cell) => /^(\p{L}[^\d]*?)\s+(\d[\d.,]*\s?%?)$/u.exec(cell.text));
  if (cells.length < 2 || row.parts.length > 1 || pairs.some((pair) => pair === null)) return [whole];
  const above = whole.path.slice(0, -1);
  return cells.map((cell, i) => {
    const [, words, value] = pairs[i]!;
    return {
      path: [...above, words!],
      cells: [{ text: value!, start: cell.end - value!.length, end: cell.end }],
    };
  });
}
