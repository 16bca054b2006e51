import { expect, it } from 'vitest';
import { parseEntry } from '../../../../library/extraction/entry/entry.ts';
import { withoutHeadwordMark } from '../../../../library/extraction/entry/headword.ts';

it('reads the article of a work of reference that is named first', () => {
  const { item } = parseEntry(
    'Oxford Dictionary of Rivers, s.v. “Delta,” 4th ed. (Oxford: River Press, 2012).',
  );
  expect(item).toMatchObject({ title: 'Delta', 'container-title': 'Oxford Dictionary of Rivers' });
  expect(item.author).toBeUndefined();
});

it('takes “s.v.” after an author for no second one', () => {
  const { item } = parseEntry(
    'Berg, J., s.v. “Delta,” in Encyclopaedia of Rivers, vol. 3 (London: Casa, 1999), 45–47.',
  );
  expect(item.author).toEqual([{ family: 'Berg', given: 'J.' }]);
  expect(item).toMatchObject({ title: 'Delta', 'container-title': 'Encyclopaedia of Rivers' });
});

it('leaves other references alone', () => {
  const raw = 'Berg, J. S. V. (1999). Wells. Harbour Press.';
  expect(withoutHeadwordMark(raw)).toBe(raw);
});
