import { memo, type ReactNode, useMemo } from 'react';
import type { PageLayer } from '../../stores/pages.ts';
import { cutBlock, type Marks } from '../../stores/text-marks.ts';
import type { PlacedRun } from '../../values/page-alignment.ts';
import type { PrintedItem } from '../../values/printed-item.ts';
import { SegmentView } from './SegmentView.tsx';

export type PageWordsProps = {
  readonly layer: PageLayer;
  readonly marks: Marks;
  /** The citation that the Tab key reaches. */
  readonly standing: string | null;
};

/** The words of a page over its picture, transparent: to be selected, found, read aloud, and marked. */
export const PageWords = memo(function PageWords({ layer, marks, standing }: PageWordsProps) {
  const { items, runs } = layer;
  const widths = useMemo(() => items.map(stretchOf), [items]);
  const near = useMemo(() => marksNear(marks, runs), [marks, runs]);
  const byItem = useMemo(() => Map.groupBy(runs, ({ item }) => item), [runs]);
  // A citation in several pieces is one stop of the Tab key.
  let free = standing;
  const tabStop = (citation: string | undefined) => {
    if (citation === undefined || citation !== free) return null;
    free = null;
    return citation;
  };
  return (
    <div className="page-words">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of a page never change order
        <Printed key={index} item={item} stretch={widths[index] ?? 1}>
          {pieces(item, byItem.get(index) ?? [], near, tabStop)}
        </Printed>
      ))}
    </div>
  );
});

type PrintedProps = {
  readonly item: PrintedItem;
  readonly stretch: number;
  readonly children: ReactNode;
};

function Printed({ item, stretch, children }: PrintedProps) {
  const turn = item.angle === 0 ? '' : `rotate(${item.angle}rad) `;
  return (
    <>
      <span
        className="printed"
        style={{
          left: `calc(var(--page-scale) * ${item.left}px)`,
          top: `calc(var(--page-scale) * ${item.top}px)`,
          fontSize: `calc(var(--page-scale) * ${item.size}px)`,
          fontFamily: item.family,
          transform: `${turn}scaleX(${stretch})`,
        }}
      >
        {children}
      </span>
      {item.endsLine && <br />}
    </>
  );
}

/** The placed words of an item with their marks, what stands between them without. */
function pieces(
  { text }: PrintedItem,
  runs: readonly PlacedRun[],
  marks: Marks,
  tabStop: (citation: string | undefined) => string | null,
): ReactNode {
  const drawn: ReactNode[] = [];
  let at = 0;
  for (const { from, to, start } of runs) {
    if (from > at) drawn.push(text.slice(at, from));
    for (const segment of cutBlock({ start, end: start + to - from }, marks)) {
      const shift = from - start;
      drawn.push(
        <SegmentView
          key={segment.start}
          segment={segment}
          words={text.slice(segment.start + shift, segment.end + shift)}
          standing={tabStop(segment.citation?.id)}
        />,
      );
    }
    at = to;
  }
  if (at < text.length) drawn.push(text.slice(at));
  return drawn;
}

/** The marks that can stand on a page, so that each run is compared with few. */
function marksNear(marks: Marks, runs: readonly PlacedRun[]): Marks {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { start, from, to } of runs) {
    first = Math.min(first, start);
    last = Math.max(last, start + to - from);
  }
  const isNear = (range: { start: number; end: number }) => range.start < last && first < range.end;
  return {
    citations: marks.citations.filter(isNear),
    passages: marks.passages.filter(({ passage }) => isNear(passage)),
    spot: marks.spot,
  };
}

let measuring: CanvasRenderingContext2D | null | undefined;
const MEASURED = 50;

/** How much wider the words are printed than the browser sets them in a font of its own. */
function stretchOf({ text, width, size, family }: PrintedItem): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring || width <= 0 || size <= 0) return 1;
  measuring.font = `${MEASURED}px ${family}`;
  const own = (measuring.measureText(text).width * size) / MEASURED;
  return own > 0 ? width / own : 1;
}
