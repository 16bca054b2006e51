import { ABSTRACT_WORDS, KEYWORDS_WORDS, OTHER_LABELS } from './front-labels.ts';
import type { PdfLine } from './pdf-lines.ts';
import { isReferenceHeading, isSectionName } from './section-name.ts';

/** A front page has no more lines than this before its text begins. */
const MOST_LINES = 90;

const LABEL = new RegExp(
  `^(?:${ABSTRACT_WORDS}|${KEYWORDS_WORDS}|${OTHER_LABELS}|e-?mail|doi|issn|©|https?:|published)(?![\\p{L}])`,
  'iu',
);
const MARKED = /^[*†‡§¶✉⁰¹²³⁴-⁹]/u;

/**
 * Where new paragraphs begin on the first page before its text does: title, names, affiliations, dates and labels stand
 * there line by line, in many settings without a gap between them. Gives the places of the lines.
 */
export function frontBreaks(lines: readonly PdfLine[]): ReadonlySet<number> {
  const page = lines[0]?.page;
  const count = lines.findIndex((line, i) => line.page !== page || i >= MOST_LINES || beginsText(line));
  const front = lines.slice(0, count < 0 ? lines.length : count);
  const breaks = new Set<number>();
  const own = lines.filter((line) => line.page === page);
  front.forEach((line, i) => {
    const before = front[i - 1];
    if (before === undefined) return;
    const isApart =
      Math.abs(line.height - before.height) > 0.4 ||
      LABEL.test(line.text) ||
      MARKED.test(line.text) ||
      isShort(before, own);
    if (isApart) breaks.add(i);
  });
  return breaks;
}

/** The first section of the text itself, with a number or by its name. */
function beginsText(line: PdfLine): boolean {
  if (/^(?:1|I)\.?\s+\p{Lu}/u.test(line.text) && line.text.length < 60) return true;
  return isReferenceHeading(line.text) || (isSectionName(line.text) && !LABEL.test(line.text));
}

/** Ends well before its column does, or is set in the middle. */
function isShort(line: PdfLine, page: readonly PdfLine[]): boolean {
  const beside = page.filter((other) => Math.abs(other.x - line.x) <= 3);
  if (beside.length < 4) {
    const left = Math.min(...page.map((other) => other.x));
    const right = Math.max(...page.map((other) => other.right));
    return line.x - left > 20 && right - line.right > 20;
  }
  const rights = beside.map((other) => other.right).toSorted((a, b) => a - b);
  const full = rights[Math.floor(rights.length * 0.75)]!;
  return line.right < full - (full - line.x) * 0.15;
}

/** The height of the title: of the tallest lines of the first page that say as much as a title does. */
export function titleHeight(lines: readonly PdfLine[], bodyHeight: number): number | undefined {
  const page = lines[0]?.page;
  const tall = lines.filter(
    (line) => line.page === page && line.height > bodyHeight * 1.12 && line.text.split(/\s+/).length >= 3,
  );
  return tall.length === 0 ? undefined : Math.max(...tall.map((line) => line.height));
}
