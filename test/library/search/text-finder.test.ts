import { describe, expect, it } from 'vitest';
import { createTextFinder } from '../../../library/search/text-finder.ts';
import { newEngine } from '../test-engine.ts';

const TEXT =
  'Help-seeking is rare. Those who seek help name shame; Öberg calls it a barrier to help seeking. ' +
  'Prevention works (n = 12). Preventive care helps. The end.';

function found(query: string): readonly string[] {
  return createTextFinder(TEXT)(query).ranges.map(([start, end]) => TEXT.slice(start, end));
}

describe('finding in a text', () => {
  it.each([
    ['help seeking', ['Help-seeking', 'help seeking']],
    ['helpseeking', ['Help-seeking', 'help seeking']],
    ['oberg', ['Öberg']],
    ['prev', ['Prevention', 'Preventive']],
    ['preventing', ['Prevention', 'Preventive']],
    ['barrier to h', ['barrier to h']],
    ['barrier to hel', ['barrier to help']],
    ['"seek help"', ['seek help']],
    ['shame OR barrier', ['shame', 'barrier']],
    ['n = 12', ['n = 12']],
    ['(n  = 12)', ['n = 12']],
    ['the', ['The']],
    ['+shame +nowhere', []],
    ['zebra', []],
    ['   ', []],
  ] as const)('finds %s', (query, places) => {
    expect(found(query)).toEqual(places);
  });

  it('answers anything that is typed', () => {
    const find = createTextFinder(TEXT);
    for (const query of ['*', '"', '((', '\\', '[', 'a'.repeat(10_000), '\u0000\u202e', '~~^', '中', '-'])
      expect(() => find(query), query.slice(0, 20)).not.toThrow();
  });

  it('says where in a stored document, and that it is gone when it is', async () => {
    const test = await newEngine();
    await test.call('document.ingest', { files: [test.put('text.md', `# A title\n\n${TEXT}\n`)] });
    const [document] = await test.call('document.list', {});
    const { text } = await test.call('document.read', { id: document!.id });
    const { total, matches } = await test.call('document.find', { id: document!.id, query: 'help seeking' });
    expect(total).toBe(2);
    expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(['Help-seeking', 'help seeking']);
    expect(matches[0]?.page).toBeNull();
    await test.call('document.remove', { id: document!.id });
    const gone = await test.reply('document.find', { id: document!.id, query: 'help' });
    expect(gone).toMatchObject({ ok: false, fault: { kind: 'not-found' } });
  });
});
