import type { FacetName } from './facet-values.ts';

export type Presence = 'optional' | 'required' | 'prohibited';

/**
 * One term, or several that stand for one word of the query; `wildcard` and `editDistance` are lunr's.
 * An `alternate` is another spelling of a word that is also searched: it finds and scores, but does not change
 * what the scores of the others are divided by.
 */
export type TermNode = {
  readonly kind: 'term';
  readonly terms: readonly string[];
  readonly fields: readonly number[];
  readonly boost: number;
  readonly wildcard: boolean;
  readonly editDistance?: number;
  readonly alternate?: boolean;
};

/** One word of a phrase, `offset` words after the first; words left out between stand for any word. */
export type PhraseSlot = { readonly term: string; readonly offset: number; readonly wildcard: boolean };

/** Words that must follow one another in one field. */
export type PhraseNode = {
  readonly kind: 'phrase';
  readonly slots: readonly PhraseSlot[];
  readonly fields: readonly number[];
  readonly boost: number;
  readonly alternate?: boolean;
};

/** Facet values; those of one `name` that the pattern accepts. Filters restrict and never score. */
export type FilterNode = {
  readonly kind: 'filter';
  readonly name: FacetName;
  readonly accepts: (value: string) => boolean;
};

/** Words of which a record must have at least `least`, whichever; each scores. */
export type SeveralNode = {
  readonly kind: 'several';
  readonly members: readonly TermNode[];
  readonly least: number;
};

/** One record by its id. */
export type RecordNode = { readonly kind: 'record'; readonly id: string };

export type GroupMember = {
  readonly presence: Presence;
  readonly node: QueryNode;
  /** Takes the place of `node` where the member is required. */
  readonly whenRequired?: QueryNode;
};

/**
 * lunr's list of clauses, which may hold lists: what any optional or required member finds, of that what all
 * required members find, without what a prohibited member finds. With nothing but prohibited members and
 * filters it starts from everything.
 */
export type GroupNode = { readonly kind: 'group'; readonly members: readonly GroupMember[] };

/** Finds nothing: a query of which only stop words are left. */
export type NothingNode = { readonly kind: 'nothing' };

export type QueryNode =
  | TermNode
  | PhraseNode
  | FilterNode
  | GroupNode
  | SeveralNode
  | RecordNode
  | NothingNode;
