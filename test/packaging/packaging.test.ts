import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript, run by hand after the mark was changed
import { drawIcons } from '../../scripts/icons.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const builderRequire = createRequire(require.resolve('electron-builder'));

type Config = {
  readonly files: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations: readonly { readonly ext: string | readonly string[] }[];
  readonly linux: { readonly icon: string };
  readonly win: { readonly icon: string };
  readonly mac: { readonly icon: string };
  readonly asarUnpack: readonly string[];
};

/** The configuration as electron-builder itself loads and checks it. */
async function loaded(change: object = {}): Promise<Config> {
  const { getConfig, validateConfiguration } = builderRequire('app-builder-lib/out/util/config/config') as {
    getConfig: (folder: string, path: string, change: object, info: object) => Promise<Config>;
    validateConfiguration: (config: Config, log: object) => Promise<void>;
  };
  const info = { value: Promise.resolve(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))) };
  const config = await getConfig(root, 'electron-builder.json', change, info);
  await validateConfiguration(config, { isEnabled: false, add: () => undefined });
  return config;
}

describe('the configuration of the packages', () => {
  test('is one that electron-builder accepts, for Linux, Windows and macOS', async () => {
    expect(await loaded()).toMatchObject({
      linux: { target: ['AppImage', 'deb'] },
      win: { target: ['nsis'] },
      mac: { target: ['dmg'] },
    });
  });

  test('would be refused with a word that electron-builder does not know', async () => {
    await expect(loaded({ electronFuses: { runAsNoed: false } })).rejects.toThrow(/electronFuses/);
  });

  test('sets the fuses: no Node, no debugger, nothing but the checked archive', async () => {
    const { electronFuses } = await loaded();
    for (const off of [
      'runAsNode',
      'enableNodeOptionsEnvironmentVariable',
      'enableNodeCliInspectArguments',
      'grantFileProtocolExtraPrivileges',
    ])
      expect([off, electronFuses[off]]).toEqual([off, false]);
    for (const on of [
      'enableEmbeddedAsarIntegrityValidation',
      'onlyLoadAppFromAsar',
      'enableCookieEncryption',
    ])
      expect([on, electronFuses[on]]).toEqual([on, true]);
  });

  test('registers the files that the app opens, and no scheme of addresses', async () => {
    const config = await loaded();
    const endings = config.fileAssociations.flatMap(({ ext }) => ext);
    expect(endings.toSorted()).toEqual(['bib', 'bibtex', 'gleaner', 'ris']);
    expect(config).not.toHaveProperty('protocols');
  });

  test('names files that are there', async () => {
    const { linux, win, mac, asarUnpack } = await loaded();
    for (const icon of [linux.icon, win.icon, mac.icon])
      expect([icon, existsSync(join(root, icon))]).toEqual([icon, true]);
    for (const file of ['LICENSE', 'THIRD-PARTY-NOTICES.md']) expect(existsSync(join(root, file))).toBe(true);
    expect(asarUnpack.length).toBeGreaterThan(0);
    expect(globSync('node_modules/@resvg/resvg-wasm/*.wasm', { cwd: root }).length).toBeGreaterThan(0);
  });
});

describe('the icons', () => {
  test('are those that the mark draws', async () => {
    const files: Map<string, Buffer> = await drawIcons(readFileSync(join(root, 'renderer/mark.svg'), 'utf8'));
    expect(files.size).toBeGreaterThan(10);
    for (const [name, bytes] of files)
      expect([name, readFileSync(join(root, 'electron/icons', name)).equals(bytes)]).toEqual([name, true]);
  });

  test('hold a picture for every size that Windows and macOS look for', () => {
    const ico = readFileSync(join(root, 'electron/icons/icon.ico'));
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, n) => ico.readUInt8(6 + 16 * n) || 256);
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
    const icns = readFileSync(join(root, 'electron/icons/icon.icns'));
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const names: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      names.push(icns.toString('latin1', at, at + 4));
    expect(names).toContain('ic10');
    expect(names).toHaveLength(10);
  });
});
