import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../stores/reading.ts';
import { layOut, type Marks, type Part } from '../../stores/text-marks.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';
import { BlockView } from './BlockView.tsx';
import { TableView } from './TableView.tsx';
import { useCitationCard } from './use-citation-card.tsx';
import { useMarks } from './use-marks.ts';

export type DocumentTextProps = {
  readonly reading: Reading;
  /** The place the person was led to. */
  readonly at: { readonly start: number; readonly end: number } | null;
  /** The place that was read before the text was shown; the view begins there. */
  readonly from: number | null;
};

/** Characters beyond which only the blocks near the view are drawn. */
const LONG = 300_000;

/** A document in its blocks; one card follows the citation pointed at or stood on. */
export function DocumentText({ reading, at, from }: DocumentTextProps) {
  const { t } = useTranslation();
  const parts = useMemo(() => layOut(reading), [reading]);
  const marks = useMarks(reading, at);
  const begin = useRef(from);
  useEffect(() => {
    if (begin.current === null) scrollToSpot(at);
    else scrollToBlock(begin.current);
    begin.current = null;
  }, [at]);
  const { acts, card } = useCitationCard(reading, marks);
  const standing = useFeature('reading', (state) => state.citation) ?? reading.citations[0]?.id ?? null;
  return (
    <>
      <article
        className="text"
        aria-label={t('read.text', { name: reading.name })}
        data-long={reading.text.length > LONG || undefined}
        {...acts}
      >
        <Parts parts={parts} reading={reading} marks={marks} standing={standing} />
      </article>
      {card}
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
        text={reading.text}
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

function scrollToSpot(at: DocumentTextProps['at']): void {
  if (at !== null) settle(() => document.querySelector('[data-spot]')?.scrollIntoView({ block: 'center' }));
}

function scrollToBlock(place: number): void {
  settle(() => {
    const blocks = [...document.querySelectorAll<HTMLElement>('.text [data-block]')];
    const block = blocks.findLast(({ dataset }) => Number(dataset.block) <= place);
    block?.scrollIntoView({ block: 'start' });
  });
}

/** Blocks out of view have estimated heights; once those near are drawn, the place is where it will stay. */
function settle(scroll: () => void): void {
  scroll();
  requestAnimationFrame(() => {
    scroll();
    requestAnimationFrame(scroll);
  });
}
