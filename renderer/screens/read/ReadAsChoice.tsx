import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { READ_AS, type ReadAs } from '../../stores/preferences.ts';

export type ReadAsChoiceProps = { readonly readAs: ReadAs; readonly onChoose: (readAs: ReadAs) => void };

/** Text or pages: two quiet buttons of which one is down. */
export function ReadAsChoice({ readAs, onChoose }: ReadAsChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="read-as">
      <legend className="visually-hidden">{t('pages.readAs')}</legend>
      {READ_AS.map((one) => (
        <Button key={one} kind="quiet" size="small" pressed={readAs === one} onPress={() => onChoose(one)}>
          {t(`pages.${one}`)}
        </Button>
      ))}
    </fieldset>
  );
}
