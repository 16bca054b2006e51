import { expect, test } from 'vitest';
import { figurePdf } from '../../../library/exports/figure-pdf.ts';
import { type Texture, textureLines, textureOf } from '../../../library/exports/figure-texture.ts';
import { drawing, element } from '../../../library/maps/svg-element.ts';
import { TEXTURE_TILE } from '../../../shared/model/tokens.ts';

const pattern = (d: string, side: number, from = 0) =>
  element(
    'pattern',
    { id: 't', x: from, y: from, width: side, height: side },
    element('path', { d, stroke: '#112233', 'stroke-width': 0.7 }),
  );
const box = { left: 10, top: 20, right: 42, bottom: 52 };

function lines(d: string, side: number, from = 0) {
  return textureLines(textureOf(pattern(d, side, from)) as Texture, box);
}

test('a hatch is whole lines a tile apart that cover the box', () => {
  const hatch = lines('M-1 1l2 -2M0 8l8 -8M7 9l2 -2', 8);
  for (const [x, y, toX, toY] of hatch) {
    expect([y, toY]).toEqual([box.top, box.bottom]);
    expect(x - toX).toBeCloseTo(box.bottom - box.top);
    expect(Math.abs((x + y) % 8)).toBeCloseTo(0);
  }
  // Each point of the box has a line no further than a tile away.
  const sums = hatch.map(([x, y]) => x + y);
  expect(Math.min(...sums)).toBeLessThanOrEqual(box.left + box.top + 8);
  expect(Math.max(...sums)).toBeGreaterThanOrEqual(box.right + box.bottom - 8);
});

test('textures of segments are lines level and upright, and pieces of lines', () => {
  const level = lines(TEXTURE_TILE.lines.d, 4, 2);
  expect(level.length).toBe(9);
  for (const [x, y, toX, toY] of level) expect([x, y % 4, toX, toY % 4]).toEqual([10, 0, 42, 0]);
  const upright = lines(TEXTURE_TILE.stripes.d, 4, 2);
  for (const [x, y, toX, toY] of upright) expect([x % 4, y, toX % 4, toY]).toEqual([0, 20, 0, 52]);
  const holes = lines(TEXTURE_TILE.holes.d, 4, 2);
  expect(holes.every(([x, y, toX, toY]) => toX - x === 2 && y === toY)).toBe(true);
  expect(holes.length).toBeGreaterThan(60);
});

test('a page of PDF has lines inside the shape and no tiles', async () => {
  const shape = drawing(100, 100, 'a', [
    element('defs', {}, pattern('M0 8l8 -8', 8)),
    element('rect', { x: 10, y: 10, width: 40, height: 40, fill: 'url(#t)' }),
  ]);
  const { bytes } = await figurePdf({ shape, title: '', description: '', asOf: '' });
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('/PatternType');
});
