import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';

const NARROW = '(max-width: 1023px)';

/** The studies as one line, for windows too narrow for the list. */
export function StudyChoice({ open }: { readonly open: string }) {
  const { t } = useTranslation();
  const { place } = useStores();
  const pages = useFeature('studyPages', (state) => state.pages);
  const shown = [...pages].sort(([left], [right]) => left - right).flatMap(([, rows]) => rows);
  const isNarrow = useSyncExternalStore(onNarrow, () => window.matchMedia(NARROW).matches);
  if (!isNarrow) return null;
  return (
    <Choice
      label={t('code.choose')}
      value={open}
      options={shown.map(({ id, label, complete }) => ({
        value: id,
        label: complete ? `✓ ${label}` : label,
      }))}
      onChoose={(study) => place.getState().move({ screen: 'code', study })}
    />
  );
}

function onNarrow(listener: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
