import { useTranslation } from 'react-i18next';
import { useFeature } from '../../stores/use-stores.ts';

/** Says over the work that the engine is gone for a moment, and what that means; gone by itself when it answers. */
export function EngineNote() {
  const { t } = useTranslation();
  const connection = useFeature('activity', (state) => state.connection);
  if (connection === 'connecting' || connection === 'connected') return null;
  return (
    <div className="engine-note" role="alert">
      {t(`status.${connection}Note`)}
    </div>
  );
}
