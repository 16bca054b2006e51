// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table element cannot be placed by hand, as drawing only those in view needs
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type DragEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import type { ChosenColumns } from './chosen-columns.ts';
import { COLUMN_LOOKS } from './columns.tsx';

const DRAGGED = 'application/x-gleaner-column';

export type ColumnHeadProps = { readonly id: string; readonly columns: ChosenColumns };

/** The head of a column: sorts by it, and is dragged to another place or, at its edge, to another width. */
export function ColumnHead({ id, columns }: ColumnHeadProps) {
  const { t } = useTranslation();
  const { references } = useStores();
  const sorted = useFeature('references', (state) => state.query.sort);
  const descending = useFeature('references', (state) => state.query.descending);
  const [over, setOver] = useState(false);
  const head = useRef<HTMLDivElement>(null);
  const { sort, numeric } = COLUMN_LOOKS[id] ?? { width: '' };
  const direction = sorted === sort ? (descending ? 'descending' : 'ascending') : undefined;
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    const dragged = event.dataTransfer.getData(DRAGGED);
    if (dragged === '' || dragged === id) return;
    event.preventDefault();
    columns.place(dragged, columns.order.indexOf(id));
  };
  return (
    <div
      ref={head}
      role="columnheader"
      tabIndex={-1}
      className="grid-cell column-head"
      aria-sort={direction}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, id)}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      {...(numeric ? { 'data-numeric': '' } : {})}
      {...(over ? { 'data-over': '' } : {})}
    >
      {sort === undefined ? (
        <span>{t(`column.${id}`)}</span>
      ) : (
        <button
          type="button"
          className="sort"
          onClick={() => void references.getState().ask({ sort, descending: direction === 'ascending' })}
        >
          {t(`column.${id}`)}
          {direction === 'ascending' && <ArrowUp aria-hidden="true" />}
          {direction === 'descending' && <ArrowDown aria-hidden="true" />}
        </button>
      )}
      <Edge widthNow={() => head.current?.offsetWidth ?? 0} onWiden={(pixels) => columns.widen(id, pixels)} />
    </div>
  );
}

type EdgeProps = { readonly widthNow: () => number; readonly onWiden: (pixels: number | null) => void };

/** The edge of a head, for the pointer alone: by keyboard the sheet of columns takes a number. */
function Edge({ widthNow, onWiden }: EdgeProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: widthNow() };
  };
  return (
    <span
      className="column-edge"
      aria-hidden="true"
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => {
        if (from.current === null) return;
        const sign = document.dir === 'rtl' ? -1 : 1;
        onWiden(from.current.width + sign * (clientX - from.current.x));
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onDoubleClick={() => onWiden(null)}
    />
  );
}
