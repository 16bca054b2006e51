import { describe, expect, it } from 'vitest';
import { extractInWorker, type WorkerReading } from '../../../library/extraction/extract-in-worker.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const PAPER =
  'Bees in town\n\nSee (Adams, 2001).\n\nReferences\n\nAdams, A. (2001). Alpha bees. Journal of Bees, 1(2), 1–2.\n';

describe('extraction in a thread of its own', () => {
  it('gives the document and its extraction and reports every step', async () => {
    const stages: string[] = [];
    const reading = await extractInWorker(utf8(PAPER), 'paper.txt', {
      onStage: (stage) => stages.push(stage),
    });
    expect(stages).toEqual(['read', 'list', 'entries', 'citations', 'tables']);
    if (!reading.ok) throw new Error(reading.message);
    expect(reading.extraction.references).toHaveLength(1);
    expect(reading.extraction.citations).toMatchObject([{ surface: 'Adams, 2001', references: [1] }]);
    expect(reading.document.text).toBe(PAPER);
  });

  it('gives the sentence of a file that cannot be read', async () => {
    const reading = await extractInWorker(new Uint8Array(), 'empty.txt');
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining('is empty') });
  });

  it('stops when asked to, before and during the work', async () => {
    const before = await extractInWorker(utf8(PAPER), 'paper.txt', { signal: AbortSignal.abort() });
    expect(before).toMatchObject({ ok: false, cancelled: true });
    const controller = new AbortController();
    const during = await extractInWorker(utf8(PAPER), 'paper.txt', {
      signal: controller.signal,
      onStage: () => controller.abort(),
    });
    expect(during).toMatchObject({ ok: false, cancelled: true });
  });

  it('reads documents one after another and beside each other, also after one was stopped', async () => {
    const papers = Array.from({ length: 4 }, (_, i) => utf8(PAPER.replaceAll('2001', `200${i}`)));
    const years = (readings: readonly WorkerReading[]) =>
      readings.map((reading) => reading.ok && reading.extraction.references[0]?.item.issued);
    const expected = papers.map((_, i) => ({ 'date-parts': [[2000 + i]] }));
    const together = await Promise.all(papers.map((paper) => extractInWorker(paper, 'paper.txt')));
    expect(years(together)).toEqual(expected);
    const inTurn: WorkerReading[] = [];
    for (const paper of papers) inTurn.push(await extractInWorker(paper, 'paper.txt'));
    expect(years(inTurn)).toEqual(expected);
  });

  it('stops after the time limit and says what to do', async () => {
    const reading = await extractInWorker(utf8(PAPER.repeat(5_000)), 'paper.txt', { timeLimit: 1 });
    expect(reading).toMatchObject({
      ok: false,
      message: expect.stringMatching(/stopped\. Split the document/),
    });
  });
});
