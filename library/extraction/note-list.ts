import type { CslName } from '../../shared/model/csl.ts';
import type { Block, DocumentText, ParsedEntry } from '../../shared/model/extraction.ts';
import { takesUpAgain } from '../documents/note-words.ts';
import { parseEntry } from './entry/entry.ts';
import { startsWithRepeatedAuthor, withoutRepeatMark } from './entry/repeated-authors.ts';
import { hasReferenceMatter, isProse } from './entry-start.ts';
import type { ListEntry } from './list-entries.ts';
import { noteParts } from './note-parts.ts';
import type { ReferenceList } from './reference-list.ts';
import { sentencesOf } from './sentences.ts';
import { foldWords } from './spelling.ts';

/** Notes that give fewer works in full than this are no substitute for a reference list. */
const FEWEST_WORKS = 3;

/** How sure an entry from a note is of what one from a list would be: where it begins and ends is a guess as well. */
const SHARE_OF_CONFIDENCE = 0.7;

type Work = { readonly entry: ListEntry; readonly read: ParsedEntry };

/**
 * The works that the notes of a document give in full, in the order of their first mention, as a list; undefined where
 * they give hardly any. What takes a work up again is no entry.
 */
export function noteList(document: DocumentText): ReferenceList | undefined {
  const notes = document.blocks.filter((block) => block.kind === 'footnote');
  const works: Work[] = [];
  const known = new Set<string>();
  const authors = newAuthors();
  for (const [i, note] of notes.entries()) {
    for (const work of worksOf(document.text, note, i + 1, authors)) {
      const key = workKey(work.read);
      if (known.has(key)) continue;
      known.add(key);
      works.push(work);
    }
  }
  if (works.length < FEWEST_WORKS) return undefined;
  return {
    entries: works.map(({ entry }) => entry),
    read: works.map(({ read }) => read),
    numbered: false,
    inNotes: true,
    start: works[0]!.entry.start,
    end: works.at(-1)!.entry.end,
  };
}

/** Whom notes have cited: the last one, and the authors of the last work under each first family name. */
type Authors = { last: readonly CslName[] | undefined; readonly byFamily: Map<string, readonly CslName[]> };

function newAuthors(): Authors {
  return { last: undefined, byFamily: new Map() };
}

function worksOf(text: string, note: Block, count: number, authors: Authors): readonly Work[] {
  const words = text.slice(note.start, note.end);
  const printed = /\d+/.exec(note.marker ?? '')?.[0] ?? String(count);
  const found: Work[] = [];
  for (const part of noteParts(words)) {
    const said = words.slice(part.start, part.end);
    const whole = said.slice(0, endOfWork(said));
    const raw = whole.replace(/\s+/g, ' ');
    const read = fullWork(raw, authors.last);
    if (read === undefined) {
      // "Ders." after a short form means its author.
      const named = foldWords(raw.slice(0, 120))
        .slice(0, 4)
        .find((word) => authors.byFamily.has(word));
      if (named !== undefined) authors.last = authors.byFamily.get(named);
      continue;
    }
    const start = note.start + part.start;
    found.push({ entry: { start, end: start + whole.length, raw }, read: lessSure(read, printed) });
    authors.last = read.item.author ?? read.item.editor;
    const family = foldWords(authors.last?.[0]?.family ?? '').join('');
    if (family !== '' && authors.last !== undefined) authors.byFamily.set(family, authors.last);
  }
  return found;
}

/** Where a comment begins after a dated work, or the end. */
function endOfWork(words: string): number {
  const sentences = sentencesOf(words);
  const end = sentences.findIndex(
    (sentence, i) =>
      i > 0 &&
      hasReferenceMatter(words.slice(0, sentence.start)) &&
      words.slice(sentence.start, sentence.end).split(/\s+/).length >= 5 &&
      VERB.test(words.slice(sentence.start, sentence.end)),
  );
  return end < 0 ? words.length : words.slice(0, sentences[end]!.start).replace(/[\s.]+$/, '').length;
}

const VERB =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|argues?|shows?|claims?|this|these|he|she|they|we|it|ist|sind|war|waren|hat|haben|wird|werden|zeigt|dies(?:er|e|es)?|er|sie|est|sont|était|montre|il|elle|è|sono|era|erano|ha|hanno|questo|es|son|fue|este)(?!\p{L})/iu;

/** What is read from words that give a work in full: who or where, what and when; undefined for all else. */
function fullWork(words: string, previous: readonly CslName[] | undefined): ParsedEntry | undefined {
  if (words.length < 25 || words.length > 900 || !hasReferenceMatter(words)) return undefined;
  const again = startsWithRepeatedAuthor(words);
  if ((again && previous === undefined) || (!again && takesUpAgain(words))) return undefined;
  if ((!again && !OPENING.test(words)) || isProse(words)) return undefined;
  // Where the author's name is a word for "the same", the title behind it is read more surely after a name.
  const named = again ? `${printedNames(previous ?? [])}, ${withoutRepeatMark(words)}` : words;
  const read = withoutPinpoint(parseEntry(withoutLocator(named)));
  const { author, editor, title, issued, URL: address } = read.item;
  const container = read.item['container-title'];
  const isNamed = author !== undefined || editor !== undefined || container !== undefined;
  if (!title || title.length < 4 || !isNamed) return undefined;
  return issued === undefined && address === undefined ? undefined : read;
}

function printedNames(names: readonly CslName[]): string {
  return names
    .map(({ given, family, literal, ...name }) =>
      [given, name['non-dropping-particle'], family ?? literal].filter(Boolean).join(' '),
    )
    .join(' and ');
}

/** What a reference begins with: a capital, a quotation mark, a particle of a name. */
const OPENING = /^(?:["“«„‘'[(—–]|\p{Lu}|(?:van|von|vom|de|del|della|di|da|du|la|le|el|al)[ -]|d['’])/u;

/** Without the place that the note means: "11–30, at 15", "4 J 11, 15", "S. 33–60, hier S. 45 f." */
function withoutLocator(words: string): string {
  return words
    .replace(
      /[,;:]?\s+\(?(?:hier(?: bes\.)?|here|at|esp\.?|especially|bes\.|insb(?:es)?\.|in part\.|ici|qui)\s+(?:at\s+)?(?:S\.|pp?\.)?\s?\d[\d\s–,-]*(?:ff?\.?|ss\.?|sqq?\.?)?\)?$/iu,
      '',
    )
    .replace(
      /(?<=\p{L},? (?:(?:S\.|pp?\.) ?)?\d{1,4}(?:[–-]\d{1,4})?), \d{1,4}(?:[–-]\d{1,4})?(?: ?ff?\.?)?$/u,
      '',
    );
}

/** The page of a book is the one that the note means, no field of the book. */
function withoutPinpoint(read: ParsedEntry): ParsedEntry {
  const { page, ...item } = read.item;
  if (page === undefined || read.item['container-title'] || read.item['number-of-pages']) return read;
  const { page: _, ...fields } = read.fields;
  return { ...read, item, fields };
}

function lessSure(read: ParsedEntry, note: string): ParsedEntry {
  return {
    ...read,
    confidence: read.confidence * SHARE_OF_CONFIDENCE,
    warnings: [
      ...read.warnings,
      `The entry was taken from note ${note}, not from a reference list; check where it begins and ends.`,
    ],
  };
}

/** The same for two mentions of one work: its first author, its year and how its title begins. */
function workKey({ item }: ParsedEntry): string {
  const first = (item.author ?? item.editor)?.[0];
  const name = foldWords(first?.family ?? first?.literal ?? '').join(' ');
  const title = foldWords(item.title ?? '').filter((word) => !ARTICLE.test(word));
  return `${name}|${item.issued?.['date-parts']?.[0]?.[0] ?? ''}|${title.slice(0, 3).join(' ')}`;
}

const ARTICLE = /^(?:the|a|an|der|die|das|le|la|les|el|il|lo)$/;
