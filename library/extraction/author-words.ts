/** Which words of running text can be the author words of a citation. */

import { AND, AND_OTHERS } from './joining-words.ts';

/** Particles that begin or stand inside a family name, in lower case. */
export const PARTICLE =
  /^(?:van|von|vom|de|del|della|dello|dei|degli|der|den|di|da|das|dos|do|du|des|la|le|les|los|las|ten|ter|te|zu|zum|zur|af|av|el|al|bin|ibn|ben|wa|van't|['’]t|d['’]\p{Lu}[\p{L}'’-]*|al-\p{L}[\p{L}'’-]*|l['’]\p{Lu}[\p{L}'’-]*)$/u;

const CONNECTOR = new RegExp(`^(?:${AND})$`, 'u');
const OTHERS_AT_END = new RegExp(`${AND_OTHERS}['’]?s?,?\\s*$`, 'iu');
const OTHERS = new RegExp(AND_OTHERS, 'iu');
/** "d’Iribarne", "al-Khalili": a name that begins with a small letter. */
const SMALL_NAME = /^(?:[dl]['’]|(?:al|el|as|ash|ben)-)\p{Lu}[\p{L}'’-]+$/u;
const SMALL =
  /^(?:of|for|on|the|in|to|at|against|für|der|die|das|des|pour|para|per|sur|contre|y|en|della|delle|dei)$/;
const CAPITALISED =
  /^["“„«‘'*_]{0,2}(?:[\p{Lu}][\p{L}\p{M}\p{N}'’ʼ.&/‐‑-]*|\p{N}+\p{Lu}[\p{L}\p{N}-]*)[*_]{0,2}$/u;
const GROUP_TAIL =
  /^(?:al\.?|al\.?['’]s|colleagues|co-?workers|others|associates|colleagues['’]|cols?\.|colegas|collègues|Kollegen|Mitarbeiter|a\.)['’]?s?$/;
const ABBREVIATION = /^[[(]\p{Lu}[\p{L}\p{N}&.-]{1,11}[\])]$/u;

/** One word of the author words, with its place in the text searched. */
export type AuthorToken = { readonly text: string; readonly start: number; readonly end: number };

/** No author words are longer than this. */
const LONGEST = 240;

/**
 * The words before `end` that could name authors, in reading order: capitalised words, initials, particles,
 * "and", "et al." and the small words of organisations. Stops where a sentence or another citation ends.
 */
export function authorTokensBefore(text: string, end: number, floor: number): AuthorToken[] {
  const tokens: AuthorToken[] = [];
  const least = Math.max(floor, end - LONGEST);
  const others = OTHERS_AT_END.exec(text.slice(Math.max(least, end - 50), end));
  let at = end - (others?.[0].length ?? 0);
  if (others) tokens.push({ text: others[0].trim(), start: at, end: at + others[0].trimEnd().length });
  while (at > least) {
    const token = wordBefore(text, at, least);
    if (!token || !isAuthorWord(token.text, tokens[0]?.text)) break;
    tokens.unshift(token);
    at = token.start;
  }
  while (tokens.length > 0 && !canBegin(tokens[0]!.text)) tokens.shift();
  return tokens;
}

function wordBefore(text: string, at: number, least: number): AuthorToken | undefined {
  let end = at;
  while (end > least && /\s/.test(text[end - 1]!)) end--;
  let start = end;
  while (start > least && !/\s/.test(text[start - 1]!)) start--;
  if (end - start > 60 || start === end) return undefined;
  // Opening brackets and quotation marks stand before the first author word and are no part of it.
  const word = text.slice(start, end);
  const inner = ABBREVIATION.test(word) ? 0 : (/^[([{—–]+/.exec(word)?.[0].length ?? 0);
  return { text: word.slice(inner), start: start + inner, end };
}

function isAuthorWord(word: string, next: string | undefined): boolean {
  const bare = word.replace(/,$/, '');
  if (next === undefined) {
    const last = bare.replace(/['’ʼ]s?$/u, '');
    return CAPITALISED.test(last) || SMALL_NAME.test(last) || ABBREVIATION.test(bare);
  }
  if (/[;:!?]$/.test(bare) || /[)\]]$/.test(bare)) return ABBREVIATION.test(bare);
  if (bare === 'et' || bare === 'u.') return true;
  if (bare.endsWith('.') && !/^(?:\p{Lu}\p{Ll}?\.-?)+$|^(?:al|St|Jr|Sr|Dr|US|U\.S|U\.K)\.$/u.test(bare))
    return false;
  if (CONNECTOR.test(bare) || SMALL.test(bare) || PARTICLE.test(bare)) return true;
  return CAPITALISED.test(bare) || GROUP_TAIL.test(bare) || ABBREVIATION.test(bare);
}

function canBegin(word: string): boolean {
  const bare = word.replace(/[,;]$/, '');
  return (CAPITALISED.test(bare) || PARTICLE.test(bare)) && !/^(?:and|et)$/i.test(bare);
}

/** The places in a string where author words may begin, from the left. */
export function authorStarts(words: string): number[] {
  const starts: number[] = [];
  for (const found of words.matchAll(/[^\s([]\S*/g)) {
    if (starts.length >= 24) break;
    if (canBegin(found[0])) starts.push(found.index);
  }
  return starts;
}

const NOT_NAMES =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|Spring|Summer|Autumn|Fall|Winter|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Table|Tables|Figure|Figures|Fig|Section|Sections|Chapter|Chapters|Appendix|Hypothesis|Study|Experiment|Phase|Version|Volume|Vol|No|Number|Equation|Eq|Part|Panel|Model|Wave|Step|Box|Note|Item|Question|Since|In|From|Until|Between|During|Before|After|By|As|Tabelle|Abbildung|Kapitel|Abschnitt|Anhang|Tabla|Figura|Capítulo|Tableau|Chapitre|Tabella|Capitolo|Seit|Desde|Depuis|Dal|Article|Act|Regulation|Directive|Law|Amended|Revised|Updated|Published|Accessed|Retrieved|Received|Accepted|Copyright|N|M|SD|DSM|ICD|ISO|IBM|SPSS|Windows|Microsoft)$/i;

/**
 * True for author words that are surely meant as a citation although no entry fits: names joined by "and", or with
 * "et al.", or a single name or organisation set off from its year by nothing else (in brackets only).
 */
export function looksLikeAuthors(words: string, inBrackets: boolean): boolean {
  const plain = words
    .replace(/\s*[[(][^\])]{1,20}[\])]/g, '')
    .replace(/[,\s]+$/, '')
    .trim();
  if (plain === '' || plain.length > 140 || /[\d=<>%$:]/.test(plain)) return false;
  const parts = plain.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.some((part) => NOT_NAMES.test(part.replace(/\.$/, '')))) return false;
  if (OTHERS.test(plain)) return parts.length <= 12;
  const names = parts.filter((part) => !CONNECTOR.test(part) && !PARTICLE.test(part) && !SMALL.test(part));
  if (names.length === 0 || !names.every((part) => CAPITALISED.test(part))) return false;
  if (
    names.length < parts.filter((part) => !PARTICLE.test(part)).length &&
    names.length >= 2 &&
    names.length <= 10
  ) {
    return inBrackets || parts.some((part) => CONNECTOR.test(part));
  }
  return inBrackets && names.length <= 8;
}
