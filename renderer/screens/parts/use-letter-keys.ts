import { useEffect, useRef } from 'react';
import { useStores } from '../../stores/use-stores.ts';

/** What each key does; a key is named as the browser names it (`j`, `/`, `?`), a capital letter as `Shift j`. */
export type KeyActs = Readonly<Record<string, (event: KeyboardEvent) => void>>;

function nameOf({ key }: KeyboardEvent): string {
  return /^[A-Z]$/.test(key) ? `Shift ${key.toLowerCase()}` : key;
}

/** Whether keys typed there are text, or belong to something that floats above the work. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return (
    target.closest(
      'input:not([type=checkbox],[type=radio]), textarea, select, [role=dialog], [role=menu]',
    ) !== null
  );
}

/** Lets single letters act while the calling component is shown, unless the person is typing or turned letters off. */
export function useLetterKeys(acts: KeyActs): void {
  const newest = useRef(acts);
  newest.current = acts;
  const { preferences } = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('[role=dialog]') !== null) return;
      if (event.key.length === 1 && !preferences.getState().letterKeys) return;
      const act = newest.current[nameOf(event)];
      if (act === undefined) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [preferences]);
}
