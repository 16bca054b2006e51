import { foldName, foldWords } from './spelling.ts';

/** Abbreviations a text introduces, folded, with the folded words of every long form given for them. */
export type Abbreviations = ReadonlyMap<string, readonly (readonly string[])[]>;

const INTRODUCED =
  /[([]\s?(?:hereafter|henceforth|hereinafter|abbreviated(?: as)?|short|or|im Folgenden|kurz|nachfolgend|en adelante|ci-après|d['’]ora in poi)?:?,?\s?(?:the\s)?["“„«]?(\p{Lu}[\p{L}\p{N}&./-]{1,11})["”“»]?(?:\s?[)\]]|,?\s+(?=(?:1[5-9]|20)\d\d|[ns]\. ?[dfa]\.))/gu;

/** A long name before an abbreviation has at most this many characters. */
const LONGEST_NAME = 140;

/**
 * Reads "Long Name (ABC)", "Long Name [ABC]" and "Long Name (hereafter ABC)" out of a text. An abbreviation that its
 * name does not spell ("Centers for Disease Control and Prevention [CDC]", "Statistisches Bundesamt (Destatis 2020)")
 * counts after a name of `organisations`, unless it is one of the `names` of other authors.
 */
export function findAbbreviations(
  text: string,
  organisations: readonly (readonly string[])[] = [],
  names: ReadonlySet<string> = new Set(),
): Abbreviations {
  const found = new Map<string, (readonly string[])[]>();
  for (const match of text.matchAll(INTRODUCED)) {
    const short = match[1]!.replace(/[./]$/, '');
    const key = foldName(short);
    const before = text.slice(Math.max(0, match.index - LONGEST_NAME), match.index);
    const spelt = isAbbreviation(short) ? longForm(before, short) : undefined;
    const long = spelt ?? (names.has(key) ? undefined : listedForm(before, organisations));
    if (!long) continue;
    const known = found.get(key) ?? [];
    if (!known.some((words) => words.join(' ') === long.join(' '))) found.set(key, [...known, long]);
  }
  return found;
}

/** Two capitals at least: "WHO", "C3P", "UNICEF", "EMCDDA", "NatCen". */
export function isAbbreviation(word: string): boolean {
  return word.length <= 12 && (word.match(/\p{Lu}|\p{N}/gu)?.length ?? 0) >= 2 && /^\p{Lu}/u.test(word);
}

/** The words before the bracket whose initials spell the abbreviation, from the nearest possible first word on. */
function longForm(before: string, short: string): string[] | undefined {
  const clause = before.slice(
    Math.max(
      before.lastIndexOf('. '),
      before.lastIndexOf('; '),
      before.lastIndexOf('('),
      before.lastIndexOf('\n\n'),
    ) + 1,
  );
  const words = clause.split(/\s+/).filter((word) => word !== '');
  const letters = spelled(short);
  for (let first = words.length - 1; first >= Math.max(0, words.length - 14); first--) {
    const tail = words.slice(first);
    if (!/^["“]?\p{Lu}/u.test(tail[0]!)) continue;
    if (letters.some((one) => initialsSpell(tail, one))) return foldWords(tail.join(' '));
  }
  return undefined;
}

function listedForm(
  before: string,
  organisations: readonly (readonly string[])[],
): readonly string[] | undefined {
  const words = foldWords(before);
  return organisations.find(
    (name) =>
      name.length > 1 &&
      name.every((word, i) => {
        const said = words[words.length - name.length + i];
        return said === word || (i === 0 && said !== undefined && isElided(said, word));
      }),
  );
}

/** "L’Institut", "dell’Istituto": folded, the article is one word with the name. */
function isElided(said: string, word: string): boolean {
  return said.endsWith(word) && /^(?:l|d|(?:de|a|ne|su|da)ll)$/.test(said.slice(0, -word.length));
}

/** "C3P" is spelt CCCP or C3P; an abbreviation is otherwise its letters. */
function spelled(short: string): string[] {
  const plain = foldName(short);
  const repeated = plain.replace(/(\p{L})(\d)/gu, (_, letter: string, times: string) =>
    letter.repeat(Number(times)),
  );
  return [...new Set([plain, repeated])];
}

const SMALL =
  /^(?:of|for|the|and|&|in|on|to|at|by|de|del|la|las|los|le|les|des|du|pour|et|y|para|e|do|da|dos|das|di|della|delle|dello|dei|degli|per|für|der|die|das|und|von|zur|voor|van|het|en|och|för|av|og|a|an|against|with)$/i;

/** True where the capitals (and, if need be, small words) of a name spell the letters from first to last. */
export function initialsSpell(words: readonly string[], letters: string): boolean {
  const strict = words
    .filter((word) => !SMALL.test(word))
    .flatMap(wordInitials)
    .join('');
  if (strict === letters) return true;
  const all = words.flatMap(wordInitials).join('');
  if (all === letters) return true;
  // "NatCen", "UNICEF": the letters run through the words, each word adding its first letter.
  return (
    letters.length >= 4 &&
    words.length >= 2 &&
    runsThrough(
      words.filter((word) => !SMALL.test(word)),
      letters,
    )
  );
}

function wordInitials(word: string): string[] {
  const parts = word.split(/[-‐‑/]/).filter((part) => part !== '');
  return parts.length === 1
    ? [foldName(word)[0] ?? '']
    : [parts.map((part) => foldName(part)[0] ?? '').join('')];
}

function runsThrough(words: readonly string[], letters: string): boolean {
  let at = 0;
  for (const word of words) {
    const folded = foldName(word);
    if (folded === '') continue;
    if (folded[0] !== letters[at]) return false;
    let taken = 0;
    while (taken < 4 && at < letters.length && folded[taken] === letters[at]) {
      taken++;
      at++;
    }
  }
  return at === letters.length;
}

const GENERIC = new Set(
  'national international european american british world global federal central royal united ministry department institute centre center office council agency bureau commission committee association society university foundation public human bundesamt bundesministerium ministerio ministère ministero instituto institut statistics'.split(
    ' ',
  ),
);

/** How a cited organisation name fits a listed one: the same, a short form of it, an abbreviation, or not at all. */
export type NameFit = 'same' | 'short' | 'abbreviation' | 'initials' | undefined;

/** Compares an organisation as cited with one as listed; `abbreviations` are those the text introduces. */
export function organisationFit(
  cited: string,
  citedWords: readonly string[],
  listed: { readonly printed: string; readonly words: readonly string[] },
  abbreviations: Abbreviations,
): NameFit {
  if (citedWords.length === 0 || listed.words.length === 0) return undefined;
  const folded = citedWords.join('');
  if (folded === listed.words.join('')) return 'same';
  if (citedWords.length > 1 && contained(citedWords, listed.words)) return 'same';
  const long = abbreviations.get(folded);
  if (long?.some((words) => words.join('') === listed.words.join('') || contained(words, listed.words)))
    return 'abbreviation';
  // The list has the short form and the text the long one.
  if (
    listed.words.length === 1 &&
    abbreviations.get(listed.words[0]!)?.some((words) => words.join('') === folded)
  )
    return 'abbreviation';
  if (
    isPrefix(citedWords, listed.words) &&
    !citedWords.every((word) => GENERIC.has(word)) &&
    folded.length >= 4
  )
    return 'short';
  if (long || !isAbbreviation(cited.trim())) return undefined;
  const bracketed = /[([]([\p{L}\d&-]{2,12})[)\]]/u.exec(listed.printed)?.[1];
  if (bracketed && foldName(bracketed) === folded) return 'abbreviation';
  const words = listed.printed.replace(/^The /, '').split(/\s+/);
  return spelled(cited.trim()).some((letters) => initialsSpell(words, letters)) ? 'initials' : undefined;
}

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.length < long.length && short.every((word, i) => word === long[i]);
}

/** One name stands inside the other and makes up most of it ("US National Center …", "… Agency, Department of …"). */
function contained(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2 || short.length < long.length * 0.6) return false;
  for (let at = 0; at + short.length <= long.length; at++) {
    if (short.every((word, i) => word === long[at + i])) return true;
  }
  return false;
}
