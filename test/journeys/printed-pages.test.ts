import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';
import {
  lockedPdf,
  longPdf,
  type Printed,
  type PrintedStudy,
  printedStudy,
  scannedPdf,
} from './printed-study.ts';

let app: App;
let page: Page;
let study: PrintedStudy;

beforeAll(async () => {
  study = await printedStudy();
  app = await openApp({ window: { viewport: { width: 1280, height: 760 } } });
  ({ page } = app);
  await app.go('#/import');
  const buffer = study.bytes;
  await page.setInputFiles('input[type=file]:not([webkitdirectory])', {
    name: 'hay.pdf',
    mimeType: 'application/pdf',
    buffer,
  });
  await page.locator('.receipt', { hasText: 'hay.pdf' }).getByRole('link', { name: 'Read it' }).click();
  await page.locator('article.text').waitFor();
});
afterAll(() => app?.close());

const printed = (number: number) => page.getByRole('region', { name: `Page ${number} of 3`, exact: true });
const marks = (words: string) => page.locator('.page-words .citation', { hasText: words });
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const inReading = () => page.locator('.reading').focus();

/** Opening a file takes its time on a busy machine. */
const soon = <T>(read: () => Promise<T> | T) => expect.poll(read);

/** The share of a canvas that is dark. */
const inkOf = (canvas: Locator) =>
  canvas.evaluate((drawn: HTMLCanvasElement) => {
    const { data } = drawn.getContext('2d')!.getImageData(0, 0, drawn.width, drawn.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! < 100) dark += 1;
    return dark / (data.length / 4);
  });

/** Where words are drawn, in points from the left and top of their page. */
async function drawnPlace(words: string): Promise<Printed> {
  return page.evaluate((wanted) => {
    for (const item of document.querySelectorAll('.page-words .printed')) {
      const at = item.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      let passed = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const { length } = node as Text;
        if (at >= passed && at < passed + length) range.setStart(node, at - passed);
        const end = at + wanted.length;
        if (end > passed && end <= passed + length) range.setEnd(node, end - passed);
        passed += length;
      }
      const sheet = item.closest('.page')!;
      const scale = Number(getComputedStyle(sheet).getPropertyValue('--page-scale'));
      const [own, around] = [range.getBoundingClientRect(), sheet.getBoundingClientRect()];
      return {
        page: Number((sheet as HTMLElement).dataset.page),
        x: (own.left - around.left) / scale,
        top: (own.top - around.top) / scale,
        width: own.width / scale,
        size: own.height / scale,
      };
    }
    throw new Error(`“${wanted}” is not drawn`);
  }, words);
}

/** Selects words of the pages as a pointer does, from the first letter to the last. */
async function select(from: string, to = from): Promise<void> {
  const ends = await page.evaluate(
    ([first, last]) => {
      const place = (words: string, atEnd: boolean) => {
        const walker = document.createTreeWalker(document.querySelector('.pages')!, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(words) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          const { left, right, top, height } = range.getBoundingClientRect();
          return { x: atEnd ? right - 0.5 : left + 0.5, y: top + height / 2 };
        }
        throw new Error(`“${words}” is not drawn`);
      };
      return [place(first!, false), place(last!, true)];
    },
    [from, to],
  );
  await page.mouse.move(ends[0]!.x, ends[0]!.y);
  await page.mouse.down();
  await page.mouse.move(ends[1]!.x, ends[1]!.y, { steps: 6 });
  await page.mouse.up();
}

describe('the pages of a PDF as they are printed', () => {
  it('come in the place of the text by key, drawn where they are looked at and nowhere else', async () => {
    await inReading();
    await page.keyboard.press('p');
    const canvas = printed(1).locator('canvas');
    await canvas.waitFor();
    const ink = await inkOf(canvas);
    expect(ink).toBeGreaterThan(0.005);
    expect(ink).toBeLessThan(0.3);
    await expect.poll(() => printed(3).count()).toBe(0);
    await soon(() => marks('Lund, 2010').count()).toBeGreaterThan(0);
    await app.keep('pages');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('carry the words over their print', async () => {
    const words = [
      '(Lund, 2010)',
      'lost on the way',
      'scythes away',
      'Meadows Mown Late',
      'Carts were counted',
    ];
    for (const wanted of words) {
      const there = study.placeOf(wanted)!;
      const drawn = await drawnPlace(wanted);
      expect(drawn.page).toBe(there.page);
      expect(Math.abs(drawn.x - there.x)).toBeLessThan(there.size * 0.35);
      expect(Math.abs(drawn.x + drawn.width - there.x - there.width)).toBeLessThan(there.size * 0.35);
      // Middle of the small letters: they stand on the base line, a good two thirds of the size under the top.
      const middle = there.top + there.size * 0.47;
      expect(Math.abs(drawn.top + drawn.size / 2 - middle)).toBeLessThan(there.size * 0.25);
    }
  });

  it('lead from citation to citation by key, over pages, with the card of each', async () => {
    await inReading();
    for (const expected of ['Lund', 'Berg', 'Lund', 'Berg']) {
      await page.keyboard.press('j');
      await soon(focused).toContain(expected);
    }
    await page.locator('.citation-card', { hasText: 'Two counts of one harvest' }).waitFor();
    await app.keep('pages-card');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Shift+K');
    await soon(focused).toContain('Berg');
    await page.locator('.citation-card', { hasText: '1 of 2' }).waitFor();
    await page.keyboard.press('Enter');
    await soon(() => page.evaluate(() => document.activeElement?.closest('.citation-card') !== null)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
  });

  it('turn to a heading by key and by number, and say which one is read', async () => {
    const current = () => page.locator('.outline [aria-current=location]').innerText();
    const box = page.getByRole('textbox', { name: 'Page' });
    await box.fill('1');
    await box.press('Enter');
    await inReading();
    await soon(current).toBe('Meadows Mown Late');
    await page.keyboard.press(']');
    await soon(current).toBe('Hay and weather');
    await page.keyboard.press(']');
    await soon(current).toBe('What the books say');
    await page.keyboard.press(']');
    await soon(current).toBe('References');
    await soon(() => box.inputValue()).toBe('2');
    await box.fill('3');
    await box.press('Enter');
    await printed(3).getByText('This page has no text.').waitFor();
    await soon(() => inkOf(printed(3).locator('canvas'))).toBeGreaterThan(0.1);
    await app.keep('pages-picture');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('stand in the address: a link leads to one, and the way back to the one before', async () => {
    const box = page.getByRole('textbox', { name: 'Page' });
    const address = () => page.evaluate(() => location.hash);
    await soon(address).toMatch(/page=3/);
    await box.fill('1');
    await box.press('Enter');
    await soon(() => box.inputValue()).toBe('1');
    await page.goBack();
    await soon(() => box.inputValue()).toBe('3');
    const link = (await address()).replace('page=3', 'page=2');
    await page.goForward();
    await soon(() => box.inputValue()).toBe('1');
    await app.go(link);
    await soon(() => box.inputValue()).toBe('2');
    await page.reload();
    await printed(2).locator('canvas').waitFor();
    await soon(() => box.inputValue()).toBe('2');
    await box.fill('3');
    await box.press('Enter');
    await soon(address).toMatch(/page=3/);
  });

  it('show what the find bar finds, and turn to it', async () => {
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find in this document' }).fill('dairy');
    const found = () =>
      page.evaluate(() =>
        [...(CSS.highlights.get('found-now') ?? [])].map((range) => String(range)).join('|'),
      );
    await soon(found).toBe('dairy');
    const there = study.placeOf('dairy')!;
    expect((await drawnPlace('dairy')).page).toBe(there.page);
    await app.keep('pages-found');
    await page.keyboard.press('Escape');
  });

  it('are enlarged by key and keep the place', async () => {
    await inReading();
    const scale = () => page.locator('.pages-bar [role=status]').innerText();
    const before = await scale();
    const first = await page.getByRole('textbox', { name: 'Page' }).inputValue();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await soon(scale).not.toBe(before);
    await expect.poll(() => page.getByRole('textbox', { name: 'Page' }).inputValue()).toBe(first);
    await app.keep('pages-large');
    await page.keyboard.press('0');
    await soon(scale).toBe(before);
  });

  it('let words be selected and coded, with the quote and place of the text', async () => {
    const box = page.getByRole('textbox', { name: 'Page' });
    await box.fill('1');
    await box.press('Enter');
    await marks('Lund, 2010').first().waitFor();
    // Over the end of a line, where the text has them in one paragraph.
    await select('counted the loads', 'lost on the way');
    await page.getByRole('button', { name: /Code/ }).first().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Type to find a code' }).fill('survey');
    await page.locator('.palette-row').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.page-words [data-coded]').first().waitFor();
    const coded = await page.locator('.page-words [data-coded]').allTextContents();
    expect(coded.join(' ')).toMatch(/^counted the loads .* lost on the way$/);
    await app.keep('pages-coded');
    const file = new DatabaseSync(globSync(join(app.host.folder, '**/*.gleaner'))[0]!);
    const rows = file
      .prepare(
        "SELECT passage.start, passage.quote, passage.page, document_text.text FROM passage JOIN document_text ON document_text.sha256 = passage.document_sha256 WHERE quote LIKE 'counted the loads%'",
      )
      .all() as { start: number; quote: string; page: number; text: string }[];
    file.close();
    expect(rows).toHaveLength(1);
    const { start, quote, page: on, text } = rows[0]!;
    expect(quote).toBe('counted the loads that reached a barn, not those that were lost on the way');
    expect(text.slice(start, start + quote.length)).toBe(quote);
    expect(on).toBe(1);
  });

  it('let words be selected as the passage of a finding, new or there already', async () => {
    const finding = () => {
      const file = new DatabaseSync(globSync(join(app.host.folder, '**/*.gleaner'))[0]!);
      const rows = file.prepare("SELECT label, passage_json FROM finding WHERE label = 'Late hay'").all();
      file.close();
      return rows.map(({ passage_json: passage }) => JSON.parse(String(passage))?.quote ?? null);
    };
    await select('What was written');
    await page.getByRole('button', { name: /Finding/ }).waitFor();
    await app.keep('pages-finding-offered');
    await page.keyboard.press('f');
    const form = page.getByRole('dialog');
    await form.getByText('“What was written”').waitFor();
    await form.getByLabel('Variable, as printed').fill('Late hay');
    await app.keep('pages-finding');
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await soon(finding).toEqual(['What was written']);
    await form.waitFor({ state: 'detached' });
    await page.mouse.click(400, 300);
    await page.getByRole('button', { name: /Finding/ }).waitFor({ state: 'detached' });
    await select('Hay was the first');
    await page.getByRole('button', { name: /Finding/ }).waitFor();
    await page.keyboard.press('f');
    await form.getByLabel('Part of').selectOption({ label: 'Late hay' });
    await form.getByRole('button', { name: 'Save' }).click();
    await soon(finding).toEqual(['Hay was the first']);
    await form.waitFor({ state: 'detached' });
    await page.mouse.click(400, 300);
    await page.getByRole('button', { name: /Finding/ }).waitFor({ state: 'detached' });
  });

  it('do not let words be coded as one passage that do not stand together', async () => {
    await select('counted the loads', 'Carts were counted');
    await page.getByText('These words do not stand together in the text').waitFor();
    await page.mouse.click(400, 300);
  });

  it('are remembered, and give the place back to the text', async () => {
    await page.reload();
    await printed(1).locator('canvas').waitFor();
    await page.locator('.outline').getByRole('button', { name: 'References' }).click();
    await soon(() => page.getByRole('textbox', { name: 'Page' }).inputValue()).toBe('2');
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    const heading = page.locator('.text [data-kind=heading]', { hasText: 'References' });
    await heading.waitFor();
    await soon(() =>
      heading.evaluate((shown) => shown.getBoundingClientRect().top < window.innerHeight),
    ).toBe(true);
    await inReading();
    await page.keyboard.press('Home');
    await soon(() => page.locator('.reading').evaluate((text) => text.scrollTop)).toBe(0);
    await page.keyboard.press('p');
    await soon(() => page.getByRole('textbox', { name: 'Page' }).inputValue()).toBe('1');
  });

  it('stay as they are printed on a dark screen and beside a narrow one', async () => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.locator('.page canvas').first().waitFor();
    const paper = await page
      .locator('.page')
      .first()
      .evaluate((sheet) => getComputedStyle(sheet).backgroundColor);
    expect(paper).toBe('rgb(255, 255, 255)');
    for (const width of [900, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.locator('.page canvas').first().waitFor();
      await page.waitForTimeout(process.env.GLEANER_PICTURES ? 700 : 0);
      await app.keep(`pages-dark-${width}`);
    }
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const width of [900, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(process.env.GLEANER_PICTURES ? 700 : 0);
      await app.keep(`pages-light-${width}`);
    }
    expect(await axeFindings(page)).toEqual([]);
    expect(app.complaints).toEqual([]);
  });

  it('say what is wrong with a damaged or locked file, and are not offered without one', async () => {
    const change = (sql: string, ...values: Uint8Array[]) => {
      const file = new DatabaseSync(globSync(join(app.host.folder, '**/*.gleaner'))[0]!);
      file
        .prepare(`${sql} WHERE sha256 IN (SELECT sha256 FROM document WHERE name = 'hay.pdf')`)
        .run(...values);
      file.close();
    };
    change('UPDATE document_chunk SET bytes = ?', await lockedPdf());
    await page.reload();
    await page.getByText('This file is protected by a password, so its pages cannot be shown.').waitFor();
    change('UPDATE document_chunk SET bytes = ?', new Uint8Array(4_000));
    await page.reload();
    await page.getByText('This file is damaged or cut short, so its pages cannot be shown.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('pages-damaged');
    await page.getByRole('button', { name: 'Read the text' }).click();
    await page.locator('article.text').waitFor();
    change('DELETE FROM document_chunk');
    await page.reload();
    await page.locator('article.text').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Pages', exact: true }).count()).toBe(0);
  });

  it('of a scan without text are kept, and said to be pictures', async () => {
    await app.go('#/import');
    await page.setInputFiles('input[type=file]:not([webkitdirectory])', {
      name: 'scan.pdf',
      mimeType: 'application/pdf',
      buffer: await scannedPdf(),
    });
    const receipt = page.locator('.receipt', { hasText: 'scan.pdf' });
    await receipt.getByText('holds pictures of pages, not text').waitFor();
    await receipt.getByRole('link', { name: 'Read it' }).click();
    await page.getByText('This document holds pictures of pages, not text.').waitFor();
    const sheet = page.getByRole('region', { name: 'Page 1 of 2', exact: true });
    await soon(() => inkOf(sheet.locator('canvas'))).toBeGreaterThan(0.1);
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('pages-scan');
  });

  it('stay drawn while something on them is selected, however far the other end is', async () => {
    await app.go('#/import');
    await page.setInputFiles('input[type=file]:not([webkitdirectory])', {
      name: 'long.pdf',
      mimeType: 'application/pdf',
      buffer: await longPdf(),
    });
    await page.locator('.receipt', { hasText: 'long.pdf' }).getByRole('link', { name: 'Read it' }).click();
    await page.locator('article.text, article.pages').first().waitFor();
    if (!(await page.locator('article.pages').isVisible())) {
      await inReading();
      await page.keyboard.press('p');
    }
    await page.locator('.page-words .printed', { hasText: 'first sheet' }).first().waitFor();
    const end = (words: string, to: boolean) =>
      page.evaluate(
        ([wanted, extends_]) => {
          const run = [...document.querySelectorAll('.page-words [data-start]')].find((one) =>
            one.textContent?.includes(wanted as string),
          );
          const node = run!.firstChild!;
          const at = node.textContent!.indexOf(wanted as string);
          const selection = document.getSelection()!;
          if (extends_) selection.extend(node, at + (wanted as string).length);
          else selection.setBaseAndExtent(node, at, node, at + 1);
        },
        [words, to] as const,
      );
    await end('first sheet', false);
    const box = page.getByRole('textbox', { name: 'Page' });
    await page.locator('.reading').evaluate((reading) => {
      reading.scrollTop = reading.scrollHeight;
    });
    await soon(() => box.inputValue()).toBe('6');
    await page.locator('.page-words [data-start]', { hasText: 'sixth sheet' }).first().waitFor();
    expect(await page.locator('.page').count()).toBeLessThan(6);
    await end('sixth sheet', true);
    await page.locator('.page-words [data-start]', { hasText: 'third sheet' }).first().waitFor();
    const selected = () => page.evaluate(() => String(document.getSelection()));
    await soon(selected).toMatch(/^first sheet.*third sheet.*sixth sheet$/s);
  });
});
