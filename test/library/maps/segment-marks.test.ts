import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapCsv } from '../../../library/exports/map-rows.ts';
import { mapTable } from '../../../library/exports/map-table.ts';
import { mapHtml } from '../../../library/maps/map-html.ts';
import { drawMap } from '../../../library/maps/map-svg.ts';
import { segmentPaint, texturePatterns } from '../../../library/maps/segment-paint.ts';
import { markup } from '../../../library/maps/svg-element.ts';
import type { MapLayout, MapSpec } from '../../../shared/model/map.ts';
import { beyondMostFrequent, chosenSegments } from '../../../shared/model/other-segment.ts';
import { HUES, MOST_SEGMENTS, THEMES } from '../../../shared/model/tokens.ts';
import { paperPicture } from './map-source.ts';
import { paperCodebook, paperEvidence } from './paper-evidence.ts';

/** A map of the test paper whose segments are so many places, each study at one of them. */
function segmented(count: number, layout: MapLayout, change: Partial<MapSpec> = {}) {
  const [model] = paperCodebook.dimensions;
  if (model === undefined) throw new Error('the test paper has a codebook');
  const codes = Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    label: `Place ${at + 1}`,
    definition: '',
    indicators: [],
  }));
  const place = { ...model, id: 'place', label: 'Place', codes } as typeof model;
  const evidence = paperEvidence();
  const [coding] = evidence.codings;
  if (coding === undefined) throw new Error('the test paper has codings');
  const places = evidence.studies.map(({ id }, at) => ({
    ...coding,
    id: `place-${at}`,
    study: id,
    dimension: 'place',
    code: `p${(at * 7) % count}`,
    outcome: null,
    direction: null,
  }));
  return paperPicture(
    { layout, columns: 'setting', segment: 'place', ...change },
    { ...evidence, codings: [...evidence.codings, ...places] },
    { ...paperCodebook, dimensions: [...paperCodebook.dimensions, place] },
  );
}

test.each(THEMES)('%s: no two of 32 segments have the same colour and texture', (theme) => {
  const pens = { theme, hatch: 'h' };
  const paints = Array.from({ length: MOST_SEGMENTS }, (_, place) => {
    const { colour, over } = segmentPaint(place, pens);
    return `${colour} ${over?.full}`;
  });
  expect(new Set(paints).size).toBe(MOST_SEGMENTS);
  expect(segmentPaint(HUES - 1, pens).over).toBeNull();
});

test.each(['bubble', 'dots', 'mosaic', 'donut'] as const)('%s: a texture that is used is there', (layout) => {
  const picture = segmented(26, layout);
  for (const text of [drawMap(picture, 'light').svg, mapHtml(picture)]) {
    const used = new Set([...text.matchAll(/fill="url\(#([^)]+)\)"/g)].map(([, id]) => id ?? ''));
    const there = new Set([...text.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id ?? ''));
    expect([...used].some((id) => id.startsWith('stripes-paper'))).toBe(true);
    expect([...used].filter((id) => !there.has(id))).toEqual([]);
  }
});

test('so few segments as there are hues need no texture', () => {
  expect(texturePatterns(HUES, { theme: 'light', hatch: 'h' })).toEqual([]);
  expect(markup(texturePatterns(HUES + 1, { theme: 'light', hatch: 'h' }))).toContain('id="lines-paper-h"');
  expect(mapHtml(segmented(7, 'dots'))).not.toContain('<pattern');
});

test('the legend says where marks begin again', () => {
  const again = 'the marks begin again';
  expect(mapHtml(segmented(MOST_SEGMENTS, 'dots'))).toContain(again);
  expect(drawMap(segmented(MOST_SEGMENTS, 'dots'), 'light').svg.replace(/<[^>]+>/g, ' ')).toContain(again);
  expect(mapHtml(segmented(MOST_SEGMENTS - 1, 'dots'))).not.toContain(again);
});

test('segments put together are counted once in “other”, the last, and the rest stays as it was', () => {
  const whole = segmented(12, 'donut');
  const places = Array.from({ length: 12 }, (_, at) => `p${at}`);
  const some = fc.shuffledSubarray([...places, 'unknown'], { minLength: 1 });
  fc.assert(
    fc.property(some, (otherSegments) => {
      const picture = segmented(12, 'donut', { otherSegments });
      const together = places.filter((id) => otherSegments.includes(id));
      const alone = places.filter((id) => !otherSegments.includes(id));
      const expected = together.length === 0 ? places : [...alone, 'other'];
      expect(picture.segments?.codes.map(({ id }) => id)).toEqual(expected);
      picture.marks.forEach((marks, at) => {
        const before = whole.marks[at] ?? [];
        expect(marks.map(({ study }) => study)).toEqual(before.map(({ study }) => study));
        marks.forEach(({ segments }, mark) => {
          const own = before[mark]?.segments ?? [];
          const isOther = own.some((id) => together.includes(id));
          expect([...segments].sort()).toEqual(
            [...own.filter((id) => alone.includes(id)), ...(isOther ? ['other'] : [])].sort(),
          );
        });
        const held = marks.filter((mark) => mark.segments.includes('other')).length;
        expect(picture.data.matrix.cells[at]?.segments.other ?? 0).toBe(held);
      });
    }),
    { numRuns: 40 },
  );
});

test('every file tells which segments stand together', () => {
  const otherSegments = ['p2', 'p3', 'p5', 'p7'];
  const picture = segmented(12, 'bubble', { otherSegments });
  const told = '“Other” of Place is Place 3; Place 4; Place 6; Place 8.';
  const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(plain(drawMap(picture, 'light').svg)).toContain(told);
  expect(plain(drawMap(picture, 'light').svg)).toContain('other (4 together)');
  expect(plain(mapHtml(picture))).toContain(told);
  expect(mapTable(picture).notes).toContain(told);
  expect(mapCsv(picture)).toContain('other_segments');
  expect(mapCsv(picture)).toContain('p2 p3 p5 p7');
  expect(picture.data.spec.otherSegments).toEqual(otherSegments);
  expect(mapCsv(segmented(12, 'bubble'))).not.toContain('other_segments');
});

test('a code that is called “other” already keeps its name', () => {
  const codes = ['other', 'b', 'c'].map((id) => ({ id }));
  expect(chosenSegments(codes, ['b', 'c']).otherId).toBe('other_');
  expect(
    beyondMostFrequent(
      [
        { id: 'a', n: 2 },
        { id: 'g', n: 9, group: true },
        { id: 'b', n: 5 },
        { id: 'c', n: 2 },
      ],
      2,
    ),
  ).toEqual(['c']);
});
