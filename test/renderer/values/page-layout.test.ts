import { describe, expect, it } from 'vitest';
import {
  layOutPages,
  nextZoom,
  PAGE_GAP,
  PRINT_SCALE,
  pageAt,
  pagesBetween,
} from '../../../renderer/values/page-layout.ts';

const A4 = { width: 595, height: 842 };
const sizes = [A4, { width: 842, height: 595 }, A4];

describe('laying pages out', () => {
  it('puts them one under the other at the size of print', () => {
    const { tops, scale, height } = layOutPages(sizes, 1, 400);
    expect(scale).toBe(PRINT_SCALE);
    const gaps = tops.map(
      (top, index) => top - sizes.slice(0, index).reduce((sum, size) => sum + size.height, 0) * scale,
    );
    for (const [index, gap] of gaps.entries()) expect(gap).toBeCloseTo((index + 1) * PAGE_GAP, 6);
    expect(height).toBeCloseTo(4 * PAGE_GAP + (842 + 595 + 842) * scale, 6);
  });

  it('fits the widest into the room, and no larger than is good to read', () => {
    expect(layOutPages(sizes, 0, 842 + 2 * PAGE_GAP).scale).toBeCloseTo(1, 6);
    expect(layOutPages([A4], 0, 10_000).scale).toBeCloseTo(1.6 * PRINT_SCALE, 6);
    expect(layOutPages([A4], 0, 0).scale).toBeGreaterThan(0);
  });

  it('knows the page at a height and those in view with one more on either side', () => {
    const layout = layOutPages([A4, A4, A4, A4, A4], 1, 900);
    expect(pageAt(layout, 0)).toBe(1);
    expect(pageAt(layout, layout.tops[2]! + 5)).toBe(3);
    expect(pageAt(layout, 1e9)).toBe(5);
    expect(pagesBetween(layout, layout.tops[2]! + 5, layout.tops[2]! + 400)).toEqual([2, 3, 4]);
    expect(pagesBetween(layout, 0, 10)).toEqual([1, 2]);
  });

  it('steps through the zooms from whatever is shown', () => {
    expect(nextZoom(PRINT_SCALE, 1)).toBe(1.25);
    expect(nextZoom(PRINT_SCALE * 1.1, -1)).toBe(1);
    expect(nextZoom(PRINT_SCALE * 3, 1)).toBe(3);
    expect(nextZoom(PRINT_SCALE * 0.1, -1)).toBe(0.5);
  });
});
