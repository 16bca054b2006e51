import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicateGroups } from '../../../library/references/duplicates.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import { article, crowdedItem, names } from './records.ts';

const numbered = (items: readonly CslItem[]) => items.map((item, index) => ({ id: `r${index}`, item }));

/** Groups as sets, so that neither the order of the groups nor that of their members counts. */
function asSets(groups: ReturnType<typeof duplicateGroups>): ReadonlySet<string> {
  return new Set(
    groups.map(({ ids, tier, because }) => [tier, ...ids.toSorted(), ...because.toSorted()].join('\n')),
  );
}

describe('groups of duplicates', () => {
  test('join every copy of one work, whatever each leaves out', () => {
    const groups = duplicateGroups(
      numbered([
        article(),
        article({ page: undefined }),
        article({ 'container-title': 'J Clin Oncol', author: names('Okafor, N.') }),
        article({ title: 'Something else altogether, and longer than the rest', page: '9-12', volume: '2' }),
      ]),
    );
    expect(groups.map(({ ids, tier }) => ({ ids, tier }))).toEqual([
      { ids: ['r0', 'r1', 'r2'], tier: 'certain' },
    ]);
  });

  test('leave a record that fits two different works to a person', () => {
    const groups = duplicateGroups(
      numbered([
        article({ volume: undefined, page: '10-19', issue: undefined }),
        article({ volume: undefined, page: undefined, issue: undefined }),
        article({ volume: undefined, page: '300-311', issue: undefined }),
      ]),
    );
    expect(groups.map(({ tier }) => tier)).not.toContain('certain');
    expect(new Set(groups.flatMap(({ ids }) => ids))).toEqual(new Set(['r0', 'r1', 'r2']));
  });

  test('never chain editorials together', () => {
    const editorials = Array.from({ length: 200 }, (_, index) =>
      article({
        title: 'Editorial',
        volume: String(1 + (index % 20)),
        issue: undefined,
        page: index % 3 === 0 ? undefined : `${1 + index * 3}-${2 + index * 3}`,
      }),
    );
    expect(duplicateGroups(numbered(editorials)).filter(({ tier }) => tier === 'certain')).toEqual([]);
  });

  test('keep apart what a person kept apart', () => {
    const records = numbered([article(), article(), article({ page: '2207' })]);
    const apart = (left: string, right: string) => [left, right].toSorted().join() === 'r0,r1';
    for (const { ids } of duplicateGroups(records, apart)) {
      expect(ids.includes('r0') && ids.includes('r1')).toBe(false);
    }
  });

  test('put a record into one certain group at most, and never two that a person kept apart', () => {
    fc.assert(
      fc.property(fc.array(crowdedItem, { maxLength: 25 }), (items) => {
        const certain = duplicateGroups(numbered(items)).filter(({ tier }) => tier === 'certain');
        const ids = certain.flatMap((group) => group.ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect(certain.every((group) => group.ids.length > 1 && group.because.length > 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('are the same in whatever order the records come', () => {
    fc.assert(
      fc.property(
        fc.array(crowdedItem, { maxLength: 25 }).chain((items) => {
          const records = numbered(items);
          return fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }));
        }),
        ([records, shuffled]) => {
          expect(asSets(duplicateGroups(shuffled))).toEqual(asSets(duplicateGroups(records)));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('do not change when a record comes that has nothing to do with them', () => {
    const stranger = {
      id: 'stranger',
      item: article({
        title: 'Zwanzig Jahre Hochwasserschutz an der Oder',
        author: names('Quast, Uwe'),
        issued: { 'date-parts': [[1987]] },
        'container-title': 'Wasserwirtschaft',
        volume: '77',
        page: '455-461',
      }),
    };
    fc.assert(
      fc.property(fc.array(crowdedItem, { maxLength: 25 }), fc.nat(25), (items, place) => {
        const records = numbered(items);
        expect(asSets(duplicateGroups(records.toSpliced(place, 0, stranger)))).toEqual(
          asSets(duplicateGroups(records)),
        );
      }),
      { numRuns: 150 },
    );
  });
});
