import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createActivityLog } from '../../library/activity-log.ts';
import { newEngine } from './test-engine.ts';
import { output } from './test-library.ts';

describe('the log that can be saved', () => {
  it('names calls and kinds of faults, and holds nothing of what was asked or answered', async () => {
    const secret = 'Zanzibar';
    const { engine, call, put } = await newEngine();
    await call('reference.add', { items: [{ id: '', type: 'book', title: `A ${secret} title` }] });
    await engine.answer('search.query', { query: `title:${secret}` });
    await engine.answer('reference.get', { id: `${secret}2001` });
    await engine.answer(`${secret} is no call`, {});
    await engine.answer('library.setCoder', { coder: secret });
    await call('import.read', {
      files: [put(`/home/${secret}/${secret}.bib`, `@book{x, title = {${secret}`)],
    });
    const { file } = await call('host.log', {});
    const text = new TextDecoder().decode(output(engine.files.get(file)).bytes);
    expect(text).toContain('reference.get');
    expect(text).toContain('not-found');
    expect(text).toContain('(another name)');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(join(engine.library.file.path, '..'));
    expect(text).not.toContain('test.gleaner');
  });

  it('says where an error came from without its message', () => {
    const log = createActivityLog(() => '2026-01-01T00:00:00.000Z', 'Node');
    const error = new RangeError('the title “Zanzibar” in /home/zora/library/notes.txt');
    error.stack = `RangeError: the title “Zanzibar”\n    at read (file:///home/zora/gleaner/library/formats/bibtex.ts:12:7)\n    at x (/home/zora/secret.ts:1:1)`;
    log.failed(error, 'import.read');
    expect(log.text()).toContain('import.read: RangeError library/formats/bibtex.ts:12:7');
    expect(log.text()).not.toMatch(/zanzibar|zora|notes|secret/i);
  });

  it('forgets the oldest lines', () => {
    const log = createActivityLog(() => 'then', 'Node');
    for (let n = 0; n < 5_000; n++) log.called('search.query', 1, { ok: true, output: {} });
    expect(log.text().split('\n').length).toBeLessThan(2_010);
  });
});
