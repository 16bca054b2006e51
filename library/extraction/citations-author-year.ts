import { type AuthorToken, authorStarts, authorTokensBefore, looksLikeAuthors } from './author-words.ts';
import type { Brackets } from './brackets.ts';
import {
  type CitedAuthors,
  type EntryIndex,
  type Match,
  matchCitation,
  readAuthors,
} from './citation-match.ts';
import { type CitedYear, citedYears, mayHoldYear } from './cited-year.ts';
import { AND } from './joining-words.ts';

/** One citation of one work: `start`..`end` in the text searched, and the brackets it stands in. */
export type FoundCitation = {
  readonly start: number;
  readonly end: number;
  readonly match: Match;
  /** Citations with the same mark share their brackets. */
  readonly mark: number;
  readonly narrative: boolean;
  /** Range of the whole group: the brackets, or author words to closing bracket. */
  readonly groupStart: number;
  readonly groupEnd: number;
};

/** Author words found to go with a year. */
type Attribution = { readonly start: number; readonly authors: CitedAuthors; readonly match: Match };

/** All author-year citations of a text: in brackets, in prose with the year in brackets, and with a bare year. */
export function authorYearCitations(
  text: string,
  brackets: readonly Brackets[],
  index: EntryIndex,
): FoundCitation[] {
  const found: FoundCitation[] = [];
  let floor = 0;
  let around: Brackets | undefined;
  for (const pair of brackets) {
    const nested = around !== undefined && pair.close < around.close;
    // "[NCHC]" inside brackets that cite is part of a name, not a pair of its own.
    if (nested && pair.shape === '[') continue;
    const citations = bracketCitations(text, pair, brackets, nested ? around!.open + 1 : floor, index);
    if (citations.length === 0) continue;
    found.push(...citations);
    if (nested) continue;
    around = pair;
    floor = pair.close + 1;
  }
  return [...found, ...bareCitations(text, found, index)].sort((a, b) => a.start - b.start);
}

function bracketCitations(
  text: string,
  pair: Brackets,
  brackets: readonly Brackets[],
  floor: number,
  index: EntryIndex,
): FoundCitation[] {
  if (pair.close - pair.open > 1500) return [];
  const content = text.slice(pair.open + 1, pair.close);
  if (!mayHoldYear(content)) return [];
  const years = citedYears(blankNested(text, pair, brackets));
  const first = years[0];
  if (!first) return [];
  const opening = content.slice(0, first.start);
  if (/^\s*(?:[[(]\d{4}[\])]\s*)?$/.test(opening)) {
    const lead = narrativeLead(text, pair.open, floor, first, index);
    return lead ? narrative(text, pair, years, lead, index) : [];
  }
  return inBrackets(text, pair, years, undefined, index);
}

/** The content of the brackets with round brackets inside blanked out; years in them are citations of their own. */
function blankNested(text: string, pair: Brackets, brackets: readonly Brackets[]): string {
  let content = text.slice(pair.open + 1, pair.close);
  if (content.indexOf('(') < 0) return content;
  for (const nested of nestedIn(pair, brackets)) {
    const from = nested.open - pair.open - 1;
    const to = nested.close - pair.open;
    content = content.slice(0, from) + content.slice(from, to).replace(/\d/g, '#') + content.slice(to);
  }
  return content;
}

function nestedIn(pair: Brackets, brackets: readonly Brackets[]): Brackets[] {
  let low = 0;
  let high = brackets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (brackets[middle]!.open <= pair.open) low = middle + 1;
    else high = middle;
  }
  const nested: Brackets[] = [];
  for (let i = low; i < brackets.length && brackets[i]!.open < pair.close; i++) {
    if (brackets[i]!.shape === '(') nested.push(brackets[i]!);
  }
  return nested;
}

/** Years that follow one another with nothing but commas, page numbers or "and" between them share their authors. */
const LOCATOR =
  /^[\s,;:&]*(?:(?:(?:pp?\.?|S\.|págs?\.?|pages?|ch(?:ap)?(?:ter)?s?\.?|Kap\.|cap\.|secs?\.|§+|vol\.|figs?\.?|tables?|nn?\.|paras?\.?|no\.|Art\.)\s*(?:\d+|[ivxl]+)|\d+)(?:\s?[–-]\s?(?:\d+|[ivxl]+))?(?:\s?ff?\.)?[\s,;:&]+)*/;
const JOINING = new RegExp(`^[\\s,;:&/–-]*(?:(?:${AND})\\s+)?(?:as well as\\s+)?$`, 'iu');

function inBrackets(
  text: string,
  pair: Brackets,
  years: readonly CitedYear[],
  given: Attribution | undefined,
  index: EntryIndex,
): FoundCitation[] {
  const base = pair.open + 1;
  const found: FoundCitation[] = [];
  const group = {
    mark: pair.open,
    narrative: given !== undefined,
    groupStart: given?.start ?? pair.open,
    groupEnd: pair.close + 1,
  };
  let authors = given?.authors;
  let cursor = base;
  for (const year of years) {
    const gap = text.slice(cursor, base + year.start);
    const locator = LOCATOR.exec(`${gap} `)![0].length;
    // "(Butler 1990, 33; cf. 1993, 2)": the same author with a word before the year.
    const after = gap.slice(Math.min(locator, gap.length));
    const rest = JOINING.test(gap) || (authors && after.replace(PREFIX, '').trim() === '') ? '' : after;
    const first = given !== undefined && found.length === 0;
    if (JOINING.test(rest) || first) {
      if (authors) {
        const start = first ? given.start : base + year.start;
        const match = first ? given.match : matchCitation(authors, year, index);
        found.push({ start, end: base + year.end, match, ...group });
      }
    } else {
      const from = base + year.start - rest.length;
      const who = attribution(text, from, base + year.start, year, index);
      authors = who?.authors;
      if (who) found.push({ start: who.start, end: base + year.end, match: who.match, ...group });
    }
    cursor = base + year.end;
  }
  return found;
}

/** The author words between two places that go best with a year; words before them ("see also") are left out. */
function attribution(
  text: string,
  from: number,
  to: number,
  year: CitedYear,
  index: EntryIndex,
): Attribution | undefined {
  const gap = text.slice(from, to);
  const cut = gap.lastIndexOf(';') + 1;
  const words = gap.slice(cut).replace(/[\s,:(]+$/, '');
  if (words.length > 300) return undefined;
  if (cut > 0) {
    // "(SILVA; SOUZA, 2012)": semicolons between the authors of one work, where the list has it.
    const all = gap.replace(/[\s,:(]+$/, '');
    const joint = all.length > 300 ? undefined : bestStart(all, year, index);
    if (joint && joint.at < cut && joint.match.cost < 1)
      return { start: from + joint.at, authors: joint.authors, match: joint.match };
  }
  const best = bestStart(words, year, index);
  if (best) return { start: from + cut + best.at, authors: best.authors, match: best.match };
  const bare = words.replace(PREFIX, '');
  const at = words.length - bare.length;
  if (!looksLikeAuthors(bare, true)) return undefined;
  const authors = readAuthors(bare);
  return { start: from + cut + at, authors, match: matchCitation(authors, year, index) };
}

const PREFIX =
  /^\s*(?:(?:see|see also|but|but see|also|e\.\s?g\.|i\.\s?e\.|cf\.?|cp\.|compare|for (?:an?|the)? ?(?:example|instance|review|reviews|overview|discussion|details|summary)|as (?:cited|quoted|discussed|reviewed|reported|described) (?:in|by)|cited (?:in|by)|quoted in|reviewed (?:in|by)|adapted from|following|after|according to|based on|data from|source:?|sources:?|in|by|from|both|esp\.|especially|notably|including|such as|vgl\.?|siehe(?: auch)?|s\.(?: a\.)?|z\.\s?B\.|nach|zit\. n(?:ach|\.)|véase(?: también)?|ver(?: también)?|citado (?:en|por)|p\.\s?ej\.|por ejemplo|voir(?: aussi)?|cité (?:par|dans)|p\. ex\.|par exemple|cfr\.?|vedi(?: anche)?|si veda|citato in|ad es\.|zie(?: ook)?|bijv\.|se(?: också| även| også)?|t\. ?ex\.|f\. ?eks\.)[\s,:]+)*/i;

type Best = { readonly at: number; readonly authors: CitedAuthors; readonly match: Match };

function bestStart(words: string, year: CitedYear, index: EntryIndex): Best | undefined {
  let best: Best | undefined;
  for (const at of authorStarts(words)) {
    const authors = readAuthors(words.slice(at));
    const match = matchCitation(authors, year, index);
    if (match.status === 'unmatched' || (best && match.cost >= best.match.cost)) continue;
    // "Vasquez and Thorne 2011" is no citation of Thorne 2011.
    if (leavesOutAuthor(words.slice(0, at))) continue;
    best = { at, authors, match };
    if (match.cost === 0) break;
  }
  return best && withoutArticle(words, best, index);
}

/** "The NCHC (2022)": an article that the list does not print is no part of the name. */
function withoutArticle(words: string, best: Best, index: EntryIndex): Best {
  const article = /^(?:The|the|Die|Der|Das|El|La|Le|Les|Il|Lo)\s+/.exec(words.slice(best.at))?.[0];
  if (!article) return best;
  const printed = best.match.candidates.flatMap((n) => index.keys[n - 1]?.organisations ?? []);
  if (printed.length === 0 || printed.some((one) => one.printed.startsWith(article))) return best;
  return { ...best, at: best.at + article.length };
}

const LEFT_OUT = new RegExp(
  `(?:^|\\s)(\\S+?)(?:,?\\s+(?:${AND})\\s+|,\\s+)(?:(?:van|von|de|der|den|del|la|le|du|di|da)\\s+)*$`,
  'u',
);

function leavesOutAuthor(before: string): boolean {
  const found = LEFT_OUT.exec(before.slice(-80));
  if (!found) return false;
  return /^\p{Lu}[\p{L}'’-]+$/u.test(found[1]!) && !PREFIX.exec(`${found[1]} `)![0];
}

function narrativeLead(
  text: string,
  open: number,
  floor: number,
  year: CitedYear,
  index: EntryIndex,
): Attribution | undefined {
  if (!/\s/.test(text[open - 1] ?? '') && !/[\p{L}.’']/u.test(text[open - 1] ?? '')) return undefined;
  const tokens = authorTokensBefore(text, open, floor);
  const direct = tokens.length > 0 ? leadOf(text, tokens, open, year, index) : undefined;
  if (direct) return direct;
  return distantLead(text, open, floor, year, index);
}

function leadOf(
  text: string,
  tokens: readonly AuthorToken[],
  open: number,
  year: CitedYear,
  index: EntryIndex,
): Attribution | undefined {
  const from = tokens[0]!.start;
  const words = text.slice(from, tokens[tokens.length - 1]!.end);
  const best = bestStart(words, year, index);
  if (best) return { start: from + best.at, authors: best.authors, match: best.match };
  const starting = words.replace(
    /^(?:(?:In|As|While|When|Although|Since|However|Thus|Both|See|Like|By|For|According|Following|The|Also|And|But|Similarly|Recently|Later|Later,|Earlier)\s+)+/,
    '',
  );
  if (!isSurelyNarrative(text, starting, open)) return undefined;
  const authors = readAuthors(starting);
  const match = matchCitation(authors, year, index);
  return { start: from + words.length - starting.length, authors, match };
}

const CITING =
  /^\s*(?:(?:also|have|has|had|first|later|then|further|similarly|recently|therefore|\w+ly)\s+)*(?:f(?:ound|inds?)|argue[sd]?|show(?:s|ed|n)?|report(?:s|ed)?|suggest(?:s|ed)?|propose[sd]?|conclude[sd]?|note[sd]?|observe[sd]?|describe[sd]?|demonstrate[sd]?|state[sd]?|define[sd]?|examine[sd]?|investigate[sd]?|estimate[sd]?|identif(?:y|ies|ied)|review(?:s|ed)?|claim(?:s|ed)?|write[s]?|wrote|point(?:s|ed)? out|highlight(?:s|ed)?|emphasi[sz]e[sd]?|zeig(?:t|en|ten?)|finde[tn]|fand(?:en)?|argumentier(?:t|en)|señalan?|encontr(?:ó|aron)|afirman?|montre(?:nt)?|affirme(?:nt)?|mostrano?|sostengono|sostiene)\b/;

/** Author words before a bracketed year that no entry fits are a citation when nothing else can be meant. */
function isSurelyNarrative(text: string, words: string, open: number): boolean {
  if (looksLikeAuthors(words.replace(/['’]s$/u, ''), false)) return !/,\s+\p{Lu}\.(?:\s|$)/u.test(words);
  const single = /^\p{Lu}[\p{L}'’-]{2,}$/u.test(words.replace(/['’]s$/u, ''));
  const close = text.indexOf(')', open);
  const at = text.lastIndexOf(words, open);
  // "the paper by Tam (2016)"
  const isCredited = /\p{L}\s(?:by|von|par|por|di|door|av)\s$/u.test(text.slice(Math.max(0, at - 12), at));
  return (
    single &&
    looksLikeAuthors(words.replace(/['’]s$/u, ''), true) &&
    (isCredited || CITING.test(text.slice(close + 1, close + 60)))
  );
}

/** The author stands so far before a bracketed year at most, in characters. */
const LONGEST_WAY = 200;

/** "Okafor’s well-known comparison (2019)", "as Okafor said, “…” (2019, 4)": named earlier in the same sentence. */
function distantLead(
  text: string,
  open: number,
  floor: number,
  year: CitedYear,
  index: EntryIndex,
): Attribution | undefined {
  const from = Math.max(floor, open - LONGEST_WAY);
  const sentence = from + sentenceStart(text.slice(from, open));
  for (const word of [...text.slice(sentence, open).matchAll(CAPITALISED_WORD)].reverse()) {
    const tokens = authorTokensBefore(text, sentence + word.index + word[0].length, sentence);
    const last = tokens.at(-1);
    if (last === undefined || !isSaidOf(text, tokens[0]!.start > sentence, last.end)) continue;
    const best = bestStart(text.slice(tokens[0]!.start, last.end), year, index);
    if (best && best.match.status === 'linked' && best.match.cost === 0)
      return { start: tokens[0]!.start + best.at, authors: best.authors, match: best.match };
  }
  return undefined;
}

/** Prose goes on after a name in small letters; a reference goes on with a title. */
function isSaidOf(text: string, within: boolean, end: number): boolean {
  const after = text.slice(end, end + 12);
  return /^(?:['’ʼ]s?)?,?\s+\p{Ll}/u.test(after) || (within && /^,?\s+["“„«]\p{Ll}/u.test(after));
}

const CAPITALISED_WORD = /\p{Lu}[\p{L}’'-]+(?![\p{L}])/gu;

/** Where the last sentence of some words begins; initials and abbreviated names end none. */
function sentenceStart(words: string): number {
  const ends = [...words.matchAll(/(?<!\p{Lu}|\bal|\bSt)[.!?;]["”»’)]*\s+(?=["“„«‘(]?\p{Lu})|\n/gu)];
  const last = ends.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

function narrative(
  text: string,
  pair: Brackets,
  years: readonly CitedYear[],
  lead: Attribution,
  index: EntryIndex,
): FoundCitation[] {
  const found = inBrackets(text, pair, years, lead, index);
  // With one year the closing bracket belongs to the citation: "Moreau (2014)".
  return found.length === 1 ? [{ ...found[0]!, end: pair.close + 1 }] : found;
}

/** "as Moreau and Lindqvist 2014 show": a year without brackets counts only where an entry fits exactly. */
function bareCitations(text: string, taken: readonly FoundCitation[], index: EntryIndex): FoundCitation[] {
  const found: FoundCitation[] = [];
  let next = 0;
  let floor = 0;
  if (index.keys.length === 0) return found;
  for (const year of citedYears(text)) {
    while (next < taken.length && taken[next]!.groupEnd <= year.start)
      floor = Math.max(floor, taken[next++]!.groupEnd);
    if (year.years.length === 0 || (next < taken.length && taken[next]!.groupStart <= year.start)) continue;
    const space = text[year.start - 1];
    if (space === undefined || !/\s/.test(space) || !/[\p{L}.,\]]/u.test(text[year.start - 2] ?? ''))
      continue;
    const tokens = authorTokensBefore(text, year.start, floor);
    if (tokens.length === 0) continue;
    const from = tokens[0]!.start;
    const best = bestStart(text.slice(from, tokens[tokens.length - 1]!.end), year, index);
    if (!best || best.match.cost >= 1) continue;
    const start = from + best.at;
    found.push({
      start,
      end: year.end,
      match: best.match,
      mark: start,
      narrative: true,
      groupStart: start,
      groupEnd: year.end,
    });
    floor = year.end;
  }
  return found;
}
