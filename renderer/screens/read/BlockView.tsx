import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../stores/reading.ts';
import { cutBlock, type Marks } from '../../stores/text-marks.ts';
import { SegmentView } from './SegmentView.tsx';

type Block = Reading['blocks'][number];
type Entry = Reading['entries'][number];

export type BlockViewProps = {
  readonly block: Block;
  readonly entry: Entry | null;
  readonly text: string;
  readonly marks: Marks;
  /** The citation of this block that the Tab key reaches, if it is in this block. */
  readonly standing: string | null;
};

const CHARACTERS_A_LINE = 82;
const LINE_HEIGHT = 26;

/** One block of a document with its marks; drawn only when it comes near the view. */
export const BlockView = memo(function BlockView({ block, entry, text, marks, standing }: BlockViewProps) {
  const { t } = useTranslation();
  if (block.kind === 'page-break')
    return (
      <div className="page-break" aria-hidden="true">
        {block.page !== undefined && t('read.page', { page: block.page })}
      </div>
    );
  const lines = Math.ceil((block.end - block.start) / CHARACTERS_A_LINE);
  const content = cutBlock(block, marks).map((segment) => (
    <SegmentView
      key={segment.start}
      segment={segment}
      words={text.slice(segment.start, segment.end)}
      standing={standing}
    />
  ));
  const given = {
    className: 'block',
    'data-kind': block.kind,
    'data-block': block.start,
    style: { containIntrinsicSize: `auto ${lines * LINE_HEIGHT + 14}px` },
  };
  if (block.kind === 'heading') {
    // The document's own first level stands under the screen's heading.
    const level = Math.min(6, (block.level ?? 1) + 1);
    return (
      // biome-ignore lint/a11y/useSemanticElements: the level comes from the document
      <div role="heading" tabIndex={-1} aria-level={level} {...given} data-level={block.level ?? 1}>
        {content}
      </div>
    );
  }
  return (
    <p
      {...given}
      {...(block.level ? { 'data-level': block.level } : {})}
      {...(entry ? { 'data-entry': entry.n } : {})}
    >
      {block.marker !== undefined && <span className="marker">{block.marker} </span>}
      {content}
      {entry !== null && (
        <span className="entry-cited" data-none={entry.cited === 0 || undefined}>
          {t('read.citedTimes', { count: entry.cited })}
        </span>
      )}
    </p>
  );
});
