import type { TableCell } from '../../shared/model/extraction.ts';
import { type DecimalMark, numberPattern, type PrintedNumber, printedNumber } from './printed-number.ts';

/** The numbers of one cell: "34 (15.0%)" has a count and a percentage, "34/226" a count and its base. */
export type CellNumbers = {
  readonly plain: PrintedNumber | null;
  readonly count: PrintedNumber | null;
  readonly base: PrintedNumber | null;
  readonly percent: PrintedNumber | null;
};

const NONE: CellNumbers = { plain: null, count: null, base: null, percent: null };

/** Reads a cell; all is null where it holds no number, or words beside it. Footnote marks are left out. */
export function cellNumbers(cell: TableCell, mark: DecimalMark): CellNumbers {
  const text = cell.text.replace(/[*†‡§¶#]+$|(?<=[\d%)])[ᵃ-ᶻᵇᶜ⁰¹²³]+$/u, '');
  const number = `(${numberPattern(mark)})`;
  const at = (match: RegExpExecArray, part: number) => {
    const words = match[part];
    return words === undefined ? null : printedNumber(words, cell.start + match.indices![part]![0], mark);
  };
  const alone = match(text, `^\\s*([−–-]?(?:${numberPattern(mark)}))\\s*(%?)\\s*$`);
  if (alone) {
    const plain = at(alone, 1);
    return { ...NONE, plain, percent: alone[2] === '%' ? plain : null };
  }
  const counted = match(
    text,
    `^\\s*${number}(?:\\s*/\\s*${number})?\\s*[(\\[]\\s*${number}\\s*%?\\s*[)\\]]\\s*$`,
  );
  if (counted) return { plain: null, count: at(counted, 1), base: at(counted, 2), percent: at(counted, 3) };
  const shared = match(
    text,
    `^\\s*${number}\\s*%\\s*[(\\[]\\s*(?:n\\s*=\\s*)?${number}(?:\\s*/\\s*${number})?\\s*[)\\]]\\s*$`,
  );
  if (shared) return { plain: null, count: at(shared, 2), base: at(shared, 3), percent: at(shared, 1) };
  const part = match(text, `^\\s*${number}\\s*/\\s*${number}\\s*$`);
  return part ? { ...NONE, count: at(part, 1), base: at(part, 2) } : NONE;
}

function match(text: string, pattern: string): RegExpExecArray | null {
  return new RegExp(pattern, 'di').exec(text);
}
