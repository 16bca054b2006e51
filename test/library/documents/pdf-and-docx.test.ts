import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import { foldWords } from '../../../library/references/folded-text.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import type { Extraction } from '../../../shared/model/extraction.ts';
import { fixture, newEngine } from '../test-engine.ts';
import { printTwoColumnPdf, writeDocx } from './printed-paper.ts';

const TEXT = readFileSync(fixture('paper/paper.txt'), 'utf8');
const EXPECTED = JSON.parse(readFileSync(fixture('paper/expected.json'), 'utf8')) as {
  references: { n: number; raw: string; start: number; end: number; item: CslItem }[];
  citations: { status: string }[];
};
/** A typesetter is given whole entries, not the lines that a page break left of them. */
const PAPER = [
  TEXT.slice(0, EXPECTED.references[0]?.start).replace(/- $/, ''),
  EXPECTED.references.map(({ raw }) => raw).join('\n'),
  TEXT.slice(EXPECTED.references.at(-1)?.end),
].join('');

async function extractionOf(bytes: Uint8Array, name: string): Promise<Extraction> {
  const read = await readDocument(bytes, name);
  if (!read.ok) throw new Error(read.message);
  return extract(read.document);
}

/** Share of the expected references whose title, first author and year were found, in any order. */
function foundShare(found: Extraction): number {
  const signature = (item: CslItem): string =>
    [
      foldWords(item.title ?? '').replaceAll(' ', ''),
      foldWords(item.author?.[0]?.family ?? item.author?.[0]?.literal ?? '').replaceAll(' ', ''),
      item.issued?.['date-parts']?.[0]?.[0] ?? '',
    ].join('|');
  const there = new Set(found.references.map(({ item }) => signature(item)));
  return (
    EXPECTED.references.filter(({ item }) => there.has(signature(item))).length / EXPECTED.references.length
  );
}

describe('the paper from other kinds of file', () => {
  test('is read from a two-column PDF as from its text', async () => {
    const found = await extractionOf(await printTwoColumnPdf(PAPER), 'paper.pdf');
    expect(found.references.length).toBe(EXPECTED.references.length);
    expect(foundShare(found)).toBeGreaterThanOrEqual(0.95);
    expect(found.citations.length).toBeGreaterThanOrEqual(EXPECTED.citations.length * 0.95);
    expect(found.text).not.toContain('Annals of Tests 12');
    expect(found.document.title).toContain('Asking Late, Travelling Far');
  });

  test('keeps the page of every block of a PDF', async () => {
    const read = await readDocument(await printTwoColumnPdf(PAPER), 'paper.pdf');
    if (!read.ok) throw new Error(read.message);
    const pages = read.document.blocks.map(({ page }) => page ?? 0);
    expect(Math.min(...pages)).toBe(1);
    expect(Math.max(...pages)).toBeGreaterThan(3);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
  });

  test('is read from a Word document as from its text', async () => {
    const found = await extractionOf(await writeDocx(PAPER), 'paper.docx');
    expect(found.references.length).toBe(EXPECTED.references.length);
    expect(foundShare(found)).toBeGreaterThanOrEqual(0.95);
    expect(found.citations.length).toBeGreaterThanOrEqual(EXPECTED.citations.length * 0.95);
  });
});

describe('a PDF in the library', () => {
  test('says on which page a word was found', async () => {
    const { call, put } = await newEngine();
    const file = put('paper.pdf', await printTwoColumnPdf(PAPER));
    const { receipts } = await call('document.ingest', { files: [file] });
    expect(receipts[0]?.outcome).toBe('added');
    const { hits } = await call('search.query', { query: 'text:acknowledge*' });
    const pages = hits.flatMap(({ matches }) => matches.map(({ page }) => page ?? 0));
    expect(Math.max(...pages)).toBeGreaterThan(3);
  });
});

describe('broken PDF and Word files', () => {
  test('a cut PDF and a cut Word file each get a sentence', async () => {
    const pdf = await printTwoColumnPdf('A title\n\nOne sentence.');
    const docx = await writeDocx('A title\n\nOne sentence.');
    const cutPdf = await readDocument(pdf.slice(0, 300), 'cut.pdf');
    const cutDocx = await readDocument(docx.slice(0, Math.floor(docx.length / 2)), 'cut.docx');
    for (const read of [cutPdf, cutDocx]) {
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.message).toMatch(/“cut\.(pdf|docx)”.*\./);
    }
  });

  test('a PDF without text is said to be pictures of pages', async () => {
    const read = await readDocument(await printTwoColumnPdf(''), 'scan.pdf');
    expect(read).toMatchObject({
      ok: true,
      document: {
        text: '',
        blocks: [],
        problems: [{ kind: 'unreadable', message: expect.stringContaining('OCR') }],
      },
    });
  });
});
