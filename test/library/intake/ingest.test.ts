import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixture, newEngine } from '../test-engine.ts';
import { contentOf } from '../test-library.ts';

const PAPER = fixture('paper/paper.txt');
const expected = JSON.parse(readFileSync(fixture('paper/expected.json'), 'utf8')) as {
  references: { n: number; item: { title?: string } }[];
  citations: { status: string; group: number }[];
};

describe('ingesting a paper', () => {
  test('stores its own reference, its list and its citations, and says so in numbers that add up', async () => {
    const { ingest, call } = await newEngine();
    const receipt = await ingest(PAPER);
    expect(receipt.outcome).toBe('added');
    expect(receipt.references.found).toBe(expected.references.length);
    const { found, added, merged, skipped, unread } = receipt.references;
    expect(added + merged + skipped + unread.length).toBe(found);
    expect((await call('library.describe', {})).counts.references).toBe(expected.references.length + 1);
    const { linked, uncertain, ambiguous, unmatched } = receipt.citations;
    expect(linked + uncertain + ambiguous + unmatched).toBe(receipt.citations.found);
  });

  test('changes nothing the second time', async () => {
    const { engine, ingest } = await newEngine();
    await ingest(PAPER);
    const before = contentOf(engine.library);
    const revision = engine.library.journal.revision();
    const again = await ingest(PAPER);
    expect(again.outcome).toBe('already-there');
    expect(contentOf(engine.library)).toEqual(before);
    expect(engine.library.journal.revision()).toBe(revision);
  });

  test('can be undone and leaves the library as it was', async () => {
    const { engine, ingest, call } = await newEngine();
    const before = contentOf(engine.library);
    await ingest(PAPER);
    const after = contentOf(engine.library);
    await call('history.undo', {});
    expect(contentOf(engine.library)).toEqual(before);
    await call('history.redo', {});
    expect(contentOf(engine.library)).toEqual(after);
  });

  test('takes a catalogue page as one more source of the same reference, which fills its gaps', async () => {
    const { ingest, call } = await newEngine();
    const paper = await ingest(PAPER);
    const catalogue = await ingest(fixture('paper/catalogue.txt'));
    expect(catalogue.reference).toMatchObject({ id: paper.reference?.id, isNew: false });
    const reference = await call('reference.get', { id: paper.reference?.id ?? '' });
    expect(reference.item).toMatchObject({ DOI: '10.5555/jdc.2023.0038.41', volume: '38', page: '301-326' });
    expect(reference.sources.map(({ kind }) => kind)).toContain('catalogue-record');
    expect((await call('library.describe', {})).counts.references).toBe(expected.references.length + 1);
  });

  test('proposes to join two reports of one study, with the reason, and never the paper with a near number', async () => {
    const { ingest, call } = await newEngine();
    await ingest(PAPER);
    const press = await ingest(fixture('paper/press-release.txt'));
    const article = await ingest(fixture('paper/article.md'));
    expect(press.proposals + article.proposals).toBe(1);
    const [proposal] = await call('study.proposals', {});
    expect(proposal?.reason).toContain('2,241');
    const before = (await call('library.describe', {})).counts.studies;
    await call('study.answerProposal', { id: proposal?.id ?? '', accept: true });
    expect((await call('library.describe', {})).counts.studies).toBe(before - 1);
  });

  test('lets every citation be followed from the text to its reference and back', async () => {
    const { ingest, call } = await newEngine();
    const receipt = await ingest(PAPER);
    const reading = await call('document.read', { id: receipt.document?.id ?? '' });
    for (const citation of reading.citations) {
      expect(reading.text.slice(citation.start, citation.end).replace(/\s+/g, ' ')).toBe(
        citation.surface.replace(/\s+/g, ' '),
      );
      expect(citation.sentence).toContain(citation.clause);
      if (citation.status === 'ambiguous') expect(citation.candidates.length).toBeGreaterThan(1);
    }
    const linked = reading.citations.find(({ reference }) => reference !== null);
    const reference = await call('reference.get', { id: linked?.reference ?? '' });
    expect(reference.citations.map(({ id }) => id)).toContain(linked?.id);
  });

  test('settles an ambiguous citation by hand, and can take that back', async () => {
    const { engine, ingest, call } = await newEngine();
    const receipt = await ingest(PAPER);
    const id = receipt.document?.id ?? '';
    const before = contentOf(engine.library);
    const ambiguous = (await call('document.read', { id })).citations.find(
      ({ status }) => status === 'ambiguous',
    );
    await call('citation.link', { id: ambiguous?.id ?? '', reference: ambiguous?.candidates[0] ?? '' });
    const after = (await call('document.read', { id })).citations.find((one) => one.id === ambiguous?.id);
    expect(after).toMatchObject({ status: 'linked', reference: ambiguous?.candidates[0] });
    const open = await call('problem.list', { document: id, resolved: false });
    expect(open.some(({ start }) => start === ambiguous?.start)).toBe(false);
    await call('history.undo', {});
    expect(contentOf(engine.library)).toEqual(before);
  });

  test('finds words of the text, and says where they stand', async () => {
    const { ingest, call } = await newEngine();
    const receipt = await ingest(PAPER);
    const reading = await call('document.read', { id: receipt.document?.id ?? '' });
    const answer = await call('search.query', { query: 'audiologist' });
    const match = answer.hits.flatMap(({ matches }) => matches).find(({ field }) => field === 'text');
    expect(match?.document).toBe(receipt.document?.id);
    expect(reading.text.slice(match?.start ?? 0, (match?.start ?? 0) + 11).toLowerCase()).toBe('audiologist');
  });
});

describe('ingesting what is broken', () => {
  const lost = ['bad/empty.txt', 'bad/binary.bin'];
  test.each(lost)('says what is wrong with %s and keeps the library', async (name) => {
    const { engine, ingest } = await newEngine();
    const before = contentOf(engine.library);
    const receipt = await ingest(fixture(name));
    expect(receipt.outcome).toBe('unread');
    expect(receipt.message.length).toBeGreaterThan(30);
    expect(contentOf(engine.library)).toEqual(before);
  });

  test('goes on with the next file after one that cannot be read', async () => {
    const { call, put } = await newEngine();
    const files = [
      put('broken.txt', new Uint8Array([0, 1, 2, 3, 255, 0])),
      put('small.txt', readFileSync(fixture('bad/small.txt'))),
    ];
    const { receipts } = await call('document.ingest', { files });
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['unread', 'added']);
  });

  test('says that a file whose handle is gone must be chosen again', async () => {
    const { reply } = await newEngine();
    const answer = await reply('document.ingest', { files: ['file-0123456789abcdef0123'] });
    expect(answer).toMatchObject({
      ok: false,
      fault: { kind: 'not-found', message: expect.stringContaining('Choose it again') },
    });
  });

  test('reads or refuses 50 MB with a sentence', async () => {
    const { call, put } = await newEngine();
    const line = 'A sentence that cites nobody and goes on for a while, as sentences in long files do.\n';
    const bytes = new TextEncoder().encode(line.repeat(Math.ceil((50 * 1024 * 1024) / line.length)));
    const { receipts } = await call('document.ingest', { files: [put('large.txt', bytes)] });
    expect(receipts[0]?.message).toMatch(/“large\.txt”/);
  });
});
