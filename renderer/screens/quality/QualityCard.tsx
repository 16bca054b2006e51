import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { QualityProblem } from '../../stores/quality.ts';
import { hashOf } from '../../values/place.ts';

type QualityCardProps = {
  readonly problem: QualityProblem;
  readonly onFix: () => void;
  readonly onIgnore: () => void;
  readonly onOpen: () => void;
};

/** One finding: what stands there, what would stand there, and what can be done. */
export function QualityCard({ problem, onFix, onIgnore, onOpen }: QualityCardProps) {
  const { t } = useTranslation();
  const { title, citationKey, field, message, value, fix, related, check } = problem;
  return (
    <article className="review-card quality-card" aria-label={t('quality.finding')}>
      <header>
        <h2>{message}</h2>
        <p className="small muted">{t(`quality.check.${check}`)}</p>
      </header>
      <p>
        <a href={hashOf({ screen: 'library', query: '', reference: problem.reference })}>
          {title || citationKey}
        </a>{' '}
        <span className="small muted">{citationKey}</span>
      </p>
      <dl className="quality-values">
        <div>
          <dt>{t('quality.stands', { field: t(`field.${field}`, { defaultValue: field }) })}</dt>
          <dd dir="auto">{value || <span className="muted">{t('quality.nothing')}</span>}</dd>
        </div>
        {fix !== null && (
          <div data-after="">
            <dt>{t('quality.after')}</dt>
            <dd dir="auto">{fix || <span className="muted">{t('quality.nothing')}</span>}</dd>
          </div>
        )}
      </dl>
      {related.length > 0 && (
        <p className="small">
          {t('quality.related')}{' '}
          {related.map(({ id, citationKey: key }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <a href={hashOf({ screen: 'library', query: '', reference: id })}>{key}</a>
            </span>
          ))}
        </p>
      )}
      <div className="paste-acts">
        {fix !== null && (
          <Button kind="main" letter="f" onPress={onFix}>
            {t('quality.fix')}
          </Button>
        )}
        <Button letter="e" kind={fix === null ? 'main' : 'plain'} onPress={onOpen}>
          {t('quality.edit')}
        </Button>
        <Button letter="x" onPress={onIgnore}>
          {t('quality.ignore')}
        </Button>
      </div>
    </article>
  );
}
