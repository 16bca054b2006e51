import type { REFERENCE_SORTS } from '../../shared/contract/reference.ts';
import { foldWords } from '../references/folded-text.ts';
import type { TableRow } from './reference-table.ts';

/** An order of its own, without a question; `relevance` comes from the search. */
export type OrderName = Exclude<(typeof REFERENCE_SORTS)[number], 'relevance'>;

type Facts = TableRow['facts'];

/** What rows are ordered by; all keys of one order are of one type. */
export type OrderKey = { readonly keyOf: (facts: Facts) => string | number };

/** Every order. Authors and titles are compared folded, so that Öberg stands beside Oberg. */
export const ORDERS: Readonly<Record<OrderName, OrderKey>> = {
  added: { keyOf: (facts) => facts.id },
  author: { keyOf: (facts) => facts.sortAuthor },
  title: { keyOf: (facts) => foldWords(facts.title) },
  type: { keyOf: (facts) => facts.type },
  year: { keyOf: (facts) => facts.year ?? 0 },
  cited: { keyOf: (facts) => facts.cited },
  codings: { keyOf: (facts) => facts.codings },
};

/** Rows in an order; a changed row moves without the others being sorted again. */
export type Order = {
  /** Numbers of rows, first to last. */
  readonly rows: () => readonly number[];
  /** The place of each row. */
  readonly ranks: () => Uint32Array;
  readonly add: (row: number) => void;
  readonly move: (row: number) => void;
};

/** Sorts rows; those of equal keys stand in the order in which they were added. */
export function createOrder({ keyOf }: OrderKey, table: readonly TableRow[]): Order {
  const keys = table.map((row) => keyOf(row.facts));
  const comesFirst = (a: number, b: number): boolean => {
    const x = keys[a]!;
    const y = keys[b]!;
    return x < y || (x === y && table[a]!.facts.id < table[b]!.facts.id);
  };
  const rows = table.map((_, row) => row).sort((a, b) => (a === b ? 0 : comesFirst(a, b) ? -1 : 1));
  let ranks: Uint32Array | undefined;
  const add = (row: number): void => {
    keys[row] = keyOf(table[row]!.facts);
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comesFirst(rows[middle]!, row)) low = middle + 1;
      else high = middle;
    }
    rows.splice(low, 0, row);
    ranks = undefined;
  };
  return {
    rows: () => rows,
    ranks: () => {
      if (ranks !== undefined) return ranks;
      ranks = new Uint32Array(table.length);
      for (let place = 0; place < rows.length; place += 1) ranks[rows[place]!] = place;
      return ranks;
    },
    add,
    move: (row) => {
      rows.splice(rows.indexOf(row), 1);
      add(row);
    },
  };
}
