import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStores } from '../../stores/use-stores.ts';
import type { Place } from '../../values/place.ts';
import type { PageView } from './use-page-view.ts';

export type ReadPlace = Extract<Place, { screen: 'read' }>;

/** How long a page is looked at before the address names it, in milliseconds: scrolling through a book changes nothing. */
const LOOKED_AT = 300;

/**
 * Keeps the page that is looked at in the address, and goes to the page that an address names: a link, a bookmark, and the
 * way back from a page that was turned to.
 */
export function usePageAddress(place: ReadPlace, view: PageView): (page: number) => void {
  const { place: places } = useStores();
  const { page, isLaidOut, turnTo } = view;
  const asked = place.page ?? null;
  /** The page that the address named last because of what was done here. */
  const told = useRef<number | null>(null);
  const here = useRef({ place, turnTo });
  here.current = { place, turnTo };
  useLayoutEffect(() => {
    if (asked === null || !isLaidOut || told.current === asked) return;
    told.current = asked;
    here.current.turnTo(asked);
  }, [asked, isLaidOut]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { place: now } = here.current;
      if (page === (now.page ?? 1)) return;
      told.current = page;
      places.getState().move({ ...now, page });
    }, LOOKED_AT);
    return () => clearTimeout(timer);
  }, [page, places]);
  return (wanted) => {
    const { place: now } = here.current;
    // Going back leads to where one was, so the page that is left stands in its own entry.
    places.getState().move({ ...now, page });
    told.current = wanted;
    places.getState().go({ ...now, at: null, page: wanted });
    turnTo(wanted);
  };
}
