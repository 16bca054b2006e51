import { describe, expect, it } from 'vitest';
import { newEngine, type TestEngine } from '../test-engine.ts';
import { faultOf } from '../test-library.ts';

async function withReferences(n: number): Promise<TestEngine & { readonly ids: readonly string[] }> {
  const test = await newEngine();
  const items = Array.from({ length: n }, (_, at) => ({
    id: `r${at}`,
    type: 'book' as const,
    title: `Book number ${at}`,
  }));
  const { ids } = await test.call('reference.add', { items });
  return { ...test, ids };
}

async function tree({ call }: TestEngine): Promise<readonly string[]> {
  const rows = await call('collection.list', {});
  return rows.map(({ name, depth, own, total }) => `${'  '.repeat(depth)}${name} ${own}/${total}`);
}

describe('collections', () => {
  it('stand one inside another and count a reference of several once', async () => {
    const test = await withReferences(3);
    const [a, b, c] = test.ids as [string, string, string];
    const { id: top } = await test.call('collection.add', { name: 'Treatment', references: [a, b] });
    const { id: inner } = await test.call('collection.add', {
      name: 'Online',
      parent: top,
      references: [b, c],
    });
    await test.call('collection.add', { name: 'Background' });
    expect(await tree(test)).toEqual(['Background 0/0', 'Treatment 2/3', '  Online 2/2']);
    expect(await test.call('collection.of', { reference: b })).toEqual(expect.arrayContaining([top, inner]));
  });

  it('narrow a list, alone and with a search, and keep in step with acts and their undo', async () => {
    const test = await withReferences(4);
    const { id } = await test.call('collection.add', { name: 'Chosen', references: test.ids.slice(0, 3) });
    const listed = async (query = '') =>
      (await test.call('reference.list', { query, facets: { collection: [id] } })).rows.map((row) => row.id);
    expect((await listed()).toSorted()).toEqual(test.ids.slice(0, 3).toSorted());
    expect(await listed('number')).toHaveLength(3);
    const { changed } = await test.call('collection.fill', {
      id,
      references: test.ids.slice(1),
      remove: true,
    });
    expect(changed).toBe(2);
    expect(await listed()).toEqual([test.ids[0]]);
    await test.call('history.undo', {});
    expect(await listed()).toHaveLength(3);
    expect((await test.call('collection.fill', { id, references: [...test.ids] })).changed).toBe(1);
  });

  it('are renamed, moved and removed with what stands inside, each of which can be taken back', async () => {
    const test = await withReferences(1);
    const { id: top } = await test.call('collection.add', { name: 'One', references: [...test.ids] });
    const { id: inner } = await test.call('collection.add', { name: 'Two', parent: top });
    await test.call('collection.change', { id: inner, name: 'Within' });
    expect(await tree(test)).toEqual(['One 1/1', '  Within 0/0']);
    await test.call('collection.change', { id: inner, parent: null });
    expect(await tree(test)).toEqual(['One 1/1', 'Within 0/0']);
    await test.call('history.undo', {});
    expect((await test.call('collection.remove', { id: top })).removed).toBe(2);
    expect(await tree(test)).toEqual([]);
    expect((await test.call('reference.list', {})).total).toBe(1);
    await test.call('history.undo', {});
    expect(await tree(test)).toEqual(['One 1/1', '  Within 0/0']);
  });

  it('refuse a name that is taken beside them, a place inside themselves, and what is gone', async () => {
    const test = await newEngine();
    const { id: top } = await test.call('collection.add', { name: 'One' });
    const { id: inner } = await test.call('collection.add', { name: 'One', parent: top });
    const kindOf = async (reply: Promise<Parameters<typeof faultOf>[0]>) => faultOf(await reply).kind;
    expect(await kindOf(test.reply('collection.add', { name: ' One ' }))).toBe('conflict');
    expect(await kindOf(test.reply('collection.add', { name: '  ' }))).toBe('invalid-input');
    expect(await kindOf(test.reply('collection.change', { id: top, parent: inner }))).toBe('conflict');
    expect(await kindOf(test.reply('collection.change', { id: top, parent: top }))).toBe('conflict');
    expect(await kindOf(test.reply('collection.change', { id: inner, parent: null }))).toBe('conflict');
    await test.call('collection.remove', { id: inner });
    expect(await kindOf(test.reply('collection.fill', { id: inner, references: [top] }))).toBe('not-found');
  });

  it('lose a reference that is removed, and keep one that is merged', async () => {
    const test = await withReferences(3);
    const [a, b, c] = test.ids as [string, string, string];
    const { id: first } = await test.call('collection.add', { name: 'A', references: [a, b] });
    await test.call('collection.add', { name: 'B', references: [b, c] });
    await test.call('reference.merge', { into: a, from: [b] });
    expect(await tree(test)).toEqual(['A 1/1', 'B 2/2']);
    expect(await test.call('collection.of', { reference: a })).toContain(first);
    await test.call('reference.remove', { ids: [c] });
    expect(await tree(test)).toEqual(['A 1/1', 'B 1/1']);
  });
});
