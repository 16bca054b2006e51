import { expect, it } from 'vitest';
import { parseEntry } from '../../../../library/extraction/entry/entry.ts';

it.each([
  'Smith, J. B., & Jones, K. (1998). Water meter (U.S. Patent No. 5,712,345). U.S. Patent and Trademark Office.',
  'J. B. Smith and K. Jones, "Water meter," U.S. Patent 5,712,345, Jan. 27, 1998.',
  'Smith, J.B., Jones, K.: Water meter. US Patent 5,712,345 (1998)',
])('reads the number of a patent whole: %s', (raw) => {
  const { item } = parseEntry(raw);
  expect(item).toMatchObject({ type: 'patent', number: '5,712,345', title: 'Water meter' });
  expect(item.author?.map(({ family }) => family)).toEqual(['Smith', 'Jones']);
  for (const field of ['container-title', 'volume', 'issue', 'page', 'translator'] as const) {
    expect(item[field]).toBeUndefined();
  }
});
