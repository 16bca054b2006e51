import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../library/index.ts';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const STUDIES = 60;
const ITEMS = Array.from({ length: STUDIES }, (_, at) => ({
  type: 'article-journal',
  title: `Invented inquiry ${at + 1} into taking the stairs`,
  author: [{ family: `Stair${String(at + 1).padStart(2, '0')}`, given: 'A.' }],
  issued: { 'date-parts': [[1960 + at]] },
  DOI: `10.5555/stairs.${at + 1}`,
}));
const CODEBOOK = {
  id: 'stairs',
  version: '1',
  title: 'Taking the stairs',
  dimensions: [
    {
      id: 'place',
      label: 'Place',
      choice: 'multiple',
      codes: [
        { id: 'office', label: 'Office', definition: 'Offices.' },
        { id: 'station', label: 'Station', definition: 'Stations.' },
        { id: 'na', label: 'No place', definition: 'None named.', exclusive: true },
      ],
    },
    {
      id: 'design',
      label: 'Design',
      choice: 'single',
      codes: [
        { id: 'count', label: 'Counting', definition: 'People are counted.' },
        { id: 'na', label: 'No design', definition: 'None.', exclusive: true },
      ],
    },
  ],
};

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp({ library: 'empty', window: { viewport: { width: 1440, height: 900 } } });
  ({ page } = app);
  await hand('#/import', 'input[aria-label="Choose files"]', 'stairs.json', JSON.stringify(ITEMS));
  await page.getByText('60 studies').first().waitFor();
  await hand('#/codebook', 'input[aria-label="Import codebook"]', 'codebook.json', JSON.stringify(CODEBOOK));
  await page.getByRole('button', { name: 'Put version 1 in force' }).click();
  await page.getByRole('row', { name: 'Office' }).waitFor();
});

afterAll(() => app?.close());

async function hand(hash: string, box: string, name: string, text: string): Promise<void> {
  await app.go(hash);
  await page.locator(box).setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

const codings = (count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('article.coding').length === wanted, count);

/** The codings that a second person made of the same studies, as the file they send. */
async function bensFile(): Promise<string> {
  const opened = await openEngine(join(app.host.folder, 'ben.gleaner'), {
    mode: 'write',
    create: true,
    holder: 'a test',
  });
  if (!opened.ok) throw new Error(opened.fault.message);
  const engine = opened.output;
  const call = async <T>(name: string, input: object): Promise<T> => {
    const reply = await engine.answer(name, input);
    if (!reply.ok) throw new Error(reply.fault.message);
    return reply.output as T;
  };
  await call('reference.add', { items: ITEMS });
  await call('codebook.put', { codebook: CODEBOOK });
  await call('library.setCoder', { coder: 'Ben' });
  const studies = await call<readonly { id: string }[]>('study.list', {});
  for (const [at, { id }] of studies.entries()) {
    const passages = [{ document: null, start: 0, end: 8, basis: 'title' }];
    const code = at < 3 ? 'station' : 'office';
    await call('coding.apply', { study: id, dimension: 'place', code, passages });
  }
  const { file } = await call<{ file: string }>('layer.export', {});
  const taken = engine.files.get(file);
  await engine.close();
  if (!taken.ok) throw new Error(taken.fault.message);
  return new TextDecoder().decode(taken.output.bytes);
}

describe('coding by keyboard and by two people', () => {
  it('codes sixty studies by keyboard alone', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByText('0 of 60 studies coded').waitFor();
    for (let at = 0; at < STUDIES; at++) {
      const title = `Invented inquiry ${at + 1} into`;
      await page.waitForFunction(
        (words) => document.querySelector('.study-texts')?.textContent?.includes(words),
        title,
      );
      await page.keyboard.press('c');
      await page.locator('.palette-input').waitFor();
      await page.keyboard.type('off');
      await page.keyboard.press('Enter');
      await codings(1);
      await page.keyboard.press('n');
      await codings(2);
      if (at === 0) await page.locator('.toast').getByText('Coded: Design: No design').waitFor();
      await page.keyboard.press('Shift+J');
    }
    await page.getByText('60 of 60 studies coded').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('codes several studies at once, and undoes it at once', async () => {
    await page.keyboard.press('m');
    await page.keyboard.press('Shift+K');
    await page.waitForFunction(() => location.hash.startsWith('#/code/'));
    await page.keyboard.press('m');
    await page.getByText('2 studies marked').waitFor();
    await page.getByRole('button', { name: 'Mark all 60' }).click();
    await page.getByRole('button', { name: 'Code 60 studies' }).click();
    await page.keyboard.type('station');
    await page.keyboard.press('Enter');
    await page.locator('.toast').getByText('“Station” coded in 60 studies').waitFor();
    await page.keyboard.press('u');
    await page
      .getByText(/Undid: Coded 60 studies/)
      .first()
      .waitFor();
  });

  it('adds a second coder’s file and shows how far the two agree', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    const text = await bensFile();
    const box = page.locator('input[aria-label="Add a coder’s file"]');
    await box.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await page.getByText(/is no file of codings that Gleaner wrote/).waitFor();
    expect(await page.getByRole('button', { name: /^Add \d|^Use this name/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await box.setInputFiles({ name: 'ben.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.getByText(/^60 codings by Ben/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add 60 codings by Ben' }).click();
    const place = page.getByRole('row', { name: /^Office / });
    await place.waitFor();
    // 60 units, 57 alike.
    await expect.poll(() => place.textContent()).toContain('95.0 %');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('shows every figure of coders and agreement in a narrow window without scrolling sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const beyond = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.coders td, .coders tbody th')]
          .filter((cell) => cell.getBoundingClientRect().right > innerWidth)
          .map((cell) => cell.textContent),
      );
    await expect.poll(beyond).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('coders-narrow');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('reconciles the differences by keyboard', async () => {
    await page.getByRole('link', { name: 'Differences (3)' }).click();
    await page.locator('.difference[aria-current=true]').waitFor();
    await expect.poll(() => page.locator('.difference').count()).toBe(3);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('2');
    await page.waitForFunction(() => document.querySelectorAll('.difference').length === 2);
    await page.keyboard.press('b');
    await page.waitForFunction(() => document.querySelectorAll('.difference').length === 1);
    await page.keyboard.press('1');
    await page.getByText('No difference is left').waitFor();
  });

  it('chooses on the matrix and the map whose codings count, and no file names the coder', async () => {
    page.setDefaultTimeout(20_000);
    await app.go('#/coders');
    await page.getByRole('button', { name: 'Show what the others coded' }).click();
    await page.getByRole('button', { name: 'Hide what the others coded' }).waitFor();
    const total = () => page.getByRole('grid').locator('tfoot td.matrix-total').last().textContent();
    await app.go('#/matrix?rows=place&columns=design');
    await page.getByRole('grid').waitFor();
    await page.getByLabel('Codings of').selectOption('Ben');
    await expect.poll(total).toBe('0');
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('layer-matrix');
    await page.getByLabel('Codings of').selectOption('me');
    await expect.poll(total).not.toBe('0');
    await app.go('#/matrix?rows=place&columns=study');
    await page.getByRole('grid').waitFor();
    await page.getByLabel('Codings of').selectOption('Ben');
    await page.getByRole('gridcell').or(page.getByRole('cell')).first().waitFor();
    await app.keepBoth('layer-matrix-studies');
    await app.go('#/map');
    await page.getByRole('img', { name: /Evidence map/ }).waitFor();
    await page.getByLabel('Columns').selectOption('study');
    await page.getByLabel('Codings of').selectOption('Ben');
    await page.getByText('60 studies of 60 in scope', { exact: false }).first().waitFor();
    await app.keepBoth('layer-map');
    for (const name of [/^Web page/, /^JSON/, /^SVG figure/, /^CSV, long/]) {
      await page.getByRole('button', { name: 'Export map' }).click();
      const item = page.getByRole('menuitem', { name });
      const [download] = await Promise.all([page.waitForEvent('download'), item.first().click()]);
      const file = join(app.host.folder, download.suggestedFilename());
      await download.saveAs(file);
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/\bBen\b/);
    }
    await page.getByLabel('Codings of').selectOption('agreed');
    page.setDefaultTimeout(120_000);
  });

  it('finds the history by kind and coder and takes part of it back', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.locator('.change').first().waitFor();
    await page.getByLabel('What').selectOption('codebook');
    await page.getByText('1 change', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('What').selectOption('coding');
    await page.getByLabel('Coder').selectOption('me');
    await page.getByRole('button', { name: 'Take these back' }).click();
    await page.getByText(/rows are taken back, as one act/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^Take back \d+ changes/ }).click();
    await page
      .getByText(/^Took back/)
      .first()
      .waitFor();
    await page.keyboard.press('u');
    await page
      .getByText(/^Undid: Took back/)
      .first()
      .waitFor();
  });
});
