import type { Evaluation, IndexView } from './evaluation.ts';
import { type IndexState, languageAt } from './index-state.ts';
import { chooseStretches, stretchKey } from './long-fields.ts';
import type { Ranked } from './ranking.ts';
import { SEARCH_FIELDS, type SearchField } from './record.ts';
import { bestPassage, type SearchMatch, type Stretch } from './snippet.ts';

/** One record found. A match stands for each field in which words of the query were found, the most telling first. */
export type SearchHit = {
  readonly id: string;
  readonly score: number;
  readonly matches: readonly SearchMatch[];
};

/** The text of a record's field. */
export type TextOf = (id: string, field: SearchField) => string | undefined;

/** A field of a hit that is worth asking the text of. */
type Place = { readonly name: SearchField; readonly field: number; readonly stretch: Stretch | undefined };

/** Settles where in each hit to look, as long as the index stands still; the texts may come later. */
export function prepareMatches(
  state: IndexState,
  view: IndexView,
  evaluation: Evaluation,
  hits: readonly Ranked[],
  length: number,
): (textOf: TextOf) => readonly SearchHit[] {
  const silent = length <= 0 || (evaluation.terms.size === 0 && evaluation.phrases.length === 0);
  if (silent) return () => hits.map(({ id, score }) => ({ id, score, matches: [] }));
  const documents = hits.map((hit) => state.places.get(hit.id)!);
  const stretches = chooseStretches(view, evaluation, documents);
  const prepared = hits.map((hit, at) => {
    const { part, document } = documents[at]!;
    const places = SEARCH_FIELDS.flatMap((name, field): readonly Place[] => {
      const stretch = stretches.get(stretchKey(hit.document, field));
      // Asking for the text of a whole report is what costs; so only where something of the query is in it.
      return stretch?.end === 0 || !part.source.lengthsOf(field)[document] ? [] : [{ name, field, stretch }];
    });
    return { hit, places, language: languageAt(state, part, document) };
  });
  return (textOf) =>
    prepared.map(({ hit: { id, score }, places, language }) => {
      const passages = places.flatMap(({ name, field, stretch }) => {
        const text = textOf(id, name);
        const passage = text
          ? bestPassage(name, field, text, evaluation, length, language, stretch)
          : undefined;
        return passage ? [passage] : [];
      });
      return { id, score, matches: passages.sort((a, b) => b.weight - a.weight).map(({ match }) => match) };
    });
}
