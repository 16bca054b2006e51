import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeFor } from '../../electron/window-place.ts';
import { KEY_GROUPS } from '../../shared/model/key-groups.ts';
import { launchBrowser } from '../browser.ts';
import type { World } from './electron-stand-in.ts';
import { ask, desktopPlace } from './place.ts';

/** A machine may be busy; what is waited for comes or does not. */
const LONG = { timeout: 120_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Presses an item of the menu by the beginning of its label. */
function choose(world: World, label: string): void {
  type Item = { label?: string; click?: () => void; submenu?: Item[] };
  const all = (items: Item[]): Item[] => items.flatMap((item) => [item, ...all(item.submenu ?? [])]);
  const found = all(world.menu as Item[]).find((item) => item.label?.startsWith(label));
  if (found?.click === undefined) throw new Error(`The menu has no “${label}”.`);
  found.click();
}

const nameAt = async (world: World, at: number) => (await ask(world, 'library.describe', {}, at)).output.name;

describe('several windows', () => {
  test('hold one library each, and each page is given the engine of its own', async () => {
    const place = desktopPlace(browser);
    const world = await place.start();
    expect(await nameAt(world, 0)).toBe('library.gleaner');
    world.answers.push(join(place.home, 'second.gleaner'));
    choose(world, 'New Library…');
    await expect.poll(() => world.calls.filter((call) => call === 'show').length, LONG).toBe(2);
    expect(await nameAt(world, 1)).toBe('second.gleaner');
    expect(await nameAt(world, 0)).toBe('library.gleaner');
    await ask(world, 'reference.add', { items: [{ id: '', type: 'book', title: 'Only here' }] }, 1);
    expect((await ask(world, 'reference.list', {}, 1)).output.total).toBe(1);
    expect((await ask(world, 'reference.list', {}, 0)).output.total).toBe(83);
    await world.quit();
  });

  test('of a library that is open already come forward instead of opening it twice', async () => {
    const place = desktopPlace(browser);
    const world = await place.start();
    await nameAt(world, 0);
    symlinkSync(place.library, join(place.home, 'alias.gleaner'));
    const before = world.calls.filter((call) => call === 'focus').length;
    world.tell('second-instance', ['gleaner', join(place.home, 'alias.gleaner')], place.home);
    await expect
      .poll(() => world.calls.filter((call) => call === 'focus').length, LONG)
      .toBeGreaterThan(before);
    expect(world.windows).toHaveLength(1);
    expect(world.engines).toHaveLength(1);
    await world.quit();
  });

  test('closed by the person close their library whole, and the others go on', async () => {
    const place = desktopPlace(browser);
    const world = await place.start();
    await nameAt(world, 0);
    world.answers.push(join(place.home, 'second.gleaner'));
    choose(world, 'New Library…');
    await expect.poll(() => world.calls.filter((call) => call === 'show').length, LONG).toBe(2);
    await nameAt(world, 1);
    world.windows[1]!.close();
    await expect.poll(() => existsSync(join(place.home, 'second.gleaner-wal')), LONG).toBe(false);
    expect(await nameAt(world, 0)).toBe('library.gleaner');
    await world.quit();
  });

  test('open again the next time with what was open last, which is among the recent libraries', async () => {
    const place = desktopPlace(browser);
    const first = await place.start();
    await nameAt(first, 0);
    first.answers.push(join(place.home, 'second.gleaner'));
    choose(first, 'New Library…');
    await expect.poll(() => first.calls.filter((call) => call === 'show').length, LONG).toBe(2);
    await nameAt(first, 1);
    await first.quit();
    const second = await place.start();
    expect(second.windows).toHaveLength(2);
    const names = [await nameAt(second, 0), await nameAt(second, 1)].toSorted();
    expect(names).toEqual(['library.gleaner', 'second.gleaner']);
    const { recent } = (await ask(second, 'host.describe')).output as unknown as {
      recent: { name: string }[];
    };
    expect(recent.map(({ name }) => name).toSorted()).toEqual(['library.gleaner', 'second.gleaner']);
    await second.quit();
  });
});

describe('files that the system hands over', () => {
  test('open as libraries, or go to the page in front to be imported', async () => {
    const place = desktopPlace(browser);
    writeFileSync(join(place.home, 'list.bib'), '@book{a, title = {One}}');
    writeFileSync(join(place.home, 'list.ris'), 'TY  - BOOK\nER  - \n');
    const world = await place.start({ words: ['list.bib', '--flag', 'https://example.org/x.bib'] });
    const { page } = world.windows[0]!;
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      window.addEventListener('message', ({ data }) => {
        for (const file of data?.gleaner?.files ?? [])
          heard.push(`${file.name} ${new TextDecoder().decode(file.bytes).slice(0, 6)}`);
      });
    });
    await nameAt(world, 0);
    world.tell('open-file', join(place.home, 'list.ris'));
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await expect.poll(heard, LONG).toEqual(['list.bib @book{', 'list.ris TY  - ']);
    await world.quit();
  });

  test('that are none of ours, and links, are refused', async () => {
    const place = desktopPlace(browser);
    writeFileSync(join(place.home, 'program.exe'), '');
    mkdirSync(join(place.home, 'folder.gleaner'));
    const world = await place.start({
      words: ['program.exe', 'folder.gleaner', 'gleaner://open?library=/etc/passwd'],
    });
    await nameAt(world, 0);
    expect(world.tell('open-url', 'gleaner://open').prevented).toBe(true);
    world.tell('second-instance', ['gleaner', 'gleaner://open?library=x', 'program.exe'], place.home);
    expect(world.windows).toHaveLength(1);
    expect(world.calls.join()).not.toContain('setAsDefaultProtocolClient');
    await world.quit();
  });
});

describe('the window', () => {
  test('opens where it was', async () => {
    const place = desktopPlace(browser);
    const windows = join(place.home, 'windows.json');
    writeFileSync(
      windows,
      JSON.stringify({ place: { x: 100, y: 50, width: 900, height: 700, maximized: true } }),
    );
    const world = await place.start();
    expect(world.windows[0]!.options).toMatchObject({ x: 100, y: 50, width: 900, height: 700 });
    expect(world.calls).toContain('maximize');
    world.windows[0]!.close();
    expect(JSON.parse(readFileSync(windows, 'utf8')).place).toMatchObject({ x: 100, y: 50, width: 900 });
    await world.quit();
  });

  const display = { x: 0, y: 0, width: 1280, height: 800 };
  test.each([
    ['on a display that is gone', { x: 3000, y: 200, width: 900, height: 700 }, { x: 380, y: 100 }],
    ['larger than the display', { x: 0, y: 0, width: 5000, height: 5000 }, { width: 1280, height: 800 }],
    ['too small to use', { x: 10, y: 10, width: 1, height: 1 }, { width: 320, height: 400 }],
    ['half outside', { x: -500, y: -20, width: 800, height: 600 }, { x: 0, y: 0 }],
    ['nonsense', { x: 'left', y: null }, { width: 1280, height: 800 }],
    ['nothing', undefined, { width: 1280, height: 800 }],
  ])('that was %s opens whole on a display there is', (_, saved, expected) => {
    expect(placeFor(saved, [display])).toMatchObject(expected);
  });

  test('has every act of the list of keys in its menu, in the language that the page speaks', async () => {
    const place = desktopPlace(browser);
    const world = await place.start();
    await ask(world, 'host.menuWords', { words: { 'act.undo': 'Kumoa', 'menu.file': 'Tiedosto' } });
    await expect.poll(() => JSON.stringify(world.menu), LONG).toContain('Kumoa\\tu');
    expect(world.menu.some(({ label }) => label === 'Tiedosto')).toBe(true);
    const labels = JSON.stringify(world.menu);
    for (const { rows } of KEY_GROUPS)
      for (const [[key = ''], act] of rows)
        if (!key.includes('←') && act !== 'undo') expect(labels).toContain(`${act}\\t${key}`);
    await world.quit();
  });

  test('is told the keys that an item of the menu stands for', async () => {
    const place = desktopPlace(browser);
    const world = await place.start();
    await nameAt(world, 0);
    const { page } = world.windows[0]!;
    await page.evaluate(() => {
      const heard = new Promise((resolve) => {
        window.addEventListener('message', ({ data }) => data?.gleaner?.keys && resolve(data.gleaner.keys));
      });
      Object.assign(window, { heard });
    });
    choose(world, 'matrix\t');
    expect(await page.evaluate(() => (window as unknown as { heard: Promise<unknown> }).heard)).toEqual([
      { key: 'g', control: false, shift: false },
      { key: 'm', control: false, shift: false },
    ]);
    await world.quit();
  });

  test('shows progress at the program’s icon while something long runs, and none after', async () => {
    const place = desktopPlace(browser);
    const world = await place.start();
    const text = Array.from({ length: 400 }, (_, n) => `@book{b${n}, title = {Book ${n}}}`).join('\n');
    const file = await world.windows[0]!.page.evaluate(async (bib) => {
      const page = window as unknown as {
        gleaner: { connect: () => Promise<MessagePort> };
        kept?: MessagePort;
      };
      const port = await page.gleaner.connect();
      page.kept = port;
      return new Promise<string>((resolve) => {
        port.onmessage = ({ data }) => resolve(data.reply.output.file);
        const bytes = new TextEncoder().encode(bib).buffer;
        port.postMessage({ id: 'u', upload: { name: 'many.bib', bytes } });
      });
    }, text);
    await ask(world, 'import.read', { files: [file] });
    const { progress } = world.windows[0]!;
    await expect.poll(() => progress.at(-1), LONG).toBe(-1);
    expect(progress.some((share) => share >= 0)).toBe(true);
    await world.quit();
  });

  test('lets a file be dragged out under its own name', async () => {
    const place = desktopPlace(browser);
    const world = await place.start();
    await nameAt(world, 0);
    const { file } = (await ask(world, 'export.references', { format: 'bibtex' })).output;
    await ask(world, 'host.dragOut', { file });
    await expect.poll(() => world.dragged.length, LONG).toBe(1);
    const path = world.dragged[0]?.file ?? '';
    expect(path).toMatch(/\.bib$/);
    expect(readFileSync(path, 'utf8')).toContain('@');
    await world.quit();
  });

  test('chooses the folder of backups in the system’s own dialog', async () => {
    const place = desktopPlace(browser);
    const world = await place.start();
    await nameAt(world, 0);
    mkdirSync(join(place.home, 'disk'));
    world.answers.push(join(place.home, 'disk'));
    await ask(world, 'host.chooseBackupFolder');
    expect((await ask(world, 'settings.read')).output.backupFolder).toBe(join(place.home, 'disk'));
    await ask(world, 'host.chooseBackupFolder', { usual: true });
    expect((await ask(world, 'settings.read')).output.backupFolder).toBe(join(place.home, 'gleaner/backups'));
    await world.quit();
  });
});
