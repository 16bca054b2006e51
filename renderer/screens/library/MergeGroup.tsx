import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { DuplicateGroup } from '../../stores/duplicates.ts';
import type { ReferenceDetail } from '../../stores/reference.ts';
import { FIELDS, type Field, fieldText } from '../../stores/reference-field.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { type FieldChoice, fieldSource } from '../../values/merged-item.ts';

export type MergeGroupProps = {
  readonly group: DuplicateGroup;
  /** Counted from 1, as the groups stand on the screen. */
  readonly number: number;
  /** Whether the keys of the screen work on it. */
  readonly current: boolean;
  readonly onCurrent: () => void;
};

/** References that may be one, side by side: each field's value is chosen, and the result stands beside them. */
export function MergeGroup({ group, number, current, onCurrent }: MergeGroupProps) {
  const { t } = useTranslation();
  const { duplicates } = useStores();
  const details = useFeature('duplicates', (state) => state.details);
  const draft = useFeature('duplicates', (state) => state.drafts.get(group.ids.join()));
  const into = draft?.into ?? group.ids[0] ?? '';
  const choice = draft?.fields ?? NOTHING_CHOSEN;
  useEffect(() => void duplicates.getState().need(group.ids), [duplicates, group]);
  const references = group.ids.flatMap((id) => details.get(id) ?? []);
  const lines = FIELDS.map((field) => ({
    field,
    texts: references.map(({ item }) => fieldText(item, field)),
  }))
    .filter(({ texts }) => texts.some((text) => text !== ''))
    .map((line) => ({ ...line, differs: new Set(line.texts).size > 1 }));
  const [all, setAll] = useState(false);
  const shown = lines.filter(({ differs }) => all || differs);
  const same = lines.length - lines.filter(({ differs }) => differs).length;
  // Two groups may have one title, and have none until their references are read.
  const name = t('duplicates.group', { number, title: references[0]?.item.title ?? '' });
  return (
    <section
      className="duplicate"
      aria-label={name}
      aria-current={current ? 'true' : undefined}
      tabIndex={-1}
      onFocus={onCurrent}
    >
      <div className="duplicate-head">
        <span className="chip" data-tone={group.tier === 'certain' ? 'include' : 'warning'}>
          {t(`duplicates.${group.tier}`)}
        </span>
        <span className="muted">{group.because.join(' · ')}</span>
        <span style={{ flex: 1 }} />
        <Button
          size="small"
          {...(current ? { letter: 'x' } : {})}
          onPress={() => void duplicates.getState().dismiss(group.ids)}
        >
          {t('duplicates.dismiss')}
        </Button>
        <Button
          size="small"
          kind="main"
          {...(current ? { letter: 'm' } : {})}
          onPress={() => void duplicates.getState().mergeGroup(group)}
        >
          {t('duplicates.merge', { count: group.ids.length })}
        </Button>
      </div>
      <div className="duplicate-table">
        <table>
          <thead>
            <tr>
              <th scope="row">{t('duplicates.keep')}</th>
              {references.map(({ id, citationKey }) => (
                <th key={id} scope="col">
                  <label className="tick">
                    <input
                      type="radio"
                      name={`into-${group.ids.join()}`}
                      checked={into === id}
                      onChange={() => duplicates.getState().keep(group, id)}
                    />
                    {citationKey}
                  </label>
                </th>
              ))}
              <th scope="col">{t('duplicates.result')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ field, texts, differs }) => (
              <FieldLine
                key={field.name}
                group={group}
                field={field}
                references={references}
                texts={texts}
                differs={differs}
                source={fieldSource(references, into, choice, field.name)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {same > 0 && (
        <p className="duplicate-same small">
          <Button kind="quiet" size="small" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? t('duplicates.hideSame') : t('duplicates.showSame', { count: same })}
          </Button>
        </p>
      )}
    </section>
  );
}

const NOTHING_CHOSEN: FieldChoice = {};

type FieldLineProps = {
  readonly group: DuplicateGroup;
  readonly field: Field;
  readonly references: readonly ReferenceDetail[];
  readonly texts: readonly string[];
  readonly differs: boolean;
  readonly source: string;
};

function FieldLine({ group, field, references, texts, differs, source }: FieldLineProps) {
  const { t } = useTranslation();
  const { duplicates } = useStores();
  const name = t(`field.${field.name}`);
  const result = texts[references.findIndex(({ id }) => id === source)] ?? '';
  return (
    <tr>
      <th scope="row">{name}</th>
      {texts.map((text, index) => {
        const reference = references[index];
        if (reference === undefined) return null;
        const words = text || <span className="muted">—</span>;
        return (
          <td key={reference.id} {...(differs && reference.id === source ? { 'data-chosen': '' } : {})}>
            {differs ? (
              <label className="tick">
                <input
                  type="radio"
                  name={`${field.name}-${group.ids.join()}`}
                  aria-label={t('duplicates.take', { field: name, key: reference.citationKey })}
                  checked={reference.id === source}
                  onChange={() => duplicates.getState().chooseField(group, field.name, reference.id)}
                />
                <span className="duplicate-text" dir="auto">
                  {words}
                </span>
              </label>
            ) : (
              <span className="duplicate-text" dir="auto">
                {words}
              </span>
            )}
          </td>
        );
      })}
      <td className="duplicate-result" dir="auto">
        <span className="duplicate-text">{result || <span className="muted">—</span>}</span>
      </td>
    </tr>
  );
}
