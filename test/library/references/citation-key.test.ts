import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { citationKey } from '../../../library/references/citation-key.ts';
import { makeKey, readPattern } from '../../../library/references/key-making.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import { arbitraryItem } from '../formats/arbitrary-item.ts';
import { newEngine } from '../test-engine.ts';
import { contentOf, faultOf } from '../test-library.ts';

const ITEM: CslItem = {
  type: 'article-journal',
  title: 'The <i>Long</i> Way Home: a Study of Detours',
  author: [
    { family: 'Müller', given: 'Anna K.', 'non-dropping-particle': 'van der' },
    { family: 'Lee', given: 'Bo' },
    { family: 'Øst', given: 'Kim' },
  ],
  issued: { 'date-parts': [[2019, 3, 7]] },
  'container-title': 'Journal of Winding Roads',
  volume: '12',
  page: '301-326',
};

function key(pattern: string, item: CslItem = ITEM): string {
  const read = readPattern(pattern);
  if (!read.ok) throw new Error(`${read.problem.message} at ${read.problem.at}`);
  return makeKey(read.pattern, item);
}

describe('a citation-key pattern', () => {
  it.each([
    ['auth.lower + shorttitle(3,3) + year', 'vandermullerLongWayHome2019'],
    ['[auth:lower][shorttitle3_3][year]', 'vandermullerLongWayHome2019'],
    ['auth', 'vanderMuller'],
    ['auth(3)', 'van'],
    ['auth(3, 2)', 'Lee'],
    ['[auth3_2]', 'Lee'],
    ['authEtAl + year', 'vanderMullerEtAl2019'],
    ['[auth.etal]-[shortyear]', 'vanderMullerEtAl-19'],
    ['authEtal2.lower', 'vandermuller.etal'],
    ['authors', 'vanderMullerLeeOst'],
    ['authors(2)', 'vanderMullerLee'],
    ["authors(2, etal='EtAl')", 'vanderMullerLeeEtAl'],
    ['[authors2]', 'vanderMullerLee'],
    ['veryshorttitle.lower', 'long'],
    ['shorttitle', 'LongWayHome'],
    ['title', 'LongWayHomeStudyDetours'],
    ['Title.nopunct.condense("_")', 'The_Long_Way_Home_a_Study_of_Detours'],
    ['journal.abbr', 'JoWR'],
    ['journal.upper.condense', 'JOURNALOFWINDINGROADS'],
    ["auth.upper + '-' + Volume + '-' + firstpage", 'VANDERMULLER-12-301'],
    ["date('%Y%m')", '201903'],
    ['Title.select(2, 2).clean', 'LongWay'],
    ["auth.replace('van', '').lower", 'dermuller'],
    ['[keyword1] | [veryshorttitle][year]', 'Long2019'],
    ["(keyword | veryshorttitle).lower + '_x'", 'long_x'],
    ['auth.len(">", 40) + year | shortyear', '19'],
    ['[auth]:[year]', 'vanderMuller:2019'],
  ])('%s makes %s', (pattern, made) => {
    expect(key(pattern)).toBe(made);
  });

  it('takes the next alternative where one says nothing', () => {
    const bare: CslItem = { type: 'book', title: 'Only a title' };
    expect(key('auth + year | veryshorttitle', bare)).toBe('Only');
    expect(key("auth + '-' + year | title", bare)).toBe('OnlyTitle');
    expect(key('[auth][year] | [title:lower]', bare)).toBe('onlytitle');
    expect(key('auth', bare)).toBe('');
  });

  it.each([
    ['', 'The pattern is empty', 0],
    ['auth.lower +', 'The pattern ends where', 12],
    ['auth lower', 'a + or a | is missing', 5],
    ['auth + foo(3)', 'There is no function “foo”', 7],
    ['auth.shout', 'There is no filter “shout”', 5],
    ["auth + 'x", 'is not closed', 7],
    ['auth(3', 'not closed', 4],
    ['(auth | year', 'not closed', 0],
    ['auth..lower', 'a filter is expected', 5],
    ['[auth', 'square bracket is not closed', 0],
    ['[auth:shout]', 'There is no filter “shout”', 6],
    ['[auth]x]', 'was not opened', 7],
    ['[nothing]', 'There is no function “nothing”', 1],
    ['auth + %', 'means nothing here', 7],
    [`${'('.repeat(30)}auth`, 'nested too deep', 20],
  ])('that cannot be read says why and where: %s', (pattern, message, at) => {
    const read = readPattern(pattern);
    expect(read).toMatchObject({ ok: false, problem: { message: expect.stringContaining(message), at } });
  });

  it('is read or refused, whatever is written', () => {
    const bit = fc.constantFrom(
      'auth',
      '.lower',
      '(',
      ')',
      '[',
      ']',
      '|',
      '+',
      "'",
      '3',
      ',',
      ':',
      ' ',
      'year',
    );
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 14 }), (bits) => {
        const read = readPattern(bits.join(''));
        if (read.ok) expect(makeKey(read.pattern, ITEM)).toMatch(/^[^\s{}(),"#%~\\'@]*$/);
        else expect(read.problem.at).toBeLessThanOrEqual(bits.join('').length);
      }),
      { numRuns: 500 },
    );
  });

  it('makes a key that TeX and Pandoc take, of any reference', () => {
    fc.assert(
      fc.property(arbitraryItem(['article-journal', 'book']), (item) => {
        expect(key('auth + year + Title + Journal', item)).toMatch(/^[^\s{}(),"#%~\\'@]*$/);
      }),
      { numRuns: 100 },
    );
  });

  it('can say what Gleaner does by itself', () => {
    const item = { ...ITEM, author: [{ family: 'Müller' }] };
    expect(key('auth.lower + year + veryshorttitle.lower', item)).toBe(citationKey(item));
  });
});

const BOOKS = [
  { type: 'book', title: 'First of all', author: [{ family: 'Lee' }], issued: { 'date-parts': [[2001]] } },
  { type: 'book', title: 'Second to none', author: [{ family: 'Lee' }], issued: { 'date-parts': [[2001]] } },
  { type: 'book', title: 'Third time', author: [{ family: 'Poe' }], issued: { 'date-parts': [[2003]] } },
] as CslItem[];

describe('the pattern of a library', () => {
  test('shapes the keys of what is added from then on, and never a key that is there', async () => {
    const { call } = await newEngine();
    await call('reference.add', { items: [BOOKS[0]!] });
    await call('key.setPattern', { pattern: "auth + '_' + year" });
    await call('reference.add', { items: [BOOKS[1]!, BOOKS[2]!] });
    const { rows } = await call('reference.list', { sort: 'added' });
    expect(rows.map(({ citationKey: each }) => each).toSorted()).toEqual([
      'Lee_2001',
      'Poe_2003',
      'lee2001first',
    ]);
  });

  test('is refused with a sentence and a place where it cannot be read, and the old one stays', async () => {
    const { call, reply } = await newEngine();
    await call('key.setPattern', { pattern: 'auth + year' });
    expect(faultOf(await reply('key.setPattern', { pattern: 'auth + yaer' })).message).toMatch(
      /There is no function “yaer”.*at character 8/,
    );
    expect((await call('key.pattern', {})).pattern).toBe('auth + year');
  });

  test('is tried on references of the library without changing anything', async () => {
    const { call, engine } = await newEngine();
    await call('reference.add', { items: BOOKS });
    const before = contentOf(engine.library);
    const { samples, problem } = await call('key.tryPattern', { pattern: 'auth.upper + shortyear' });
    expect(problem).toBeNull();
    expect(samples.map((sample) => sample.key)).toEqual(['POE03', 'LEE01', 'LEE01']);
    expect(await call('key.tryPattern', { pattern: 'auth +' })).toMatchObject({
      samples: [],
      problem: { at: 6 },
    });
    expect(contentOf(engine.library)).toEqual(before);
  });

  test('previews what would change, changes it in one act, and is undone in one', async () => {
    const { call, engine } = await newEngine();
    const { ids } = await call('reference.add', { items: BOOKS });
    await call('key.setPattern', { pattern: 'auth.lower + year' });
    const before = contentOf(engine.library);
    const preview = await call('key.preview', {});
    expect(preview.changes.map(({ from, to }) => [from, to])).toEqual([
      ['lee2001first', 'lee2001'],
      ['lee2001second', 'lee2001a'],
      ['poe2003third', 'poe2003'],
    ]);
    expect(contentOf(engine.library)).toEqual(before);
    expect(await call('key.regenerate', {})).toEqual({ changed: 3, same: 0, pinned: 0 });
    expect((await call('reference.get', { id: 'lee2001second' })).citationKey).toBe('lee2001a');
    expect((await call('key.preview', {})).changes).toEqual([]);
    await call('history.undo', {});
    expect(contentOf(engine.library)).toEqual(before);
    await call('history.redo', {});
    expect((await call('reference.get', { id: ids[2]! })).citationKey).toBe('poe2003');
  });

  test('leaves pinned keys and what was not chosen alone', async () => {
    const { call } = await newEngine();
    const { ids } = await call('reference.add', { items: BOOKS });
    await call('key.setPattern', { pattern: 'auth.lower + year' });
    await call('key.pin', { ids: [ids[0]!], pinned: true });
    expect((await call('key.pinned', {})).ids).toEqual([ids[0]]);
    expect(await call('key.regenerate', { ids: [ids[0]!, ids[1]!] })).toEqual({
      changed: 1,
      same: 0,
      pinned: 1,
    });
    const keys = await Promise.all(ids.map(async (id) => (await call('reference.get', { id })).citationKey));
    expect(keys).toEqual(['lee2001first', 'lee2001', 'poe2003third']);
    await call('key.pin', { ids: [ids[0]!], pinned: false });
    // The second keeps what it has: “lee2001” is its own, and the first gets a letter.
    expect(await call('key.regenerate', {})).toEqual({ changed: 2, same: 1, pinned: 0 });
    expect((await call('reference.get', { id: ids[0]! })).citationKey).toBe('lee2001a');
  });

  test('exchanges keys that stand in each other’s way', async () => {
    const { call } = await newEngine();
    const { ids } = await call('reference.add', { items: [BOOKS[0]!, BOOKS[2]!] });
    const rename = async (id: string, to: string) => {
      const { rev } = await call('reference.get', { id });
      await call('reference.update', { id, rev, citationKey: to });
    };
    await rename(ids[0]!, 'waiting');
    await rename(ids[1]!, 'Lee2001');
    await rename(ids[0]!, 'Poe2003');
    await call('key.setPattern', { pattern: 'auth + year' });
    expect((await call('key.regenerate', {})).changed).toBe(2);
    expect((await call('reference.get', { id: 'Lee2001' })).id).toBe(ids[0]);
    expect((await call('reference.get', { id: 'Poe2003' })).id).toBe(ids[1]);
  });

  test('lets a pinned reference be merged and removed', async () => {
    const { call } = await newEngine();
    const { ids } = await call('reference.add', { items: BOOKS });
    await call('key.pin', { ids, pinned: true });
    await call('reference.merge', { into: ids[0]!, from: [ids[1]!] });
    await call('reference.remove', { ids: [ids[2]!] });
    expect((await call('key.pinned', {})).ids).toEqual([ids[0]]);
  });
});
