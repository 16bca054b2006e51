const JOINS =
  /^(?:und|oder|bzw|sowie|resp|als|and|or|to|versus|vs|et|ou|e|ed|o|y|u|och|og|ja|en|of|bis|than)(?!\p{L})/iu;
const COMPOUND =
  /(?<!\p{L})(?:self|non|post|anti|multi|semi|quasi|pseudo|ex|co|cross|long|short|high|low|well|half|large|small|one|two|three|four|first|second|third|evidence|decision|peer|face|follow)$/iu;
const BROKEN = /(?<=\p{L}\p{Ll})[-‐]\s(?=\p{Ll}{2})/gu;

/**
 * Words that the end of a line broke are whole again: "infor- mation". The hyphen stays where a second word shares its
 * end ("Kinder- und Jugendbericht") and in compounds ("self- esteem"); addresses are left to those who read them.
 */
export const joinBrokenWords = (text: string): string =>
  text.replace(BROKEN, (hyphen, at: number) => {
    const before = /\S*$/u.exec(text.slice(Math.max(0, at - 80), at))![0];
    const after = text.slice(at + hyphen.length, at + hyphen.length + 12);
    if (JOINS.test(after) || /[/@]|www\./u.test(before)) return hyphen;
    return COMPOUND.test(before) ? '-' : '';
  });

const SPACE_BEFORE = /(?<=[\p{L}\d)\]”"’]) +(?=[.,](?![\d.]))/gu;

/** "ed . by Marsh , J .": without the spaces that print leaves before a stop or comma. */
export const withoutStraySpaces = (text: string): string => text.replace(SPACE_BEFORE, '');

const GLUED_AND = /(?<=[\s.,;])(and|und)(?=\p{Lu}(?:\p{Ll}|\s?\.))/gu;

/** "andEric", "andI .": a conjunction that lost the space after it. */
export const partGluedWords = (text: string): string => text.replace(GLUED_AND, '$1 ');

const REMARK = /[\s,;.(]+(?:and|&|see(?: also)?)\s+(?:the\s+)?references\s+(?:cited\s+)?therein[).\s]*$/iu;

/** Without what a list says of the works that a reference cites: "845 and references therein". */
export const withoutRemark = (text: string): string =>
  text.includes('there') ? text.replace(REMARK, '') : text;

const LABELS =
  'Google Scholar|Cross\\s?Ref|PubMed(?: Central)?|PMC free article|Free PMC article|Medline|Web of Science|View (?:Article|Record in Scopus)(?: Online)?|Full Text(?: PDF)?|MathSciNet|zbMATH|Google Books|Green Version|OpenURL';
const WEAK_LABELS = 'Scopus|ISI|CAS|ADS|INSPIRE|doi';
const BRACKETED = new RegExp(`\\s*[[(]\\s?(?:${LABELS}|${WEAK_LABELS})\\s?[\\])][\\s.,;]*$`, 'iu');
const SURE = new RegExp(`(?<=[\\s.,;|)])(?:${LABELS})[\\s.,;|]*$`, 'iu');
const WEAK = new RegExp(`(?<=[\\s.,;|)])(?:${WEAK_LABELS}|Article|Abstract|PDF)[\\s,;|]*$`, 'u');

/** No page sets more labels than these after one reference, nor a longer one. */
const MOST_LABELS = 12;
const LONGEST_LABEL = 60;

/** Without the labels of links that a page sets after a reference: "… 1164–73. [CrossRef] [PubMed]", "… Article CAS Google Scholar". */
export function withoutLinkLabels(text: string): string {
  let kept = text;
  let left = text;
  let sure = false;
  for (let i = 0; i < MOST_LABELS; i++) {
    const tail = left.slice(-LONGEST_LABEL);
    const label = BRACKETED.exec(tail) ?? SURE.exec(tail);
    const found = label ?? WEAK.exec(tail);
    if (!found) break;
    sure ||= label !== null;
    left = left.slice(0, left.length - (tail.length - found.index)).trimEnd();
    // "Abstract" or "CAS" alone may be a word of the reference; beside another label it is one.
    if (sure) kept = left;
  }
  return kept;
}
