import { useTranslation } from 'react-i18next';
import { Direction } from '../../components/Direction.tsx';
import { OutcomeName } from '../../components/OutcomeName.tsx';
import type { StudyDetail } from '../../stores/study.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { codeLabel, signOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';

type Finding = StudyDetail['findings'][number];

/** What the study reports, as printed. */
export function FindingTable({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const role = (wanted: string) => codebook?.dimensions.find((entry) => entry.role === wanted)?.id ?? wanted;
  const factors = codebook?.dimensions.find(({ qualifiers }) => (qualifiers?.length ?? 0) > 0)?.id ?? '';
  return (
    <section className="study-text" aria-label={t('code.findings')}>
      <h3>{t('code.findings')}</h3>
      <ul className="findings">
        {findings.map((finding) => (
          <li key={finding.id} className="finding">
            <p>
              <Direction
                sign={signOf(codebook, finding.direction)}
                label={
                  finding.direction === null
                    ? t('code.notSaid')
                    : codeLabel(codebook, role('direction'), finding.direction)
                }
              />
              <strong>{finding.label || codeLabel(codebook, factors, finding.factor)}</strong>
              <span className="muted">
                {codeLabel(codebook, factors, finding.factor)}{' '}
                <OutcomeName label={codeLabel(codebook, role('outcome'), finding.outcome)} />
              </span>
            </p>
            <Numbers finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Numbers({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { levels, estimate } = finding;
  const test = estimate === null ? '' : estimateText(estimate);
  return (
    <>
      {levels.length > 0 && (
        <dl className="levels numeral">
          {levels.map(({ label, n, events, percent }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {[
                  percent !== null && `${percent.toFixed(1)} %`,
                  events !== null && n !== null ? `${events} / ${n}` : n !== null && `n = ${n}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {test !== '' && <p className="small numeral muted">{test}</p>}
      {finding.table !== '' && <p className="small muted">{t('code.fromTable', { table: finding.table })}</p>}
    </>
  );
}

function estimateText(estimate: NonNullable<Finding['estimate']>): string {
  const { measure, value, lower, upper, test, statistic, df, p } = estimate;
  const effect =
    value === null
      ? ''
      : `${measure} ${value}${lower === null || upper === null ? '' : ` (${lower}–${upper})`}`;
  const tested = statistic === null ? test : `${test}${df === null ? '' : `(${df})`} = ${statistic}`;
  return [effect, tested, p === '' ? '' : `p ${p}`].filter((part) => part.trim() !== '').join(', ');
}
