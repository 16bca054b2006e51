import {
  type FocusEvent,
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Citation, Reading } from '../../stores/reading.ts';
import type { Marks } from '../../stores/text-marks.ts';
import { useStores } from '../../stores/use-stores.ts';
import { CitationCard } from './CitationCard.tsx';

type Shown = { readonly citation: Citation; readonly anchor: HTMLElement };

const CARD_WAIT = 160;

/** The card of the citation pointed at or stood on, and what the element around the marks listens to for it. */
export function useCitationCard(
  reading: Reading,
  marks: Marks,
): { readonly acts: HTMLAttributes<HTMLElement>; readonly card: ReactNode } {
  const { reading: readings } = useStores();
  const [shown, setShown] = useState<Shown | null>(null);
  const timer = useRef(0);
  const focused = useRef<string | null>(null);
  // Marks that come later can be drawn in the place of the one that has the focus; it then goes back to its citation.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the marks are drawn anew
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    document
      .querySelector<HTMLElement>(`[data-citation="${focused.current}"]`)
      ?.focus({ preventScroll: true });
  }, [reading, marks]);

  const show = (target: EventTarget, wait: number) => {
    const anchor = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-citation]') : null;
    window.clearTimeout(timer.current);
    const citation = reading.citations.find(({ id }) => id === anchor?.dataset.citation);
    if (anchor === null || citation === undefined) return;
    timer.current = window.setTimeout(() => setShown({ citation, anchor }), wait);
  };
  const hide = (wait: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(null), wait);
  };
  const acts: HTMLAttributes<HTMLElement> = {
    onMouseOver: (event: MouseEvent) => show(event.target, CARD_WAIT),
    onMouseOut: () => hide(CARD_WAIT * 2),
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const id = event.target.dataset.citation;
      focused.current = id ?? null;
      if (id !== undefined) readings.getState().stand(id);
      show(event.target, 0);
    },
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget !== null) focused.current = null;
      hide(CARD_WAIT);
    },
    onClick: (event) => show(event.target, 0),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && shown !== null) hide(0);
      if ((event.key === 'Enter' || event.key === ' ') && shown !== null && event.target === shown.anchor) {
        event.preventDefault();
        document.querySelector<HTMLElement>('.citation-card button, .citation-card a')?.focus();
      }
    },
  };
  const card = shown !== null && (
    <CitationCard
      // The newest state of the citation, which an act in the card may have changed.
      citation={reading.citations.find(({ id }) => id === shown.citation.id) ?? shown.citation}
      anchor={shown.anchor}
      reading={reading}
      onHold={() => window.clearTimeout(timer.current)}
      onLeave={() => hide(CARD_WAIT)}
      onClose={() => {
        hide(0);
        shown.anchor.focus();
      }}
    />
  );
  return { acts, card };
}
