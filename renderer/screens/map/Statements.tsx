import { useTranslation } from 'react-i18next';
import { STATEMENTS } from '../../../shared/model/statement.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { TextLine } from './TextLine.tsx';

/** What the library cannot know and the report asks for, in the person's own words; it is saved with the map. */
export function Statements() {
  const { t } = useTranslation();
  const { spec, change } = useFeature('map', (state) => state);
  if (spec === null) return null;
  const told = spec.statements ?? {};
  const n = STATEMENTS.filter((name) => (told[name] ?? '') !== '').length;
  return (
    <details className="map-filters">
      <summary>
        {t('mapWork.statements')}{' '}
        <span className="chip numeral">{t('mapWork.told', { n, all: STATEMENTS.length })}</span>
      </summary>
      <p className="muted small">{t('mapWork.statementsHint')}</p>
      {STATEMENTS.map((name) => (
        <TextLine
          key={name}
          long
          label={t(`mapWork.statement.${name}`)}
          text={told[name] ?? ''}
          onSave={(text) => void change({ statements: { ...told, [name]: text.trim() } })}
        />
      ))}
    </details>
  );
}
