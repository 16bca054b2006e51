import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';

// Built, the engine stands in dist/ itself, beside the screens.
const PLACE = import.meta.url.endsWith('.ts') ? '../../dist/renderer' : '../../renderer';

/** The folder of the built screens that belongs to this copy of the program. */
export const SCREENS = fileURLToPath(new URL(PLACE, import.meta.url));

/** Checks that screens have been built there. */
export function builtScreens(folder = SCREENS): Reply<string> {
  if (existsSync(join(folder, 'index.html'))) return done(folder);
  return fault('not-found', 'The screens have not been built yet. Run “npm run build” once, or “npm start”.');
}
