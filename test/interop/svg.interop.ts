import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from '../browser.ts';
import { has, workshop } from './workshop.ts';

const { at, run, gleaner } = workshop();
const WIDTH = 800;
/** Squares of pixels compared by their mean, so that edges of letters drawn a little apart do not count. */
const SQUARE = 16;

describe.skipIf(!has('rsvg-convert'))('an SVG figure', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test.each(['light', 'dark'])(
    'of a map looks alike in Chromium and in rsvg-convert, in %s',
    async (theme) => {
      gleaner('map', '--theme', theme, '--out', at('map.svg'));
      const { env = {} } = findBrowser() ?? {};
      // Both draw letters from the fonts the browser brings, or the comparison would be one of fonts.
      const fonts: Record<string, string> =
        'FONTCONFIG_PATH' in env ? { FONTCONFIG_PATH: env['FONTCONFIG_PATH'] ?? '' } : {};
      const drawn = run('rsvg-convert', ['-w', String(WIDTH), '-o', 'rsvg.png', 'map.svg'], fonts);
      expect(drawn.out).toBe('');
      const page = await browser.newPage();
      const compared = (await page.evaluate(
        `(${COMPARE})(${JSON.stringify({
          svg: readFileSync(at('map.svg')).toString('base64'),
          png: readFileSync(at('rsvg.png')).toString('base64'),
          square: SQUARE,
        })})`,
      )) as { mean: number; worst: number; ink: number };
      await page.close();
      expect(compared.ink).toBeGreaterThan(0.01);
      expect(compared.mean).toBeLessThan(0.01);
      expect(compared.worst).toBeLessThan(0.35);
    },
  );
});

/** Runs in the page: draws both pictures, and gives the mean and the worst difference of their squares, 0 to 1. */
const COMPARE = `async ({ svg, png, square }) => {
  const load = (address) => new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => fail(new Error('not drawn: ' + address.slice(0, 30)));
    image.src = address;
  });
  const other = await load('data:image/png;base64,' + png);
  const own = await load('data:image/svg+xml;base64,' + svg);
  const { width, height } = other;
  const means = (image) => {
    const canvas = new OffscreenCanvas(width, height);
    const brush = canvas.getContext('2d', { willReadFrequently: true });
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, width, height);
    brush.drawImage(image, 0, 0, width, height);
    const { data } = brush.getImageData(0, 0, width, height);
    const found = [];
    for (let y = 0; y + square <= height; y += square)
      for (let x = 0; x + square <= width; x += square)
        for (let channel = 0; channel < 3; channel += 1) {
          let sum = 0;
          for (let dy = 0; dy < square; dy += 1)
            for (let dx = 0; dx < square; dx += 1) sum += data[((y + dy) * width + x + dx) * 4 + channel];
          found.push(sum / (square * square * 255));
        }
    return found;
  };
  const a = means(own);
  const b = means(other);
  const apart = a.map((value, at) => Math.abs(value - b[at]));
  const average = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const ground = [...a].sort((x, y) => x - y)[a.length >> 1];
  return { mean: average(apart), worst: Math.max(...apart), ink: average(a.map((value) => Math.abs(value - ground))) };
}`;
