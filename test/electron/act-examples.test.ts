import { describe, expect, it } from 'vitest';
import { inOwnWords } from '../../renderer/language/engine-sentences.ts';
import { speak } from '../../renderer/language/language.ts';
import { CALLS, type CallName } from '../../shared/contract/calls.ts';
import { newEngine } from '../library/test-engine.ts';
import { EXAMPLES, type Hand, prepareActs } from './act-examples.ts';

const WRITING = Object.entries(CALLS)
  .filter(([, { writes }]) => writes)
  .map(([name]) => name as CallName);

describe('the examples of acts', () => {
  it('are there for every kind of act, and for nothing else', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...WRITING].sort());
  });

  it('do what they say in a library that was prepared for them, and can be taken back', {
    timeout: 240_000,
  }, async () => {
    const { call, put, reply } = await newEngine({ starter: true });
    const hand: Hand = { call, put: async (name, text) => put(name, text) };
    const standing = await prepareActs(hand);
    const refused: string[] = [];
    for (const name of WRITING) {
      const input = await EXAMPLES[name]?.(standing, hand);
      const { revision } = await call('library.describe', {});
      const answer = await reply(name, input as never);
      if (!answer.ok) refused.push(`${name}: ${answer.fault.message}`);
      const changed = (await call('library.describe', {})).revision > revision;
      if (!changed && !UNRECORDED.has(name)) refused.push(`${name}: nothing was written`);
      if (changed && !name.startsWith('history.')) await call('history.undo', {});
    }
    expect(refused).toEqual([]);
    const told = await call('history.list', { limit: 1_000 });
    await speak('fi', []);
    const english = told.map(({ summary }) => summary).filter((summary) => inOwnWords(summary) === summary);
    await speak('en', []);
    expect([...new Set(english)]).toEqual([]);
  });
});

/** Acts that stand in no history, or find nothing to do here. */
const UNRECORDED = new Set<CallName>(['library.setCoder', 'key.setPattern', 'layer.retry']);
