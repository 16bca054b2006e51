import { type DragEvent, useRef } from 'react';
import type { AxisSide } from '../../../shared/model/matrix-look.ts';
import type { Heading } from '../../../shared/model/matrix-view.ts';

/** A heading of the table: its side, its line and the number of that. */
export type FoundLine = { readonly side: AxisSide; readonly heading: Heading; readonly index: number };

/** Drags a heading to the place of another of the same axis. */
export function useLineDrag(
  lineAt: (target: EventTarget) => FoundLine | null,
  onMove: (side: AxisSide, id: string, target: string) => void,
) {
  const dragged = useRef<{ side: AxisSide; id: string } | null>(null);
  const onDragStart = (event: DragEvent) => {
    const line = lineAt(event.target);
    if (line === null) return;
    dragged.current = { side: line.side, id: line.heading.entry.id };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', line.heading.entry.label);
  };
  const onDragOver = (event: DragEvent) => {
    if (dragged.current !== null && lineAt(event.target)?.side === dragged.current.side)
      event.preventDefault();
  };
  const onDrop = (event: DragEvent) => {
    const line = lineAt(event.target);
    const from = dragged.current;
    dragged.current = null;
    if (line === null || from === null || line.side !== from.side) return;
    event.preventDefault();
    onMove(from.side, from.id, line.heading.entry.id);
  };
  return { onDragStart, onDragOver, onDrop };
}
