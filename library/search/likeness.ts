import { analyse } from './analysis.ts';
import type { IndexView } from './evaluation.ts';
import { createVocabulary, type FoundTerm } from './expansion.ts';
import { languageOf } from './languages.ts';
import type { GroupNode, QueryNode, TermNode } from './query.ts';
import { fieldNumber, type SearchField, type SearchRecord } from './record.ts';

/** What tells two records of one matter, and how much a word in each field says of it. */
const WEIGHTS: Readonly<Partial<Record<SearchField, number>>> = {
  title: 3,
  keyword: 2,
  abstract: 1,
  clause: 1,
};
const FIELDS: readonly number[] = (Object.keys(WEIGHTS) as SearchField[]).map(fieldNumber);
const MOST_TERMS = 25;
const MOST_WORDS_SAID = 8;
/** A record without an abstract is compared by the beginning of its text. */
const BEGINNING = 6_000;

/** A query for what is like a record, and the words it rests on, the heaviest first. */
export type Likeness = { readonly node: QueryNode; readonly words: readonly string[] };

type Weighed = {
  readonly found: FoundTerm;
  readonly count: number;
  readonly weight: number;
  readonly word: string;
};

/**
 * The heaviest terms of a record by tf-idf over the index (Salton and Buckley 1988), as a query in which each weighs
 * by its count; a hit shares several of them. The record itself is left out. Undefined where it has too few words.
 */
export function likenessOf(view: IndexView, record: SearchRecord): Likeness | undefined {
  const weighed = weigh(view, record);
  if (weighed.length === 0) return undefined;
  const largest = Math.max(...weighed.map(({ count }) => count));
  const members = weighed.map(({ found, count }): TermNode => {
    const boost = Math.round((100 * count) / largest) / 10;
    return { kind: 'term', terms: [found.term], fields: FIELDS, boost, wildcard: false };
  });
  const least = Math.min(4, Math.max(1, Math.round(weighed.length / 6)));
  const node: GroupNode = {
    kind: 'group',
    members: [
      { presence: 'optional', node: { kind: 'several', members, least } },
      { presence: 'prohibited', node: { kind: 'record', id: record.id } },
    ],
  };
  return { node, words: weighed.slice(0, MOST_WORDS_SAID).map(({ word }) => word) };
}

function weigh(view: IndexView, record: SearchRecord): readonly Weighed[] {
  const vocabulary = createVocabulary(view.parts, view.documents);
  const weighed: Weighed[] = [];
  for (const [term, { count, fields, word }] of countTerms(record)) {
    if (/^\d+$/.test(term)) continue;
    const found = vocabulary.find(term);
    // What no other record has finds nothing; what most have tells nothing.
    if (found === undefined || found.frequency <= fields.size) continue;
    if (view.documents > 20 && found.frequency > view.documents / 2) continue;
    weighed.push({ found, count, word, weight: count * Math.log(1 + view.documents / found.frequency) });
  }
  return weighed
    .sort((a, b) => b.weight - a.weight || (a.found.term < b.found.term ? -1 : 1))
    .slice(0, MOST_TERMS);
}

type Counted = { count: number; readonly fields: Set<string>; readonly word: string };

function countTerms(record: SearchRecord): ReadonlyMap<string, Counted> {
  const counted = new Map<string, Counted>();
  const take = (field: SearchField, text: string, weight: number): void => {
    const own = new Map<string, { n: number; word: string }>();
    analyse(
      text,
      (term, start, end) => {
        const known = own.get(term);
        if (known) known.n += 1;
        else own.set(term, { n: 1, word: text.slice(start, end).toLowerCase() });
      },
      false,
      languageOf(record.language) ?? 'en',
    );
    for (const [term, { n, word }] of own) {
      const known = counted.get(term) ?? { count: 0, fields: new Set(), word };
      // The tenth mention says less than the second.
      known.count += weight * (1 + Math.log(n));
      known.fields.add(field);
      counted.set(term, known);
    }
  };
  for (const [field, weight] of Object.entries(WEIGHTS) as [SearchField, number][]) {
    take(field, record.fields[field] ?? '', weight);
  }
  if (!record.fields.abstract) take('text', (record.fields.text ?? '').slice(0, BEGINNING), 0.5);
  return counted;
}
