import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const BIB = `@article{berg2019, author = {Berg, Anna}, title = {Ways to help}, year = 2019,
  file = {Full text:files/1/berg.txt:text/plain;Gone:files/2/gone.pdf:application/pdf}}`;
const PAPER = 'Ways to help\n\nAnna Berg\n\nPeople help in many ways.\n';
const folder = mkdtempSync(join(tmpdir(), 'gleaner-folder-'));

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp({ library: 'empty', window: { viewport: { width: 1280, height: 900 } } });
  ({ page } = app);
  await app.go('#/import');
  await page.getByText('Choose files').first().waitFor();
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a folder with files in the Import screen', () => {
  it('is read when it is dropped, and its receipt tells of each file', async () => {
    const dropped = join(folder, 'Hearing');
    mkdirSync(join(dropped, 'files/1'), { recursive: true });
    writeFileSync(join(dropped, 'Hearing.bib'), BIB);
    writeFileSync(join(dropped, 'files/1/berg.txt'), PAPER);
    const devtools = await page.context().newCDPSession(page);
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 300, data });
    await page
      .getByText('Attached files: 2 found = 1 added as documents + 0 there already + 1 unread')
      .waitFor();
    await expect.poll(() => page.getByRole('heading', { name: 'Hearing.zip' }).count()).toBe(1);
    await page.getByText('Attached files that were not read').click();
    await page.getByRole('cell', { name: 'files/2/gone.pdf' }).waitFor();
  });

  it('is read from an archive all the same', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const zip = zipSync({ 'Hearing/Hearing.bib': bytes(BIB), 'Hearing/files/1/berg.txt': bytes(PAPER) });
    await page
      .getByLabel('Choose files')
      .first()
      .setInputFiles({ name: 'export.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
    await page
      .getByText('Attached files: 2 found = 0 added as documents + 1 there already + 1 unread')
      .waitFor();
  });

  it('is read when it is chosen in the dialog for folders', async () => {
    await page.getByLabel('Choose a folder').first().setInputFiles(join(folder, 'Hearing'));
    await page
      .getByText('Attached files: 2 found = 0 added as documents + 1 there already + 1 unread')
      .nth(1)
      .waitFor();
  });

  it('leaves receipts that are opened again after the page was left', async () => {
    await page.reload();
    const earlier = page.getByRole('region', { name: 'Earlier imports' });
    await earlier.locator('summary').filter({ hasText: 'Hearing.zip' }).last().click();
    await earlier
      .getByText('Attached files: 2 found = 1 added as documents + 0 there already + 1 unread')
      .waitFor();
    await earlier.getByText('Attached files that were not read').first().click();
    await earlier.getByRole('cell', { name: 'files/2/gone.pdf' }).first().waitFor();
  });

  it.each(['light', 'dark'] as const)('has nothing for axe to find, in %s', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page)).toEqual([]);
    await app.keep(`folder-${scheme}`);
  });
});
