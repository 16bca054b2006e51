import { LibrarySettings, USUAL_LIBRARY } from '../../shared/contract/settings.ts';
import type { LibraryFile } from '../database/open.ts';
import { metaValue, setMeta } from '../library.ts';

const KEY = 'settings';

/** A library's own settings; what cannot be read of them stands at its usual value. */
export function readLibrarySettings(file: LibraryFile): LibrarySettings {
  const kept = asObject(metaValue(file, KEY));
  const sound = Object.entries(LibrarySettings.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(kept[name]);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { ...USUAL_LIBRARY, ...Object.fromEntries(sound) };
}

/** Changes what is named of a library's own settings. */
export function changeLibrarySettings(file: LibraryFile, change: Partial<LibrarySettings>): void {
  const kept = asObject(metaValue(file, KEY));
  setMeta(file, KEY, JSON.stringify({ ...kept, ...change }));
}

function asObject(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
