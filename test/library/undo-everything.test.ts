import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixture, newEngine, type TestEngine } from './test-engine.ts';
import { contentOf } from './test-library.ts';

/** One act of each kind that the contract knows, on things picked by a number; faults are fine, half acts are not. */
const ACTS: Readonly<Record<string, (engine: TestEngine, pick: number) => Promise<unknown>>> = {
  ingest: ({ ingest }, pick) =>
    ingest(fixture(['paper/paper.txt', 'paper/blog.txt', 'bad/small.txt'][pick % 3] ?? '')),
  import: async ({ reply, put }, pick) => {
    const file = put(
      'a.bib',
      `@article{key${pick % 5}, title = {A study of things, part ${pick % 5}}, year = 20${10 + (pick % 9)}}`,
    );
    return reply('import.read', { files: [file] });
  },
  edit: async ({ reply, ...engine }, pick) => {
    const { id, rev } = await pickReference(engine, pick);
    return reply('reference.update', { id, rev, note: `note ${pick % 4}`, tags: [`t${pick % 3}`] });
  },
  decide: async ({ reply, ...engine }, pick) => {
    const { id } = await pickReference(engine, pick);
    return reply('reference.decide', {
      ids: [id],
      verdict: pick % 2 ? 'include' : 'exclude',
      reason: 'tested',
    });
  },
  merge: async ({ reply, ...engine }, pick) => {
    const [into, from] = [await pickReference(engine, pick), await pickReference(engine, pick + 1)];
    return reply('reference.merge', { into: into.id, from: [from.id] });
  },
  tag: async ({ reply, ...engine }, pick) =>
    reply('reference.tag', { ids: [(await pickReference(engine, pick)).id], tag: `t${pick % 3}` }),
  savedSearch: async ({ reply }, pick) => {
    const name = `search ${pick % 3}`;
    if (pick % 4 === 0) return reply('savedSearch.remove', { name });
    if (pick % 4 === 1) return reply('savedSearch.rename', { name, to: `search ${(pick + 1) % 3}` });
    return reply('savedSearch.save', { name, query: `word${pick}`, replace: pick % 2 === 0 });
  },
  collection: async ({ reply, call }, pick) => {
    const all = await call('collection.list', {});
    const { id } = all[pick % Math.max(1, all.length)] ?? { id: null };
    if (id === null || pick % 5 === 0)
      return reply('collection.add', { name: `collection ${pick}`, parent: id });
    if (pick % 5 === 1) return reply('collection.remove', { id });
    if (pick % 5 === 2) return reply('collection.change', { id, parent: all[0]?.id ?? null });
    const { id: reference } = await pickReference({ call }, pick);
    return reply('collection.fill', { id, references: [reference], remove: pick % 5 === 4 });
  },
  remove: async ({ reply, ...engine }, pick) =>
    reply('reference.remove', { ids: [(await pickReference(engine, pick)).id] }),
  code: async ({ reply, ...engine }, pick) => {
    const study = await pickStudy(engine, pick);
    const code = ['survey', 'cohort', 'review'][pick % 3] ?? '';
    return reply('coding.apply', { study, dimension: 'study_type', code });
  },
  uncode: async ({ reply, call }, pick) => {
    const codings = await call('coding.list', {});
    const coding = codings[pick % codings.length];
    return coding && reply('coding.remove', { id: coding.id });
  },
  suggestion: async ({ reply, call }, pick) => {
    const suggestions = await call('suggestion.list', {});
    const { id, study } = suggestions[pick % Math.max(1, suggestions.length)] ?? {};
    if (id === undefined || study === undefined) return undefined;
    return pick % 2 ? reply('suggestion.accept', { id, study }) : reply('suggestion.reject', { id, study });
  },
  review: async ({ reply, call }, pick) => {
    const { entries } = await call('review.list', {});
    const entry = entries[pick % Math.max(1, entries.length)];
    if (entry === undefined) return undefined;
    const item = pick % 2 ? ('confirmed' as const) : { ...entry.item, title: `Title ${pick % 5}` };
    return reply('review.settle', { source: entry.source, item });
  },
  finding: async ({ reply, call, ...engine }, pick) => {
    const findings = await call('finding.list', {});
    const { id, rev } = findings[pick % Math.max(1, findings.length)] ?? { id: '', rev: 0 };
    if (pick % 3 === 0) return reply('finding.remove', { ids: [id] });
    if (pick % 3 === 1) return reply('finding.change', { id, rev, label: `Label ${pick % 5}` });
    return reply('finding.add', { study: await pickStudy({ call, ...engine }, pick), label: 'Tested' });
  },
  join: async ({ reply, ...engine }, pick) => {
    const [into, from] = [await pickStudy(engine, pick), await pickStudy(engine, pick + 1)];
    return reply('study.join', { into, from: [from] });
  },
  judge: ({ reply }, pick) =>
    reply('matrix.judge', {
      rows: 'factor',
      columns: 'prevention_level',
      row: 'sv.access',
      column: pick % 2 ? 'primary' : 'tertiary',
      reason: pick % 3 ? 'cannot be' : '',
    }),
};

test('any sequence of acts, undone to the beginning, gives the library back; redone, the last state', async () => {
  const step = fc.record({ kind: fc.constantFrom(...Object.keys(ACTS)), pick: fc.nat(100_000) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      const engine = await newEngine({ starter: true });
      const { library } = engine.engine;
      const states = [contentOf(library)];
      for (const { kind, pick } of steps) {
        const revision = library.journal.revision();
        await ACTS[kind]?.(engine, pick);
        const moved = library.journal.revision() - revision;
        expect(moved).toBeLessThanOrEqual(1);
        if (moved === 1) states.push(contentOf(library));
        else expect(contentOf(library)).toEqual(states.at(-1));
      }
      for (const state of states.slice(0, -1).toReversed()) {
        await engine.call('history.undo', {});
        expect(contentOf(library)).toEqual(state);
      }
      for (const state of states.slice(1)) {
        await engine.call('history.redo', {});
        expect(contentOf(library)).toEqual(state);
      }
      await engine.engine.close();
    }),
    { numRuns: 8 },
  );
});

async function pickReference(
  { call }: Pick<TestEngine, 'call'>,
  pick: number,
): Promise<{ id: string; rev: number }> {
  const { total } = await call('reference.list', { limit: 0 });
  const { rows } = await call('reference.list', { offset: pick % Math.max(1, total), limit: 1 });
  return call('reference.get', { id: rows[0]?.id ?? '' });
}

async function pickStudy({ call }: Pick<TestEngine, 'call'>, pick: number): Promise<string> {
  const studies = await call('study.list', {});
  return studies[pick % studies.length]?.id ?? '';
}
