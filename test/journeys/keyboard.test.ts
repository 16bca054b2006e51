import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';
import { type KeyboardHand, keyboardOn } from './keyboard-hand.ts';
import { listenTo } from './spoken.ts';

const PAPER = resolve(import.meta.dirname, '../fixtures/paper/paper.txt');
const STUDIES = 10;

let app: App;
let hand: KeyboardHand;
let reader: Awaited<ReturnType<typeof listenTo>>;

beforeAll(async () => {
  app = await openApp({ window: { acceptDownloads: true } });
  hand = await keyboardOn(app.page);
  reader = await listenTo(app.page);
});
afterAll(() => app?.close());

/** What a screen reader would miss here, and whether it is told where the focus is. */
async function spoken(): Promise<void> {
  await expect.poll(() => reader.findings()).toEqual([]);
}

describe('a whole review by keyboard and ear', () => {
  it('begins at a way past the rail and reaches the list of references', async () => {
    const { page } = app;
    await page.locator('#row-0').waitFor();
    await hand.press('Tab');
    await expect.poll(async () => (await reader.focused()).role).toBe('button');
    await hand.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('work');
    await hand.press('g', 'l', 'j', 'j', 'k');
    await expect.poll(() => reader.focused()).toEqual({ role: 'grid', name: 'References' });
    await spoken();
    await hand.press('Enter');
    await page.getByRole('complementary', { name: 'Reference' }).waitFor();
    await spoken();
    await hand.tabTo(/^Close the detail pane/);
    await hand.press('Enter');
    await expect.poll(async () => (await reader.focused()).role).toBe('grid');
  });

  it('imports a paper and is told what came of it', async () => {
    const { page } = app;
    await hand.press('g', 'i');
    await hand.tabTo(/^Choose files/);
    await spoken();
    await hand.forgetsTold();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles({ name: 'paper.txt', mimeType: 'text/plain', buffer: readFileSync(PAPER) });
    await page.locator('.receipt').getByRole('link', { name: 'Read it' }).waitFor();
    await hand.hears(/paper\.txt: \d+ added/);
    await spoken();
    await hand.tabTo(/^Read it/);
    await hand.press('Enter');
  });

  it('reads it from citation to citation and from heading to heading', async () => {
    const { page } = app;
    await page.locator('article.text .citation').first().waitFor();
    await spoken();
    await hand.press('j', 'j', 'k');
    await expect.poll(async () => (await reader.focused()).role).toBe('button');
    await page.locator('.citation-card').waitFor();
    await spoken();
    await hand.press('Enter', 'Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.classList.contains('citation')))
      .toBe(true);
    await hand.press(']', ']', '[');
    await hand.press('Control+f');
    await hand.type('district');
    await spoken();
    await hand.press('Enter', 'Escape');
  });

  it('codes ten studies', async () => {
    const { page } = app;
    await hand.press('g', 'c');
    await page.locator('.study-texts').waitFor();
    await spoken();
    const coded = new Set<string>();
    while (coded.size < STUDIES) {
      await page.locator('.sheet-part').first().waitFor();
      const address = page.url();
      const codings = page.locator('article.coding');
      const before = await codings.count();
      await hand.forgetsTold();
      await hand.press('c');
      await hand.type('survey');
      await page.locator('.palette-row').first().waitFor();
      if (coded.size === 0) await spoken();
      await hand.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await hand.hears(/Coded: /);
      await expect.poll(() => codings.count()).toBeGreaterThanOrEqual(before);
      if ((await page.locator('.suggestion').count()) > 0) await hand.press('a');
      coded.add(address);
      if (coded.size === 1) await spoken();
      await hand.press('Shift+J');
      await expect.poll(() => page.url()).not.toBe(address);
      await page.locator('.study-line[aria-current]').waitFor();
    }
    await hand.tabTo(/^Code/, 'Shift+Tab');
    await spoken();
  });

  it('selects a sentence, gives up words at both ends and codes the rest', async () => {
    const { page } = app;
    const selected = () => page.evaluate(() => String(document.getSelection()));
    await expect.poll(() => page.locator('.study-texts .quote').count()).toBeGreaterThan(0);
    await hand.press('v');
    await expect.poll(selected).not.toBe('');
    const sentence = await selected();
    await hand.press('ArrowRight', 'Shift+ArrowLeft');
    await expect.poll(async () => (await selected()).length).toBeLessThan(sentence.length);
    const quote = await selected();
    expect(sentence).toContain(quote);
    await spoken();
    await hand.forgetsTold();
    await hand.press('c');
    await expect.poll(() => page.locator('.code-palette-quote').innerText()).toContain(quote);
    await hand.type('survey');
    await page.locator('.palette-row').first().waitFor();
    await hand.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await hand.hears(/Coded: /);
    await expect.poll(selected).toBe('');
  });

  it('takes the last coding back and is told so', async () => {
    await hand.forgetsTold();
    await hand.press('u');
    await hand.hears(/Undid/);
  });

  it('searches everything', async () => {
    const { page } = app;
    await hand.press('Control+k');
    await spoken();
    await hand.type('district');
    await page.locator('.palette-row mark').first().waitFor();
    await hand.hears(/\d+ found|\d+ references/);
    await spoken();
    await hand.press('ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await hand.press('Tab');
    await spoken();
  });

  it('goes through the matrix down to a quote and back', async () => {
    const { page } = app;
    await hand.press('g', 'm');
    await page.getByRole('grid').waitFor();
    await expect.poll(async () => (await reader.focused()).role).toBe('grid');
    await spoken();
    await hand.press('Control+Home', 'ArrowDown', 'ArrowRight');
    await standOnEvidence();
    await hand.press('Enter');
    await page.locator('.cell-study').first().waitFor();
    await spoken();
    await hand.tabTo(/^Close the detail pane/);
    await hand.press('Enter');
    await expect.poll(async () => (await reader.focused()).role).toBe('grid');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('looks at the map, its gaps and its charts, and exports it', async () => {
    const { page } = app;
    await hand.press('g', 'p');
    await page.getByRole('img', { name: /Evidence map/ }).waitFor();
    await spoken();
    await hand.tabTo(/^Map$/);
    await hand.press('ArrowRight');
    await page.locator('.gap-kind').first().waitFor();
    await spoken();
    await hand.tabTo(/^Export map/, 'Shift+Tab');
    await hand.press('Enter', 'ArrowDown');
    expect((await reader.focused()).role).toBe('menuitem');
    await spoken();
    await hand.press('Home');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    await download.saveAs(join(app.host.folder, 'map.html'));
    expect(readFileSync(join(app.host.folder, 'map.html'), 'utf8')).toContain('<svg');
    await hand.press('Tab');
  });

  it('opens and leaves every screen and everything that floats without losing the focus', async () => {
    const { page } = app;
    for (const letter of 'lirbohcmps') {
      await hand.press('g', letter);
      await page.locator('#work .screen h1').first().waitFor();
      await spoken();
    }
    for (const key of ['?', 'F1', 'Control+k']) {
      await hand.press(key);
      await page.getByRole('dialog').waitFor();
      await spoken();
      await hand.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('needed no pointer, and met no error', async () => {
    expect(await hand.pointed()).toEqual([]);
    expect(app.complaints).toEqual([]);
  });

  it('would have noticed a pointer and a focus that is lost', async () => {
    await app.page.mouse.click(5, 5);
    expect(await hand.pointed()).toContain('mousedown');
    await app.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    expect(await hand.seen()).toMatchObject({ isLost: true, hasRing: false });
  });
});

/** Walks along the grid until a cell with evidence is stood on. */
async function standOnEvidence(): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    const state = await app.page.evaluate(() => {
      const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.dataset.state;
    });
    if (state === 'evidence') return;
    await hand.press(n % 6 === 5 ? 'ArrowDown' : 'ArrowRight');
  }
  throw new Error('No cell with evidence was met.');
}
