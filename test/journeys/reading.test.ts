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

/** Selects the first such words inside an element, as dragging over them does. */
async function select(inside: string, words: string): Promise<void> {
  await page
    .locator(inside)
    .getByText(words)
    .first()
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
      throw new Error('These words stand in no single run.');
    }, words);
}

/** The findings in the library file, each with its quote and its study's name. */
function findings(): readonly object[] {
  const file = new DatabaseSync(join(app.host.folder, 'empty.gleaner'));
  const rows = file
    .prepare(
      'SELECT finding.label, passage_json, study.label AS study FROM finding JOIN study ON study.id = study_id',
    )
    .all();
  file.close();
  return rows.map(({ label, passage_json: passage, study }) => ({
    label,
    quote: JSON.parse(String(passage))?.quote,
    study,
  }));
}

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

  it('makes findings of words about a cited study, from the paper and from what is known of the study', async () => {
    const form = page.getByRole('dialog');
    await select('article.text', 'hives and meadows');
    await page.getByRole('button', { name: /Finding/ }).waitFor();
    await page.keyboard.press('f');
    await form.getByText('“hives and meadows”').waitFor();
    const about = form.getByLabel('About the study');
    const names = await about.locator('option').allInnerTexts();
    const cited = names.find((name) => name.includes('Meadows')) ?? '';
    expect(names).toHaveLength(2);
    await expect.poll(() => about.locator('option:checked').innerText()).not.toBe(cited);
    await about.selectOption({ label: cited });
    await form.getByLabel('Variable, as printed').fill('Hives kept');
    await app.keep('finding-of-cited');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await expect
      .poll(findings)
      .toEqual([
        { label: 'Hives kept', quote: 'hives and meadows', study: expect.stringContaining('Meadows') },
      ]);
    await app.go('#/code');
    await page.locator('.study-line', { hasText: 'Meadows' }).first().click();
    await page.locator('.study-texts').getByText('Hives kept').waitFor();
    await select('.study-texts', 'tells of hives');
    await page.getByRole('button', { name: /Finding/ }).waitFor();
    await page.keyboard.press('f');
    await form.getByText('“tells of hives”').waitFor();
    await form.getByLabel('Part of').selectOption({ label: 'Hives kept' });
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(findings)
      .toEqual([{ label: 'Hives kept', quote: 'tells of hives', study: expect.stringContaining('Meadows') }]);
    await app.go('#/read');
    await page.getByRole('link', { name: /bees/ }).first().click();
    await page.locator('.text').waitFor();
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
