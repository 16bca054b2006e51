import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { FIELDS, fieldFromText, fieldText } from '../../stores/reference-field.ts';
import { itemOf, type ReviewEntry } from '../../stores/review.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';
import { DOUBTFUL, rawMarks } from '../../values/raw-marks.ts';
import { ReviewField } from './ReviewField.tsx';

type ReviewCardProps = {
  readonly entry: ReviewEntry;
  readonly editing: string | null;
  readonly onEdit: (field: string) => void;
  readonly onEdited: () => void;
  readonly onSettle: () => void;
};

/** One entry: its printed words with the doubtful values marked, and its fields beside them. */
export function ReviewCard({ entry, editing, onEdit, onEdited, onSettle }: ReviewCardProps) {
  const { t } = useTranslation();
  const { drafts, change } = useFeature('review', (state) => state);
  const item = itemOf({ drafts }, entry);
  const sure = new Map(entry.fields.map(({ field, probability }) => [field, probability]));
  const shown = FIELDS.filter(
    ({ name, always }) => (always && name !== 'abstract') || item[name] !== undefined || editing === name,
  );
  const current = editing ?? entry.fields[0]?.field;
  return (
    <article className="review-card" aria-label={t('review.entry')}>
      <p className="review-raw quote" dir="auto">
        {rawMarks(entry).map(({ text, field, start }) =>
          field === null ? (
            text
          ) : (
            <mark key={start} title={t(`field.${field}`)} data-current={field === current || undefined}>
              {text}
            </mark>
          ),
        )}
      </p>
      <p className="small muted">
        <span className="numeral">
          {t('reference.sure', { percent: Math.round(entry.confidence * 100) })}
        </span>{' '}
        {entry.document !== null && (
          <a
            href={hashOf({
              screen: 'read',
              document: entry.document,
              at: entry.start === null || entry.end === null ? null : { start: entry.start, end: entry.end },
            })}
          >
            {t('review.inDocument', { name: entry.documentName })}
          </a>
        )}
      </p>
      {entry.warnings.length > 0 && <p className="warnings">{entry.warnings.join(' ')}</p>}
      <dl className="fields">
        {shown.map((field) => (
          <ReviewField
            key={field.name}
            field={field}
            text={fieldText(item, field)}
            probability={sure.get(field.name) ?? null}
            isDoubtful={(sure.get(field.name) ?? 1) < DOUBTFUL}
            isEdited={editing === field.name}
            onEdit={() => onEdit(field.name)}
            onSave={(text) => {
              if (text !== fieldText(item, field)) change(field.name, fieldFromText(field, text));
              onEdited();
            }}
            onCancel={onEdited}
          />
        ))}
      </dl>
      <div className="paste-acts">
        <Button kind="main" letter="c" onPress={onSettle}>
          {t(drafts.has(entry.source) ? 'review.correct' : 'review.confirm')}
        </Button>
      </div>
    </article>
  );
}
