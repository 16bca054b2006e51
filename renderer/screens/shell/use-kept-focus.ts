import { useEffect } from 'react';

const REACHABLE =
  ':is(a[href], button, input, select, textarea, [tabindex="0"]):not(:disabled, [type=file], [tabindex="-1"])';

const TYPED_IN = 'input:not([type=checkbox], [type=radio]), select, textarea';

/** What a screen is worked with: the focus goes there when the screen is gone to by keyboard. */
const FIRST = '#work [data-first-focus]';

const FLOATING = '[role=dialog], [role=menu], [role=listbox], .popover';

/** Milliseconds within which something that floated has given the focus back. */
const GIVEN_BACK = 60;

/** An element with what stood beside it when it, or something in it, got the focus. */
type Standing = {
  readonly element: Element;
  readonly next: Element | null;
  readonly previous: Element | null;
};

/**
 * Keeps the keyboard's place: where what has the focus goes away, the focus moves to what stood beside it, and where a whole
 * screen went away, to what the new one is worked with, as soon as that is there.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let trail: readonly Standing[] = [];
    const onFocusIn = ({ target }: FocusEvent) => {
      if (target instanceof Element) trail = standingOf(target);
    };
    const look = () => {
      const held = document.activeElement;
      if (held?.id === 'work' && held.hasAttribute('data-waiting')) toScreen();
      if (held !== null && held !== document.body) return;
      // Whoever presses beside everything lets the focus go; only what vanished under it is made up for.
      if (trail[0] === undefined || isThere(trail[0].element)) return;
      // What floats gives the focus back by itself, a moment after it is gone; its opener may be gone with the screen.
      if (trail.some(({ element }) => element.matches(FLOATING))) {
        trail = [];
        window.setTimeout(() => document.activeElement === document.body && toScreen(), GIVEN_BACK);
        return;
      }
      const to = beside(trail);
      if (to === null) toScreen();
      else to.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(look);
    const changes = { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] };
    observer.observe(document.body, changes);
    document.addEventListener('focusin', onFocusIn);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocusIn);
    };
  }, []);
}

function standingOf(target: Element): readonly Standing[] {
  const trail: Standing[] = [];
  for (let at: Element | null = target; at !== null && at.id !== 'work'; at = at.parentElement)
    trail.push({ element: at, next: at.nextElementSibling, previous: at.previousElementSibling });
  return trail;
}

function isThere(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility();
}

/** What to reach beside the one that vanished: what followed it, what came before it, then what still holds the two. */
function beside(trail: readonly Standing[]): HTMLElement | null {
  for (const { element, next, previous } of trail) {
    for (const one of isThere(element) ? [element] : [next, previous]) {
      if (one?.matches('.screen, .shell')) return null;
      const found = one === null ? undefined : reachableIn(one);
      if (found !== undefined) return found;
    }
  }
  return null;
}

function reachableIn(place: Element, except = ':not(*)'): HTMLElement | undefined {
  return [place, ...place.querySelectorAll(REACHABLE)].find(
    (one): one is HTMLElement =>
      one instanceof HTMLElement && one.matches(REACHABLE) && !one.matches(except) && isThere(one),
  );
}

/** Leads the focus to a screen that was gone to by key; `isHere` says that it was there already. */
export function leadFocus(isHere: boolean): void {
  if (isHere) {
    toScreen();
    return;
  }
  const work = document.getElementById('work');
  work?.toggleAttribute('data-waiting', true);
  work?.focus({ preventScroll: true });
}

/** To what the screen is worked with; until that is drawn, to the work as a whole. */
function toScreen(): void {
  const work = document.getElementById('work');
  const place = document.querySelector(FIRST);
  // Not into a field to type in: there a letter would be text, and no key would lead on.
  const first = place === null ? undefined : reachableIn(place, TYPED_IN);
  work?.toggleAttribute('data-waiting', first === undefined);
  (first ?? work)?.focus({ preventScroll: true });
}
