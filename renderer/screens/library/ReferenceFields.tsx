import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import type { ReferenceDetail } from '../../stores/reference.ts';
import { FIELDS, type Field, fieldFromText, fieldText, TYPES } from '../../stores/reference-field.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { Tags } from './Tags.tsx';

/** The fields of a reference, each edited where it stands. */
export function ReferenceFields({ detail }: { readonly detail: ReferenceDetail }) {
  const { t } = useTranslation();
  const { change, changeField } = useFeature('reference', (state) => state);
  const [added, setAdded] = useState<readonly string[]>([]);
  const isShown = (field: Field) =>
    field.always || added.includes(field.name) || detail.item[field.name] !== undefined;
  const addable = FIELDS.filter((field) => !isShown(field));
  return (
    <>
      <dl className="fields">
        <EditableLine
          label={t('field.citationKey')}
          text={detail.citationKey}
          long={false}
          onSave={(citationKey) => void change('citationKey', { citationKey })}
        />
        {FIELDS.filter(isShown).map((field) =>
          field.kind === 'type' ? (
            <TypeLine
              key={field.name}
              type={detail.item.type}
              onChoose={(type) => void changeField('type', type)}
            />
          ) : (
            <EditableLine
              key={field.name}
              label={t(`field.${field.name}`)}
              text={fieldText(detail.item, field)}
              long={field.kind === 'long' || field.kind === 'names'}
              reading={field.kind === 'long'}
              hint={
                field.kind === 'names'
                  ? t('reference.namesHint')
                  : field.kind === 'date'
                    ? t('reference.dateHint')
                    : ''
              }
              onSave={(text) => void changeField(field.name, fieldFromText(field, text))}
            />
          ),
        )}
        <EditableLine
          label={t('field.note')}
          text={detail.note}
          long
          onSave={(note) => void change('note', { note })}
        />
        <div>
          <dt>{t('field.tags')}</dt>
          <dd>
            <Tags tags={detail.tags} onChange={(tags) => void change('tags', { tags: [...tags] })} />
          </dd>
        </div>
      </dl>
      {addable.length > 0 && (
        <div className="add-field">
          <Choice
            label={t('reference.addField')}
            small
            value=""
            options={[
              { value: '', label: t('reference.addField') },
              ...addable.map(({ name }) => ({ value: name, label: t(`field.${name}`) })),
            ]}
            onChoose={(name) => setAdded([...added, name])}
          />
        </div>
      )}
    </>
  );
}

function TypeLine({ type, onChoose }: { readonly type: string; readonly onChoose: (type: string) => void }) {
  const { t } = useTranslation();
  const types: readonly string[] = (TYPES as readonly string[]).includes(type) ? TYPES : [type, ...TYPES];
  return (
    <div>
      <dt>{t('field.type')}</dt>
      <dd style={{ padding: '3px 0 3px 4px' }}>
        <Choice
          label={t('field.type')}
          small
          value={type}
          options={types.map((value) => ({ value, label: t(`type.${value}`, { defaultValue: value }) }))}
          onChoose={onChoose}
        />
      </dd>
    </div>
  );
}

type EditableLineProps = {
  readonly label: string;
  readonly text: string;
  readonly long: boolean;
  readonly reading?: boolean;
  readonly hint?: string;
  readonly onSave: (text: string) => void;
};

function EditableLine({ label, text, long, reading = false, hint = '', onSave }: EditableLineProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft.trim() !== text.trim()) onSave(draft);
    setDraft(null);
  };
  const box = {
    className: 'field',
    'aria-label': label,
    value: draft ?? '',
    autoFocus: true,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        setDraft(null);
      }
      if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey)) save();
    },
  };
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {draft === null ? (
          <button
            type="button"
            className="field-value"
            aria-label={t('reference.edit', { field: label, value: text || t('reference.nothing') })}
            onClick={() => setDraft(text)}
            {...(text === '' ? { 'data-empty': '' } : {})}
            {...(reading ? { 'data-long': '' } : {})}
          >
            {text || '—'}
          </button>
        ) : (
          <div className="field-edit">
            {long ? <textarea {...box} rows={reading ? 8 : 4} /> : <input {...box} />}
            {hint !== '' && <span className="small muted">{hint}</span>}
            <div className="acts">
              <Button kind="main" size="small" onPress={save}>
                {t('reference.save')}
              </Button>
              <Button kind="quiet" size="small" onPress={() => setDraft(null)}>
                {t('reference.cancel')}
              </Button>
            </div>
          </div>
        )}
      </dd>
    </div>
  );
}
