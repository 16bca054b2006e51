import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { type Start, startDesktop } from '../../electron/desktop.ts';
import type { Parts } from '../../electron/electron.ts';
import { personAt } from '../../library/person/person.ts';
import { electronStandIn, type StandInOptions, type World } from './electron-stand-in.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A home of its own for a desktop that is started again and again: its library, settings and notebook. */
export type DesktopPlace = {
  readonly home: string;
  readonly library: string;
  readonly start: (start?: Partial<Start>, options?: StandInOptions) => Promise<World>;
};

/** Makes a fresh home; `plain` shows a page of one line that leaves the port to the test. */
export function desktopPlace(browser: Browser, { plain = true } = {}): DesktopPlace {
  const home = mkdtempSync(join(tmpdir(), 'gleaner-desktop-'));
  const library = join(home, 'library.gleaner');
  const screens = join(home, 'app/screens');
  mkdirSync(screens, { recursive: true });
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>Plain</title>');
  const parts: Parts = {
    screens: plain ? screens : join(root, 'dist/renderer'),
    preload: join(root, 'electron/preload.ts'),
    engine: join(root, 'library/doors/engine-process.ts'),
    dragIcon: join(root, 'electron/icons/drag.png'),
  };
  return {
    home,
    library,
    start: async (start = {}, options = {}) => {
      const env = { ...process.env, GLEANER_LIBRARY: library, XDG_DATA_HOME: home };
      const { electron, world } = electronStandIn(browser, env, { data: home, ...options });
      const person = personAt({ env, platform: 'linux', home }, () => new Date().toISOString());
      await startDesktop(electron, parts, person, { words: [], folder: home, ...start });
      return world;
    },
  };
}

/** Asks the engine through a page's own way, over one port kept in the page. */
export function ask(world: World, call: string, input: unknown = {}, at = 0): Promise<Answer> {
  return world.windows[at]!.page.evaluate(
    async ([name, given]) => {
      const page = window as unknown as {
        gleaner: { connect: () => Promise<MessagePort> };
        kept?: MessagePort;
        asked?: number;
      };
      page.kept ??= await page.gleaner.connect();
      page.asked = (page.asked ?? 0) + 1;
      const id = String(page.asked);
      const port = page.kept;
      return new Promise<never>((resolve) => {
        port.addEventListener('message', function hear({ data }) {
          if (data.id !== id || !('reply' in data)) return;
          port.removeEventListener('message', hear);
          resolve(data.reply as never);
        });
        port.start();
        port.postMessage({ id, call: name, input: given });
      });
    },
    [call, input] as const,
  );
}

export type Answer = {
  readonly ok: boolean;
  readonly output: Record<string, never>;
  readonly fault: { readonly message: string };
};
