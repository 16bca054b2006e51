import { setImmediate } from 'node:timers/promises';
import type { CancelSignal } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Library } from '../library.ts';
import { readRows } from '../references/references.ts';
import type { Arrange, LibrarySearch, SearchRun } from '../search/library-search.ts';
import { facetsOf } from './facet-lists.ts';
import { keepTable } from './kept-table.ts';
import { readPage } from './reference-facts-store.ts';
import type { ReferenceTable } from './reference-table.ts';
import { type ChosenFacets, orderRows, type Scores, type Selected, selectRows } from './selection.ts';

type Wanted = Pick<CallArguments<'reference.list'>, 'query' | 'facets' | 'sort' | 'descending'>;
type Asked = Pick<Wanted, 'query'> & Partial<Wanted>;

/** Lists of references: searched, narrowed, counted and ordered over one table that is kept in step with the library. */
export type Listing = {
  /** Answers `reference.list`. */
  readonly list: (
    input: CallArguments<'reference.list'>,
    signal: CancelSignal,
  ) => Promise<Reply<CallOutput<'reference.list'>>>;
  /** Answers `search.query`. */
  readonly search: (
    input: CallArguments<'search.query'>,
    cancelled: () => boolean,
  ) => Promise<Reply<CallOutput<'search.query'>>>;
  /** Answers `search.ids`, waiting for whatever is still to be read. */
  readonly ids: (wanted: Asked) => Promise<{ readonly ids: readonly string[]; readonly notice: string }>;
  /** How many references a search, narrowed, finds; null where the search is still being built. */
  readonly count: (wanted: Pick<Wanted, 'query' | 'facets'>) => Promise<number | null>;
  readonly close: () => void;
};

export type ListingParts = {
  readonly library: Library;
  readonly search: LibrarySearch;
  readonly codebook: () => Promise<Codebook>;
};

/** What is said where an answer lacks references that are still to be read. */
function unlisted(behind: boolean): string {
  return behind ? 'What was stored last is still being read into the search.' : '';
}

/** A search goes on without what is still to be read, and says so; a list of everything waits. */
function patienceOf({ query }: Pick<Wanted, 'query'>): number {
  return query.trim() === '' ? Number.POSITIVE_INFINITY : TABLE_PATIENCE_MS;
}

/** How long a list waits for records that are still to be read; beyond it says what is missing. */
const LIST_PATIENCE_MS = 300;
/** How long a list that is searched waits for what a large act did to its rows: bulk acts are seen at once, imports follow. */
const TABLE_PATIENCE_MS = 2_000;

/** Starts listing; the table is read when it is first asked for. */
export function openListing({ library, search, codebook }: ListingParts): Listing {
  const { current, isRead, behind, version, close } = keepTable(library);
  let last: LastChoice | undefined;
  let asked = 0;
  let isWarm = false;
  let isClosed = false;

  const list: Listing['list'] = async (input, signal) => {
    asked += 1;
    // The next key may have been pressed while this question waited for its turn.
    signal.throwIfAborted();
    // The first list of a large library, or after a large import, need not wait until the table is read.
    if ((!isRead() || behind()) && isPlain(input)) {
      const { total, ids } = await readPage(library.read, input);
      return done({ total, rows: await readRows(library.read, ids), facets: [], notice: '', partial: false });
    }
    const { table, chosen, notice, partial } = await remembered(input, () => signal.aborted);
    signal.throwIfAborted();
    const facets = input.counts ? facetsOf(table.numbers, chosen.selected.counts(), await codebook()) : [];
    const page = orderRows(table, chosen.selected.rows, chosen.scores, input, input.offset, input.limit);
    const rows = await readRows(library.read, idsOf(table, page));
    if (input.counts && !isWarm) {
      // Nobody waits for it: what goes wrong with a search is told to whoever asks one.
      void warmUp(table).catch(() => undefined);
    }
    return done({ total: chosen.selected.rows.length, rows, facets, notice, partial });
  };

  /**
   * Searches as a person would who types words of this library, while nobody asks for anything: the first letters someone
   * types should not wait until the engine has compiled the search and found out which row each record is.
   */
  const warmUp = async (table: ReferenceTable): Promise<void> => {
    isWarm = true;
    const before = asked;
    for (const query of likelyQueries(table)) {
      await setImmediate();
      if (isClosed || asked > before) return;
      const wanted: Wanted = { query, facets: {}, sort: 'relevance', descending: false };
      const { chosen } = await choose(wanted, 0, () => asked > before);
      orderRows(table, chosen.selected.rows, chosen.scores, wanted, 0, WARM_ROWS);
    }
  };

  /** Pages of one list, and its counts, are asked for one after the other: the search is done once. */
  const remembered = async (wanted: Wanted, cancelled: () => boolean): Promise<Choice> => {
    const key = JSON.stringify([wanted.query, wanted.facets]);
    await current(patienceOf(wanted));
    const before = version();
    if (last?.key === key && last.version === before) return last.choice;
    const choice = await choose(wanted, LIST_PATIENCE_MS, cancelled);
    if (!choice.partial && !cancelled()) last = { key, version: before, choice };
    return choice;
  };

  /** The rows that a query and facets leave. */
  const choose = async (wanted: Wanted, patience: number, cancelled: () => boolean): Promise<Choice> => {
    const table = await current(wanted.query.trim() === '' ? Number.POSITIVE_INFINITY : patience);
    if (wanted.query.trim() === '') {
      return {
        table,
        chosen: { selected: selectRows(table, undefined, wanted.facets), scores: undefined },
        notice: '',
        partial: false,
      };
    }
    const chosen = choosing(table, wanted, () => []);
    const { notice, partial } = await search.ids(wanted.query, { ...chosen.run(patience), cancelled });
    return {
      table,
      chosen: chosen.result(),
      notice: notice || unlisted(behind()),
      partial: partial || behind(),
    };
  };

  return {
    list,
    search: async (input, cancelled) => {
      const table = await current(input.patience);
      const chosen = choosing(table, input, (selected, scores) =>
        orderRows(table, selected.rows, scores, input, input.offset, input.limit),
      );
      const answer = await search.query(input.query, { ...chosen.run(input.patience), cancelled });
      const { counts } = chosen.result().selected;
      const facets = input.counts ? facetsOf(table.numbers, counts(), await codebook()) : [];
      const notice = answer.notice || unlisted(behind());
      return done({ ...answer, notice, partial: answer.partial || behind(), facets });
    },
    ids: async (asked) => {
      const wanted: Wanted = { facets: {}, sort: 'relevance', descending: false, ...asked };
      const { table, chosen, notice } = await choose(wanted, Number.POSITIVE_INFINITY, () => false);
      const { rows } = chosen.selected;
      return { ids: idsOf(table, orderRows(table, rows, chosen.scores, wanted, 0, rows.length)), notice };
    },
    count: async ({ query, facets }) => {
      const table = await current(patienceOf({ query }));
      if (behind()) return null;
      if (query.trim() === '') return selectRows(table, undefined, facets).rows.length;
      const members = await search.members(query, LIST_PATIENCE_MS);
      return members === undefined ? null : countWithin(table, members, facets);
    },
    close: () => {
      isClosed = true;
      close();
    },
  };
}

/** Titles that a warm-up takes words from, and the rows of an answer that it puts in order. */
const WARM_TITLES = 8;
const WARM_ROWS = 40;

/** The longest words of the first titles, letter by letter, as they are typed. */
function likelyQueries({ rows }: ReferenceTable): readonly string[] {
  return rows.slice(0, WARM_TITLES).flatMap(({ facts }) => {
    const words = facts.title.match(/\p{L}+/gu) ?? [];
    const longest = words.reduce((found, word) => (word.length > found.length ? word : found), '');
    return longest.length < 4 ? [] : [longest.slice(0, 3), longest.slice(0, 4)];
  });
}

/** Whether a list is that of all references as they were added, without counts. */
function isPlain({ query, facets, sort, counts }: CallArguments<'reference.list'>): boolean {
  const ordered = sort === 'relevance' || sort === 'added';
  return (
    ordered && !counts && query.trim() === '' && Object.values(facets).every((values) => values.length === 0)
  );
}

function countWithin(table: ReferenceTable, members: ReadonlySet<string>, facets: ChosenFacets): number {
  if (Object.values(facets).every((values) => values.length === 0)) return members.size;
  const rows = [...members].flatMap((id) => table.rowOf(id) ?? []);
  return selectRows(table, { rows, scores: new Float64Array(0) }, facets).rows.length;
}

function idsOf(table: ReferenceTable, rows: readonly number[]): readonly string[] {
  return rows.map((row) => table.rows[row]?.facts.id ?? '');
}

/** The rows of a list as they were chosen at one version of the library. */
type Choice = {
  readonly table: ReferenceTable;
  readonly chosen: Chosen;
  readonly notice: string;
  readonly partial: boolean;
};
type LastChoice = { readonly key: string; readonly version: number; readonly choice: Choice };

type Chosen = { readonly selected: Selected; readonly scores: Scores | undefined };

/** Catches what a search finds, narrows it, and gives back the rows of a page. */
function choosing(
  table: ReferenceTable,
  wanted: Wanted,
  page: (selected: Selected, scores: Scores) => readonly number[],
): { readonly run: (patience: number) => Omit<SearchRun, 'cancelled'>; readonly result: () => Chosen } {
  let chosen: Chosen = { selected: { rows: [], counts: () => new Uint32Array(0) }, scores: undefined };
  const arrange: Arrange = (found) => {
    const scores = new Float64Array(table.rows.length);
    const rows: number[] = [];
    for (const { records, each } of found) {
      const rowOf = table.rowsOf(records);
      each((document, score) => {
        const row = rowOf(document);
        if (row < 0) return;
        scores[row] = score;
        rows.push(row);
      });
    }
    const selected = selectRows(table, { rows, scores }, wanted.facets);
    chosen = { selected, scores };
    return { total: selected.rows.length, ids: idsOf(table, page(selected, scores)) };
  };
  return { run: (patience) => ({ arrange, patience }), result: () => chosen };
}
