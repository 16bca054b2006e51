import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { type Figure, glyphNotices } from '../../../library/exports/figure.ts';
import { figurePdf } from '../../../library/exports/figure-pdf.ts';
import { figurePng } from '../../../library/exports/figure-png.ts';
import { mapPicture } from '../../../library/maps/map-data.ts';
import { drawMap } from '../../../library/maps/map-svg.ts';
import { type Content, element, isShape } from '../../../library/maps/svg-element.ts';
import { textWidth } from '../../../library/maps/text-width.ts';
import { faceOf } from '../../../library/maps/type-face.ts';
import { MAP_LAYOUTS } from '../../../shared/model/map.ts';
import { paperPicture } from '../maps/map-source.ts';
import { someMap } from '../maps/random-library.ts';

const figureOf = (
  change: Parameters<typeof paperPicture>[0] = {},
  theme: 'light' | 'dark' = 'light',
): Figure => {
  const { shape, description } = drawMap(paperPicture(change), theme);
  return { shape, title: 'A map of help', description, asOf: '2026-05-06' };
};

async function read(bytes: Uint8Array) {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const { info } = await document.getMetadata();
  return {
    pages: document.numPages,
    size: page.view.slice(2),
    words: items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : [])),
    info: info as Record<string, unknown>,
    tree: await page.getStructTree(),
  };
}

describe('a figure as PDF', () => {
  test.each(MAP_LAYOUTS)('is one page of selectable words with its own fonts: %s', async (layout) => {
    const figure = figureOf({ layout, columns: 'setting' });
    const { bytes, notices } = await figurePdf(figure);
    const { pages, size, words, info } = await read(bytes);
    expect(pages).toBe(1);
    expect(size[0]).toBeCloseTo(Number(figure.shape.attributes.width) * 0.75, 1);
    expect(words).toContain('Determinants of hearing help-seeking');
    expect(words).toContain('Asked or referred by a clinician');
    expect(words.filter((word) => word === '30 open').length).toBeGreaterThan(10);
    expect(info).toMatchObject({ Title: 'A map of help', Language: 'en', CreationDate: 'D:20260506000000Z' });
    const file = Buffer.from(bytes).toString('latin1');
    expect(file).toContain('/FontFile2');
    expect(file).not.toMatch(/Helvetica|\/JavaScript|\/URI/);
    expect(notices).toEqual([]);
  });

  test('is tagged as one figure with its description', async () => {
    const figure = figureOf();
    const { tree } = await read((await figurePdf(figure)).bytes);
    expect(JSON.stringify(tree)).toContain(figure.description.slice(0, 40));
  });

  test('the same figure gives the same bytes', async () => {
    const first = await figurePdf(figureOf({ layout: 'direction' }, 'dark'));
    const second = await figurePdf(figureOf({ layout: 'direction' }, 'dark'));
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test('a figure larger than a page may be is drawn smaller, and that is told', async () => {
    const shape = element(
      'svg',
      { width: 40_000, height: 100 },
      element('rect', { width: 40_000, height: 100 }),
    );
    const { bytes, notices } = await figurePdf({ shape, title: '', description: '', asOf: '' });
    expect((await read(bytes)).size[0]).toBeCloseTo(14_400, 0);
    expect(notices.join()).toContain('48 %');
  });
});

describe('a figure as PNG', () => {
  test('has the size and the resolution that were asked for, and the same bytes again', async () => {
    const figure = figureOf({ layout: 'dots' });
    const [first, second] = [await figurePng(figure, 144), await figurePng(figure, 144)];
    if (!first.ok || !second.ok) throw new Error('no picture');
    const view = new DataView(first.output.buffer, first.output.byteOffset);
    expect(view.getUint32(16)).toBe(Math.round(Number(figure.shape.attributes.width) * 1.5));
    expect(Buffer.from(first.output).toString('latin1', 37, 41)).toBe('pHYs');
    expect(view.getUint32(41)).toBe(5669);
    expect(Buffer.compare(first.output, second.output)).toBe(0);
  });

  test('too many dots are refused with a number that would do', async () => {
    const shape = element('svg', { width: 20_000, height: 20_000 });
    const reply = await figurePng({ shape, title: '', description: '', asOf: '' }, 300);
    expect(reply).toMatchObject({ ok: false, fault: { kind: 'too-large' } });
    if (!reply.ok) expect(reply.fault.message).toMatch(/at most 58 dpi/);
  });

  test('a cancelled drawing makes no file', async () => {
    const reply = await figurePng(figureOf(), 96, AbortSignal.abort());
    expect(reply).toMatchObject({ ok: false, fault: { kind: 'cancelled' } });
  });
});

describe('the type face of drawings', () => {
  test.each([400, 600, 700] as const)('widths are those of the font itself: %i', (weight) => {
    const page = new PDFDocument({ autoFirstPage: false });
    page
      .registerFont('face', Buffer.from(faceOf(weight).bytes))
      .font('face')
      .fontSize(100);
    for (const character of 'AMWijl.,–—’“”…×▲▼◆○·äßøЖΩ₂½09 ()') {
      expect(textWidth(character, 100, weight), character).toBeCloseTo(page.widthOfString(character), 3);
    }
  });

  test('characters it lacks are told once, for pictures that can show nothing else', () => {
    const figure = figureOf({ title: '日本語の本 and 日本' });
    expect(glyphNotices(figure).join()).toMatch(/^4 different characters .*日 本 語 の/);
    expect(glyphNotices(figureOf())).toEqual([]);
  });

  test('no word of a drawing runs over its edge, for any library', () => {
    fc.assert(
      fc.property(someMap, ({ codebook, evidence, spec }) => {
        const source = { library: 'L', references: [], codings: [], asOf: '', codebook, evidence };
        const { shape } = drawMap(mapPicture(spec, source), 'light');
        const width = Number(shape.attributes.width);
        for (const { words, from, to } of extents(shape.content)) {
          expect(from, words).toBeGreaterThanOrEqual(-0.5);
          expect(to, words).toBeLessThanOrEqual(width + 0.5);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Where every line of text begins and ends, from the left edge of the drawing. */
function extents(content: readonly Content[], left = 0): { words: string; from: number; to: number }[] {
  return content.flatMap((one) => {
    if (typeof one === 'string') return [];
    if (!isShape(one)) return extents(one, left);
    const moved = /^translate\((-?[\d.]+)/.exec(String(one.attributes.transform ?? ''));
    if (one.name !== 'text') return extents(one.content, left + Number(moved?.[1] ?? 0));
    const words = one.content.filter((part) => typeof part === 'string').join('');
    const { x, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor } = one.attributes;
    const width = textWidth(words, Number(size), Number(weight ?? 400));
    const from = left + Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    return [{ words, from, to: from + width }];
  });
}
