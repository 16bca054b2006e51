import { useTranslation } from 'react-i18next';
import type { Segment } from '../../stores/text-marks.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { hueOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';

export type SegmentViewProps = {
  readonly segment: Segment;
  /** What it prints. */
  readonly words: string;
  /** The citation the Tab key reaches; all others are reached from it by `j` and `k`. */
  readonly standing: string | null;
};

/** A run of text with its marks: a citation by its link state, coded words by their dimension's hue, the place led to. */
export function SegmentView({ segment, words, standing }: SegmentViewProps) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const { citation, passages, isSpot } = segment;
  const first = passages[0];
  const place = { 'data-start': segment.start, ...(isSpot ? { 'data-spot': '' } : {}) };
  const coded =
    first === undefined
      ? {}
      : {
          'data-coded': passages.every(({ passage }) => passage.basis === 'as cited') ? 'as cited' : 'read',
          style: { '--hue': `var(--hue-${hueOf(codebook, first.dimension)})` } as React.CSSProperties,
          title: passages.map(({ codeLabel, studyLabel }) => `${codeLabel} · ${studyLabel}`).join('\n'),
        };
  if (citation === null)
    return (
      <span {...place} {...coded}>
        {words}
      </span>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element does not break across lines
    <span
      role="button"
      {...place}
      {...coded}
      className="citation"
      data-citation={citation.id}
      data-status={citation.status}
      aria-description={t(`citation.${citation.status}`)}
      tabIndex={standing === citation.id ? 0 : -1}
    >
      {words}
    </span>
  );
}
