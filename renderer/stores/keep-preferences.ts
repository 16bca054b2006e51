import type { StoreApi } from 'zustand/vanilla';
import { known } from '../values/loadable.ts';
import { type PreferencesState, preferencesIn, preferencesOf } from './preferences.ts';
import type { SettingsState } from './settings.ts';

/** Milliseconds without a change before it is kept: a pane being drawn wider changes with every movement. */
const QUIET = 600;

/**
 * Keeps what the person chose about the screens with their settings, where every window and every address of the app
 * finds it; the browser's own storage holds a copy, so that the first picture has the right colours.
 */
export function keepPreferences(
  preferences: StoreApi<PreferencesState>,
  settings: StoreApi<SettingsState>,
  later: (act: () => void, milliseconds: number) => void,
): void {
  let adopted = false;
  let adopting = false;
  let turn = 0;
  settings.subscribe(({ reading }) => {
    const found = known(reading)?.person.screen;
    if (found === undefined || adopted) return;
    adopted = true;
    adopting = true;
    if (Object.keys(found).length > 0) preferences.getState().choose(preferencesIn(found));
    adopting = false;
  });
  preferences.subscribe((state) => {
    if (!adopted || adopting) return;
    turn += 1;
    const mine = turn;
    later(() => {
      if (mine !== turn) return;
      void settings
        .getState()
        .choose({ person: { screen: { ...preferencesOf(state) } as unknown as Record<string, string> } });
    }, QUIET);
  });
}
