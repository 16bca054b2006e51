import type { Block, DocumentText } from '../../shared/model/extraction.ts';
import { ABSTRACT_WORDS, KEYWORDS_WORDS } from '../documents/front-labels.ts';
import { isSectionName } from '../documents/section-name.ts';
import { authorLine } from './author-line.ts';
import { isSourceLine } from './printed-source.ts';

/** The blocks at the beginning of a document that say what it is, as folded lines with their places. */
export type FrontLine = { readonly text: string; readonly block: Block; readonly index: number };

const MOST_LINES = 40;
const MOST_CHARACTERS = 15_000;

/** The lines before the first section, a table or the reference list. */
export function frontLines(document: DocumentText, end: number): FrontLine[] {
  const lines: FrontLine[] = [];
  for (const [index, block] of document.blocks.entries()) {
    if (lines.length >= MOST_LINES || block.start >= end || block.start > MOST_CHARACTERS) break;
    if (block.kind === 'page-break' || block.kind === 'footnote' || block.kind === 'table') continue;
    const text = fold(document.text.slice(block.start, Math.min(block.end, block.start + 6000)));
    if (lines.length > 0 && startsBody(block, text)) break;
    lines.push({ text, block, index });
  }
  return lines;
}

/** Line breaks and emphasis marks of Markdown are no part of what a line says. */
export function fold(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^(\*{1,2}|_{1,2})(.{1,400})\1$/, '$2')
    .trim();
}

function startsBody(block: Block, text: string): boolean {
  if (/^(?:\d{1,2}|[IVX]{1,4})[.)]? \p{Lu}/u.test(text) && block.kind === 'heading') return true;
  return isSectionName(text) && !isFrontSection(text);
}

function isFrontSection(text: string): boolean {
  return (
    ABSTRACT_HEADING.test(text) ||
    KEYWORDS_HEADING.test(text) ||
    /^(?:authors?|correspondence|open access|copyright)\b/i.test(text)
  );
}

export const ABSTRACT_HEADING = new RegExp(`^[*_#\\s]*(?:${ABSTRACT_WORDS})[*_:.\\s：]*$`, 'iu');
export const KEYWORDS_HEADING = new RegExp(`^[*_#\\s]*(?:${KEYWORDS_WORDS})[*_:.\\s：]*$`, 'iu');

/** Furniture of web pages and publishers' labels that stand where a title could. */
const FURNITURE =
  /^(?:top of page|bottom of page|skip to .{0,30}|loading[.…]*|menu|home|search|login|sign in|log in|share(?: this.{0,20})?|print|download(?: pdf)?|back|next|previous|close|cookies?.{0,60}|all posts|recent posts|blog|news|press releases?|media releases?|for immediate release|(?:research article|original (?:article|research|paper)|review(?: article)?|short communication|case report|article)(?:\s*[|·–-]?\s*open access)?|open access(?:\s*[|·–-]?\s*(?:research|original|review) article)?|article|peer[- ]reviewed.{0,40}|editorial|short communication|brief report|case report|letter|commentary|you may also like|more from author|saved in:?|full description|bibliographic details|description|\d{1,2} min(?:ute)?s? read|page \d+.{0,12})$/i;

/** True for a line that belongs to the page around a document, not to the document. */
export function isFurniture(text: string): boolean {
  return text.length < 3 || FURNITURE.test(text.replace(/[\s.:|]+$/, ''));
}

/** The line of the title: the first heading of a marked-up text, else the first line that can be one. */
export function titleLine(lines: readonly FrontLine[], marked: boolean): FrontLine | undefined {
  // A printed page has one heading of the first level: the tallest.
  const tallest = lines.find(({ block }) => block.level === 1 && block.page !== undefined);
  if (tallest && tallest.block.kind === 'heading' && canBeTitle(tallest)) return tallest;
  if (marked) {
    const heading = lines.find(
      (line) => line.block.kind === 'heading' && !isFurniture(line.text) && !isSectionName(line.text),
    );
    if (heading) return heading;
  }
  const candidates = lines.slice(0, 14).filter(canBeTitle);
  const first = candidates[0];
  const second = candidates[1];
  if (!first) return undefined;
  // A word or two over the title ("Field study") is a rubric when a longer line follows before the text begins.
  const rubric =
    words(first.text) <= 3 &&
    first.text.length < 25 &&
    second !== undefined &&
    words(second.text) >= 4 &&
    second.index - first.index <= 2;
  return rubric && !isPersonLike(second.text) && !/\.$|\p{Ll}\. \p{Lu}/u.test(second.text) ? second : first;
}

function canBeTitle(line: FrontLine): boolean {
  const { text, block } = line;
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return false;
  if (isFurniture(text) || isSectionName(text) || text.length > 350 || text.length < 6) return false;
  if (
    /^(?:https?:|www\.|doi\b|issn\b|vol(?:ume|\.)?\s?\d|©|copyright|published|updated|posted|received|by\s)/i.test(
      text,
    )
  )
    return false;
  if ((/\p{Ll}\.$/u.test(text) && words(text) > 14) || isSourceLine(text)) return false;
  return /\p{Lu}|^\p{N}|^[“"¿]/u.test(text[0]!) || words(text) >= 4;
}

function isPersonLike(text: string): boolean {
  if ((authorLine(text)?.length ?? 0) > 1) return true;
  return (
    /^(?:\p{Lu}[\p{L}'’.-]* ){1,4}\p{Lu}[\p{L}'’-]+(?:,| and |$)/u.test(text) &&
    !/[:?!]/.test(text) &&
    text.includes(',')
  );
}

function words(text: string): number {
  return text.split(/\s+/).length;
}
