import { NOTE_BEFORE, SAME_AGAIN, WORK_CITED } from '../documents/note-words.ts';
import type { EntryIndex, Match } from './citation-match.ts';
import type { FoundCitation } from './citations-author-year.ts';
import { citedPersons } from './cited-authors.ts';
import { citedYears } from './cited-year.ts';
import type { EntryKey } from './entry-key.ts';
import { noteParts } from './note-parts.ts';
import { foldWords } from './spelling.ts';

/** A footnote as it stands: its own number and its text. */
export type Footnote = {
  readonly number: number | undefined;
  readonly text: string;
  /** The entry that is the part of this note which begins at a place. */
  readonly entryAt?: (start: number) => number | undefined;
};

/** What a footnote cites: where in its text, and the entries; `again` is how it came from an earlier note. */
type Cited = { readonly start: number; readonly end: number; readonly match: Match };

/** What earlier notes cited, for "Smith (n 3) 12" and "ibid." */
export type NoteMemory = {
  readonly byNumber: Map<number, readonly number[]>;
  readonly cited: Set<number>;
  last: readonly number[];
};

/** A memory of no note yet. */
export function noNotesYet(): NoteMemory {
  return { byNumber: new Map(), cited: new Set(), last: [] };
}

/**
 * The works that one footnote cites in full or by author and short title, and those it takes up from earlier notes.
 * Careful: without a family name of the first author, and the year or the title beside it, nothing is linked.
 */
export function footnoteCitations(note: Footnote, index: EntryIndex, memory: NoteMemory): FoundCitation[] {
  const found: FoundCitation[] = [];
  for (const { start, end } of noteParts(note.text)) {
    const own = note.entryAt?.(start);
    const words = note.text.slice(start, end);
    const cited =
      own === undefined
        ? citedIn(words, index, memory)
        : { start: 0, end: words.length, match: linkedTo([own]) };
    if (cited === undefined) continue;
    for (const n of cited.match.references) memory.cited.add(n);
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

function citedIn(words: string, index: EntryIndex, memory: NoteMemory): Cited | undefined {
  if (words.length > 1_200) return undefined;
  const same = SAME_AGAIN.exec(words);
  if (same !== null) return takenUp(same[0].length, memory.last, index, undefined);
  const back = NOTE_BEFORE.exec(words);
  if (back !== null) {
    const earlier = memory.byNumber.get(Number(back[2])) ?? [];
    return takenUp(back[0].length, earlier, index, back[1]);
  }
  const full = inFull(words, index);
  if (full !== undefined) return full;
  const work = WORK_CITED.exec(words);
  if (work === null) return undefined;
  // "Ders., a.a.O." takes up the last work, "Meier, a.a.O." the one of Meier that notes have cited.
  return SAME_PERSON.test(work[1]!)
    ? takenUp(work[0].length, memory.last, index, undefined)
    : takenUp(work[0].length, lately(memory.cited), index, firstPart(work[1]!));
}

/** "Op. cit." reaches back over so many works. */
const REACH = 400;

function lately(cited: ReadonlySet<number>): readonly number[] {
  return cited.size <= REACH ? [...cited] : [...cited].slice(-REACH);
}

const SAME_PERSON = /^(?:ders|dies|idem|id|eadem|ead)\b\.?,?$/i;

/** "Meier, Flüsse": the name alone. */
function firstPart(words: string): string {
  return /^[^,:(]+/.exec(words)?.[0] ?? words;
}

/** A work cited in an earlier note; with an author's name, the one of that author. */
function takenUp(
  length: number,
  earlier: readonly number[],
  index: EntryIndex,
  name: string | undefined,
): Cited | undefined {
  const wanted = name === undefined || name.trim() === '' ? undefined : foldWords(name);
  const fitting = [...new Set(earlier)].filter(
    (n) => wanted === undefined || isNamed(index.keys[n - 1], wanted),
  );
  return fitting.length === 0 ? undefined : { start: 0, end: length, match: linkedTo(fitting) };
}

/** Author and year, or author and title, agree with an entry. */
function inFull(words: string, index: EntryIndex): Cited | undefined {
  const folded = foldWords(words);
  // The author stands first, with initials or given names before the family name at most.
  const head = folded.slice(0, 8);
  const years = new Set(citedYears(words).flatMap((year) => year.years));
  const title = folded.join(' ');
  const fits = keysNamed(head, index)
    .filter((key) => isNamed(key, head) && isNear(key, head, words))
    .map((key) => ({
      n: key.n,
      year: key.years.some((year) => years.has(year)),
      title: printsTitle(title, key) || (years.size === 0 && printsShortTitle(words, key)),
    }))
    // A note that prints another year cites another edition or work, whatever its title.
    .filter((fit) => (fit.year && (fit.title || yearStandsByName(words))) || (fit.title && years.size === 0));
  if (fits.length === 0) return undefined;
  const both = fits.filter((fit) => fit.title);
  return {
    start: 0,
    end: words.length,
    match: linkedTo((both.length > 0 ? both : fits).map(({ n }) => n)),
  };
}

/** The entries whose first author or organisation may be among the first words; a family name can take three of them. */
function keysNamed(head: readonly string[], index: EntryIndex): readonly EntryKey[] {
  const keys = new Set<EntryKey>(index.organisations);
  for (let from = 0; from < head.length; from++) {
    for (let to = from + 1; to <= from + 3; to++) {
      for (const key of index.byName.get(head.slice(from, to).join('')) ?? []) keys.add(key);
    }
  }
  return [...keys].toSorted((a, b) => a.n - b.n);
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

/** "Stein, Dorf, S. 11": what stands between the name and the place meant are words of the title in a row. */
function printsShortTitle(words: string, key: EntryKey): boolean {
  const printed = /^[^,:]{2,60}[,:]\s+["“«„‘']?([^,:\d"”»“’(]{4,80})/u.exec(words)?.[1] ?? '';
  const short = foldWords(printed.replace(/\s(?:S|pp?|at|para)\.?\s*$/u, '')).join(' ');
  return short.length >= 4 && ` ${key.title.join(' ')} `.includes(` ${short} `);
}

/** The match of what notes cite: linked to one entry, ambiguous between several. */
export function linkedTo(numbers: readonly number[]): Match {
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
