import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_GROUPS, type KeyPress } from '../../../shared/model/key-groups.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { HOME } from '../../values/place.ts';

/** What the desktop says to its window, through the preload script. */
type Said =
  | {
      readonly say: 'files';
      readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
    }
  | { readonly say: 'keys'; readonly keys: readonly KeyPress[] };

/** Listens to the desktop around the window, and tells it the words of its menu. In a browser nobody speaks. */
export function useDesktop(): void {
  const stores = useStores();
  const { t, i18n } = useTranslation();
  const connection = useFeature('activity', (state) => state.connection);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      const said = source === window ? saidIn(data) : undefined;
      if (said?.say === 'files') {
        const files = said.files.map(({ name, bytes }) => ({ name, bytes: new Blob([bytes as BlobPart]) }));
        void stores.import.getState().hand(files);
        stores.place.getState().go(HOME.import);
      }
      if (said?.say === 'keys') for (const key of said.keys) press(key);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [stores]);
  const spoken = i18n.language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are other ones in another language
  useEffect(() => {
    if (connection === 'connected' && 'gleaner' in window)
      stores.host.getState().nameMenu(menuWords((key) => t(key)));
  }, [stores, connection, t, spoken]);
}

function saidIn(data: unknown): Said | undefined {
  if (typeof data !== 'object' || data === null || !('gleaner' in data)) return undefined;
  const said = data.gleaner as Partial<Said> | null;
  if (said?.say === 'files' && Array.isArray(said.files)) return said as Said;
  return said?.say === 'keys' && Array.isArray(said.keys) ? (said as Said) : undefined;
}

/** A key from the menu goes where a typed one would go: to what has the focus. */
function press({ key, control, shift }: KeyPress): void {
  const target = document.activeElement ?? document.body;
  const held = { ctrlKey: control, shiftKey: shift, bubbles: true, cancelable: true };
  target.dispatchEvent(new KeyboardEvent('keydown', { key, ...held }));
  target.dispatchEvent(new KeyboardEvent('keyup', { key, ...held }));
}

function menuWords(t: (key: string) => string): Record<string, string> {
  const words: Record<string, string> = {};
  for (const name of ['file', 'new', 'open', 'recent', 'import', 'edit', 'view'])
    words[`menu.${name}`] = t(`menu.${name}`);
  for (const { name, rows } of KEY_GROUPS) {
    words[`group.${name}`] = t(`keys.${name}`);
    for (const [, act] of rows) words[`act.${act}`] = t(`keys.act.${act}`);
  }
  return words;
}
