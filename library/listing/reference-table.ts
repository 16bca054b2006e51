import { createFacetNumbers, type FacetNumbers } from './facet-numbers.ts';
import type { ReferenceFacts } from './reference-facts-store.ts';
import { createOrder, ORDERS, type Order, type OrderName } from './row-order.ts';

/** One reference in the table; a row whose reference is gone stays, not live, for the case that it comes back. */
export type TableRow = {
  readonly facts: Omit<ReferenceFacts, 'tags' | 'collections' | 'codes' | 'sources'>;
  readonly facets: readonly number[];
  readonly live: boolean;
};

/** Records by numbers of their own, which always mean the same record. */
export type Numbered = { readonly size: () => number; readonly idOf: (number: number) => string };

/** Every reference of a library with what a list is narrowed and ordered by, kept in memory row by row. */
export type ReferenceTable = {
  readonly rows: readonly TableRow[];
  readonly numbers: FacetNumbers;
  /** The number of the row of a reference, or undefined where it is not in the library. */
  readonly rowOf: (id: string) => number | undefined;
  /** The numbers of the rows of records that are numbered otherwise; below 0 where a record has none. */
  readonly rowsOf: (records: Numbered) => (number: number) => number;
  readonly put: (facts: ReferenceFacts) => void;
  readonly drop: (id: string) => void;
  /** Rows in an order, and each row's place in it. */
  readonly order: (name: OrderName) => Order;
};

/** Makes a table of these references. */
export function createReferenceTable(facts: Iterable<ReferenceFacts>): ReferenceTable {
  const numbers = createFacetNumbers();
  const rows: TableRow[] = [];
  const places = new Map<string, number>();
  const orders = new Map<OrderName, Order>();
  const kept = new WeakMap<Numbered, Int32Array>();

  const put = (given: ReferenceFacts): void => {
    const { tags: _tags, collections: _collections, codes: _codes, sources: _sources, ...kept } = given;
    const row: TableRow = { facts: kept, facets: numbers.of(given), live: true };
    const known = places.get(given.id);
    const at = known ?? rows.length;
    const before = rows[at];
    rows[at] = row;
    places.set(given.id, at);
    for (const [name, order] of orders) {
      const { keyOf } = ORDERS[name];
      if (before === undefined) order.add(at);
      else if (keyOf(before.facts) !== keyOf(kept)) order.move(at);
    }
  };
  for (const each of facts) put(each);

  return {
    rows,
    numbers,
    put,
    rowOf: (id) => {
      const at = places.get(id);
      return at !== undefined && rows[at]?.live ? at : undefined;
    },
    rowsOf: (records) => {
      const known = rowNumbers(kept, records);
      return (number) => {
        const row = known[number] ?? -1;
        if (row >= 0) return row;
        // A row keeps its number, so that each id is looked up once.
        const found = places.get(records.idOf(number)) ?? -1;
        known[number] = found;
        return found;
      };
    },
    drop: (id) => {
      const at = places.get(id);
      const row = at === undefined ? undefined : rows[at];
      if (at !== undefined && row !== undefined) rows[at] = { ...row, live: false };
    },
    order: (name) => {
      const known = orders.get(name);
      if (known !== undefined) return known;
      const made = createOrder(ORDERS[name], rows);
      orders.set(name, made);
      return made;
    },
  };
}

function rowNumbers(kept: WeakMap<Numbered, Int32Array>, records: Numbered): Int32Array {
  const before = kept.get(records);
  if (before !== undefined && before.length >= records.size()) return before;
  const grown = new Int32Array(Math.max(64, records.size() * 2)).fill(-1);
  if (before !== undefined) grown.set(before);
  kept.set(records, grown);
  return grown;
}
