import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { Figures, Report } from '../../stores/coders.ts';
import { useStores } from '../../stores/use-stores.ts';

type Coefficient = Figures['percent'];

/** Agreement on each dimension and each code, with intervals; a unit is one study and one code. */
export function AgreementTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { coders } = useStores();
  const hasCohen = report.overall.cohen !== null;
  return (
    <section aria-label={t('coders.view.agreement')}>
      <div className="form-acts">
        <p className="small muted">{t('coders.unit')}</p>
        <span className="space" />
        <Button onPress={() => void coders.getState().settleAgreed()}>{t('coders.takeOver')}</Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('coders.figures')}>
        <table className="plain-table stacking agreement">
          <caption className="visually-hidden">{t('coders.figures')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('coders.code')}</th>
              <th scope="col">{t('coders.units')}</th>
              <th scope="col">{t('coders.studies')}</th>
              <th scope="col">{t('coders.prevalence')}</th>
              <th scope="col">{t('coders.percent')}</th>
              {hasCohen && <th scope="col">{t('coders.cohen')}</th>}
              <th scope="col">{t('coders.fleiss')}</th>
              <th scope="col">{t('coders.alpha')}</th>
              <th scope="col">{t('coders.ac1')}</th>
            </tr>
          </thead>
          <tbody>
            <Row label={t('coders.overall')} figures={report.overall} kind="all" />
          </tbody>
          {report.dimensions.map(({ dimension, label, figures, directions, codes }) => (
            <tbody key={dimension}>
              <Row label={label} figures={figures} kind="dimension" />
              {directions !== null && directions.units > 0 && (
                <Row label={t('coders.directions')} figures={directions} kind="code" />
              )}
              {codes
                .filter((one) => one.figures.units > 0 && one.figures.prevalence > 0)
                .map((one) => (
                  <Row key={one.code} label={one.label} figures={one.figures} kind="code" />
                ))}
            </tbody>
          ))}
        </table>
      </section>
    </section>
  );
}

type RowProps = {
  readonly label: string;
  readonly figures: Figures;
  readonly kind: 'all' | 'dimension' | 'code';
};

function Row({ label, figures, kind }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr data-kind={kind}>
      <th scope="row">{label}</th>
      <td data-label={t('coders.units')}>{figures.units}</td>
      <td data-label={t('coders.studies')}>{figures.studies}</td>
      <td data-label={t('coders.prevalence')}>{percent(figures.prevalence)}</td>
      <td data-label={t('coders.percent')}>
        {figures.percent.value === null ? '–' : percent(figures.percent.value)}
      </td>
      {figures.cohen !== null && <Cell label={t('coders.cohen')} of={figures.cohen} />}
      <Cell label={t('coders.fleiss')} of={figures.fleiss} />
      <Cell label={t('coders.alpha')} of={figures.alpha} />
      <Cell label={t('coders.ac1')} of={figures.ac1} />
    </tr>
  );
}

function Cell({ label, of }: { readonly label: string; readonly of: Coefficient }) {
  const { t } = useTranslation();
  if (of.value === null)
    return (
      <td data-label={label} title={of.reason}>
        –<span className="visually-hidden">{of.reason}</span>
      </td>
    );
  return (
    <td data-label={label}>
      {of.value.toFixed(2)}
      {of.lower !== null && of.upper !== null && (
        <span className="small muted interval">
          {t('coders.interval', { lower: of.lower.toFixed(2), upper: of.upper.toFixed(2) })}
        </span>
      )}
    </td>
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
