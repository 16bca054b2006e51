// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table element cannot be placed by hand, as drawing only those in view needs
import { type DragEvent, type MouseEvent, memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceRow } from '../../stores/references.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { carryBibFile, carryReferences } from '../../values/dragged-references.ts';
import { known } from '../../values/loadable.ts';
import { COLUMN_LOOKS, cellOf } from './columns.tsx';

export type ReferenceLineProps = {
  readonly index: number;
  /** Place and height in CSS pixels. */
  readonly start: number;
  readonly size: number;
  readonly columns: readonly string[];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
};

/** One row of the table; drawn anew only when its own reference, place or selection changes. */
export const ReferenceLine = memo(function ReferenceLine({
  index,
  start,
  size,
  columns,
  open,
  onOpen,
}: ReferenceLineProps) {
  const { t } = useTranslation();
  const { references, host } = useStores();
  const last = useRef<ReferenceRow>(undefined);
  // Where nothing is found the list is out of sight, and stays as it was until something is.
  const row = useFeature(
    'references',
    ({ rows, summary }) => rows.get(index) ?? (known(summary)?.total === 0 ? last.current : undefined),
  );
  last.current = row;
  const isActive = useFeature('references', (state) => state.active === index);
  const isSelected = useFeature('references', (state) => row !== undefined && state.selected.has(row.id));
  const onClick = (event: MouseEvent) => {
    if (row === undefined) return;
    const { toggle, selectRange, active, stand } = references.getState();
    if (event.shiftKey) selectRange(active, index);
    else if (event.ctrlKey || event.metaKey) toggle([row.id]);
    else {
      stand(index);
      onOpen(row.id);
    }
  };
  const dragged = () => {
    const { selected } = references.getState();
    return row === undefined ? [] : selected.has(row.id) ? [...selected] : [row.id];
  };
  const onDragStart = (event: DragEvent) => {
    if (row === undefined) return;
    const file = host.getState().prepared(dragged());
    // The desktop's own drag takes the place of the page's, so a collection would not see it: only when asked for.
    if (file !== null && event.altKey && 'gleaner' in window) {
      event.preventDefault();
      return host.getState().dragOut(file);
    }
    carryReferences(event.dataTransfer, dragged());
    if (file !== null) carryBibFile(event.dataTransfer, file);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      role="row"
      id={`row-${index}`}
      className="grid-row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${start}px)`, height: size }}
      onClick={onClick}
      draggable={row !== undefined}
      onPointerDown={() => void host.getState().prepareDrag(dragged())}
      onDragStart={onDragStart}
      {...(isActive ? { 'data-active': '' } : {})}
      {...(row !== undefined && row.id === open ? { 'data-open': '' } : {})}
    >
      <div role="gridcell" tabIndex={-1} className="grid-cell">
        {row !== undefined && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('library.select', { title: row.title })}
            checked={isSelected}
            onClick={(event) => event.stopPropagation()}
            onChange={() => references.getState().toggle([row.id])}
          />
        )}
      </div>
      {row === undefined ? (
        <div role="gridcell" tabIndex={-1} className="grid-cell">
          <span className="bone" style={{ width: '60%' }} />
        </div>
      ) : (
        columns.map((name) => (
          <div
            key={name}
            role="gridcell"
            tabIndex={-1}
            className="grid-cell"
            {...(COLUMN_LOOKS[name]?.numeric ? { 'data-numeric': '' } : {})}
          >
            {cellOf(name, row)}
          </div>
        ))
      )}
    </div>
  );
});
