import type { DocumentText } from '../../shared/model/extraction.ts';
import { continues } from '../documents/flow.ts';
import { ABSTRACT_WORDS, KEYWORDS_WORDS, OTHER_LABELS } from '../documents/front-labels.ts';
import { isSectionName } from '../documents/section-name.ts';
import { ABSTRACT_HEADING, fold, KEYWORDS_HEADING } from './front-matter.ts';

type Label = { readonly marked: RegExp; readonly plain: RegExp };

const label = (words: string): Label => ({
  marked: new RegExp(
    `^(?:\\*\\*|_|\\*)?(?:${words})(?:\\*\\*|_|\\*)?\\s?[.:—–：-]+(?:\\*\\*|_|\\*)?\\s*(?=\\S)`,
    'iu',
  ),
  plain: new RegExp(`^(?:${words})\\s+(?=\\S)`, 'iu'),
});
const ABSTRACT_LABEL = label(ABSTRACT_WORDS);
const KEYWORDS_LABEL = label(KEYWORDS_WORDS);
const OTHER_LABEL = new RegExp(`^[*_]*(?:${OTHER_LABELS})[*_]*(?:\\s?[:—–.-]|\\s+\\p{Lu})`, 'iu');

const LONGEST_ABSTRACT = 8000;

/** "Abstract: …" or, where the type of the label was lost, "Abstract Wards differ …"; 0 where there is none. */
function labelLength(words: string, { marked, plain }: Label): number {
  const found = marked.exec(words);
  if (found) return found[0].length;
  const lone = plain.exec(words)?.[0] ?? '';
  return lone !== '' && /^\p{Lu}/u.test(words) && /^\p{Lu}/u.test(words.slice(lone.length)) ? lone.length : 0;
}

/** The printed abstract of a document, with the lines that a page break cut put together. */
export function printedAbstract(document: DocumentText): string | undefined {
  const { text, blocks } = document;
  for (let i = 0; i < Math.min(blocks.length, 80); i++) {
    const block = blocks[i]!;
    if (block.start > 40_000) return undefined;
    const words = text.slice(block.start, Math.min(block.end, block.start + LONGEST_ABSTRACT));
    if (block.kind === 'heading' || block.kind === 'paragraph') {
      const label = labelLength(words, ABSTRACT_LABEL);
      if (label > 0 && words.length > label + 60) return fold(words.slice(label)) + carriedOver(document, i);
      if (block.end - block.start < 40 && ABSTRACT_HEADING.test(words)) return paragraphsAfter(document, i);
    }
  }
  return undefined;
}

function carriedOver(document: DocumentText, i: number): string {
  const next = document.blocks[i + 1];
  if (!next || !continues(document.text, document.blocks[i]!, next)) return '';
  return ` ${fold(document.text.slice(next.start, next.end))}`;
}

function paragraphsAfter(document: DocumentText, heading: number): string | undefined {
  const found: string[] = [];
  let length = 0;
  for (const block of document.blocks.slice(heading + 1, heading + 12)) {
    const words = document.text.slice(block.start, block.end);
    if (block.kind === 'page-break') continue;
    if (block.kind === 'table' || block.kind === 'footnote' || length > LONGEST_ABSTRACT) break;
    // Structured abstracts have headings of their own ("Methods"), which only short paragraphs follow.
    if (block.kind === 'heading' && (/^\d/.test(words) || !STRUCTURED.test(words.trim()))) break;
    if (
      labelLength(words, KEYWORDS_LABEL) > 0 ||
      OTHER_LABEL.test(words) ||
      AFTER_ABSTRACT.test(words) ||
      KEYWORDS_HEADING.test(words) ||
      (isSectionName(words) && !STRUCTURED.test(words.trim()))
    )
      break;
    found.push(fold(words));
    length += words.length;
  }
  return found.length > 0 && length > 60 ? found.join(' ') : undefined;
}

/** What pages print under an abstract of the article itself, and what theses print after theirs. */
const AFTER_ABSTRACT =
  /^(?:citation|editors?|academic editor|received|accepted|published|copyright|funding|data availability|competing interests|how to cite|to cite this article)\s?:|^(?:table of )?contents$|^(?:inhalt(?:sverzeichnis)?|índice|sommaire|table des matières|indice|sumário|inhoudsopgave|innehåll(?:sförteckning)?|sisällys(?:luettelo)?)$/i;

const STRUCTURED =
  /^(?:background|objectives?|aims?|purpose|design|setting|participants|methods?|interventions?|measures|results?|findings|conclusions?|interpretation|hintergrund|ziele?|methodik|ergebnisse|objetivos?|métodos?|resultados?|objectifs?|méthodes?|résultats?)[.:]?$/i;

/** The printed keywords as one string, without the label and the closing full stop. */
export function printedKeywords(document: DocumentText): string | undefined {
  const { text, blocks } = document;
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'table' || block.kind === 'page-break') continue;
    const words = text.slice(block.start, Math.min(block.end, block.start + 1500));
    if (block.end - block.start < 1200) {
      // The label may begin a later line of its paragraph, under the codes of a classification.
      for (const [n, line] of words.split('\n').entries()) {
        const label = labelLength(line, KEYWORDS_LABEL);
        if (label > 0) return tidy(n === 0 ? words.slice(label) : line.slice(label));
      }
    }
    const next = blocks[i + 1];
    if (
      block.end - block.start < 40 &&
      next &&
      KEYWORDS_HEADING.test(words) &&
      next.end - next.start < 1200
    ) {
      return tidy(text.slice(next.start, next.end));
    }
  }
  return undefined;
}

function tidy(words: string): string {
  return fold(words).replace(/[.;,\s]+$/, '');
}
