import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { type Field, TYPES } from '../../stores/reference-field.ts';

type ReviewFieldProps = {
  readonly field: Field;
  readonly text: string;
  /** How sure its reading is, 0-1; null where nothing was read. */
  readonly probability: number | null;
  readonly isDoubtful: boolean;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
};

/** One field: its value and how sure it is, or a box to mend it in; Enter keeps, Escape leaves. */
export function ReviewField(props: ReviewFieldProps) {
  const { field, text, probability, isDoubtful, isEdited, onEdit } = props;
  const { t } = useTranslation();
  const label = t(`field.${field.name}`);
  const printed = field.kind === 'type' && text !== '' ? t(`type.${text}`, { defaultValue: text }) : text;
  return (
    <div {...(isDoubtful ? { 'data-doubtful': '' } : {})}>
      <dt>{label}</dt>
      <dd>
        {isEdited ? (
          <EditBox {...props} label={label} />
        ) : (
          <div className="review-value">
            <button
              type="button"
              className="field-value"
              aria-label={t('reference.edit', { field: label, value: printed || t('reference.nothing') })}
              onClick={onEdit}
              {...(text === '' ? { 'data-empty': '' } : {})}
            >
              {printed || '—'}
            </button>
            {probability !== null && (
              <span className="chip numeral" {...(isDoubtful ? { 'data-tone': 'warning' } : {})}>
                {Math.round(probability * 100)} %
              </span>
            )}
          </div>
        )}
      </dd>
    </div>
  );
}

function EditBox({ field, text, label, onSave, onCancel }: ReviewFieldProps & { readonly label: string }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(text);
  const isLong = field.kind === 'names' || field.kind === 'long';
  const box = {
    className: 'field',
    'aria-label': label,
    value: draft,
    autoFocus: true,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        onCancel();
      }
      if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        onSave(draft);
      }
    },
  };
  const hint =
    field.kind === 'names' ? t('reference.namesHint') : field.kind === 'date' ? t('reference.dateHint') : '';
  return (
    <div className="field-edit">
      {field.kind === 'type' ? (
        <select {...box}>
          {[...new Set([text, ...TYPES])].map((type) => (
            <option key={type} value={type}>
              {t(`type.${type}`, { defaultValue: type })}
            </option>
          ))}
        </select>
      ) : isLong ? (
        <textarea {...box} rows={4} dir="auto" />
      ) : (
        <input {...box} dir="auto" />
      )}
      {hint !== '' && <span className="small muted">{hint}</span>}
      <div className="acts">
        <Button kind="main" size="small" onPress={() => onSave(draft)}>
          {t('reference.save')}
        </Button>
        <Button kind="quiet" size="small" onPress={onCancel}>
          {t('reference.cancel')}
        </Button>
      </div>
    </div>
  );
}
