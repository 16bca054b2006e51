import { isTyping } from './use-letter-keys.ts';

/**
 * Focuses the chosen line of a list once it is drawn, unless something to type in has the focus by then: a key that was
 * pressed in the same moment may have opened it.
 */
export function focusChosen(list: Element | null): void {
  requestAnimationFrame(() => {
    if (!isTyping(document.activeElement)) list?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  });
}
