import type { ExtractedTable } from '../../../shared/model/extraction.ts';

/** The least and the greatest answer of a scale. */
export type AnswerScale = { readonly least: number; readonly most: number };

const NAMED =
  /(?<![\d.,])([01])\s*(?:=|:|\()[^;\d]{2,60}?(?:[,;]|\bto\b|\bbis\b|\ba\b|–|-|…|\.\.\.|\band\b|\bund\b|\by\b)\s*(?:[^;\d]{0,20})?(\d{1,3})\s*(?:=|:|\()/iu;
const SPAN =
  /(?:[([]|\bscales?\b[^().;]{0,40}?|\brang(?:e|ing)\b[^().;\d]{0,20}?|\bfrom\b\s*|\brated\b[^().;\d]{0,20}?|\bscores?\b[^().;\d]{0,20}?|\bvon\b\s*|\bde\b\s*|\bskala\b[^().;\d]{0,20}?)([01])\s*(?:–|-|to|bis|a|à|until)\s*(\d{1,3})(?![\d.,]*\d)(?!\s*(?:%|years|days|weeks|months|hours|jahre|años))/iu;

/** The scale that words name: "1 = disagree, 5 = agree", "(1 to 7)", "a scale from 0 to 10"; null where they name none. */
export function scaleIn(words: string): AnswerScale | null {
  const found = NAMED.exec(words) ?? SPAN.exec(words);
  if (found === null) return null;
  const [least, most] = [Number(found[1]), Number(found[2])];
  return most >= least + 2 ? { least, most } : null;
}

/** The scale of a table's line: its own words', or its header's or caption's. */
export function scaleOf(table: ExtractedTable, path: readonly string[]): AnswerScale | null {
  const own = [...path]
    .reverse()
    .map(scaleIn)
    .find((scale) => scale !== null);
  return own ?? scaleIn(table.header.flat().join(' ; ')) ?? scaleIn(table.caption);
}

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ITEMS = new RegExp(String.raw`\b(\d{1,2}|${NUMBERS.join('|')})[\s-]+items?\b`, 'iu');
const SEVERAL =
  /\b(?:sub-?scales?|composite|index|indices|inventory|questionnaire|averaged?|mean of (?:the )?items|items)\b/iu;

/** How many answers of a person go into each mean, as a table's words say; null where they are several, and not how many. */
export function itemsOf(table: ExtractedTable, path: readonly string[]): number | null {
  const words = [path.join(' '), table.header.flat().join(' '), table.caption];
  const found = words.map((one) => ITEMS.exec(one)?.[1]?.toLowerCase()).find((one) => one !== undefined);
  if (found !== undefined) return /^\d/.test(found) ? Number(found) : NUMBERS.indexOf(found) + 2;
  return words.some((one) => SEVERAL.test(one)) ? null : 1;
}
