import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { shownStudies } from '../../stores/studies.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';

/** The studies as one line, for windows too narrow for the list. */
export function StudyChoice({ open }: { readonly open: string }) {
  const { t } = useTranslation();
  const { place } = useStores();
  const shown = shownStudies(useFeature('studies', (state) => state));
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
