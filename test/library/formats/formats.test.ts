import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../library/formats/file-text.ts';
import { detectFormat, FORMATS, readBibliography } from '../../../library/formats/formats.ts';
import { readInWorker, streamFromWorker } from '../../../library/formats/read-in-worker.ts';

describe('recognising a format', () => {
  it.each([
    ['@article{a, title={A}, journal={J}}', 'bibtex'],
    ['@article{a, title={A}, journaltitle={J}, date={2020}}'.replaceAll(', ', ',\n'), 'biblatex'],
    ['TY  - JOUR\nER  - ', 'ris'],
    ['[{"id": "a", "type": "book"}]', 'csl'],
    ['Title,DOI\nA,10.1/x', 'csv'],
    ['TY  - JOUR\nN1  - One.\n\n@home { a = 1\nER  - ', 'ris'],
  ])('goes by the content of %j, not by the name', (text, format) => {
    expect(detectFormat(text, 'export.txt')).toBe(format);
    expect(detectFormat(new TextEncoder().encode(`\uFEFF${text}`), 'wrong.ris')).toBe(format);
  });

  it('goes by the name where the content says nothing, and knows when it knows nothing', () => {
    expect(detectFormat('% no entries yet', 'x.bib')).toBe('bibtex');
    expect(detectFormat('Dear colleague', 'letter.txt')).toBeUndefined();
    expect(detectFormat('', 'x.bib')).toBeUndefined();
  });

  it('reads UTF-8, UTF-16 and Windows-1252', () => {
    expect(decodeText(new Uint8Array([0xc3, 0xa9]))).toBe('é');
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0xe9, 0x00]))).toBe('é');
    expect(decodeText(new Uint8Array([0xe9]))).toBe('é');
  });
});

describe('reading', () => {
  it('never throws, whatever the text, in whatever format', async () => {
    const pieces = fc.constantFrom(
      '@article{',
      '}',
      '{',
      'TY  - ',
      'ER  - \n',
      '"',
      ',',
      '=',
      '\n',
      '\\',
      '$',
      '[',
      ']',
      '<',
      '>',
      'title',
      '%A ',
      'PMID- 1',
      '<?xml version="1.0"?>',
      '&',
      '#',
      'x'.repeat(50),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }),
        fc.constantFrom(...FORMATS.filter(({ canRead }) => canRead)),
        async (parts, { id }) => {
          const reading = await readBibliography(parts.join(''), 'x', { format: id });
          for (const { line } of [...reading.records, ...reading.unread]) expect(line).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells when the file is empty or of no known format', async () => {
    expect((await readBibliography('', 'x.bib')).unread[0]?.reason).toBe('The file is empty.');
    expect((await readBibliography('Dear colleague', 'letter.txt')).unread.length).toBe(1);
  });

  it('counts what was not reached as unread when it is cancelled', async () => {
    const text = Array.from({ length: 200 }, (_, at) => `@misc{k${at}, title = {T}}`).join('\n');
    const cancelling = new AbortController();
    const reading = await readBibliography(text, 'x.bib', {
      signal: cancelling.signal,
      onProgress: () => cancelling.abort(),
    });
    expect(reading.records.length + reading.unread.length).toBe(200);
    expect(reading.unread.length).toBeGreaterThan(0);
  });
});

describe('reading in a worker', () => {
  const bib = Array.from({ length: 100 }, (_, at) => `@misc{k${at}, title = {T${at}}}`).join('\n');

  it('gives the same reading and reports progress', async () => {
    const heard: number[] = [];
    const result = await readInWorker(new TextEncoder().encode(bib), 'x.bib', {
      onProgress: (done) => heard.push(done),
    });
    expect(result.outcome === 'read' && result.reading).toEqual(await readBibliography(bib, 'x.bib'));
    expect(heard.at(-1)).toBe(100);
  });

  it('ends when it is cancelled, before and during reading', async () => {
    expect(await readInWorker(bib, 'x.bib', { signal: AbortSignal.abort() })).toEqual({
      outcome: 'cancelled',
    });
    const cancelling = new AbortController();
    const running = readInWorker(bib, 'x.bib', { signal: cancelling.signal });
    cancelling.abort();
    expect(await running).toEqual({ outcome: 'cancelled' });
  });

  it('ends when the time is up and says so', async () => {
    const result = await readInWorker(bib.repeat(200), 'x.bib', { timeLimit: 1 });
    expect(result).toEqual({
      outcome: 'stopped',
      reason: expect.stringMatching(
        /^Reading "x\.bib" \(0\.5 MB\) took longer than 0 seconds and was stopped\./,
      ),
    });
  });
});

describe('records taken while they are read', () => {
  const bib = Array.from({ length: 1_500 }, (_, at) => `@misc{k${at}, title = {T${at}}}`).join('\n');

  it('come in the order of the file, and the reader waits for whoever takes them', async () => {
    const taken: string[] = [];
    let ahead = 0;
    const onProgress = (done: number): void => {
      ahead = Math.max(ahead, done - taken.length);
    };
    const read = await streamFromWorker(bib, 'x.bib', { onProgress }, async (records, format) => {
      expect(format).toBe('bibtex');
      await setTimeout(2);
      taken.push(...records.map(({ sourceId }) => sourceId ?? ''));
    });
    expect(read).toEqual({ outcome: 'read', rest: { format: 'bibtex', unread: [] } });
    expect(taken).toEqual(Array.from({ length: 1_500 }, (_, at) => `k${at}`));
    expect(ahead).toBeLessThan(500);
  });

  it('end with what the one who takes them throws', async () => {
    let pieces = 0;
    const reading = streamFromWorker(bib, 'x.bib', {}, async () => {
      pieces += 1;
      throw new Error('The disk is full.');
    });
    await expect(reading).rejects.toThrow('The disk is full.');
    expect(pieces).toBe(1);
  });

  it('are not taken any more once a cancelled reading has come back', async () => {
    const cancelling = new AbortController();
    let isTaking = false;
    const read = await streamFromWorker(bib, 'x.bib', { signal: cancelling.signal }, async () => {
      isTaking = true;
      cancelling.abort();
      await setTimeout(20);
      isTaking = false;
    });
    expect(read).toEqual({ outcome: 'cancelled' });
    expect(isTaking).toBe(false);
  });
});

describe('a bibliography in an archive', () => {
  it('is found beside the files it came with', async () => {
    const bib = strToU8('@book{a, title = {Packed}, file = {files/1/a.pdf}}');
    const packed = zipSync({ 'export/files/1/a.pdf': strToU8('%PDF-'), 'export/export.bib': bib });
    const { records, unread } = await readBibliography(packed, 'export.zip');
    expect(unread).toEqual([]);
    expect(records.map(({ item }) => item.title)).toEqual(['Packed']);
  });
});
