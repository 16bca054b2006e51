import { describe, expect, it } from 'vitest';
import { fixture, newEngine, type TestEngine } from '../../test-engine.ts';
import { contentOf } from '../../test-library.ts';

const onlyDocument = async (call: TestEngine['call']) => (await call('document.list', {}))[0]?.id ?? '';

describe('the checks of a stored document', () => {
  it('are those of the file, and a note on one is kept, undoable, and holds when the document is read again', async () => {
    const { call, ingest, engine } = await newEngine();
    await ingest(fixture('checks/night-shifts.txt'));
    const document = await onlyDocument(call);
    const checks = await call('check.document', { document });
    expect(checks.differs).toBe(3);
    expect(new Set(checks.results.map(({ fingerprint }) => fingerprint)).size).toBe(checks.checked);
    const before = contentOf(engine.library);
    const fingerprint = checks.results[0]?.fingerprint ?? '';
    await call('check.note', { document, fingerprint, lookedAt: true, note: 'Asked the authors.' });
    const noted = (await call('check.document', { document })).results[0];
    expect(noted).toMatchObject({ fingerprint, lookedAt: true, note: 'Asked the authors.' });
    await call('history.undo', {});
    expect(contentOf(engine.library)).toEqual(before);
    await call('history.redo', {});
    await call('document.remove', { id: document });
    await ingest(fixture('checks/night-shifts.txt'));
    const again = await onlyDocument(call);
    expect((await call('check.document', { document: again })).results[0]).toMatchObject({ lookedAt: true });
    await call('check.note', { document: again, fingerprint, lookedAt: false, note: '' });
    expect((await call('check.document', { document: again })).results[0]).toMatchObject({
      lookedAt: false,
      note: '',
    });
  });

  it('refuses a note on a check that is not made', async () => {
    const { call, reply, ingest } = await newEngine();
    await ingest(fixture('checks/straw-mulch.md'));
    const document = await onlyDocument(call);
    const answer = await reply('check.note', { document, fingerprint: 'none', lookedAt: true });
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'not-found' } });
  });
});
