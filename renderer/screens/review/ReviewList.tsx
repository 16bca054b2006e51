import { useTranslation } from 'react-i18next';
import type { ReviewEntry } from '../../stores/review.ts';

type ReviewListProps = {
  readonly entries: readonly ReviewEntry[];
  readonly chosen: string | null;
  readonly onChoose: (source: string) => void;
  /** Enter on an entry: its least certain field is edited. */
  readonly onEdit: (entry: ReviewEntry) => void;
};

/** The entries in the order of their doubt. */
export function ReviewList({ entries, chosen, onChoose, onEdit }: ReviewListProps) {
  const { t } = useTranslation();
  return (
    <ol className="review-list" aria-label={t('review.list')}>
      {entries.map((entry) => (
        <li key={entry.source}>
          <button
            type="button"
            className="review-row"
            aria-current={entry.source === chosen ? 'true' : undefined}
            onClick={() => onChoose(entry.source)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              onEdit(entry);
            }}
          >
            <span className="numeral">{Math.round(entry.confidence * 100)} %</span>
            <span className="review-row-words">{entry.raw.slice(0, 140)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
