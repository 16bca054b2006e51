import { Save } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import type { Typeset } from '../../stores/bibliography.ts';
import { useStores } from '../../stores/use-stores.ts';
import { StyleChoice } from './StyleChoice.tsx';

/** What an export menu calls the Word table whose references are set in a style that is chosen first. */
export const STYLED = 'docx-styled';

/** Formats with that one behind the Word table. */
export function withStyled<F extends string>(formats: readonly F[]): readonly (F | typeof STYLED)[] {
  return formats.flatMap((format) => (format === 'docx' ? [format, STYLED] : [format]));
}

type StyledExportProps = {
  /** Makes the file with its references set like this. */
  readonly onSave: (typeset: Typeset) => void;
  readonly onClose: () => void;
};

/** Before a Word table is saved: the style and language of its references, looked at on the first ones of the library. */
export function StyledExport({ onSave, onClose }: StyledExportProps) {
  const { t } = useTranslation();
  const { bibliography } = useStores();
  useEffect(() => void bibliography.getState().open({ query: '' }), [bibliography]);
  const save = async () => {
    onClose();
    onSave(await bibliography.getState().keep());
  };
  return (
    <Overlay
      title={t('bibliography.ofTable')}
      open
      onClose={onClose}
      wide
      feet={
        <Button kind="main" onPress={() => void save()}>
          <Save aria-hidden="true" /> {t('bibliography.saveTable')}
        </Button>
      }
    >
      <StyleChoice />
    </Overlay>
  );
}
