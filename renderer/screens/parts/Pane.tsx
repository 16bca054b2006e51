import { X } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/Button.tsx';
import { DETAIL_WIDTH } from '../../stores/preferences.ts';
import { useFeature } from '../../stores/use-stores.ts';

export type PaneProps = {
  readonly label: string;
  readonly head?: ReactNode;
  readonly children: ReactNode;
  readonly onClose?: () => void;
  /** True where it mostly holds a line or two: in a narrow window it then takes no more height than that. */
  readonly isBrief?: boolean;
};

/**
 * The detail pane on the right: its width is remembered, by pointer or by the arrow keys on its edge. In a narrow window one
 * that can be closed lies over the work, and one that lasts stands below it.
 */
export function Pane({ label, head, children, onClose, isBrief = false }: PaneProps) {
  const { t } = useTranslation();
  const width = useFeature('preferences', (state) => state.detailWidth);
  return (
    <aside
      className="pane"
      aria-label={label}
      {...(onClose === undefined ? { 'data-lasting': '' } : {})}
      {...(isBrief ? { 'data-brief': '' } : {})}
      style={{ '--pane-width': `${width}px` } as React.CSSProperties}
    >
      <Grip />
      {(head !== undefined || onClose !== undefined) && (
        <div className="pane-head">
          <div style={{ minWidth: 0, flex: 1 }}>{head}</div>
          {onClose !== undefined && (
            <IconButton label={t('shell.closePane')} small onPress={onClose}>
              <X />
            </IconButton>
          )}
        </div>
      )}
      <div className="pane-body">{children}</div>
    </aside>
  );
}

function Grip() {
  const { t } = useTranslation();
  const width = useFeature('preferences', (state) => state.detailWidth);
  const choose = useFeature('preferences', (state) => state.choose);
  const [dragging, setDragging] = useState(false);
  const from = useRef({ x: 0, width });
  const resize = (wanted: number) =>
    choose({ detailWidth: Math.round(Math.max(DETAIL_WIDTH.least, Math.min(DETAIL_WIDTH.most, wanted))) });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(width + step);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
    setDragging(true);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable separator has no element of its own
    <div
      role="separator"
      tabIndex={0}
      className="pane-grip"
      aria-label={t('shell.resizePane')}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={DETAIL_WIDTH.least}
      aria-valuemax={DETAIL_WIDTH.most}
      {...(dragging ? { 'data-dragging': '' } : {})}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (dragging) resize(from.current.width + from.current.x - event.clientX);
      }}
      onPointerUp={() => setDragging(false)}
      onDoubleClick={() => resize(DETAIL_WIDTH.usual)}
    />
  );
}
