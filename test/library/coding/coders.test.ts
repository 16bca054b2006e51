import { describe, expect, it } from 'vitest';
import { faultOf } from '../test-library.ts';
import { reviewLibrary } from './two-coders.ts';

describe('coding by several people', () => {
  it('hides what others coded until the coder asks to see it, and counts only the own layer', async () => {
    const { call, studies } = await reviewLibrary(3);
    const [study] = studies;
    await call('library.setCoder', { coder: 'Ada' });
    await call('coding.apply', { study: study!, dimension: 'prevention_level', code: 'na' });
    await call('library.setCoder', { coder: 'Ben' });
    expect((await call('study.get', { id: study! })).codings).toEqual([]);
    expect((await call('study.page', {})).rows[0]?.coded).toEqual({});
    await call('coder.reveal', { reveal: true });
    expect((await call('study.get', { id: study! })).codings).toHaveLength(1);
    expect((await call('study.page', {})).rows[0]?.coded).toEqual({});
    const history = await call('history.list', { limit: 1 });
    expect(history[0]?.summary).toBe('Ben chose to see what the others coded');
    await call('coder.reveal', { reveal: false });
    expect((await call('study.get', { id: study! })).codings).toEqual([]);
  });

  it('says of each coder how far they are and what is left in each dimension', async () => {
    const { call, studies } = await reviewLibrary(3);
    await call('library.setCoder', { coder: 'Ada' });
    await call('coding.applyMany', {
      studies: [...studies],
      dimension: 'prevention_level',
      code: 'na',
      note: '',
    });
    await call('library.setCoder', { coder: 'Ben' });
    await call('coding.apply', { study: studies[0]!, dimension: 'prevention_level', code: 'primary' });
    const [ben, ada] = await call('coder.list', {});
    expect([ben?.coder, ben?.isMe, ben?.left['prevention_level']]).toEqual(['Ben', true, 2]);
    expect([ada?.coder, ada?.codings, ada?.left['prevention_level']]).toEqual(['Ada', 3, 0]);
    expect(ada?.left['population']).toBe(3);
  });

  it('codes a selection in one act, leaves alone what bars it, and says so', async () => {
    const { call, reply, studies } = await reviewLibrary(4);
    await call('coding.apply', { study: studies[0]!, dimension: 'prevention_level', code: 'primary' });
    await call('coding.apply', { study: studies[1]!, dimension: 'prevention_level', code: 'na' });
    const result = await call('coding.applyMany', {
      studies: [...studies],
      dimension: 'prevention_level',
      code: 'na',
      note: '',
    });
    expect(result).toMatchObject({ applied: 2, already: 1, refused: [{ study: studies[0] }] });
    expect(result.refused[0]?.sentence).toContain('Primary prevention');
    await call('history.undo', {});
    expect(await call('coding.list', {})).toHaveLength(2);
    const factor = await reply('coding.applyMany', {
      studies: [...studies],
      dimension: 'factor',
      code: 'sh.shame',
      note: '',
    });
    expect(faultOf(factor).message).toContain('needs the words it rests on');
  });

  it('decides a coding again after its code was split, with its quotes and what it was', async () => {
    const { call, studies } = await reviewLibrary(2);
    const title = { document: null, start: 0, end: 8, basis: 'title' as const };
    await call('coding.apply', {
      study: studies[0]!,
      dimension: 'prevention_level',
      code: 'primary',
      passages: [title],
    });
    const into = [
      { id: 'p.school', label: 'Schools', definition: '' },
      { id: 'p.press', label: 'Press', definition: '' },
    ];
    await call('codebook.edit', {
      edit: { kind: 'code.split', dimension: 'prevention_level', code: 'primary', into },
    });
    expect((await call('study.page', { show: 'again' })).rows.map(({ id }) => id)).toEqual([studies[0]]);
    const [coding] = await call('coding.list', {});
    const both = await call('coding.recode', { id: coding!.id, codes: ['p.school', 'p.press'] });
    expect(both.map(({ code, passages, past }) => [code, passages.length, past?.[0]?.was.code])).toEqual([
      ['p.school', 1, 'primary'],
      ['p.press', 1, 'primary'],
    ]);
    expect((await call('study.page', { show: 'again' })).total).toBe(0);
  });

  it('pages studies, finds the open one and the next to code', async () => {
    const { call, studies } = await reviewLibrary(9);
    const page = await call('study.page', { offset: 4, limit: 2, at: studies[7]! });
    expect(page.rows.map(({ id }) => id)).toEqual([studies[4], studies[5]]);
    expect([page.total, page.at, page.next]).toEqual([9, 7, studies[0]]);
    expect((await call('study.page', { text: 'AUTHOR3' })).total).toBe(1);
    expect(await call('study.ids', { text: 'author' })).toHaveLength(9);
    await call('study.rename', { id: studies[0]!, label: 'Renamed' });
    expect((await call('study.page', { text: 'renamed' })).total).toBe(1);
  });

  it('puts codings under another name, but not over those of another coder', async () => {
    const { call, reply, studies } = await reviewLibrary(2);
    await call('coding.apply', { study: studies[0]!, dimension: 'prevention_level', code: 'na' });
    await call('coding.apply', {
      study: studies[0]!,
      dimension: 'prevention_level',
      code: 'na',
      coder: 'Ben',
    });
    expect(faultOf(await reply('coder.rename', { from: 'me', to: 'Ben' })).kind).toBe('conflict');
    expect(await call('coder.rename', { from: 'me', to: 'Ada' })).toEqual({ codings: 1 });
  });
});
