import type { Extraction, Range } from '../../../shared/model/extraction.ts';
import { sentencesOf } from '../../extraction/sentences.ts';
import { decimalMarkOf } from '../printed-number.ts';

/** A sentence of the running text: no table, no entry of a reference list. */
export type ProseSentence = Range & {
  /** With decimal points, whatever the document writes. */
  readonly text: string;
  readonly paragraph: number;
  /** Whether it cites somebody: its numbers may be theirs. */
  readonly cites: boolean;
};

/** Where a document cites others and lists their entries. */
export type Places = { readonly citations: readonly Range[]; readonly references: readonly Range[] };

/** The sentences of a document's running text, in order. */
export function proseOf({
  text,
  tables,
  references,
  citations,
}: Pick<Extraction, 'text' | 'tables'> & Places): ProseSentence[] {
  const outside = [...tables, ...references].sort((a, b) => a.start - b.start);
  const cited = citations.map((citation) => citation.start).sort((a, b) => a - b);
  const paragraphs = paragraphsOf(text, outside);
  const written = paragraphs.map(({ start, end }) => text.slice(start, end));
  const reads = decimalMarkOf(written) === ',' ? withPoints : (words: string) => words;
  return paragraphs.flatMap((block, paragraph) =>
    sentencesOf(text.slice(block.start, block.end)).map((sentence) => {
      const start = block.start + sentence.start;
      const end = block.start + sentence.end;
      const cites = cited.some((at) => at >= start && at < end);
      return { start, end, text: reads(text.slice(start, end)), paragraph, cites };
    }),
  );
}

/** Numbers of a text with decimal commas as one with points has them; every character keeps its place. */
function withPoints(words: string): string {
  return words
    .replace(/(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d]|\.\d)/g, (found) => found.replaceAll('.', ';'))
    .replace(/(?<=\d),(?=\d)/g, '.')
    .replace(/(?<=\d);(?=\d{3})/g, ',');
}

/** Paragraphs outside the given ranges; one that a page break cut in a sentence is whole again. */
function paragraphsOf(text: string, outside: readonly Range[]): Range[] {
  const blocks: { start: number; end: number }[] = [];
  for (const found of text.matchAll(/(?:[^\n]|\n(?!\s*\n))+/g)) {
    const start = found.index;
    const end = start + found[0].length;
    if (outside.some((range) => range.start < end && range.end > start)) continue;
    const last = blocks[blocks.length - 1];
    const cut =
      last !== undefined &&
      text.slice(last.end, start).trim() === '' &&
      /[\p{L},;]\s*$/u.test(text.slice(last.start, last.end)) &&
      /^\s*[\p{Ll}(]/u.test(found[0]);
    if (cut) last.end = end;
    else blocks.push({ start, end });
  }
  return blocks;
}
