import { expect, test } from 'vitest';
import { keepTable } from '../../../library/listing/kept-table.ts';
import { addReferences, removeReferences } from '../../../library/references/references.ts';
import { newLibrary, output } from '../test-library.ts';

const books = (count: number, from: number) => ({
  items: Array.from({ length: count }, (_, n) => ({ type: 'book', title: `Book ${from + n}` })),
});

test('takes up single acts before it is looked at, and large ones for as long as somebody waits', async () => {
  const library = await newLibrary();
  const table = keepTable(library);
  expect((await table.current(0)).rows).toHaveLength(0);
  const [first] = output(await addReferences(library, books(1, 0))).ids;
  expect((await table.current(0)).rows).toHaveLength(1);
  const { ids } = output(await addReferences(library, books(2_600, 1)));
  expect(table.behind()).toBe(true);
  const early = (await table.current(0)).rows.length;
  expect(early).toBeLessThan(2_601);
  const all = await table.current(Number.POSITIVE_INFINITY);
  expect(table.behind()).toBe(false);
  expect(all.rows).toHaveLength(2_601);
  expect([first!, ...ids].every((id) => all.rowOf(id) !== undefined)).toBe(true);
  output(await removeReferences(library, { ids: ids.slice(0, 2_500) }));
  const left = await table.current(Number.POSITIVE_INFINITY);
  expect(left.rows.filter(({ live }) => live)).toHaveLength(101);
  table.close();
  await library.close();
});
