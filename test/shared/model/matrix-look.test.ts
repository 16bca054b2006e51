import { describe, expect, it } from 'vitest';
import { filterToggled, keptLook, placedAt, plainLook, withLook } from '../../../shared/model/matrix-look.ts';

describe('the look that is kept of a matrix', () => {
  it('comes back as it was, for its own crossing alone', () => {
    const look = { ...plainLook('factor', 'level'), drawing: 'bars' as const, filters: { type: ['survey'] } };
    const kept = withLook([], 'factor', 'level', look);
    expect(keptLook(kept, 'factor', 'level')).toEqual(look);
    expect(keptLook(kept, 'level', 'factor')).toEqual(plainLook('level', 'factor'));
    expect(withLook(kept, 'factor', 'level', null)).toEqual([]);
  });

  it('is the plain one where what was kept is damaged, part by part', () => {
    const plain = plainLook('factor', 'study');
    expect(plain.columns.hideEmpty).toBe(true);
    for (const damaged of ['', '7', 'null', '{"rows":"factor","columns":"study","look":[]}'])
      expect(keptLook([damaged], 'factor', 'study')).toEqual(plain);
    const part = JSON.stringify({
      rows: 'factor',
      columns: 'study',
      look: { drawing: 'pies', rows: { hidden: ['a'], pinned: [1] }, filters: { type: 'survey' } },
    });
    expect(keptLook([part], 'factor', 'study')).toEqual({
      ...plain,
      rows: { ...plain.rows, hidden: ['a'] },
    });
  });

  it('keeps the newest crossings only', () => {
    let kept: readonly string[] = [];
    for (let n = 0; n < 40; n += 1) kept = withLook(kept, `d${n}`, 'study', plainLook(`d${n}`, 'study'));
    expect(kept.length).toBe(24);
    expect(keptLook(kept, 'd39', 'study')).toEqual(plainLook('d39', 'study'));
  });
});

describe('lists of lines and filters', () => {
  it('puts a line at the place of another, whichever way it goes', () => {
    expect(placedAt(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a']);
    expect(placedAt(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(placedAt(['a', 'b'], 'a', 'gone')).toEqual(['a', 'b']);
  });
  it('drops a dimension when its last code goes', () => {
    const one = filterToggled({}, 'type', 'survey');
    expect(one).toEqual({ type: ['survey'] });
    expect(filterToggled(one, 'type', 'survey')).toEqual({});
  });
});
