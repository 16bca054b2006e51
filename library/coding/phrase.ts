import { foldText } from '../references/folded-text.ts';
import { baseOf } from './word-base.ts';

/** One word of a text: folded (no case, no accents, no apostrophe), with its place in UTF-16 units. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;

/** The words of a text; hyphens part words, so that "help-seeking" and "help seeking" are the same. */
export function wordsOf(text: string, offset = 0): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = offset + match.index;
    words.push({ text: plain(match[0]), start, end: start + match[0].length });
  }
  return words;
}

function plain(word: string): string {
  // Most words need no folding, and folding is most of the work.
  if (/^[A-Za-z0-9]+$/.test(word)) return word.toLowerCase();
  return foldText(word)
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
}

type Part =
  /** Any form of a word, by what they share. */
  | { readonly kind: 'word'; readonly text: string }
  /** One form of a word. */
  | { readonly kind: 'form'; readonly text: string }
  | { readonly kind: 'stem'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'gap' };

/**
 * An indicator phrase, compiled. Written as words, each found in its other number, tense and spelling too; `=` before a
 * word stands for that form alone, `*` at the end of a word for any ending and alone for any one word, `…` for up to five
 * words between. `lack:` before it says that the phrase tells of the lack of the pole; `type:report` matches no words but
 * the CSL type of the record.
 */
export type Phrase = {
  readonly source: string;
  readonly parts: readonly Part[];
  readonly lack: boolean;
  /** The CSL type it asks for; empty where it asks for words. */
  readonly type: string;
};

const GAP = 5;

/** Compiles a phrase; undefined where nothing is left to look for. */
export function compilePhrase(source: string): Phrase | undefined {
  const type = /^\s*type:\s*([\w-]+)\s*$/.exec(source)?.[1];
  if (type !== undefined) return { source, parts: [], lack: false, type };
  const lack = /^\s*lack:/.test(source);
  const words = source
    .replace(/^\s*lack:/, '')
    .replace(/\.{3}/g, '…')
    .match(/…|[\p{L}\p{N}'’]*\*|=?[\p{L}\p{N}'’]+/gu);
  const parts = trimGaps((words ?? []).map(partOf));
  return parts.some(isOwn) ? { source, parts, lack, type: '' } : undefined;
}

function partOf(word: string): Part {
  if (word === '…') return { kind: 'gap' };
  if (word === '*') return { kind: 'any' };
  if (word.endsWith('*')) return { kind: 'stem', text: plain(word.slice(0, -1)) };
  if (word.startsWith('=')) return { kind: 'form', text: plain(word.slice(1)) };
  return { kind: 'word', text: baseOf(plain(word)) };
}

function trimGaps(parts: readonly Part[]): readonly Part[] {
  const isGap = (part: Part) => part.kind === 'gap';
  const from = parts.findIndex((part) => !isGap(part));
  const to = parts.findLastIndex((part) => !isGap(part));
  return parts
    .slice(Math.max(from, 0), to + 1)
    .filter((part, at, all) => !(isGap(part) && isGap(all[at - 1] ?? part) && at > 0));
}

/** How many words of its own a phrase has; the more, the surer it is. */
export function lengthOf(phrase: Phrase): number {
  return phrase.parts.filter(isOwn).length;
}

function isOwn({ kind }: Part): boolean {
  return kind !== 'any' && kind !== 'gap';
}

/** Where a phrase that begins at word `at` ends (exclusive), or -1. */
export function matchAt(phrase: Phrase, words: readonly Word[], at: number): number {
  return matchParts(phrase.parts, 0, words, at);
}

function matchParts(parts: readonly Part[], part: number, words: readonly Word[], at: number): number {
  const wanted = parts[part];
  if (wanted === undefined) return at;
  if (wanted.kind === 'gap') {
    for (let skip = 0; skip <= GAP; skip++) {
      const end = matchParts(parts, part + 1, words, at + skip);
      if (end !== -1) return end;
    }
    return -1;
  }
  const word = words[at];
  if (word === undefined || !matchesWord(wanted, word.text)) return -1;
  return matchParts(parts, part + 1, words, at + 1);
}

function matchesWord(part: Part, word: string): boolean {
  if (part.kind === 'word') return part.text === baseOf(word);
  if (part.kind === 'form') return part.text === word;
  if (part.kind === 'stem') return word.startsWith(part.text);
  return true;
}

/** Something to look for, and what it stands for. */
export type Entry<T> = { readonly phrase: Phrase; readonly value: T };
export type Found<T> = Entry<T> & { readonly from: number; readonly to: number };

/** Many phrases, found in one walk over the words of a text. */
export type PhraseIndex<T> = (words: readonly Word[]) => readonly Found<T>[];

const STEM_KEY = 3;

/** Puts phrases by their first word, so that a walk looks only at those that can begin where it stands. */
export function indexPhrases<T>(entries: readonly Entry<T>[]): PhraseIndex<T> {
  const byWord = new Map<string, Entry<T>[]>();
  const byStem = new Map<string, Entry<T>[]>();
  const anywhere: Entry<T>[] = [];
  for (const entry of entries) {
    const first = entry.phrase.parts[0];
    if (first?.kind === 'word') push(byWord, first.text, entry);
    else if (first?.kind === 'form') push(byWord, baseOf(first.text), entry);
    else if (first?.kind === 'stem' && first.text.length >= STEM_KEY)
      push(byStem, first.text.slice(0, STEM_KEY), entry);
    else if (first !== undefined) anywhere.push(entry);
  }
  return (words) => {
    const found: Found<T>[] = [];
    for (const [at, word] of words.entries()) {
      for (const candidates of [
        byWord.get(baseOf(word.text)),
        byStem.get(word.text.slice(0, STEM_KEY)),
        anywhere,
      ]) {
        for (const entry of candidates ?? []) {
          const to = matchAt(entry.phrase, words, at);
          if (to !== -1) found.push({ ...entry, from: at, to });
        }
      }
    }
    return found;
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
