import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where the focus is, as it is seen. */
export type FocusSeen = {
  /** What has it, in words for a failed test. */
  readonly where: string;
  readonly isLost: boolean;
  readonly hasRing: boolean;
  readonly isInView: boolean;
};

/** A person who works the page by keys alone, and whose focus is looked at after every one. */
export type KeyboardHand = {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Goes on with Tab until what has the focus bears the name. */
  readonly tabTo: (name: RegExp, key?: 'Tab' | 'Shift+Tab') => Promise<void>;
  /** Where the focus is now. */
  readonly seen: () => Promise<FocusSeen>;
  /** Events of a pointer that the page met. */
  readonly pointed: () => Promise<readonly string[]>;
  /** Waits until live regions have told these words since it was last said that they do not count any more. */
  readonly hears: (words: RegExp) => Promise<void>;
  /** What was told until now does not count any more. */
  readonly forgetsTold: () => Promise<void>;
};

/** Lays a keyboard before the page; from here on it notes every pointer and every announcement. */
export async function keyboardOn(page: Page): Promise<KeyboardHand> {
  await page.evaluate(watchPage);
  const look = async (after: string) => {
    await expect
      .poll(() => page.evaluate(focusSeen), { timeout: 120_000, message: `after ${after}` })
      .toMatchObject({ isLost: false, hasRing: true, isInView: true });
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await look(key);
    }
  };
  const forgetsTold = () =>
    page.evaluate(() => void (window as unknown as { told: string[] }).told.splice(0));
  return {
    press,
    type: async (text) => {
      await page.keyboard.type(text);
      await look(`typing ${text}`);
    },
    tabTo: async (name, key = 'Tab') => {
      for (let n = 0; n < 80; n += 1) {
        if (name.test(await page.evaluate(nameOfFocus))) return;
        await press(key);
      }
      throw new Error(`No way to ${name} by ${key}; the focus is on “${await page.evaluate(nameOfFocus)}”.`);
    },
    seen: () => page.evaluate(focusSeen),
    pointed: () => page.evaluate(() => (window as unknown as { pointed: string[] }).pointed),
    hears: async (words) => {
      await expect
        .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told.join('\n')))
        .toMatch(words);
      await forgetsTold();
    },
    forgetsTold,
  };
}

/** Runs in the page. */
function watchPage(): void {
  const pointed: string[] = [];
  const told: string[] = [];
  Object.assign(window, { pointed, told });
  const kinds = [
    'pointerdown',
    'pointermove',
    'mousedown',
    'mousemove',
    'wheel',
    'touchstart',
    'click',
    'drop',
  ];
  for (const kind of kinds)
    window.addEventListener(
      kind,
      (event) => {
        // A button pressed by key tells a click that no pointer took part in.
        const byKey = event instanceof MouseEvent && kind === 'click' && event.detail === 0;
        if (event.isTrusted && !byKey) pointed.push(kind);
      },
      { capture: true, passive: true },
    );
  const regions = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
  const observer = new MutationObserver((changes) => {
    const changed = new Set<Element>();
    for (const { target, addedNodes } of changes) {
      const near = target instanceof Element ? target : target.parentElement;
      const around = near?.closest(regions);
      if (around) changed.add(around);
      for (const node of addedNodes)
        if (node instanceof Element) {
          if (node.matches(regions)) changed.add(node);
          for (const inside of node.querySelectorAll(regions)) changed.add(inside);
        }
    }
    for (const region of changed) {
      const words = region.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      if (words !== '' && told.at(-1) !== words) told.push(words);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page. */
function nameOfFocus(): string {
  const held = document.activeElement;
  const inner = held as HTMLInputElement | null;
  const label = inner?.labels?.[0]?.textContent ?? '';
  return `${held?.getAttribute('aria-label') ?? ''} ${label} ${held?.textContent ?? ''}`
    .replace(/\s+/g, ' ')
    .trim();
}

/** Runs in the page: whether the focus is anywhere, drawn with a ring, and not outside what can be seen. */
function focusSeen(): FocusSeen {
  const held = document.activeElement;
  if (held === null || held === document.body)
    return { where: 'nowhere', isLost: true, hasRing: false, isInView: false };
  const standing = document.getElementById(held.getAttribute('aria-activedescendant') ?? '');
  const ringed = (element: Element | null) => {
    if (element === null) return false;
    return [getComputedStyle(element), getComputedStyle(element, '::after')].some((style) => {
      const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
      return outlined || (style.boxShadow !== 'none' && element.matches(':focus-within'));
    });
  };
  const isGrip =
    held.matches('.pane-grip') && getComputedStyle(held, '::after').backgroundColor !== 'rgba(0, 0, 0, 0)';
  const box = (standing ?? held).getBoundingClientRect();
  const isInView =
    box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const where = `${held.tagName} ${held.className} ${held.getAttribute('aria-label') ?? held.textContent?.slice(0, 40)}`;
  const hasRing = isGrip || ringed(held) || ringed(standing) || ringed(held.parentElement);
  return { where, isLost: false, hasRing, isInView };
}
