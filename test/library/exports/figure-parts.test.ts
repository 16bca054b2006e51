import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { mapFile } from '../../../library/exports/map-file.ts';
import { drawMapParts } from '../../../library/maps/map-svg.ts';
import { done } from '../../../shared/contract/fault.ts';
import { MAP_LAYOUTS, type MapFormat } from '../../../shared/model/map.ts';
import { paperPicture } from '../maps/map-source.ts';

const picture = paperPicture({ columns: 'study', layout: 'direction' });
const { matrix } = picture.data;
const [corner] = matrix.rows.filter(({ group }) => !group);
const SOURCES = { findings: async () => [], bibliography: async () => done([]) };

async function fileOf(format: MapFormat, columnsPerPart?: number) {
  const made = await mapFile(picture, { format, theme: 'light', dpi: 36, columnsPerPart }, SOURCES);
  if (!made.ok) throw new Error(made.fault.message);
  return made.output;
}

const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words ?? '');

test.each(MAP_LAYOUTS)('parts hold every cell once, with row heads, totals and legend: %s', (layout) => {
  const wide = paperPicture({ columns: 'study', layout });
  const parts = drawMapParts(wide, 'light', 7);
  expect(parts.length).toBe(Math.ceil(matrix.columns.length / 7));
  const cells = parts.flatMap(({ svg }) => [...svg.matchAll(/data-n="(\d+)"/g)].map(([, n]) => Number(n)));
  expect(cells.length).toBe(matrix.cells.length);
  expect(cells.reduce((sum, n) => sum + n, 0)).toBe(
    wide.data.matrix.cells.reduce((sum, { n }) => sum + n, 0),
  );
  for (const [at, { svg }] of parts.entries()) {
    const words = texts(svg);
    expect(words.join(' ')).toContain(corner?.label ?? '?');
    expect(words).toContain('Legend');
    expect(words.some((line) => line.startsWith(`Part ${at + 1} of ${parts.length}: columns `))).toBe(true);
    expect(words.some((line) => line.includes(wide.data.edition))).toBe(true);
  }
});

test('a map that fits is drawn as it is without parts', () => {
  const [whole, ...more] = drawMapParts(picture, 'dark', matrix.columns.length);
  expect(more).toEqual([]);
  expect(whole?.svg).not.toContain('Part 1');
});

test('parts are pages of one PDF, and numbered files in an archive that is the same each time', async () => {
  const pages = await getDocument({ data: (await fileOf('pdf', 10)).bytes.slice(), verbosity: 0 }).promise;
  expect(pages.numPages).toBe(Math.ceil(matrix.columns.length / 10));
  for (let page = 1; page <= pages.numPages; page++) {
    const { items } = await (await pages.getPage(page)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    expect(words).toContain(`Part ${page} of ${pages.numPages}`);
    expect(words).toContain('Legend');
  }
  const file = await fileOf('svg', 10);
  expect(file.mediaType).toBe('application/zip');
  expect(Buffer.from((await fileOf('svg', 10)).bytes).equals(Buffer.from(file.bytes))).toBe(true);
  expect(Object.keys(unzipSync(file.bytes)).map((name) => name.replace(/^.*-(?=\d)/, ''))).toEqual(
    Array.from({ length: pages.numPages }, (_, at) => `${at + 1}.svg`),
  );
  const pictures = unzipSync((await fileOf('png', 20)).bytes);
  for (const [name, bytes] of Object.entries(pictures)) {
    expect(name).toMatch(/-\d\.png$/);
    expect([...bytes.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
  }
  expect((await fileOf('svg')).mediaType).toMatch(/^image\/svg/);
});

test('bubbles of all parts are drawn at one scale', () => {
  const wide = paperPicture({ columns: 'setting', layout: 'bubble' });
  const radii = (svg: string) =>
    [
      ...svg.matchAll(/data-n="(\d+)"><title>[^<]*<\/title><circle cx="[\d.]+" cy="[\d.]+" r="([\d.]+)"/g),
    ].map(([, n, r]) => (Number(r) * Number(r)) / Number(n));
  const areas = drawMapParts(wide, 'light', 2).flatMap(({ svg }) => radii(svg));
  expect(areas.length).toBeGreaterThan(3);
  for (const area of areas) expect(area / (areas[0] ?? 1)).toBeCloseTo(1, 1);
});
