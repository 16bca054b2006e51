import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp({ library: 'empty', window: { viewport: { width: 1440, height: 900 } } });
  ({ page } = app);
  await app.go('#/import');
  await page.setInputFiles('input[type=file]:not([webkitdirectory])', {
    name: 'bees.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(paper()),
  });
  await page.getByText('bees.md').first().waitFor();
  await app.go('#/read');
  await page.getByRole('link', { name: /bees/ }).first().click();
  await page.locator('.text').waitFor();
});
afterAll(() => app?.close());

/** A document with headings on two levels, some text under each, and a short reference list. */
function paper(): string {
  const filler = Array.from({ length: 12 }, (_, n) => `Line ${n} tells of hives and meadows (Lund, 2020).`);
  const section = (title: string) => `${title}\n\n${filler.join('\n\n')}\n\n`;
  const list = '## References\n\nLund, O. (2020). Meadows of the north. Journal of Bee Studies, 3(1), 1–9.\n';
  return ['# On bees\n\n', section('## Hives'), section('### Wood'), section('## Meadows'), list].join('');
}

const outline = () => page.getByRole('navigation', { name: 'Outline' });
const current = () => outline().locator('[aria-current=location]').innerText();

describe('reading a document', () => {
  it('leads from heading to heading by key and by the outline, which marks the one being read', async () => {
    await outline().getByRole('button', { name: 'Meadows' }).waitFor();
    expect((await outline().getByRole('button').allInnerTexts()).slice(0, 4)).toEqual([
      'On bees',
      'Hives',
      'Wood',
      'Meadows',
    ]);
    await expect.poll(current).toBe('On bees');
    await page.locator('.reading').focus();
    await page.keyboard.press(']');
    await expect.poll(current).toBe('Hives');
    await page.keyboard.press(']');
    await expect.poll(current).toBe('Wood');
    await page.keyboard.press('[');
    await expect.poll(current).toBe('Hives');
    await outline().getByRole('button', { name: 'Hives' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(current).toBe('Meadows');
    await app.keep('outline');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('keeps the focus on a citation whose mark is drawn anew under it', async () => {
    const lead = (at: string) =>
      page.evaluate((to) => {
        location.hash = `${location.hash.split('?')[0]}${to}`;
      }, at);
    const mark = page.locator('.citation').first();
    const start = Number(await mark.getAttribute('data-start'));
    const id = await mark.getAttribute('data-citation');
    // A place inside the citation cuts its mark in two; the second part goes when the place does.
    await lead(`?at=${start + 2}-${start + 4}`);
    const part = page.locator('.citation[data-spot]');
    await part.waitFor();
    await part.focus();
    await lead('');
    await page.locator('[data-spot]').waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-citation')))
      .toBe(id);
  });

  it('shows or hides the reference list and the outline by key, and remembers it', async () => {
    const beside = page.locator('.pane');
    await beside.waitFor();
    await page.locator('.reading').focus();
    await page.keyboard.press('b');
    await beside.waitFor({ state: 'detached' });
    await page.keyboard.press('o');
    await outline().waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    await page.reload();
    await page.locator('.text').waitFor();
    await expect.poll(() => beside.count()).toBe(0);
    await expect.poll(() => outline().count()).toBe(0);
    await page.getByRole('button', { name: 'Show the reference list beside the text' }).click();
    await page.getByRole('button', { name: 'Show the outline' }).click();
    await beside.waitFor();
    await outline().waitFor();
  });

  it('says that an earlier version read it, and reads it again', async () => {
    const bar = page.getByText('Read by an earlier version.');
    await expect.poll(() => bar.count()).toBe(0);
    const file = new DatabaseSync(join(app.host.folder, 'empty.gleaner'));
    file.exec(
      "UPDATE document_text SET extractor_version = '0'; UPDATE document SET extractor_version = '0';",
    );
    file.close();
    await page.reload();
    await bar.waitFor();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect.poll(current).toBe('On bees');
    await app.keep('outdated-dark');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read again' }).click();
    await page
      .getByText(/Read again\. References: 1 found, 0 new\./)
      .first()
      .waitFor();
    await bar.waitFor({ state: 'detached' });
  });
});
