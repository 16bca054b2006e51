// Plain JavaScript for Node >= 20.19.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './node-program.mjs';

/**
 * Electron's program where it has been downloaded, else undefined. Its package is only looked at: `require('electron')`
 * would download it then and there.
 */
export function electronProgram(root = ROOT) {
  const home = join(root, 'node_modules/electron');
  const pointer = join(home, 'path.txt');
  if (!existsSync(pointer)) return undefined;
  const program = join(home, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Whether this machine shows windows. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
