import type { DocumentText } from '../../shared/model/extraction.ts';
import { continues } from '../documents/flow.ts';
import { isSectionName } from '../documents/section-name.ts';
import { ABSTRACT_HEADING, fold, KEYWORDS_HEADING } from './front-matter.ts';

const ABSTRACT_LABEL =
  /^(?:\*\*|_|\*)?(?:abstract|summary|zusammenfassung|resumen|résumé|riassunto|resumo|samenvatting|sammanfattning|sammendrag|tiivistelmä)(?:\*\*|_|\*)?\s?[.:—–-]+(?:\*\*|_|\*)?\s*(?=\S)/i;
const KEYWORDS_LABEL =
  /^(?:\*\*|_|\*)?(?:key ?words?(?: and phrases)?|index terms|schlüsselwörter|schlagwörter|palabras clave|mots[- ]clés|parole chiave|palavras[- ]chave|trefwoorden|nyckelord|avainsanat)(?:\*\*|_|\*)?\s?[.:—–-]+(?:\*\*|_|\*)?\s*(?=\S)/i;

const LONGEST_ABSTRACT = 8000;

/** The printed abstract of a document, with the lines that a page break cut put together. */
export function printedAbstract(document: DocumentText): string | undefined {
  const { text, blocks } = document;
  for (let i = 0; i < Math.min(blocks.length, 80); i++) {
    const block = blocks[i]!;
    if (block.start > 40_000) return undefined;
    const words = text.slice(block.start, Math.min(block.end, block.start + LONGEST_ABSTRACT));
    if (block.kind === 'heading' || block.kind === 'paragraph') {
      const label = ABSTRACT_LABEL.exec(words);
      if (label && words.length > label[0].length + 60)
        return fold(words.slice(label[0].length)) + carriedOver(document, i);
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
      KEYWORDS_LABEL.test(words) ||
      KEYWORDS_HEADING.test(words) ||
      (isSectionName(words) && !STRUCTURED.test(words.trim()))
    )
      break;
    found.push(fold(words));
    length += words.length;
  }
  return found.length > 0 && length > 60 ? found.join(' ') : undefined;
}

const STRUCTURED =
  /^(?:background|objectives?|aims?|purpose|design|setting|participants|methods?|interventions?|measures|results?|findings|conclusions?|interpretation|hintergrund|ziele?|methodik|ergebnisse|objetivos?|métodos?|resultados?|objectifs?|méthodes?|résultats?)[.:]?$/i;

/** The printed keywords as one string, without the label and the closing full stop. */
export function printedKeywords(document: DocumentText): string | undefined {
  const { text, blocks } = document;
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'table' || block.kind === 'page-break') continue;
    const words = text.slice(block.start, Math.min(block.end, block.start + 1500));
    const label = KEYWORDS_LABEL.exec(words);
    if (label && block.end - block.start < 1200) return tidy(words.slice(label[0].length));
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
