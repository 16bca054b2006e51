import { type RefObject, useEffect, useState } from 'react';

/** Pixels of the parts of the table. */
export type FrameWidths = {
  readonly frame: number;
  readonly head: number;
  readonly column: number;
  readonly total: number;
  readonly headHeight: number;
};

const TOTAL = 84;
const NARROW = 620;

/** How wide the parts of the table are, so that a few columns fill the frame and many can be scrolled. */
export function useFrame(
  frame: RefObject<HTMLDivElement | null>,
  columns: number,
  hasStudyColumns: boolean,
): FrameWidths {
  const [size, setSize] = useState({ width: 960, headHeight: 90 });
  useEffect(() => {
    const element = frame.current;
    const head = element?.querySelector('thead');
    if (!element || !head) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, headHeight: head.offsetHeight }),
    );
    observer.observe(element);
    observer.observe(head);
    return () => observer.disconnect();
  }, [frame]);
  const head = size.width < NARROW ? 190 : 250;
  const room = Math.floor((size.width - head - TOTAL) / Math.max(1, columns));
  const column = hasStudyColumns ? 92 : Math.max(104, Math.min(168, room));
  return { frame: size.width, head, column, total: TOTAL, headHeight: size.headHeight };
}
