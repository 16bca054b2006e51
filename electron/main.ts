import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import { startDesktop } from './desktop.ts';

/** The desktop program, built into dist/electron beside the engine (dist/library) and the screens (dist/renderer). */
const part = (path: string) => fileURLToPath(new URL(path, import.meta.url));

await startDesktop(electron, {
  screens: part('../renderer'),
  preload: part('./preload.cjs'),
  engine: part('../library/doors/engine-process.js'),
});
