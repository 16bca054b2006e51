import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../shared/model/codebook.ts';
import { AS_REPORTED, type AsReported } from '../../shared/model/coding.ts';
import { qualifierOf, signOf } from '../values/codebook-reading.ts';
import { Choice } from './Choice.tsx';
import { Direction } from './Direction.tsx';

/** What qualifies a coding: which way, of what outcome, and whether the source tells of presence or absence. */
export type Qualified = {
  readonly direction: string | null;
  readonly outcome: string | null;
  readonly asReported: AsReported | null;
};

export type QualifiersProps = {
  readonly codebook: Codebook;
  readonly dimension: string;
  readonly value: Qualified;
  readonly onChange: (value: Qualified) => void;
  /** Keeps radio groups of several forms apart. */
  readonly name: string;
};

/** The choices that belong to a code of a dimension with qualifiers; nothing where it has none. */
export function Qualifiers({ codebook, dimension, value, onChange, name }: QualifiersProps) {
  const { t } = useTranslation();
  const directions = qualifierOf(codebook, dimension, 'direction');
  const outcomes = qualifierOf(codebook, dimension, 'outcome');
  const none = { value: '', label: t('code.notSaid') };
  return (
    <div className="qualifiers">
      {directions !== undefined && (
        <fieldset className="facet">
          <legend>{directions.label}</legend>
          <div className="direction-choice">
            {directions.codes.map((code) => (
              <label key={code.id} className="direction-option">
                <input
                  type="radio"
                  name={`direction-${name}`}
                  checked={value.direction === code.id}
                  onChange={() => onChange({ ...value, direction: code.id })}
                />
                <Direction sign={signOf(codebook, code.id)} />
                {code.label}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {outcomes !== undefined && (
        <Choice
          label={outcomes.label}
          labelShown
          value={value.outcome ?? ''}
          options={[
            none,
            ...outcomes.codes
              .filter((code) => !code.exclusive)
              .map(({ id, label }) => ({ value: id, label })),
          ]}
          onChoose={(outcome) => onChange({ ...value, outcome: outcome || null })}
        />
      )}
      {directions !== undefined && (
        <Choice
          label={t('code.asReported')}
          labelShown
          value={value.asReported ?? ''}
          options={[none, ...AS_REPORTED.map((told) => ({ value: told, label: t(`code.${told}`) }))]}
          onChoose={(told) => onChange({ ...value, asReported: told === '' ? null : (told as AsReported) })}
        />
      )}
    </div>
  );
}
