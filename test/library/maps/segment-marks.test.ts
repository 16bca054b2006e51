import { expect, test } from 'vitest';
import { mapHtml } from '../../../library/maps/map-html.ts';
import { drawMap } from '../../../library/maps/map-svg.ts';
import { segmentPaint, texturePatterns } from '../../../library/maps/segment-paint.ts';
import { markup } from '../../../library/maps/svg-element.ts';
import type { MapLayout } from '../../../shared/model/map.ts';
import { HUES, MOST_SEGMENTS, THEMES } from '../../../shared/model/tokens.ts';
import { paperPicture } from './map-source.ts';
import { paperCodebook, paperEvidence } from './paper-evidence.ts';

/** A map of the test paper whose segments are so many places, each study at one of them. */
function segmented(count: number, layout: MapLayout) {
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
    { layout, columns: 'setting', segment: 'place' },
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
