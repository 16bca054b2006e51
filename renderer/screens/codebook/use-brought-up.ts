import { type RefObject, useEffect, useRef } from 'react';

/** Brings a part of a form into view whenever what it shows changes by name; an empty name shows nothing. */
export function useBroughtUp<E extends HTMLElement>(shown: string): RefObject<E | null> {
  const part = useRef<E>(null);
  useEffect(() => {
    if (shown !== '') part.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return part;
}
