import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WALKS } from '../library/intake/invented-walks.ts';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const TABLE = [
  'Titel der Arbeit;Wer;Jahr;Fundstelle;Wertung',
  'Wege zur Hilfe;Berg, Anna;2019;Zeitschrift für Beispiele;3',
  'Noch ein Weg;Lund, Ole;2021;Zeitschrift für Beispiele;5',
].join('\n');

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp({ library: 'empty', window: { viewport: { width: 1280, height: 900 } } });
  ({ page } = app);
});
afterAll(() => app?.close());

const hand = (name: string, text: string) =>
  page
    .getByLabel('Choose files')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('a map with codes of its own in the Import screen', () => {
  const sheet = () => page.getByRole('form', { name: 'What do these codes become?' });

  it.each(['dark', 'light'] as const)(
    'shows what they become, in %s, with nothing for axe to find',
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await app.go('#/import');
      await page.getByText('Choose files').first().waitFor();
      if ((await sheet().count()) === 0) await hand('map.json', WALKS);
      await sheet().waitFor();
      await sheet().getByText('99 (1)').waitFor();
      const codes = sheet().getByRole('button', { name: '2 codes, 2 new' }).first();
      if ((await codes.getAttribute('aria-expanded')) === 'false') await codes.click();
      await sheet().getByLabel('What “Forest” becomes').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await app.keep(`codes-${scheme}`);
    },
  );

  it('takes what is chosen and leaves out the rest', async () => {
    await sheet().getByLabel('What “Seasons” becomes').selectOption('Left out');
    await sheet().getByRole('button', { name: '1 code, 0 new' }).waitFor();
    await sheet().getByRole('button', { name: 'Import 1 reference' }).click();
    await page.getByText('New dimensions of the codebook: Places.').waitFor();
    await page.getByText('1 codings left out, as was chosen.').waitFor();
  });
});

describe('a table with unknown headers in the Import screen', () => {
  it('is explained by keyboard alone and read', async () => {
    await app.go('#/import');
    await page.getByText('Choose files').first().waitFor();
    await hand('liste.csv', TABLE);
    const sheet = page.getByRole('form', { name: 'What do these columns mean?' });
    await sheet.waitFor();
    await expect.poll(() => sheet.getByLabel('Meaning of “Wer”').inputValue()).toBe('author');
    await sheet.getByLabel('Meaning of “Fundstelle”').focus();
    await page.keyboard.type('Journal or');
    await page.keyboard.press('Tab');
    await expect.poll(() => sheet.getByLabel('Meaning of “Fundstelle”').inputValue()).toBe('container-title');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('2 found = 2 added + 0 merged + 0 there already + 0 unread').waitFor();
  });

  it('is read without asking the next time', async () => {
    await hand('mehr.csv', `${TABLE.split('\n')[0]}\nEin dritter Weg;Nord, Kai;2022;Beispiele;1`);
    await page.getByText('1 found = 1 added + 0 merged + 0 there already + 0 unread').waitFor();
    await expect.poll(() => page.getByRole('form', { name: 'What do these columns mean?' }).count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'has nothing for axe to find, in %s, and no sideways scrolling',
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await hand(`${scheme}.csv`, TABLE.replace('Wertung', scheme));
      // In dark the form of the file before still waits beside it.
      await page.getByRole('form', { name: `What do these columns mean? ${scheme}.csv` }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 400, height: 800 });
      const wide = await page.evaluate(() => {
        const work = document.querySelector('.import')!;
        return work.scrollWidth - work.clientWidth;
      });
      expect(wide).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 900 });
      await app.keep(`columns-${scheme}`);
    },
  );
});
