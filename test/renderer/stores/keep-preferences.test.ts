import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { keepPreferences } from '../../../renderer/stores/keep-preferences.ts';
import { createPreferencesStore } from '../../../renderer/stores/preferences.ts';
import type { SettingsReading, SettingsState } from '../../../renderer/stores/settings.ts';

/** A page over a browser's storage and an engine that holds `screen`; `wait` lets what is to come later come. */
function openPage(storage: Map<string, string>, engine: { screen: Record<string, unknown> }) {
  const kept = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
  };
  const preferences = createPreferencesStore(kept);
  const settings = createStore<SettingsState>((set) => ({
    reading: { status: 'idle' } as SettingsState['reading'],
    styles: { status: 'idle' } as SettingsState['styles'],
    refresh: async () => {
      const value = { person: { screen: engine.screen } } as unknown as SettingsReading;
      set({ reading: { status: 'ready', value } as SettingsState['reading'] });
    },
    choose: async (change) => {
      engine.screen = { ...(change.person?.screen ?? {}) };
    },
    findStyles: async () => undefined,
  }));
  const waiting: (() => void)[] = [];
  keepPreferences(preferences, settings, (act) => void waiting.push(act), kept);
  const wait = async (): Promise<void> => {
    for (const act of waiting.splice(0)) act();
    await new Promise((done) => setTimeout(done, 0));
  };
  return { preferences, settings, wait };
}

describe('what a person chose about the screens', () => {
  it('is kept with the settings, and found by another page with another storage', async () => {
    const engine = { screen: {} };
    const first = openPage(new Map(), engine);
    await first.settings.getState().refresh();
    first.preferences.getState().choose({ detailWidth: 500 });
    await first.wait();
    const second = openPage(new Map(), engine);
    await second.settings.getState().refresh();
    expect(second.preferences.getState().detailWidth).toBe(500);
  });

  it('is not lost where the page goes away before it was kept', async () => {
    const engine = { screen: { columnOrder: ['title'] } };
    const storage = new Map<string, string>();
    const first = openPage(storage, engine);
    await first.settings.getState().refresh();
    first.preferences.getState().choose({ columnOrder: ['year', 'title'] });
    const second = openPage(storage, engine);
    await second.settings.getState().refresh();
    expect(second.preferences.getState().columnOrder).toEqual(['year', 'title']);
    await second.wait();
    expect(engine.screen.columnOrder).toEqual(['year', 'title']);
    engine.screen = { columnOrder: ['author'] };
    const third = openPage(storage, engine);
    await third.settings.getState().refresh();
    expect(third.preferences.getState().columnOrder).toEqual(['author']);
  });
});
