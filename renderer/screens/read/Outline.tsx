import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../stores/reading.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';

/** A heading of the document: where it stands, its words and how deep it is. */
type Heading = { readonly start: number; readonly words: string; readonly level: number };

/** Pixels under the top edge within which a heading counts as reached. */
const REACHED = 64;

/** The headings of a document as a list beside the text; the one that is read now is marked. */
export function Outline({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const headings = useMemo(() => headingsOf(reading), [reading]);
  const { pages } = useStores();
  const inPages = useFeature('pages', (state) => (state.document === null ? null : (state.inView ?? 0)));
  const inText = useCurrentHeading(headings, inPages === null);
  const current =
    inPages === null ? inText : (headings.findLast(({ start }) => start <= inPages)?.start ?? null);
  const goTo = ({ start, words }: Heading) => {
    if (inPages === null) goToHeading(start);
    else pages.getState().seek({ start, end: start + words.length }, { edge: 'top' });
  };
  const step = (by: 1 | -1) => {
    const next = headings[headings.findIndex(({ start }) => start === current) + by];
    if (next === undefined) return;
    goTo(next);
    elementOf(next.start)?.focus({ preventScroll: true });
  };
  useLetterKeys({ ']': () => step(1), '[': () => step(-1) });
  if (headings.length === 0) return null;
  const standing = headings.some(({ start }) => start === current) ? current : headings[0]?.start;
  return (
    <nav className="outline" aria-label={t('reading.outline')} onKeyDown={walk}>
      <ul>
        {headings.map((heading) => (
          <li
            key={heading.start}
            style={{ '--depth': Math.min(heading.level - 1, 5) } as React.CSSProperties}
          >
            <button
              type="button"
              tabIndex={heading.start === standing ? 0 : -1}
              aria-current={heading.start === current ? 'location' : undefined}
              onClick={() => goTo(heading)}
            >
              {heading.words}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Moves the focus along the headings with the arrow keys. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
}

function headingsOf({ blocks, text }: Reading): readonly Heading[] {
  return blocks
    .filter((block) => block.kind === 'heading')
    .map(({ start, end, level }) => ({
      start,
      words: text.slice(start, end).replace(/\s+/g, ' ').trim(),
      level: level ?? 1,
    }))
    .filter(({ words }) => words !== '');
}

function elementOf(start: number): HTMLElement | null {
  return document.querySelector(`.text [data-kind="heading"][data-block="${start}"]`);
}

function goToHeading(start: number): void {
  const show = () => elementOf(start)?.scrollIntoView({ block: 'start' });
  show();
  // Blocks out of view have estimated heights; once those near are drawn, the heading is where it will stay.
  requestAnimationFrame(show);
}

/** The last heading at or above the top of what is in view. */
function useCurrentHeading(headings: readonly Heading[], isText: boolean): number | null {
  const [current, setCurrent] = useState<number | null>(null);
  useEffect(() => {
    const scroller = document.querySelector('.reading');
    if (scroller === null || !isText) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const edge = scroller.getBoundingClientRect().top + REACHED;
      const reached = headings.filter(({ start }) => {
        const element = elementOf(start);
        return element !== null && element.getBoundingClientRect().top <= edge;
      });
      setCurrent(reached.at(-1)?.start ?? null);
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    // Told at once, and whenever the text gets another height or width.
    const watcher = new ResizeObserver(onScroll);
    watcher.observe(scroller);
    const text = scroller.querySelector('.text');
    if (text !== null) watcher.observe(text);
    return () => {
      watcher.disconnect();
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [headings, isText]);
  return current;
}
