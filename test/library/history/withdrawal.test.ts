import { describe, expect, it } from 'vitest';
import { reviewLibrary } from '../coding/two-coders.ts';
import { contentOf, faultOf } from '../test-library.ts';

const LEVEL = 'prevention_level';

async function worked() {
  const review = await reviewLibrary(4);
  const { call, studies, engine } = review;
  const title = { document: null, start: 0, end: 8, basis: 'title' as const };
  const as = async (coder: string, study: number, code: string) => {
    await call('library.setCoder', { coder });
    return call('coding.apply', { study: studies[study]!, dimension: LEVEL, code, passages: [title] });
  };
  // The codebook is stored with the first coding, whoever makes it.
  await as('Cleo', 3, 'na');
  const content = () => contentOf(engine.library);
  return { ...review, as, content };
}

describe('the history', () => {
  it('is found by coder, study, day and kind', async () => {
    const { call, as, studies } = await worked();
    await as('Ada', 0, 'primary');
    await as('Ben', 0, 'secondary');
    await call('study.rename', { id: studies[1]!, label: 'Another' });
    const totals = async (filter: object) => (await call('history.find', filter)).total;
    expect(await totals({ coder: 'Ada' })).toBe(1);
    expect(await totals({ study: studies[0]! })).toBe(2);
    expect(await totals({ kind: 'coding' })).toBe(2);
    expect(await totals({ kind: 'study', coder: 'Ben' })).toBe(1);
    expect(await totals({ from: '2026-01-01', to: '2026-01-01' })).toBe(5);
    expect(await totals({ from: '2026-01-02' })).toBe(0);
    // Just before midnight in Greenwich it is the next day to the east.
    expect(await totals({ from: '2026-01-02', zone: 1_439 })).toBe(0);
    const { entries, coders, kinds } = await call('history.find', { coder: 'Ada' });
    expect(entries[0]).toMatchObject({ kind: 'coding', studies: [{ id: studies[0] }], undone: false });
    expect(coders.map(({ name }) => name).sort()).toEqual(['Ada', 'Ben', 'Cleo', 'me']);
    expect(kinds.find(({ name }) => name === 'reference')?.n).toBe(1);
  });

  it('takes back all that one coder did, as one act that can be undone', async () => {
    const { call, as, content } = await worked();
    await as('Ben', 0, 'secondary');
    const before = content();
    await as('Ada', 0, 'primary');
    await as('Ada', 1, 'primary');
    await as('Ada', 1, 'tertiary');
    const after = content();
    expect(await call('history.withdraw', { coder: 'Ada', preview: true })).toMatchObject({
      withdrawn: 3,
      left: [],
    });
    expect(content()).toEqual(after);
    await call('history.withdraw', { coder: 'Ada' });
    expect(content()).toEqual(before);
    const { entries } = await call('history.find', { coder: 'Ada' });
    expect(entries.filter(({ undone }) => undone)).toHaveLength(3);
    await call('history.undo', {});
    expect(content()).toEqual(after);
    const again = (await call('history.find', { coder: 'Ada' })).entries;
    expect(again.filter(({ undone, summary }) => undone && summary.startsWith('Coded'))).toEqual([]);
  });

  it('leaves what later work of others builds on, and tells which', async () => {
    const { call, as, studies } = await worked();
    const coding = await as('Ada', 0, 'primary');
    await as('Ada', 1, 'primary');
    await call('library.setCoder', { coder: 'Ben' });
    await call('coding.change', { id: coding.id, rev: coding.rev, note: 'seen by Ben' });
    const result = await call('history.withdraw', { coder: 'Ada' });
    expect(result).toMatchObject({ withdrawn: 1, left: [{ because: `Changed ${LEVEL}:primary` }] });
    const left = await call('coding.list', {});
    expect(left.map(({ study, coder }) => [study, coder])).toEqual([
      [studies[3], 'Cleo'],
      [studies[0], 'Ada'],
    ]);
  });

  it('leaves a coding to which somebody else added a quote', async () => {
    const { call, as } = await worked();
    const coding = await as('Ada', 0, 'primary');
    await call('library.setCoder', { coder: 'Ben' });
    const more = { document: null, start: 9, end: 16, basis: 'title' as const };
    await call('coding.change', { id: coding.id, rev: coding.rev, addPassages: [more] });
    const result = await call('history.withdraw', { coder: 'Ada' });
    expect(result).toMatchObject({ withdrawn: 0, left: [{ because: 'Other work hangs on it.' }] });
    expect((await call('coding.list', {}))[1]?.passages).toHaveLength(2);
  });

  it('takes back one study of an act on many', async () => {
    const { call, studies } = await worked();
    await call('library.setCoder', { coder: 'Ada' });
    await call('coding.applyMany', { studies: [...studies], dimension: LEVEL, code: 'na', note: '' });
    expect(await call('history.withdraw', { study: studies[1]! })).toMatchObject({
      withdrawn: 1,
      rows: 1,
      left: [],
    });
    const coded = (await call('coding.list', {}))
      .filter(({ coder }) => coder === 'Ada')
      .map(({ study }) => study);
    expect(coded).toEqual([studies[0], studies[2], studies[3]]);
  });

  it('refuses to take back everything, or nothing', async () => {
    const { reply } = await worked();
    expect(faultOf(await reply('history.withdraw', { kind: 'coding' })).kind).toBe('invalid-input');
    expect(faultOf(await reply('history.withdraw', { coder: 'Nobody' })).kind).toBe('not-found');
  });

  it('is written out as a table and as JSON with what changed', async () => {
    const { call, as, engine } = await worked();
    await as('=Ada', 0, 'primary');
    const text = async (format: 'csv' | 'json') => {
      const produced = await call('history.export', { format, coder: '=Ada' });
      const file = engine.files.get(produced.file);
      return new TextDecoder().decode(file.ok ? file.output.bytes : new Uint8Array());
    };
    const [header, line, end] = (await text('csv')).split('\r\n');
    expect(header).toBe('at,who,kind,what,studies,rows,undone,undoes,sequence,replica');
    expect(line).toMatch(/^2026-01-01T.*,'=Ada,coding,Coded .*prevention_level:primary.*,2,,,/);
    expect(end).toBe('');
    const trail = JSON.parse(await text('json')) as {
      entries: { changes: { table: string; operation: string }[] }[];
    };
    expect(trail.entries[0]?.changes.map(({ table, operation }) => `${operation} ${table}`)).toEqual([
      'insert coding',
      'insert passage',
    ]);
  });
});
