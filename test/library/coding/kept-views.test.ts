import { describe, expect, it } from 'vitest';
import { editCodebookInForce } from '../../../library/coding/codebook-editing.ts';
import { listMatrixViews, saveMatrixView } from '../../../library/maps/matrix-views.ts';
import { CALLS } from '../../../shared/contract/calls.ts';
import type { CodebookEdit } from '../../../shared/contract/codebook-edit.ts';
import { type Look, lookOf, plainLook } from '../../../shared/model/matrix-look.ts';
import { contentOf, output } from '../test-library.ts';
import { smallLibrary } from './small-library.ts';

type Part = Omit<Partial<Look>, 'rows' | 'columns'> & {
  readonly rows?: Partial<Look['rows']>;
  readonly columns?: Partial<Look['columns']>;
};

/** A library that keeps one view of reasons by places, and what that view is after an edit. */
async function keeping({ rows, columns, ...look }: Part) {
  const { library } = await smallLibrary();
  const plain = plainLook('reason', 'place');
  const whole = {
    ...plain,
    ...look,
    rows: { ...plain.rows, ...rows },
    columns: { ...plain.columns, ...columns },
  };
  const view = { name: 'Mine', rows: 'reason', columns: 'place', look: JSON.stringify(whole) };
  output(await saveMatrixView(library, view));
  return {
    library,
    edited: async (value: CodebookEdit) => {
      output(await editCodebookInForce(library, CALLS['codebook.edit'].input.parse({ edit: value })));
      const [kept] = output(await listMatrixViews(library));
      return { ...kept!, look: lookOf(kept!) };
    },
  };
}

describe('a kept view of the matrix', () => {
  it('follows a code to its new id wherever it names it', async () => {
    const { edited } = await keeping({
      rows: { sort: 'at:office', hidden: ['light'] },
      columns: { pinned: ['office'], order: ['station', 'office'], collapsed: ['office'] },
      segment: 'place',
      otherSegments: ['office', 'station'],
      filters: { place: ['office'] },
      against: { reason: ['sign'], place: ['station', 'office'] },
    });
    const { look } = await edited({ kind: 'code.rename', dimension: 'place', code: 'office', to: 'desk' });
    expect(look).toMatchObject({
      rows: { sort: 'at:desk', hidden: ['light'] },
      columns: { pinned: ['desk'], order: ['station', 'desk'], collapsed: ['desk'] },
      segment: 'place',
      otherSegments: ['desk', 'station'],
      filters: { place: ['desk'] },
      against: { reason: ['sign'], place: ['station', 'desk'] },
    });
  });

  it('follows a dimension to its new id, and directions that rows are sorted by', async () => {
    const { edited } = await keeping({ rows: { sort: 'share:up' }, filters: { place: ['office'] } });
    const renamed = await edited({ kind: 'dimension.rename', dimension: 'place', to: 'site' });
    expect(renamed).toMatchObject({ rows: 'reason', columns: 'site' });
    expect(renamed.look.filters).toEqual({ site: ['office'] });
    const { look } = await edited({ kind: 'code.rename', dimension: 'way', code: 'up', to: 'more' });
    expect(look.rows.sort).toBe('share:more');
  });

  it('shows a hidden code that was merged with one in sight, and filters by what it became', async () => {
    const { edited } = await keeping({
      columns: { hidden: ['office'], order: ['office', 'station'] },
      filters: { place: ['office', 'station'] },
    });
    const { look } = await edited({
      kind: 'code.merge',
      dimension: 'place',
      codes: ['office'],
      into: 'station',
    });
    expect(look.columns).toMatchObject({ hidden: [], order: ['station'] });
    expect(look.filters).toEqual({ place: ['station'] });
  });

  it('keeps hidden what two hidden codes became', async () => {
    const { edited } = await keeping({ columns: { hidden: ['office', 'station'] } });
    const { look } = await edited({
      kind: 'code.merge',
      dimension: 'place',
      codes: ['office'],
      into: 'station',
    });
    expect(look.columns.hidden).toEqual(['station']);
  });

  it('filters by a code in the dimension that it moved to, and no longer arranges it on the old axis', async () => {
    const { edited } = await keeping({
      rows: { sort: 'at:station' },
      columns: { hidden: ['station'], pinned: ['station'] },
      filters: { place: ['station'] },
      against: { place: ['office', 'station'] },
    });
    const { look } = await edited({
      kind: 'dimension.split',
      dimension: 'place',
      into: { id: 'rail', label: 'Rail' },
      codes: ['station'],
    });
    expect(look.columns).toMatchObject({ hidden: [], pinned: [] });
    expect(look.rows.sort).toBe('codebook');
    expect(look.filters).toEqual({ rail: ['station'] });
    expect(look.against).toEqual({ place: ['office'] });
  });

  it('stays as it is where a code is retired or split, which leaves it there', async () => {
    const { edited } = await keeping({ columns: { pinned: ['office'] }, filters: { place: ['office'] } });
    const retired = await edited({ kind: 'code.retire', dimension: 'place', code: 'office' });
    const split = await edited({
      kind: 'code.split',
      dimension: 'place',
      code: 'station',
      into: [
        { id: 'tram', label: 'Tram', definition: 'Trams.' },
        { id: 'train', label: 'Train', definition: 'Trains.' },
      ],
    });
    for (const { look } of [retired, split]) {
      expect(look.columns.pinned).toEqual(['office']);
      expect(look.filters).toEqual({ place: ['office'] });
    }
  });

  it('is as before when the edit is undone', async () => {
    const { library, edited } = await keeping({ filters: { place: ['office'] } });
    const before = contentOf(library);
    await edited({ kind: 'code.rename', dimension: 'place', code: 'office', to: 'desk' });
    output(await library.journal.undo());
    expect(contentOf(library)).toEqual(before);
  });
});
