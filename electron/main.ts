import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import { personHere } from '../library/person/person.ts';
import { commandWords, runCommand } from './command.ts';
import { startDesktop } from './desktop.ts';

/** The desktop program, built into dist/electron beside the engine (dist/library) and the screens (dist/renderer). */
const part = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { app } = electron;
// A packaged app is started with its own words alone, an unpackaged one with the folder of the app before them.
const words = process.argv.slice(app.isPackaged ? 1 : 2);
const command = commandWords(words);
if (command !== undefined)
  await runCommand(electron, command, new URL('../library/doors/cli.js', import.meta.url));
else
  await startDesktop(
    electron,
    {
      screens: part('../renderer'),
      preload: part('./preload.cjs'),
      engine: part('../library/doors/engine-process.js'),
      dragIcon: part('./icons/drag.png'),
    },
    personHere(process),
    { words, folder: process.cwd() },
  );
