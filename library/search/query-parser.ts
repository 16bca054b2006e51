import { termsOf } from './analysis.ts';
import type { SearchLimits } from './limits.ts';
import { type LunrClause, PRESENCE, parseLunr } from './lunr-parts.ts';
import type { GroupMember, GroupNode, Presence, QueryNode } from './query.ts';
import { cleanQuery, lexQuery, type QueryToken } from './query-lexer.ts';
import { joinedPair, type WordContext, wordMember } from './query-words.ts';
import { fieldNumber, SEARCH_FIELDS } from './record.ts';

/** A query made ready to be evaluated, and in sentences what was changed about it. */
export type ParsedQuery = { readonly query: GroupNode; readonly notices: readonly string[] };

/**
 * Reads lunr's query language and what Gleaner adds to it: phrases, AND, OR, NOT, brackets and filters. There is
 * no query it refuses; a bad one becomes the nearest good one, with a notice.
 */
export function parseQuery(
  text: string,
  limits: SearchLimits,
  has: (term: string) => boolean,
  {
    cited = new Map(),
    likeness = () => undefined,
    languages = [],
  }: Partial<Pick<WordContext, 'cited' | 'likeness' | 'languages'>> = {},
): ParsedQuery {
  const notices: string[] = [];
  let cleaned = cleanQuery(text.slice(0, limits.queryLength * 2));
  if (cleaned.length > limits.queryLength) {
    cleaned = cleaned.slice(0, limits.queryLength);
    notices.push(`The query was cut to its first ${limits.queryLength} characters.`);
  }
  const lexing = lexQuery(cleaned);
  notices.push(...lexing.notices);
  let { tokens } = lexing;
  if (tokens.length > limits.clauses) {
    tokens = tokens.slice(0, limits.clauses);
    notices.push(`Only the first ${limits.clauses} words of the query were searched.`);
  }
  const context: WordContext = { limits, has, cited, likeness, languages, notices, stopWords: [] };
  const state: State = { tokens, place: 0, context, written: text.trim() !== '' };
  let query = readSequence(state, false);
  if (context.stopWords.length > 0 && !finds(query)) {
    const words = context.stopWords.map((word) => `“${word}”`).join(', ');
    notices.push(`${words}: such common words are not searched on their own.`);
  }
  if (query.members.length === 0 && state.written) {
    query = { kind: 'group', members: [nothing] };
    if (notices.length === 0) notices.push('There is no word in the query to search for.');
  }
  return { query, notices: [...new Set(notices)] };
}

const nothing: GroupMember = { presence: 'optional', node: { kind: 'nothing' } };

/** Whether a member could find something: otherwise only stop words are left. */
function finds(node: QueryNode): boolean {
  if (node.kind === 'nothing') return false;
  return node.kind !== 'group' || node.members.some((member) => finds(member.node));
}

type State = {
  readonly tokens: readonly QueryToken[];
  place: number;
  readonly context: WordContext;
  readonly written: boolean;
};

/** Members side by side, to the end or to the closing bracket. */
function readSequence(state: State, inside: boolean): GroupNode {
  const members: GroupMember[] = [];
  while (state.place < state.tokens.length) {
    const token = state.tokens[state.place]!;
    if (token.kind === 'close') {
      state.place += 1;
      if (inside) break;
      continue;
    }
    const previous = state.tokens[state.place - 1];
    const joined = joinedPair(previous, token, state.context);
    members.push(...readEither(state));
    if (joined) members.push(joined);
  }
  return { kind: 'group', members };
}

/** `a OR b OR …`: one member alone keeps its sign. */
function readEither(state: State): readonly GroupMember[] {
  const first = readBoth(state);
  if (state.tokens[state.place]?.kind !== 'or') return first;
  const choices = [...first.map(asChoice)];
  while (state.tokens[state.place]?.kind === 'or') {
    state.place += 1;
    choices.push(...readBoth(state).map(asChoice));
  }
  return [{ presence: 'optional', node: { kind: 'group', members: choices } }];
}

/** `a AND b AND …`, where `a AND NOT b` takes b away. */
function readBoth(state: State): readonly GroupMember[] {
  const first = readOne(state);
  if (state.tokens[state.place]?.kind !== 'and') return first;
  const all = first.map(asRequired);
  while (state.tokens[state.place]?.kind === 'and') {
    state.place += 1;
    all.push(...readOne(state).map(asRequired));
  }
  return all.length === 0 ? [] : [{ presence: 'optional', node: { kind: 'group', members: all } }];
}

function readOne(state: State): readonly GroupMember[] {
  const token = state.tokens[state.place];
  if (!token || token.kind === 'close') return [];
  if (token.kind === 'not') {
    state.place += 1;
    return readOne(state).map((member) => ({
      ...member,
      presence: member.presence === 'prohibited' ? 'required' : 'prohibited',
    }));
  }
  if (token.kind === 'and' || token.kind === 'or') {
    // An operator with nothing before it is a slip; the rest still counts.
    state.place += 1;
    state.context.notices.push(`“${token.kind.toUpperCase()}” had nothing to join and was left out.`);
    return readOne(state);
  }
  state.place += 1;
  if (token.kind === 'open') {
    const node = readSequence(state, true);
    return node.members.length === 0 ? [] : [{ presence: presenceOf(token.sign), node }];
  }
  const member = wordMember(token, state.context);
  return member ? [member] : [];
}

function presenceOf(sign: '+' | '-' | undefined): Presence {
  if (sign === '+') return 'required';
  return sign === '-' ? 'prohibited' : 'optional';
}

function asRequired(member: GroupMember): GroupMember {
  return member.presence === 'optional' && member.node.kind !== 'nothing'
    ? { presence: 'required', node: member.whenRequired ?? member.node }
    : member;
}

/** A choice stands for itself: `a OR NOT b` is a, or whatever lacks b. */
function asChoice(member: GroupMember): GroupMember {
  if (member.presence === 'optional' && member.node.kind !== 'filter') return member;
  return { presence: 'optional', node: { kind: 'group', members: [member] } };
}

/** lunr's language alone, nothing added and nothing repaired; undefined where lunr would throw. */
export function parseLunrQuery(text: string): GroupNode | undefined {
  const parsed = parseLunr(text, SEARCH_FIELDS);
  if ('complaint' in parsed) return undefined;
  return { kind: 'group', members: parsed.clauses.map(lunrMember) };
}

function lunrMember(clause: LunrClause): GroupMember {
  const terms = clause.usePipeline ? termsOf(clause.term, false).map(({ term }) => term) : [clause.term];
  const node: QueryNode = {
    kind: 'term',
    terms,
    fields: clause.fields.map(fieldNumber),
    boost: clause.boost,
    wildcard: !clause.usePipeline,
    ...(clause.editDistance === undefined ? {} : { editDistance: clause.editDistance }),
  };
  if (clause.presence === PRESENCE.prohibited) return { presence: 'prohibited', node };
  // A required stop word would empty every result: it stays out of the question instead.
  if (clause.presence === PRESENCE.required && terms.length > 0) return { presence: 'required', node };
  return { presence: 'optional', node };
}
