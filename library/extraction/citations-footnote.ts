import type { EntryIndex, Match } from './citation-match.ts';
import type { FoundCitation } from './citations-author-year.ts';
import { citedPersons } from './cited-authors.ts';
import { citedYears } from './cited-year.ts';
import type { EntryKey } from './entry-key.ts';
import { foldWords } from './spelling.ts';

/** A footnote as it stands: its own number and its text. */
export type Footnote = {
  readonly number: number | undefined;
  readonly text: string;
};

/** What a footnote cites: where in its text, and the entries; `again` is how it came from an earlier note. */
type Cited = { readonly start: number; readonly end: number; readonly match: Match };

/** What earlier notes cited, for "Smith (n 3) 12" and "ibid." */
export type NoteMemory = {
  readonly byNumber: Map<number, readonly number[]>;
  last: readonly number[];
};

/** A memory of no note yet. */
export function noNotesYet(): NoteMemory {
  return { byNumber: new Map(), last: [] };
}

/** The words that may stand before a citation in a note. */
const LEAD =
  /^\s*(?:(?:see|see also|but see|also|and|cf\.?|compare|e\.g\.,?|for (?:example|instance|discussion),?|quoted in|cited in|vgl\.?|siehe(?: auch)?|s\.|so(?: auch)?|dazu|voir(?: aussi)?|cfr\.?|vedi|véase|ver|zie)[\s,:]+)*/i;

/** Later notes name a work again: "ibid.", "ebd.", "id." */
const SAME = /^(?:ibid(?:em)?|id|ebd|ebenda|ebda|a\.\s?a\.\s?O|ivi)\b\.?/i;

/** "Smith (n 3) 12", "Smith, supra note 3", "Smith (Anm. 3)", "Smith, above n 3" */
const BACK =
  /^(.{0,80}?)[\s,]*\(?(?:supra |above |wie |oben )?(?:n|nn|note|notes?|fn|Fn|Anm|Fußn|nota|nt)\.?\s?(\d{1,4})\)?(?=[\s,.;:]|$)/u;

/**
 * The works that one footnote cites in full or by author and short title, and those it takes up from earlier notes.
 * Careful: without a family name of the first author, and the year or the title beside it, nothing is linked.
 */
export function footnoteCitations(note: Footnote, index: EntryIndex, memory: NoteMemory): FoundCitation[] {
  const found: FoundCitation[] = [];
  for (const { start, end } of partsOf(note.text)) {
    const cited = citedIn(note.text.slice(start, end), index, memory);
    if (cited === undefined) continue;
    memory.last = cited.match.candidates.length === 1 ? cited.match.candidates : [];
    found.push({
      start: start + cited.start,
      end: start + cited.end,
      match: cited.match,
      mark: start,
      narrative: false,
      groupStart: start + cited.start,
      groupEnd: end,
    });
  }
  if (note.number !== undefined) {
    memory.byNumber.set(
      note.number,
      found.flatMap(({ match }) => match.references),
    );
  }
  // "Ibid." of the next note means the whole note before it; where that cited several works, none is meant for certain.
  if (found.length !== 1) memory.last = [];
  return found;
}

/** A note's parts between semicolons, those inside quotation marks and brackets left alone. */
function partsOf(text: string): readonly { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if ('([“„«'.includes(char)) depth++;
    else if (')]”»'.includes(char)) depth = Math.max(0, depth - 1);
    else if (char === ';' && depth === 0) {
      parts.push({ start, end: at });
      start = at + 1;
    }
  }
  parts.push({ start, end: text.length });
  return parts;
}

function citedIn(part: string, index: EntryIndex, memory: NoteMemory): Cited | undefined {
  const skip = LEAD.exec(part)![0].length;
  const words = part.slice(skip).replace(/[\s.]+$/, '');
  if (words === '' || words.length > 1_200) return undefined;
  const same = SAME.exec(words);
  if (same !== null) return takenUp(skip, same[0].length, memory.last, index, undefined);
  const back = BACK.exec(words);
  if (back !== null) {
    const earlier = memory.byNumber.get(Number(back[2])) ?? [];
    return takenUp(skip, back[0].length, earlier, index, back[1]);
  }
  return inFull(skip, words, index);
}

/** A work cited in an earlier note; with an author's name, the one of that author. */
function takenUp(
  start: number,
  length: number,
  earlier: readonly number[],
  index: EntryIndex,
  name: string | undefined,
): Cited | undefined {
  const wanted = name === undefined || name.trim() === '' ? undefined : foldWords(name);
  const fitting = [...new Set(earlier)].filter(
    (n) => wanted === undefined || isNamed(index.keys[n - 1], wanted),
  );
  return fitting.length === 0 ? undefined : { start, end: start + length, match: matchOf(fitting) };
}

/** Author and year, or author and title, agree with an entry. */
function inFull(skip: number, words: string, index: EntryIndex): Cited | undefined {
  const folded = foldWords(words);
  // The author stands first, with initials or given names before the family name at most.
  const head = folded.slice(0, 8);
  const years = new Set(citedYears(words).flatMap((year) => year.years));
  const title = folded.join(' ');
  const fits = index.keys
    .filter((key) => isNamed(key, head) && isNear(key, head, words))
    .map((key) => ({
      n: key.n,
      year: key.years.some((year) => years.has(year)),
      title: printsTitle(title, key),
    }))
    // A note that prints another year cites another edition or work, whatever its title.
    .filter((fit) => (fit.year && (fit.title || yearStandsByName(words))) || (fit.title && years.size === 0));
  if (fits.length === 0) return undefined;
  const both = fits.filter((fit) => fit.title);
  return {
    start: skip,
    end: skip + words.length,
    match: matchOf((both.length > 0 ? both : fits).map(({ n }) => n)),
  };
}

const NAMES_ONLY = /^(?:[\s,.&(]|\p{Lu}[\p{L}.'’-]*|and|und|et|y|e|al|van|von|der|den|de|la|di|da|du)+$/u;

/** "Smith 2010, 44": the year follows the name at once, so that no title is to be expected. */
function yearStandsByName(words: string): boolean {
  const year = citedYears(words)[0];
  if (year === undefined) return false;
  const before = words.slice(0, year.start);
  return NAMES_ONLY.test(before) && !/[,:]\s+\p{Lu}\p{Ll}+\s+\p{L}/u.test(before);
}

function isNamed(key: EntryKey | undefined, words: readonly string[]): boolean {
  if (key === undefined) return false;
  const text = words.join('');
  const families = key.persons[0]?.families ?? [];
  return (
    families.some((family) => words.includes(family) || (family.length > 5 && text.includes(family))) ||
    key.organisations.some((one) => one.words.length > 0 && text.startsWith(one.words.join('')))
  );
}

/** Before the family name stand given names only, and the other authors cited are those of the entry. */
function isNear(key: EntryKey, head: readonly string[], words: string): boolean {
  const first = key.persons[0];
  if (first === undefined) return true;
  const cited = citedPersons(words.split(/[“"‘«„(]/)[0]!.slice(0, 160));
  const second = key.persons[1]?.families ?? [];
  const joined = /^[^“"‘«„(]{2,60}?\s(?:and|&|und|et|y|e)\s\p{Lu}/u.test(words) && !cited.etAl;
  const at = head.findIndex((word) => first.families.includes(word));
  if (at > 4) return false;
  return (
    !joined || second.length === 0 || second.some((family) => head.concat(foldWords(words)).includes(family))
  );
}

/** Whether the short title, its first three words or all of them, is printed in the note. */
function printsTitle(text: string, key: EntryKey): boolean {
  const words = key.title.filter((word) => !/^(?:the|a|an|der|die|das|le|la|les|el|il|lo)$/.test(word));
  if (words.length === 0) return false;
  const short = words.slice(0, Math.min(words.length, 3)).join(' ');
  const plain = ` ${text.replace(/\b(?:the|a|an|der|die|das|le|la|les|el|il|lo) /g, '')} `;
  return short.length >= 4 && plain.includes(` ${short} `);
}

function matchOf(numbers: readonly number[]): Match {
  if (numbers.length === 1) {
    return { references: numbers, candidates: numbers, status: 'linked', reason: '', cost: 0 };
  }
  const listed = `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
  return {
    references: [],
    candidates: numbers,
    status: 'ambiguous',
    reason: `Entries ${listed} fit the footnote equally well.`,
    cost: 0,
  };
}
