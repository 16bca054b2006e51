import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mapHtml } from '../../../library/maps/map-html.ts';
import { drawMap } from '../../../library/maps/map-svg.ts';
import type { MapSpec } from '../../../shared/model/map.ts';
import { launchBrowser } from '../../browser.ts';
import { paperPicture } from './map-source.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'gleaner-map-'));
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const NOTE = { row: 'travelling_unit', column: 'wa.distance', text: 'A remark on <this> cell.' };

type Opened = { readonly page: Page; readonly requests: string[]; readonly errors: string[] };

async function open(
  change: Partial<MapSpec> = {},
  options: { scheme?: 'light' | 'dark'; hash?: string; width?: number } = {},
): Promise<Opened> {
  const file = join(folder, `map-${Math.random()}.html`);
  writeFileSync(file, mapHtml(paperPicture(change)));
  const context = await browser.newContext({
    colorScheme: options.scheme ?? 'light',
    viewport: { width: options.width ?? 1_280, height: 900 },
    offline: true,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(file).href + (options.hash ?? ''));
  await page.waitForSelector('html[data-ready]');
  return { page, requests, errors };
}

const numbers = (page: Page) =>
  page.$$eval('#grid tbody tr:not(.head) td:not(.sum)', (cells) =>
    cells.map((cell) =>
      Number(/^\d+/.exec(cell.querySelector('.n')?.textContent ?? cell.textContent ?? '')?.[0]),
    ),
  );

async function violations(page: Page): Promise<unknown> {
  // The page's own policy refuses injected scripts, as it should; the checker comes in beside it.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const checker = (
      window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const result = await checker.run();
    return result.violations.map(({ id, nodes }) => [
      id,
      nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)),
    ]);
  });
}

describe('the exported page in a browser, from disk, with the network off', () => {
  test('asks for nothing but itself and runs under its own policy without complaint', async () => {
    const { page, requests, errors } = await open();
    expect(requests.map((url) => url.split(':')[0])).toEqual(['file']);
    expect(errors).toEqual([]);
    expect(await numbers(page)).toEqual(paperPicture().data.matrix.cells.map((cell) => cell.n));
  });

  test.each([
    ['light', {}],
    ['dark', { layout: 'direction' as const }],
    ['light', { columns: 'study', layout: 'direction' as const }],
    ['dark', { columns: 'setting', segment: 'design' }],
    ['dark', { layout: 'heat' as const }],
    ['light', { layout: 'heat' as const }],
    ['light', { layout: 'dots' as const, includeAsCited: false }],
    ['dark', { layout: 'mosaic' as const, columns: 'setting', segment: 'design' }],
    ['light', { layout: 'donut' as const, columns: 'setting', segment: 'design' }],
    ['light', { rows: 'setting', columns: 'determinant', annotations: [NOTE] }],
  ] as const)('axe finds nothing: %s %j', async (scheme, change) => {
    const { page } = await open(change, { scheme });
    await page.locator('#grid tbody td button').first().click();
    await page
      .locator('#filters details')
      .first()
      .evaluate((node) => node.setAttribute('open', ''));
    expect(await violations(page)).toEqual([]);
    await page.click('#view');
    expect(await violations(page)).toEqual([]);
  });

  test('axe finds nothing in a narrow window', async () => {
    const { page } = await open({}, { width: 380 });
    await page.locator('#grid tbody td button').first().click();
    expect(await violations(page)).toEqual([]);
  });

  test('filters act at once, say how many they leave, and stand in the address', async () => {
    const { page } = await open();
    const before = await numbers(page);
    await page.locator('#filters summary', { hasText: 'Effect' }).click();
    const choice = page.locator('#filters label', { hasText: 'Both ways' });
    await expect.poll(async () => Number(await choice.locator('.count').textContent())).toBeGreaterThan(0);
    await choice.locator('input').check();
    const after = await numbers(page);
    expect(after.reduce((sum, n) => sum + n, 0)).toBeLessThan(before.reduce((sum, n) => sum + n, 0));
    expect(await page.textContent('#shown')).toContain('of 38 studies');
    expect(page.url()).toContain('f.effect=both');
    await page.locator('.chip').click();
    expect(await numbers(page)).toEqual(before);
    expect(new URL(page.url()).hash).toBe('');
  });

  test('an address with a view state opens in that state', async () => {
    const { page } = await open({}, { hash: '#f.effect=both&cell=1&view=map' });
    expect(await page.isVisible('#pane')).toBe(true);
    expect(await page.isChecked('#filters input[value="both"]')).toBe(true);
  });

  test('the author’s views are links that show what they name, and lead back', async () => {
    const { page } = await open({
      views: [
        { name: 'Both <ways>', fragment: 'f.effect=both' },
        { name: 'Everything', fragment: '' },
      ],
    });
    await page.getByRole('link', { name: 'Both <ways>' }).click();
    await expect.poll(() => page.textContent('#shown')).toContain('of 38 studies');
    expect(await page.isChecked('#filters input[value="both"]')).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Everything' }).click();
    await expect.poll(() => page.textContent('#shown')).toContain('All 38 studies');
  });

  test('a reader keeps a view of their own, which stands in the address and goes with it', async () => {
    const { page } = await open({ views: [{ name: 'Everything', fragment: '' }] });
    await page.locator('#filters summary', { hasText: 'Effect' }).click();
    await page.locator('#filters input[value="both"]').check();
    await page.click('#keep');
    await page.fill('#view-name', 'Mine <b>');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Everything' }).click();
    await expect.poll(() => page.textContent('#shown')).toContain('All 38 studies');
    const { hash } = new URL(page.url());
    const again = (await open({}, { hash })).page;
    expect(await violations(again)).toEqual([]);
    await again.getByRole('link', { name: 'Mine <b>' }).click();
    await expect.poll(() => again.textContent('#shown')).toContain('of 38 studies');
    await again.getByRole('button', { name: 'Take the view Mine <b> away' }).click();
    expect(again.url()).not.toContain('v=');
    expect(again.url()).toContain('f.effect=both');
  });

  test('what is out of view is drawn soon after, and before printing', async () => {
    const { page } = await open({ layout: 'direction' });
    await page.setViewportSize({ width: 900, height: 260 });
    await page.locator('#filters summary', { hasText: 'Effect' }).click();
    const agree = () =>
      page.$$eval(
        '#grid tbody td button',
        (buttons) =>
          buttons.filter((button) => {
            const n = Number(button.querySelector('.n')?.textContent);
            const parts = [...button.querySelectorAll('.glyphs span')].map(({ textContent }) =>
              textContent === '' ? n : Number(textContent),
            );
            return parts.reduce((sum, one) => sum + one, 0) !== n;
          }).length,
      );
    await page.locator('#filters input[value="both"]').check();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await agree()).toBe(0);
    await page.locator('#filters input[value="both"]').uncheck();
    await expect.poll(agree).toBe(0);
  });

  test('a printer gets the map, its legend and how it was made, but no control', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    for (const part of ['#grid', '.legend', '#about']) expect(await page.isVisible(part), part).toBe(true);
    for (const part of ['.bar', '.views', '#filters', '#pane'])
      expect(await page.isVisible(part), part).toBe(false);
  });

  test('nothing is wider than a narrow window or one at 200 %', async () => {
    for (const width of [320, 640]) {
      const { page } = await open({}, { width });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  test('a record begins its abstract only where the author says so, and search finds it', async () => {
    const closed = (await open()).page;
    await closed.locator('#grid tbody td button').first().click();
    expect(await closed.locator('.abstract').count()).toBe(0);
    expect(await closed.content()).not.toContain('a long abstract');
    const { page } = await open({ includeAbstracts: true });
    await page.fill('#search', 'long abstract');
    await expect.poll(() => page.textContent('#shown')).toContain('38 of 38');
    await page.locator('#grid tbody td button').first().click();
    expect(await page.locator('.abstract').first().textContent()).toMatch(/^From the abstract: .+ \[…\]$/);
  });

  test('search looks through labels, references, DOIs and codes, without regard to case and accents', async () => {
    const { page } = await open();
    for (const words of ['MANAGE well', '10.1234/abc.3', 'author5', 'langer', 'interviews']) {
      await page.fill('#search', words);
      const shown = Number(/^\d+/.exec((await page.textContent('#shown')) ?? '')?.[0] ?? -1);
      if (words === 'langer') expect(shown).toBe(0);
      else expect(shown, words).toBeGreaterThan(0);
    }
  });

  test('the keyboard reaches every number and comes back from the record pane', async () => {
    const { page } = await open();
    await page.locator('#grid tbody td button[tabindex="0"]').focus();
    const label = () =>
      page.evaluate(() => document.activeElement?.closest('tr')?.querySelector('th')?.textContent);
    const first = await label();
    await page.keyboard.press('ArrowDown');
    expect(await label()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await label()).toBe(first);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pane-title');
    await page.keyboard.press('Escape');
    expect(await page.isVisible('#pane')).toBe(false);
    expect(await label()).toBe(first);
  });

  test('a record shows its study, its codes and a DOI link that works', async () => {
    const { page } = await open();
    await page.locator('#grid tbody td button').first().click();
    const records = page.locator('#records article');
    expect(await records.count()).toBe(
      Number(/^\d+/.exec((await page.textContent('#pane-count')) ?? '')?.[0]),
    );
    const link = records.locator('a').first();
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/doi\.org\/10\.1234\/abc\.\d+$/);
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await records.first().locator('dd').count()).toBeGreaterThan(0);
  });

  test('headings fold their rows, and the list of studies holds those that are shown', async () => {
    const { page } = await open();
    const visible = () => page.locator('#grid tbody tr:visible').count();
    const all = await visible();
    await page.locator('.fold').first().click();
    expect(await visible()).toBeLessThan(all);
    await page.click('#view');
    expect(await page.locator('#studies tbody tr').count()).toBe(38);
  });

  test('headings stand over their columns, and a note is told beside its cell and below the map', async () => {
    const { page } = await open({ rows: 'setting', columns: 'determinant', annotations: [NOTE] });
    const spans = await page.$$eval('#grid thead .over th', (nodes) =>
      nodes.map((node) => (node as HTMLTableCellElement).colSpan),
    );
    expect(spans.length).toBeGreaterThan(3);
    expect(spans.reduce((sum, n) => sum + n, 0)).toBe(await page.locator('#grid tfoot td[data-k]').count());
    await page.locator('a.note').click();
    expect(await page.textContent('#notes')).toContain(
      'Travelling unit × Longer distance: A remark on <this> cell.',
    );
    const { svg } = drawMap(
      paperPicture({ rows: 'setting', columns: 'determinant', annotations: [NOTE] }),
      'light',
    );
    expect(svg).toContain('A remark on &#60;this&#62; cell.');
    expect(svg).toContain('>Way and means<');
  });

  test('a grid too wide for a sheet is printed in parts that hold every cell once', async () => {
    const { page } = await open({ rows: 'setting', columns: 'study', includeAsCited: true });
    const texts = (selector: string) =>
      page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent?.trim()));
    const [cells, heads] = [
      await texts('#grid tbody td:not(.sum)'),
      await texts('#grid thead tr:last-child th'),
    ];
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('#grid')).toBe(false);
    const parts = await page.locator('.part').count();
    expect(parts).toBeGreaterThan(1);
    expect((await texts('.part tbody td:not(.sum)')).toSorted()).toEqual(cells.toSorted());
    const inParts = await page.$$eval('.part', (tables) =>
      tables.map((table) =>
        [...table.querySelectorAll('thead tr:last-child th')].map((th) => th.textContent),
      ),
    );
    expect(inParts.flatMap((names) => names.slice(1, -1))).toEqual(heads.slice(1, -1));
    for (const names of inParts) expect([names[0], names.at(-1)]).toEqual([heads[0], heads.at(-1)]);
    expect(await page.locator('[id="grid"]').count()).toBe(1);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator('.part').count()).toBe(0);
    expect(await page.isVisible('#grid')).toBe(true);
  });

  test('area is proportional to the number printed, in the page and in the drawing', async () => {
    const { page } = await open({ includeAsCited: true });
    const drawn = await page.$$eval('#grid tbody td button', (buttons) =>
      buttons.flatMap((button) => {
        const all = Number(button.querySelector('.n')?.textContent);
        const circles = [...button.querySelectorAll('circle')].map((circle) =>
          Number(circle.getAttribute('r')),
        );
        return circles.length === 0 ? [] : [{ n: all, radius: Math.max(...circles) }];
      }),
    );
    expect(drawn.length).toBeGreaterThan(5);
    const unit = (drawn[0]?.radius ?? 0) ** 2 / (drawn[0]?.n ?? 1);
    for (const { n, radius } of drawn) expect(radius ** 2 / unit / n).toBeCloseTo(1, 2);
    const { svg } = drawMap(paperPicture(), 'light');
    const cells = [...svg.matchAll(/<g data-n="([1-9]\d*)">(.*?)<\/g>/g)].map(([, n, body]) => ({
      n: Number(n),
      radius: Math.max(...[...(body ?? '').matchAll(/ r="([\d.]+)"/g)].map(([, r]) => Number(r))),
    }));
    const svgUnit = (cells[0]?.radius ?? 0) ** 2 / (cells[0]?.n ?? 1);
    for (const { n, radius } of cells) expect(radius ** 2 / svgUnit / n).toBeCloseTo(1, 2);
  });
});
