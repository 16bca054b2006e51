import lunr from 'lunr';

/** One clause of a parsed lunr query (lunr 2.3.9, `lunr.Query~Clause`). */
export type LunrClause = {
  readonly term: string;
  readonly fields: readonly string[];
  readonly boost: number;
  readonly editDistance?: number;
  readonly usePipeline: boolean;
  readonly presence: 1 | 2 | 3;
};

/** A node of lunr's automata: `*` stands for any character, and loops where the query had a wildcard. */
export type TokenSet = {
  final: boolean;
  readonly id: number;
  readonly edges: Readonly<Record<string, TokenSet>>;
};

type Parts = {
  Query: new (fields: readonly string[]) => { clauses: LunrClause[] };
  QueryParser: new (text: string, query: { clauses: LunrClause[] }) => { parse(): unknown };
  TokenSet: { fromClause(clause: { term: string; editDistance?: number }): TokenSet };
  Token: new (text: string, metadata: Record<string, unknown>) => LunrToken;
  stemmer(token: LunrToken): LunrToken;
  stopWordFilter(token: LunrToken): LunrToken | undefined;
};
type LunrToken = { toString(): string };

// @types/lunr leaves out the query parser and the automata, which are public in lunr itself.
const parts = lunr as unknown as Parts;

export const PRESENCE = { optional: 1, required: 2, prohibited: 3 } as const;

/** What lunr's own parser makes of a query, or its complaint. */
export function parseLunr(
  text: string,
  fields: readonly string[],
): { readonly clauses: readonly LunrClause[] } | { readonly complaint: string } {
  const query = new parts.Query(fields);
  try {
    new parts.QueryParser(text, query).parse();
  } catch (error) {
    return { complaint: error instanceof Error ? error.message : String(error) };
  }
  return { clauses: query.clauses };
}

/** lunr's automaton for a term with wildcards or an edit distance. */
export function automatonOf(term: string, editDistance: number | undefined): TokenSet {
  return parts.TokenSet.fromClause(editDistance === undefined ? { term } : { term, editDistance });
}

/** lunr's English Porter stemmer on one word. */
export function stem(word: string): string {
  return parts.stemmer(new parts.Token(word, {})).toString();
}

/** Whether lunr's English stop word filter drops the word. */
export function isStopWord(word: string): boolean {
  return parts.stopWordFilter(new parts.Token(word, {})) === undefined;
}
