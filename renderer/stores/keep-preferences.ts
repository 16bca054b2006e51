import type { StoreApi } from 'zustand/vanilla';
import { known } from '../values/loadable.ts';
import { type Kept, type PreferencesState, preferencesIn, preferencesOf } from './preferences.ts';
import type { SettingsState } from './settings.ts';

/** Milliseconds without a change before it is kept: a pane being drawn wider changes with every movement. */
const QUIET = 600;

/** Where it is noted that the browser's copy is newer than what the settings hold. */
const UNSAVED = 'gleaner.preferences.unsaved';

/**
 * Keeps what the person chose about the screens with their settings, where every window and every address of the app
 * finds it; the browser's own storage holds a copy, so that the first picture has the right colours. A choice made just
 * before the page went away is in that copy alone, and counts more than the settings then.
 */
export function keepPreferences(
  preferences: StoreApi<PreferencesState>,
  settings: StoreApi<SettingsState>,
  later: (act: () => void, milliseconds: number) => void,
  kept: Kept,
): void {
  let adopted = false;
  let adopting = false;
  let turn = 0;
  const keepSoon = () => {
    turn += 1;
    const mine = turn;
    later(async () => {
      if (mine !== turn) return;
      const screen = { ...preferencesOf(preferences.getState()) } as unknown as Record<string, string>;
      await settings.getState().choose({ person: { screen } });
      if (mine === turn) note(kept, '');
    }, QUIET);
  };
  settings.subscribe(({ reading }) => {
    const found = known(reading)?.person.screen;
    if (found === undefined || adopted) return;
    adopted = true;
    if (noted(kept)) {
      keepSoon();
      return;
    }
    adopting = true;
    if (Object.keys(found).length > 0) preferences.getState().choose(preferencesIn(found));
    adopting = false;
  });
  preferences.subscribe(() => {
    if (adopting) return;
    note(kept, 'yes');
    if (adopted) keepSoon();
  });
}

function note(kept: Kept, unsaved: string): void {
  try {
    kept.setItem(UNSAVED, unsaved);
  } catch {
    // Private windows refuse storage; the settings alone keep the choice then.
  }
}

function noted(kept: Kept): boolean {
  try {
    return kept.getItem(UNSAVED) === 'yes';
  } catch {
    return false;
  }
}
