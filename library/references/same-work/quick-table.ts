import type { QuickTraits } from './traits.ts';

/** Quick traits of many works, a few dozen bytes each. */
export type QuickTable = {
  /** Adds the traits of the next work; the first has place 0. */
  readonly add: (traits: QuickTraits) => void;
  readonly at: (place: number) => QuickTraits;
  /** Traits as they can be compared with those of the table. */
  readonly comparable: (traits: QuickTraits) => QuickTraits;
};

const COLUMNS = 11;
const NONE = -0x80000000;
const [NO_PAGES, ONE_PAGE, RANGE] = [0, 1, 2];

/**
 * An empty table. Volumes, issues and the letters of pages are kept once each and identifiers as hashes, so that two that
 * differ may look the same here; who takes something for certain compares the works themselves.
 */
export function createQuickTable(): QuickTable {
  const words = createWords();
  let cells = new Int32Array(1_024 * COLUMNS);
  let used = 0;
  return {
    add: ({ year, place, doi, pmid, pmcid, url }) => {
      if (used + COLUMNS > cells.length) {
        const grown = new Int32Array(Math.ceil(cells.length / COLUMNS / 2) * 3 * COLUMNS);
        grown.set(cells);
        cells = grown;
      }
      const { volume, issue, pages } = place;
      const kind = pages === null ? NO_PAGES : pages.isRange ? RANGE : ONE_PAGE;
      cells.set(
        [
          ...[year ?? NONE, words.numberOf(volume), words.numberOf(issue)],
          ...[kind!, words.numberOf(pages?.prefix ?? ''), pages?.first ?? 0, pages?.last ?? 0],
          ...[doi, pmid, pmcid, url].map(hashed),
        ],
        used,
      );
      used += COLUMNS;
    },
    at: (place) => {
      const from = place * COLUMNS;
      const cell = (column: number): number => cells[from + column]!;
      const [year, kind] = [cell(0), cell(3)];
      return {
        year: year === NONE ? null : year,
        place: {
          volume: words.wordOf(cell(1)),
          issue: words.wordOf(cell(2)),
          pages:
            kind === NO_PAGES
              ? null
              : { prefix: words.wordOf(cell(4)), first: cell(5), last: cell(6), isRange: kind === RANGE },
        },
        ...identified(cell(7), cell(8), cell(9), cell(10)),
      };
    },
    comparable: ({ year, place, doi, pmid, pmcid, url }) => ({
      year,
      place,
      ...identified(hashed(doi), hashed(pmid), hashed(pmcid), hashed(url)),
    }),
  };
}

function identified(doi: number, pmid: number, pmcid: number, url: number) {
  const name = (hash: number): string | null => (hash === 0 ? null : String(hash));
  return { doi: name(doi), pmid: name(pmid), pmcid: name(pmcid), url: name(url) ?? '' };
}

function hashed(text: string | null): number {
  return text === null || text === '' ? 0 : hashOf(text) || 1;
}

/** FNV-1a over UTF-16 units, in 31 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 1;
}

function createWords() {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf: (word: string): number => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, words.length);
      return words.push(word) - 1;
    },
    wordOf: (number: number): string => words[number] ?? '',
  };
}
