import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enEngine } from '../../renderer/language/en-engine.ts';
import { inOwnWords } from '../../renderer/language/engine-sentences.ts';
import { speak } from '../../renderer/language/language.ts';

afterAll(() => speak('en', []));

/** A sentence of the table with invented names in its places. */
function filled(sentence: string): string {
  const parts: Readonly<Record<string, string>> = { n: '12', code: 'factor:stigma', key: 'ada2001' };
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? `some ${name}`);
}

const SENTENCES = [...Object.values(enEngine.engine.act), ...Object.values(enEngine.engine.refusal)].map(
  filled,
);

describe.each(['fi', 'es'])('sentences of the engine in %s', (tag) => {
  beforeAll(() => speak(tag, []));

  it('are each said anew with their names and numbers, and none is taken for another', () => {
    const said = SENTENCES.map(inOwnWords);
    expect(SENTENCES.filter((sentence, at) => said[at] === sentence)).toEqual([]);
    expect(new Set(said).size).toBe(SENTENCES.length);
    expect(said.filter((sentence) => sentence.includes('{{'))).toEqual([]);
  });

  it('stay English where nobody translated them', () => {
    expect(inOwnWords('A sentence of next year.')).toBe('A sentence of next year.');
  });
});

it('a sentence tells the act that was taken back in the same language', async () => {
  await speak('fi', []);
  expect(inOwnWords('Undid: Removed 12 references')).toBe('Kumottu: 12 viitettä poistettiin');
  await speak('en', []);
  expect(inOwnWords('Undid: Removed 12 references')).toBe('Undid: Removed 12 references');
});
