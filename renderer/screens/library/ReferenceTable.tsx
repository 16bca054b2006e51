// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table element cannot be placed by hand, as drawing only those in view needs
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { LibraryBig, SearchX } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Bones, Empty, FaultNote } from '../../components/States.tsx';
import type { Density } from '../../stores/preferences.ts';
import type { ReferenceRow } from '../../stores/references.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { useChosenColumns } from './chosen-columns.ts';
import { COLUMN_LOOKS, COLUMNS, fittingColumns, TABLE_FEATURES } from './columns.tsx';
import { ReferenceLine } from './ReferenceLine.tsx';

const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 28, standard: 32, comfortable: 40 };

export type ReferenceTableProps = {
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClearQuery: () => void;
};

/** Rows asked for before they come into view, so that scrolling meets none that is not there yet. */
const AHEAD = 200;

const NO_ROWS: ReferenceRow[] = [];
const NO_KEYS = {};

/** The table of references: only the rows in view are drawn, and only those near are asked for. */
export function ReferenceTable(props: ReferenceTableProps) {
  const { references } = useStores();
  const total = useFeature('references', (state) => known(state.summary)?.total);
  const fault = useFeature('references', ({ summary }) =>
    summary.status === 'failed' ? summary.fault : undefined,
  );
  const narrowed = useFeature('references', (state) => known(state.summary)?.narrowed) ?? false;
  if (total === undefined)
    return fault !== undefined ? (
      <div className="padded">
        <FaultNote fault={fault} onRetry={() => void references.getState().refresh()} />
      </div>
    ) : (
      <Bones lines={12} />
    );
  return (
    <div className="list-place">
      {(total > 0 || narrowed) && <Rows {...props} total={total} />}
      {total === 0 && <div className="over-list">{narrowed ? <NoneFound {...props} /> : <NothingYet />}</div>}
    </div>
  );
}

function NoneFound({ onClearQuery }: ReferenceTableProps) {
  const { t } = useTranslation();
  return (
    <Empty
      icon={<SearchX aria-hidden="true" />}
      title={t('library.noneFound')}
      acts={<Button onPress={onClearQuery}>{t('library.clearSearch')}</Button>}
    >
      {t('library.noneFoundHint')}
    </Empty>
  );
}

function NothingYet() {
  const { t } = useTranslation();
  const { place } = useStores();
  return (
    <Empty
      icon={<LibraryBig aria-hidden="true" />}
      title={t('library.empty')}
      acts={
        <Button kind="main" onPress={() => place.getState().go(HOME.import)}>
          {t('library.toImport')}
        </Button>
      }
    >
      {t('library.emptyHint')}
    </Empty>
  );
}

/**
 * The table itself. Where nothing is found it stays as it was, out of sight: between two letters of a word there is often
 * nothing, and drawing a whole list anew takes longer than changing the words in it.
 */
function Rows({ open, onOpen, total }: ReferenceTableProps & { readonly total: number }) {
  const { t } = useTranslation();
  const { references, collections } = useStores();
  const isNone = total === 0;
  const held = useRef(total);
  if (!isNone) held.current = total;
  const active = useFeature('references', (state) => state.active);
  const hasActive = useFeature('references', (state) => state.rows.has(state.active));
  const density = useFeature('preferences', (state) => state.density);
  const chosen = useChosenColumns();
  const [width, setWidth] = useState(960);
  const fitting = fittingColumns(chosen, width);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: held.current,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHTS[density],
    overscan: 6,
    scrollPaddingStart: 34,
  });
  useEffect(() => {
    if (scroller.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 960));
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  const items = virtual.getVirtualItems();
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    void references.getState().need(first, last + 1, AHEAD);
  }, [references, first, last]);
  useEffect(
    () =>
      references.subscribe(({ query }, before) => {
        // What was found for another question is seen from its beginning.
        if (query !== before.query && scroller.current !== null) scroller.current.scrollTop = 0;
      }),
    [references],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are measured anew when the density changes
  useEffect(() => virtual.measure(), [density]);

  const shownKey = fitting.join(' ');
  const columns = useMemo(() => shownKey.split(' '), [shownKey]);
  const rowAt = (place: number) => references.getState().rows.get(place);
  const stand = (to: number, extend = false) => {
    const next = Math.max(0, Math.min(total - 1, to));
    if (extend) references.getState().selectRange(active, next);
    else references.getState().stand(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    const row = rowAt(next);
    if (open !== null && row !== undefined && !extend) onOpen(row.id);
  };
  const openActive = () => {
    const row = rowAt(active);
    if (row !== undefined) onOpen(row.id);
  };
  const putIntoCollection = () => {
    const { selected } = references.getState();
    const row = rowAt(active);
    collections.getState().ask(selected.size > 0 ? [...selected] : row === undefined ? [] : [row.id]);
  };
  const walk = (step: 1 | -1) => {
    // Enter and Space are the table's own keys, so it has to have the focus for what the letters lead to.
    if (scroller.current?.contains(document.activeElement) === false) scroller.current.focus();
    stand(active + step);
  };
  useLetterKeys(isNone ? NO_KEYS : { j: () => walk(1), k: () => walk(-1), p: putIntoCollection });

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor((scroller.current?.clientHeight ?? 320) / ROW_HEIGHTS[density]) - 1;
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (to !== undefined) stand(to, event.shiftKey);
    else if (event.key === 'Enter') openActive();
    else if (event.key === ' ') references.getState().toggle([rowAt(active)?.id ?? '']);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) void references.getState().selectAll();
    else return;
    event.preventDefault();
  };
  const template = `32px ${fitting
    .map((name) => (chosen.widths[name] ? `${chosen.widths[name]}px` : COLUMN_LOOKS[name]?.width))
    .join(' ')}`;

  return (
    <div
      className="grid"
      role="grid"
      {...(isNone ? { 'data-held': '', 'aria-hidden': true } : { 'data-first-focus': '' })}
      tabIndex={isNone ? -1 : 0}
      ref={scroller}
      aria-label={t('library.table')}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={hasActive ? `row-${active}` : undefined}
      onKeyDown={onKeyDown}
      style={{ '--template': template } as React.CSSProperties}
    >
      <HeaderRow shownKey={shownKey} />
      <div role="rowgroup" className="grid-rows" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <ReferenceLine
            key={item.key}
            index={item.index}
            start={item.start}
            size={item.size}
            columns={columns}
            open={open}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

/** The heads of the columns named in `shownKey`; no answer changes them. */
const HeaderRow = memo(function HeaderRow({ shownKey }: { readonly shownKey: string }) {
  const chosen = useChosenColumns();
  const shown = new Set(shownKey.split(' '));
  const table = useTable({
    features: TABLE_FEATURES,
    columns: COLUMNS,
    // The rows are drawn straight from the store, each by itself: a row model of what is in view would draw all anew at each step.
    data: NO_ROWS,
    state: {
      columnVisibility: Object.fromEntries(Object.keys(COLUMN_LOOKS).map((name) => [name, shown.has(name)])),
      columnOrder: [...chosen.order],
    },
  });
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" className="grid-row" aria-rowindex={1} tabIndex={-1}>
        <div role="columnheader" tabIndex={-1} className="grid-cell">
          <SelectAll />
        </div>
        {table.getHeaderGroups()[0]?.headers.map(({ column: { id } }) => (
          <ColumnHead key={id} id={id} columns={chosen} />
        ))}
      </div>
    </div>
  );
});

function SelectAll() {
  const { t } = useTranslation();
  const { references } = useStores();
  const selected = useFeature('references', (state) => state.selected.size);
  const isAll = useFeature('references', (state) => selected >= (known(state.summary)?.total ?? 0));
  const { selectAll, selectNone } = references.getState();
  return (
    <input
      type="checkbox"
      aria-label={t('library.selectAll')}
      checked={selected > 0 && isAll}
      ref={(box) => {
        if (box !== null) box.indeterminate = selected > 0 && !isAll;
      }}
      onChange={() => (selected > 0 ? selectNone() : void selectAll())}
    />
  );
}
