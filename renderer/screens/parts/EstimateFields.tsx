import { useTranslation } from 'react-i18next';
import { type Estimate, NO_ESTIMATE } from '../../../shared/model/finding.ts';
import { Choice } from '../../components/Choice.tsx';
import { NumberField } from './NumberField.tsx';

const MEASURES = [
  'odds ratio',
  'adjusted odds ratio',
  'risk ratio',
  'prevalence ratio',
  'hazard ratio',
  'risk difference',
  'mean difference',
  'standardised mean difference',
  'correlation',
  'coefficient',
] as const;
const TESTS = ['chi-square', 't', 'F', 'z', 'Wald'] as const;

export type EstimateFieldsProps = {
  readonly estimate: Estimate | null;
  readonly onChange: (estimate: Estimate | null) => void;
};

/** The estimate of a finding with its interval, and its test; nothing filled in is no estimate. */
export function EstimateFields({ estimate, onChange }: EstimateFieldsProps) {
  const { t } = useTranslation();
  const now = estimate ?? NO_ESTIMATE;
  const set = (patch: Partial<Estimate>) => {
    const next = { ...now, ...patch };
    const isEmpty = Object.values(next).every((value) => value === null || value === '');
    onChange(isEmpty ? null : next);
  };
  const number = (key: 'value' | 'lower' | 'upper' | 'statistic' | 'df') => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field stands inside
    <label className="labelled">
      {t(`findings.${key}`)}
      <NumberField
        label={t(`findings.${key}`)}
        value={now[key]}
        onChange={(value) => set({ [key]: value })}
      />
    </label>
  );
  const options = (known: readonly string[], value: string, labels: 'measures' | 'tests') => [
    { value: '', label: t(`findings.${labels}.none`) },
    ...[...known, ...(value !== '' && !known.includes(value) ? [value] : [])].map((one) => ({
      value: one,
      label: t(`findings.${labels}.${one}`, { defaultValue: one }),
    })),
  ];
  return (
    <section>
      <h3 className="small">{t('findings.estimate')}</h3>
      <div className="form-row">
        <Choice
          label={t('findings.measure')}
          labelShown
          value={now.measure}
          options={options(MEASURES, now.measure, 'measures')}
          onChoose={(measure) => set({ measure })}
        />
        {number('value')}
        {number('lower')}
        {number('upper')}
      </div>
      <div className="form-row">
        <Choice
          label={t('findings.test')}
          labelShown
          value={now.test}
          options={options(TESTS, now.test, 'tests')}
          onChoose={(test) => set({ test })}
        />
        {number('statistic')}
        {number('df')}
        <label className="labelled">
          {t('findings.p')}
          <input className="field" value={now.p} onChange={(event) => set({ p: event.target.value })} />
        </label>
      </div>
    </section>
  );
}
