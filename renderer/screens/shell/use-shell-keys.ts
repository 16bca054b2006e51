import { useEffect, useRef } from 'react';
import { useStores } from '../../stores/use-stores.ts';
import { HOME, type ScreenName } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { leadFocus } from './use-kept-focus.ts';

/** What can be opened over the work. */
export type Sheet = 'search' | 'keys' | 'help' | 'history';

/** The letter after `g` that leads to each screen. */
export const GO_KEYS: Readonly<Record<string, Exclude<ScreenName, 'duplicates' | 'quality' | 'review'>>> = {
  l: 'library',
  i: 'import',
  r: 'read',
  c: 'code',
  b: 'codebook',
  o: 'coders',
  h: 'history',
  m: 'matrix',
  p: 'map',
  s: 'settings',
};

const CHORD_MILLISECONDS = 1_200;

/** The keys that work on every screen. */
export function useShellKeys(open: (sheet: Sheet) => void): void {
  const stores = useStores();
  const chordUntil = useRef(0);
  const openNow = useRef(open);
  openNow.current = open;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openNow.current('search');
      }
      if (event.key === 'F1') {
        event.preventDefault();
        openNow.current('help');
      }
      const isChord = event.timeStamp < chordUntil.current;
      chordUntil.current = 0;
      const screen = isChord ? GO_KEYS[event.key] : undefined;
      if (screen === undefined) return;
      // Stops the screen's own meaning of the letter (`c`, `r`, …) after `g`.
      event.preventDefault();
      event.stopImmediatePropagation();
      const isHere = stores.place.getState().place.screen === screen;
      leadFocus(isHere);
      stores.place.getState().go(HOME[screen]);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [stores]);

  useLetterKeys({
    g: (event) => {
      chordUntil.current = event.timeStamp + CHORD_MILLISECONDS;
    },
    '/': () => document.querySelector<HTMLElement>('[data-main-search]')?.focus(),
    '?': () => open('keys'),
    u: () => void stores.library.getState().undo(),
  });
}
