import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfFile } from '../../stores/pages.ts';
import type { Stores } from '../../stores/stores.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { layOutPages, type PageLayout, pageAt, pagesBetween } from '../../values/page-layout.ts';
import { useSelectedPages } from './use-selected-pages.ts';

/** Pixels under the top edge within which a line counts as reached. */
const REACHED = 64;
/** A sought place comes this far under the top edge. */
const ROOM_ABOVE = 32;
/** Frames that a mark is waited for after its page came into view. */
const PATIENCE = 120;

/** What of the pages is seen. */
export type PageView = {
  readonly layout: PageLayout;
  /** The pages to draw, and the one that is read. */
  readonly shown: readonly number[];
  readonly page: number;
  /** Whether it is known how wide pages can be, so that they can be turned to. */
  readonly isLaidOut: boolean;
  readonly turnTo: (page: number) => void;
};

/** Follows the scrolling of the pages, keeps the place when they change their size, and goes where the store wants. */
export function usePageView(column: RefObject<HTMLElement | null>, file: PdfFile): PageView {
  const stores = useStores();
  const zoom = useFeature('preferences', (state) => state.pageZoom);
  const [room, setRoom] = useState(0);
  const layout = useMemo(() => layOutPages(file.sizes, zoom, room), [file, zoom, room]);
  const [seen, setSeen] = useState({ first: 1, last: 1, page: 1 });
  /** Where a search for a place has scrolled to; until the person scrolls on, that place is the one that is read. */
  const held = useRef<{ readonly top: number; readonly place: number } | null>(null);

  // Nothing is drawn before it is known how wide a page can be.
  useLayoutEffect(() => setRoom(scrollerOf(column.current)?.clientWidth ?? 0), [column]);
  useEffect(() => {
    const scroller = scrollerOf(column.current);
    if (scroller === null) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const { scrollTop, clientHeight } = scroller;
      const pages = pagesBetween(layout, scrollTop, scrollTop + clientHeight);
      const page = pageAt(layout, scrollTop + clientHeight * 0.4);
      const next = { first: pages[0] ?? 1, last: pages.at(-1) ?? 1, page };
      setSeen((now) => (isSame(now, next) ? now : next));
      if (held.current !== null && Math.abs(held.current.top - scrollTop) > 2) held.current = null;
      const place = held.current?.place ?? placeAt(stores, layout, scrollTop + REACHED);
      if (place !== null) stores.pages.getState().look(place);
    };
    const onChange = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const watcher = new ResizeObserver(() => {
      setRoom(scroller.clientWidth);
      onChange();
    });
    watcher.observe(scroller);
    scroller.addEventListener('scroll', onChange, { passive: true });
    const forget = stores.pages.subscribe(({ layers }, before) => {
      if (layers !== before.layers) onChange();
    });
    onChange();
    return () => {
      forget();
      watcher.disconnect();
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', onChange);
    };
  }, [column, layout, stores]);

  useKeptPlace(column, layout, held);
  useSought(column, layout, held);
  const selected = useSelectedPages(column);
  const kept = selected.join();
  const shown = useMemo(() => {
    const inView = Array.from(
      { length: room === 0 ? 0 : seen.last - seen.first + 1 },
      (_, n) => seen.first + n,
    );
    const held = kept === '' ? [] : kept.split(',').map(Number);
    return [...new Set([...inView, ...held])].sort((left, right) => left - right);
  }, [room, seen.first, seen.last, kept]);
  useEffect(() => {
    for (const page of shown) void stores.pages.getState().need(page);
  }, [shown, stores]);
  const turnTo = (page: number) => {
    const scroller = scrollerOf(column.current);
    const top = layout.tops[page - 1];
    if (scroller !== null && top !== undefined) scroller.scrollTop = top - 8;
  };
  return { layout, shown, page: seen.page, isLaidOut: room > 0, turnTo };
}

type Held = RefObject<{ readonly top: number; readonly place: number } | null>;

/** Another width or zoom leaves the same line at the top of the view. */
function useKeptPlace(column: RefObject<HTMLElement | null>, layout: PageLayout, held: Held): void {
  const before = useRef(layout);
  useLayoutEffect(() => {
    const scroller = scrollerOf(column.current);
    const old = before.current;
    before.current = layout;
    if (scroller === null || old === layout || old.scale === layout.scale) return;
    const { scrollTop } = scroller;
    const page = pageAt(old, scrollTop);
    const depth = (scrollTop - old.tops[page - 1]!) / old.scale;
    const top = layout.tops[page - 1]! + depth * layout.scale;
    scroller.scrollTop = top;
    if (held.current !== null) held.current = { ...held.current, top: scroller.scrollTop };
  }, [column, layout, held]);
}

/** Scrolls to the place that the store wants shown, and gives the focus to the citation there. */
function useSought(column: RefObject<HTMLElement | null>, layout: PageLayout, held: Held): void {
  const { t } = useTranslation();
  const stores = useStores();
  const sought = useFeature('pages', (state) => state.sought);
  const newest = useRef(layout);
  newest.current = layout;
  useEffect(() => {
    if (sought === null) return;
    let gone = false;
    void stores.pages
      .getState()
      .find(sought)
      .then(({ page, run }) => {
        const scroller = scrollerOf(column.current);
        if (gone || scroller === null) return;
        const { tops, scale } = newest.current;
        const layer = stores.pages.getState().layers.get(page);
        const item = run === null || !layer?.ok ? undefined : layer.output.items[run.item];
        const place = tops[page - 1]! + (item?.top ?? 0) * scale;
        const above = sought.edge === 'top' || item === undefined ? ROOM_ABOVE : scroller.clientHeight * 0.4;
        scroller.scrollTop = place - above;
        held.current = { top: scroller.scrollTop, place: sought.start };
        stores.pages.getState().look(sought.start);
        if (item === undefined && sought.edge === 'middle')
          stores.notice.getState().tell(t('pages.notMarked'));
        else if (sought.citation !== null) focusWhenDrawn(sought.citation, () => gone, PATIENCE);
      });
    return () => {
      gone = true;
    };
  }, [sought, stores, column, held, t]);
}

function focusWhenDrawn(citation: string, isOver: () => boolean, patience: number): void {
  if (isOver() || patience === 0) return;
  const mark = document.querySelector<HTMLElement>(`.page-words [data-citation="${citation}"]`);
  if (mark === null) {
    requestAnimationFrame(() => focusWhenDrawn(citation, isOver, patience - 1));
    return;
  }
  mark.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  mark.focus({ preventScroll: true });
}

/** The place in the text of the first words at or under a height. */
function placeAt({ pages }: Stores, layout: PageLayout, y: number): number | null {
  const { layers, file } = pages.getState();
  const count = known(file)?.sizes.length ?? 0;
  for (let page = pageAt(layout, y); page <= count; page++) {
    const layer = layers.get(page);
    if (!layer?.ok) return null;
    const { items, runs } = layer.output;
    const depth = (y - layout.tops[page - 1]!) / layout.scale;
    const run = runs.find(({ item }) => items[item]!.top >= depth);
    if (run !== undefined) return run.start;
  }
  return null;
}

/** What scrolls the pages. */
export function scrollerOf(column: HTMLElement | null): HTMLElement | null {
  return column?.closest<HTMLElement>('.reading') ?? null;
}

type Seen = { readonly first: number; readonly last: number; readonly page: number };

function isSame(one: Seen, other: Seen): boolean {
  return one.first === other.first && one.last === other.last && one.page === other.page;
}
