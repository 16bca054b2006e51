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
  const numbered = questionsCarryNumbers(body);
  const kindOf = numbered
    ? (line: TableLine) => (isPartial(line) ? 'question' : 'answer')
    : kindsByTests(body);
  return { header, rows: rowsOf(joinBroken(body), numbered, kindOf) };
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
  while (count < lines.length && isHeaderLine(lines[count]!, lines.slice(count + 1))) count++;
  // A table of words has one header line; more than three lines of words are rows.
  if (count === lines.length || count > 3) return 1;
  return count;
}

function isHeaderLine(line: TableLine, below: readonly TableLine[]): boolean {
  const values = filled(line);
  if (values.length === 0) return false;
  // "(1) (2) (3)" over the columns of a regression table.
  if (line.label.text === '' && values.length > 1 && values.every((cell, i) => cell.text === `(${i + 1})`))
    return true;
  if (values.every((cell) => /^(?:19|20)\d\d$/.test(cell.text)) && values.length > 1) return true;
  const numbers = line.values.flatMap((cell, column) =>
    NUMBER.test(cell.text) && !isTitle(cell.text, column, below) ? [cell.text] : [],
  );
  return numbers.length === 0 || countsColumns(numbers, below);
}

/** "95% CI" or "12 months" above cells without such words. */
function isTitle(text: string, column: number, below: readonly TableLine[]): boolean {
  const words = /\p{L}{2,}/u;
  return words.test(text) && !below.some((line) => words.test(line.values[column]?.text ?? ''));
}

/** "1 2 3" above a matrix of correlations: the columns are those variables whose rows are numbered alike. */
function countsColumns(numbers: readonly string[], below: readonly TableLine[]): boolean {
  return (
    numbers.length > 1 &&
    numbers.every((text, i) => text === String(i + 1)) &&
    below.filter((line) => /^\(?\d+[.):]?\s/.test(line.label.text)).length >= numbers.length
  );
}

type RowKind = 'question' | 'answer' | 'alone';

/**
 * What each line is where a question's line carries its test alone: such lines fill columns that the lines of its
 * answers, at least two after each, leave empty. A line that fills both kinds of columns stands for itself.
 */
function kindsByTests(lines: readonly TableLine[]): (line: TableLine) => RowKind {
  const valued = lines.filter((line) => filled(line).length > 0);
  const columns = valued.map((line) =>
    line.values.flatMap(({ text }, column) => (text === '' ? [] : [column])),
  );
  const leads = columns.filter(
    (own, i) => own[0]! > Math.max(...(columns[i + 1] ?? [Number.POSITIVE_INFINITY])),
  );
  const tests = new Set(leads.flat());
  const kinds = columns.map((own): RowKind => {
    const tested = own.filter((column) => tests.has(column)).length;
    return tested === 0 ? 'answer' : tested === own.length ? 'question' : 'alone';
  });
  const isLed = kinds.every(
    (kind, i) => kind !== 'question' || (kinds[i + 1] === 'answer' && kinds[i + 2] === 'answer'),
  );
  const byLine = new Map(isLed ? valued.map((line, i) => [line, kinds[i]!] as const) : []);
  return (line) => byLine.get(line) ?? 'answer';
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

function rowsOf(rows: readonly Row[], numbered: boolean, kindOf: (line: TableLine) => RowKind): TableRow[] {
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
    const kind = kindOf(row.line);
    if (kind !== 'answer') question = kind === 'question' ? [label] : [];
    const path = kind === 'answer' ? [...section, ...question, label] : [...section, label];
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
