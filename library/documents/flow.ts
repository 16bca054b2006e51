import type { Block, DocumentText, Range } from '../../shared/model/extraction.ts';

/**
 * A stretch of running text that is read as one: a paragraph, or several that a page break, a table or a footnote
 * cut in the middle of a sentence. `text` has the length of the range it covers, with everything that stands
 * between the pieces blanked out, so a place in it plus `start` is a place in the document.
 */
export type Flow = Range & {
  readonly kind: Block['kind'];
  readonly text: string;
  readonly pieces: readonly Range[];
};

/** Kinds of block that may stand between two halves of a sentence. */
const FLOATING: ReadonlySet<Block['kind']> = new Set(['table', 'caption', 'footnote', 'page-break']);

/** How many floating blocks may stand in a sentence before we no longer believe it is one. */
const MOST_FLOATS = 40;

/** The running text of a document in reading order; `include` chooses the blocks that take part. */
export function readingFlows(document: DocumentText, include: (block: Block) => boolean): Flow[] {
  const flows: Flow[] = [];
  let open: Block[] = [];
  let floats = 0;
  const close = () => {
    if (open.length > 0) flows.push(flowOf(document.text, open));
    open = [];
    floats = 0;
  };
  const aside: Flow[] = [];
  for (const block of document.blocks) {
    const last = open[open.length - 1];
    if (FLOATING.has(block.kind)) {
      if (block.kind !== 'page-break' && include(block)) aside.push(flowOf(document.text, [block]));
      if (++floats > MOST_FLOATS) close();
    } else if (include(block) && last && continues(document.text, last, block)) {
      open.push(block);
      floats = 0;
    } else {
      close();
      if (include(block)) open.push(block);
    }
  }
  close();
  return [...flows, ...aside].sort((a, b) => a.start - b.start);
}

/** Words that never end a sentence, in the languages papers are written in. */
const UNFINISHED =
  /(?:[,(–—-]|\b(?:and|or|of|the|a|an|in|on|at|to|for|by|with|from|that|which|who|as|is|are|was|were|und|oder|der|die|das|des|den|dem|ein|eine|von|mit|in|zu|im|y|o|de|la|el|los|las|del|en|con|por|que|un|una|et|ou|le|les|du|des|dans|avec|par|e|di|il|lo|gli|della|per|och|av|i|som|en|ett|op|het|van|een|et al\.|vs\.|e\.g\.|i\.e\.|cf\.|see))$/iu;

const ENDED = /[.?!:;…]["”’»)\]*_]*[\u2070-\u2079\u00b9\u00b2\u00b3]{0,4}$/u;

/** True for words that cannot end a sentence or a heading: "Moor and", "(see". */
export function isUnfinished(words: string): boolean {
  const tail = words.slice(-60);
  return UNFINISHED.test(tail) && !/^et al\.$/.test(tail);
}

/** True where the second block carries on the sentence that the first one left open. */
export function continues(text: string, before: Block, after: Block): boolean {
  if (after.kind !== 'paragraph' || (before.kind !== 'paragraph' && before.kind !== 'list-item'))
    return false;
  const tail = text.slice(Math.max(before.start, before.end - 60), before.end);
  const first = text.slice(after.start, Math.min(after.end, after.start + 40));
  if (isUnfinished(tail)) return /^[\p{L}\p{N}("“‘[]/u.test(first);
  if (ENDED.test(tail)) return false;
  if (/^\p{Ll}/u.test(first) || /^[([]/.test(first)) return true;
  const length = before.end - before.start;
  return length > 200 && /^[\p{L}\p{N}“"]/u.test(first);
}

function flowOf(text: string, blocks: readonly Block[]): Flow {
  const start = blocks[0]!.start;
  const parts: string[] = [];
  let at = start;
  for (const block of blocks) {
    parts.push(text.slice(at, block.start).replace(/[^\n]/g, ' '), text.slice(block.start, block.end));
    at = block.end;
  }
  return {
    kind: blocks[0]!.kind,
    start,
    end: at,
    text: parts.join(''),
    pieces: blocks.map(({ start, end }) => ({ start, end })),
  };
}
