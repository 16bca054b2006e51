import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TestEngine } from '../test-engine.ts';
import { contentOf, faultOf } from '../test-library.ts';
import { reviewLibrary } from './two-coders.ts';

const CODES = ['primary', 'secondary', 'tertiary', 'na'] as const;
type Act = { readonly study: number; readonly code: number; readonly quoted: boolean };
const acts = fc.array(fc.record({ study: fc.nat(4), code: fc.nat(3), quoted: fc.boolean() }), {
  minLength: 1,
  maxLength: 8,
});

async function code(engine: TestEngine, studies: readonly string[], coder: string, list: readonly Act[]) {
  await engine.call('library.setCoder', { coder });
  for (const { study, code: at, quoted } of list) {
    const passages = quoted ? [{ document: null, start: 0, end: 8, basis: 'title' as const }] : [];
    await engine.reply('coding.apply', {
      study: studies[study]!,
      dimension: 'prevention_level',
      code: CODES[at]!,
      passages,
    });
  }
}

async function fileOf(engine: TestEngine, coder: string): Promise<Uint8Array> {
  const produced = await engine.call('layer.export', { coder });
  const file = engine.engine.files.get(produced.file);
  if (!file.ok) throw new Error(file.fault.message);
  return file.output.bytes;
}

/** Rows without what depends on who made the library: everything the two files brought. */
function brought(engine: TestEngine) {
  const { coding, passage, codebook, waiting_coding } = contentOf(engine.engine.library);
  return { coding, passage, codebook, waiting_coding };
}

describe('files of codings', () => {
  it('leave the same library in whichever order two coders’ files are added', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, fc.nat(4), async (one, other, known) => {
        const [ada, ben] = [await reviewLibrary(5, 'AA'), await reviewLibrary(5, 'BB')];
        await code(ada, ada.studies, 'Ada', one);
        await code(ben, ben.studies, 'Ben', other);
        const files = [await fileOf(ada, 'Ada'), await fileOf(ben, 'Ben')];
        const results = [];
        for (const order of [
          [0, 1],
          [1, 0],
        ]) {
          // Fewer works than the coders had, so that some codings wait.
          const target = await reviewLibrary(known + 1, 'CC');
          for (const at of order) {
            const file = target.put('codings.json', files[at]!);
            await target.reply('layer.merge', { file });
            // Once more changes nothing.
            await target.reply('layer.merge', { file });
          }
          results.push(brought(target));
        }
        expect(results[0]).toEqual(results[1]);
      }),
      { numRuns: 12 },
    );
  });

  it('keep apart what two coders made of one codebook version, whichever file comes first', async () => {
    const [ada, ben] = [await reviewLibrary(2, 'AA'), await reviewLibrary(2, 'BB')];
    await code(ada, ada.studies, 'Ada', [{ study: 0, code: 0, quoted: false }]);
    await code(ben, ben.studies, 'Ben', [{ study: 0, code: 0, quoted: false }]);
    for (const [engine, to] of [
      [ada, 'first'],
      [ben, 'early'],
    ] as const)
      await engine.call('codebook.edit', {
        edit: { kind: 'code.rename', dimension: 'prevention_level', code: 'primary', to },
      });
    const files = [await fileOf(ada, 'Ada'), await fileOf(ben, 'Ben')];
    const results = [];
    for (const order of [files, [...files].reverse()]) {
      const target = await reviewLibrary(2, 'CC');
      for (const bytes of order) await target.call('layer.merge', { file: target.put('f', bytes) });
      results.push(brought(target));
    }
    expect(results[0]).toEqual(results[1]);
    const marked = expect.stringMatching(/"version":"0\.1\.1\+[0-9a-f]{6}"/);
    expect(results[0]?.codebook).toEqual([marked, marked]);
    expect(results[0]?.coding).toHaveLength(2);
  });

  it('find their studies by what the references are, keep what finds none, and place it when it comes', async () => {
    const ada = await reviewLibrary(3, 'AA');
    await code(ada, ada.studies, 'Ada', [
      { study: 0, code: 0, quoted: true },
      { study: 2, code: 3, quoted: false },
    ]);
    const bytes = await fileOf(ada, 'Ada');
    const target = await reviewLibrary(1);
    const preview = await target.call('layer.merge', { file: target.put('f', bytes), preview: true });
    expect(preview).toMatchObject({ isOtherLibrary: true, found: 2, added: 1, waiting: [{ codings: 1 }] });
    expect(await target.call('coding.list', {})).toEqual([]);
    await target.call('layer.merge', { file: target.put('f', bytes) });
    const [coding] = await target.call('coding.list', {});
    expect(coding).toMatchObject({ coder: 'Ada', code: 'primary', study: target.studies[0] });
    expect(coding?.passages[0]?.quote).toBe('Invented');
    expect(await target.call('layer.retry', {})).toEqual({ placed: 0, waiting: 1 });
    const late = JSON.parse(new TextDecoder().decode(bytes)) as {
      studies: { references: { item: object }[] }[];
    };
    const items = late.studies.map((study) => study.references[0]!.item);
    await target.call('reference.add', { items: items.slice(1) as never });
    expect(await target.call('layer.retry', {})).toEqual({ placed: 1, waiting: 0 });
    expect(await target.call('coding.list', {})).toHaveLength(2);
  });

  it('overwrite nothing: what the layer says otherwise stays and is told', async () => {
    const ada = await reviewLibrary(2, 'AA');
    await code(ada, ada.studies, 'Ada', [
      { study: 0, code: 3, quoted: false },
      { study: 1, code: 0, quoted: true },
    ]);
    const bytes = await fileOf(ada, 'Ada');
    const target = await reviewLibrary(2);
    await code(target, target.studies, 'Ada', [
      { study: 0, code: 0, quoted: false },
      { study: 1, code: 0, quoted: false },
    ]);
    const before = await target.call('coding.list', {});
    const receipt = await target.call('layer.merge', { file: target.put('f', bytes) });
    expect(receipt).toMatchObject({ added: 0, same: 1, conflicting: [{ code: 'prevention_level:na' }] });
    const after = await target.call('coding.list', {});
    expect(after.map(({ id, code: own }) => [id, own])).toEqual(before.map(({ id, code: own }) => [id, own]));
    expect(after[1]?.passages).toHaveLength(1);
    await target.call('history.undo', {});
    expect(await target.call('coding.list', {})).toMatchObject(before.map(({ rev: _, ...coding }) => coding));
  });

  it('ask whose codings they are where nobody gave a name', async () => {
    const ada = await reviewLibrary(2, 'AA');
    await code(ada, ada.studies, 'me', [{ study: 0, code: 0, quoted: false }]);
    const bytes = await fileOf(ada, 'me');
    const target = await reviewLibrary(2);
    expect(faultOf(await target.reply('layer.merge', { file: target.put('f', bytes) })).message).toContain(
      'Say whose',
    );
    const receipt = await target.call('layer.merge', { file: target.put('f', bytes), as: 'Cleo' });
    expect(receipt).toMatchObject({ coder: 'Cleo', added: 1 });
  });

  it('tell of a file of other studies, of something else, and of a damaged one, and store nothing', async () => {
    const ada = await reviewLibrary(1, 'AA');
    await code(ada, ada.studies, 'Ada', [{ study: 0, code: 0, quoted: false }]);
    const bytes = await fileOf(ada, 'Ada');
    const { newEngine } = await import('../test-engine.ts');
    const target = await newEngine();
    const before = contentOf(target.engine.library);
    const said = async (content: Uint8Array | string) =>
      faultOf(await target.reply('layer.merge', { file: target.put('f.json', content) })).message;
    expect(await said(bytes)).toContain('None of the 1 studies');
    expect(await said('{"format":"other"}')).toContain('no file of codings');
    expect(await said('no json')).toContain('not JSON');
    expect(await said('{"format":"gleaner-codings","version":1}')).toContain('damaged at library');
    expect(contentOf(target.engine.library)).toEqual(before);
  });
});
