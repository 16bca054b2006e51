import { createEffort } from './effort.ts';
import { type Evaluation, evaluate, type IndexView } from './evaluation.ts';
import { eachFacet } from './facet-column.ts';
import type { FacetName } from './facet-values.ts';
import { type IndexState, languagesIn } from './index-state.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import { NO_LIMITS, SEARCH_LIMITS, type SearchLimits } from './limits.ts';
import { prepareMatches, type SearchHit, type TextOf } from './matches.ts';
import type { PostingSource } from './postings.ts';
import type { GroupNode } from './query.ts';
import { parseLunrQuery, parseQuery } from './query-parser.ts';
import { createTop, type Ranked } from './ranking.ts';
import { SEARCH_FIELDS, type SearchRecord } from './record.ts';

/** How many of the records found have each facet value, most frequent first. */
export type FacetCounts = Readonly<
  Record<FacetName, readonly { readonly value: string; readonly n: number }[]>
>;

/** What a search gives. `notice` says in sentences what was changed about the query or left out. */
export type SearchAnswer = {
  /** Records found, of which `hits` holds the asked-for page. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly facets?: FacetCounts;
  readonly notice?: string;
  /** True where a wildcard stood for more words than are searched, so that something may be missing. */
  readonly cut?: boolean;
  /** True where time ran out or the search was cancelled: there may be more. */
  readonly partial?: boolean;
};

/** A search that has found its records but not yet looked at their texts. */
export type Found = {
  /** The ids of the asked-for page, best first. */
  readonly ids: readonly string[];
  /** The answer, with snippets cut from the texts given; the index may have changed meanwhile. */
  readonly finish: (textOf: TextOf) => SearchAnswer;
};

/** The records of one part of an index by number; a number always means the same record. */
export type NumberedRecords = Pick<PostingSource, 'size' | 'idOf'>;

/** What a search found in one part of the index. */
export type FoundPart = {
  readonly records: NumberedRecords;
  /** Visits the number of each record found with its score, in no order. */
  readonly each: (visit: (document: number, score: number) => void) => void;
};

/** Everything a search found, before it is put in order. */
export type FoundRecords = readonly FoundPart[];

/** Says which of what was found makes up the page, in order, and how many there are in all. */
export type Arrange = (found: FoundRecords) => { readonly total: number; readonly ids: readonly string[] };

export type SearchOptions = {
  /** Takes the place of `limit`, `offset` and the order by relevance. */
  readonly arrange?: Arrange;
  /** Ids of references by the names they are given after `cites:`, folded. */
  readonly cited?: ReadonlyMap<string, string>;
  /** The records that are named after `like:`, by those names, folded. */
  readonly like?: ReadonlyMap<string, SearchRecord>;
  /** Default 50. */
  readonly limit?: number;
  readonly offset?: number;
  /** Count the facet values of everything found. */
  readonly facets?: boolean;
  /** Length of a snippet in UTF-16 units, 0 for none; default 200. */
  readonly snippetLength?: number;
  /** Only these records. */
  readonly within?: ReadonlySet<string>;
  /** Asked now and then; when true, the search stops and gives what it has. */
  readonly cancelled?: () => boolean;
};

/** An index as one search sees it; good until the index changes. */
export function viewOf(state: IndexState): IndexView {
  let slots = 0;
  for (const part of state.parts) {
    part.base = slots;
    slots += part.source.size();
  }
  return {
    parts: state.parts,
    slots,
    documents: state.places.size,
    fieldBoosts: SEARCH_FIELDS.map((name) => state.options.fieldBoosts?.[name] ?? 1),
    facetValues: state.facetValues,
    slotOf: (id) => {
      const place = state.places.get(id);
      return place && place.part.base + place.document;
    },
  };
}

/** Finds and ranks; the texts of the hits are asked for afterwards. */
export function find(state: IndexState, query: string, options: SearchOptions): Found {
  const lunrOnly = state.options.language === 'lunr';
  const limits = state.options.limits ?? (lunrOnly ? NO_LIMITS : SEARCH_LIMITS);
  const effort = createEffort(limits.milliseconds, state.options.now, options.cancelled);
  const view = viewOf(state);
  const parsed = readQuery(state, view, query, limits, lunrOnly, options);
  if (!parsed) return unreadable;
  const evaluation = evaluate(view, parsed.query, limits, effort);
  if (options.within) keepWithin(state, evaluation.members, options.within);
  const { total, hits } = options.arrange
    ? arrangedHits(state, view, evaluation, options.arrange)
    : bestHits(view, evaluation, options);
  const notices = [...parsed.notices, ...cutNotices(evaluation)];
  const partial = effort.spent();
  if (partial && !effort.wasCancelled()) {
    notices.push('The search took too long and was stopped: there may be more.');
  }
  const rest = {
    ...(options.facets ? { facets: countFacets(view, evaluation.members) } : {}),
    ...(notices.length > 0 ? { notice: notices.join(' ') } : {}),
    ...(evaluation.cut.length > 0 ? { cut: true } : {}),
    ...(partial ? { partial } : {}),
  };
  const finish = prepareMatches(state, view, evaluation, hits, options.snippetLength ?? 200);
  return {
    ids: hits.map(({ id }) => id),
    finish: (textOf) => ({ total, hits: finish(textOf), ...rest }),
  };
}

const unreadable: Found = {
  ids: [],
  finish: () => ({ total: 0, hits: [], notice: 'This is not a query lunr can read.' }),
};

function readQuery(
  state: IndexState,
  view: IndexView,
  query: string,
  limits: SearchLimits,
  lunrOnly: boolean,
  { cited, like }: SearchOptions,
): { readonly query: GroupNode; readonly notices: readonly string[] } | undefined {
  if (!lunrOnly) {
    const has = (term: string): boolean => state.parts.some((part) => part.source.find(term) !== undefined);
    const likeness = (name: string): Likeness | undefined => {
      const record = like?.get(name);
      return record && likenessOf(view, record);
    };
    return parseQuery(query, limits, has, {
      likeness,
      languages: languagesIn(state),
      ...(cited ? { cited } : {}),
    });
  }
  const group = parseLunrQuery(query);
  return group && { query: group, notices: [] };
}

function cutNotices(evaluation: Evaluation): readonly string[] {
  return evaluation.cut.map(
    ({ term, total }) => `“${term}” stands for ${total} words; only the commonest of them were searched.`,
  );
}

function keepWithin(state: IndexState, members: Uint8Array, within: ReadonlySet<string>): void {
  const kept = new Uint8Array(members.length);
  for (const id of within) {
    const place = state.places.get(id);
    if (place) kept[place.part.base + place.document] = 1;
  }
  for (let slot = 0; slot < members.length; slot += 1) members[slot] = members[slot]! & kept[slot]!;
}

function arrangedHits(
  state: IndexState,
  view: IndexView,
  { members, scores }: Evaluation,
  arrange: Arrange,
): { readonly total: number; readonly hits: readonly Ranked[] } {
  const { total, ids } = arrange(
    view.parts.map(({ base, source }) => ({
      records: source,
      each: (visit) => {
        const size = source.size();
        for (let document = 0; document < size; document += 1)
          if (members[base + document] === 1) visit(document, scores[base + document] ?? 0);
      },
    })),
  );
  const hits = ids.flatMap((id): Ranked[] => {
    const place = state.places.get(id);
    const document = place && place.part.base + place.document;
    return document === undefined ? [] : [{ id, document, score: scores[document] ?? 0 }];
  });
  return { total, hits };
}

function bestHits(
  view: IndexView,
  { members, scores }: Evaluation,
  { limit = 50, offset = 0 }: SearchOptions,
): { readonly total: number; readonly hits: readonly Ranked[] } {
  const top = createTop(limit + offset);
  let total = 0;
  for (const part of view.parts) {
    const idOf = (slot: number): string => part.source.idOf(slot - part.base);
    const end = part.base + part.source.size();
    for (let slot = part.base; slot < end; slot += 1) {
      if (members[slot] !== 1) continue;
      total += 1;
      top.add(slot, scores[slot] ?? 0, idOf);
    }
  }
  return { total, hits: top.sorted().slice(offset) };
}

function countFacets(view: IndexView, members: Uint8Array): FacetCounts {
  const { facetValues } = view;
  const counts = new Uint32Array(facetValues.size());
  for (const part of view.parts) {
    eachFacet(part.facets, part.source.size(), (document, number) => {
      if (members[part.base + document] === 1) counts[number]! += 1;
    });
  }
  const listOf = (name: FacetName): { value: string; n: number }[] => {
    const list: { value: string; n: number }[] = [];
    counts.forEach((n, number) => {
      if (n > 0 && facetValues.name(number) === name) list.push({ value: facetValues.value(number), n });
    });
    return list.sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
  };
  return {
    year: listOf('year'),
    type: listOf('type'),
    code: listOf('code'),
    tag: listOf('tag'),
    has: listOf('has'),
    is: listOf('is'),
    cites: listOf('cites'),
    language: listOf('language'),
  };
}
