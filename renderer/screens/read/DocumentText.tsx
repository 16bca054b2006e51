import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation, Reading } from '../../stores/reading.ts';
import { layOut, type Marks, type Part } from '../../stores/text-marks.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';
import { BlockView } from './BlockView.tsx';
import { CitationCard } from './CitationCard.tsx';
import { TableView } from './TableView.tsx';

export type DocumentTextProps = {
  readonly reading: Reading;
  /** The place the person was led to. */
  readonly at: { readonly start: number; readonly end: number } | null;
};

type Shown = { readonly citation: Citation; readonly anchor: HTMLElement };

const CARD_WAIT = 160;

/** A document in its blocks; one card follows the citation pointed at or stood on. */
export function DocumentText({ reading, at }: DocumentTextProps) {
  const { t } = useTranslation();
  const { reading: readings } = useStores();
  const [shown, setShown] = useState<Shown | null>(null);
  const timer = useRef(0);
  const parts = useMemo(() => layOut(reading), [reading]);
  const marks = useMemo<Marks>(
    () => ({ citations: reading.citations, passages: reading.passages, spot: at && widened(at) }),
    [reading, at],
  );
  useEffect(() => scrollToSpot(at), [at]);
  const focused = useRef<string | null>(null);
  // Marks that come later can be drawn in the place of the one that has the focus; it then goes back to its citation.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the marks are drawn anew
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    document
      .querySelector<HTMLElement>(`[data-citation="${focused.current}"]`)
      ?.focus({ preventScroll: true });
  }, [reading, marks]);
  const standing = useFeature('reading', (state) => state.citation) ?? reading.citations[0]?.id ?? null;

  const show = (target: EventTarget, wait: number) => {
    const anchor = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-citation]') : null;
    window.clearTimeout(timer.current);
    const citation = reading.citations.find(({ id }) => id === anchor?.dataset.citation);
    if (anchor === null || citation === undefined) return;
    timer.current = window.setTimeout(() => setShown({ citation, anchor }), wait);
  };
  const hide = (wait: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(null), wait);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown !== null) hide(0);
    if ((event.key === 'Enter' || event.key === ' ') && shown !== null && event.target === shown.anchor) {
      event.preventDefault();
      document.querySelector<HTMLElement>('.citation-card button, .citation-card a')?.focus();
    }
  };
  return (
    <>
      <article
        className="text"
        aria-label={t('read.text', { name: reading.name })}
        onMouseOver={(event: MouseEvent) => show(event.target, CARD_WAIT)}
        onMouseOut={() => hide(CARD_WAIT * 2)}
        onFocus={(event: FocusEvent<HTMLElement>) => {
          const id = event.target.dataset.citation;
          focused.current = id ?? null;
          if (id !== undefined) readings.getState().stand(id);
          show(event.target, 0);
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget !== null) focused.current = null;
          hide(CARD_WAIT);
        }}
        onClick={(event) => show(event.target, 0)}
        onKeyDown={onKeyDown}
      >
        <Parts parts={parts} reading={reading} marks={marks} standing={standing} />
      </article>
      {shown !== null && (
        <CitationCard
          // The newest state of the citation, which an act in the card may have changed.
          citation={reading.citations.find(({ id }) => id === shown.citation.id) ?? shown.citation}
          anchor={shown.anchor}
          reading={reading}
          onHold={() => window.clearTimeout(timer.current)}
          onLeave={() => hide(CARD_WAIT)}
          onClose={() => {
            hide(0);
            shown.anchor.focus();
          }}
        />
      )}
    </>
  );
}

type PartsProps = {
  readonly parts: readonly Part[];
  readonly reading: Reading;
  readonly marks: Marks;
  readonly standing: string | null;
};

const Parts = memo(function Parts({ parts, reading, marks, standing }: PartsProps) {
  return parts.map((part) =>
    part.kind === 'table' ? (
      <TableView
        key={`table-${part.table.start}`}
        table={part.table}
        marks={marks}
        captioned={part.captioned}
        entry={hashOf({ screen: 'tables', document: reading.id, table: reading.tables.indexOf(part.table) })}
      />
    ) : (
      <BlockView
        key={`block-${part.block.start}-${part.block.end}`}
        block={part.block}
        entry={part.entry}
        text={reading.text}
        marks={marks}
        standing={isInside(reading, standing, part.block) ? standing : null}
      />
    ),
  );
});

function isInside(reading: Reading, id: string | null, block: { start: number; end: number }): boolean {
  const citation = id === null ? undefined : reading.citations.find((candidate) => candidate.id === id);
  return citation !== undefined && citation.start < block.end && block.start < citation.end;
}

/** A place of no length would show nothing. */
function widened(at: { readonly start: number; readonly end: number }) {
  return at.end > at.start ? at : { start: at.start, end: at.start + 1 };
}

function scrollToSpot(at: DocumentTextProps['at']): void {
  if (at === null) return;
  const centre = () => document.querySelector('[data-spot]')?.scrollIntoView({ block: 'center' });
  centre();
  // Blocks out of view have estimated heights; once those near are drawn, the place is where it will stay.
  requestAnimationFrame(() => {
    centre();
    requestAnimationFrame(centre);
  });
}
