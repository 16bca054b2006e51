import { ClipboardCopy, Save } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { copyRichText } from '../../clipboard.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button } from '../../components/Button.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import type { Chosen } from '../../stores/bibliography.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { StyleChoice } from '../parts/StyleChoice.tsx';

const FILES = ['docx', 'html', 'rtf', 'markdown', 'text'] as const;

/** A bibliography in any citation style: looked at, copied, or saved. */
export function BibliographySheet({
  chosen,
  onClose,
}: {
  readonly chosen: Chosen;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { bibliography } = useStores();
  const preview = useFeature('bibliography', (state) => state.preview);
  const act = bibliography.getState();
  useEffect(() => void bibliography.getState().open(chosen), [bibliography, chosen]);
  const total = known(preview)?.total ?? 0;
  return (
    <Overlay
      title={t('bibliography.title', { count: total })}
      open
      onClose={onClose}
      wide
      feet={
        <>
          <Button onPress={() => void act.copy(copyRichText)} isDisabled={total === 0}>
            <ClipboardCopy aria-hidden="true" /> {t('bibliography.copy')}
          </Button>
          <ActMenu
            kind="main"
            disabled={total === 0}
            label={
              <>
                <Save aria-hidden="true" /> {t('bibliography.save')}
              </>
            }
            acts={FILES.map((id) => ({ id, label: t(`bibliography.file.${id}`) }))}
            onAct={(format) => void act.save(format as (typeof FILES)[number])}
          />
        </>
      }
    >
      <StyleChoice />
    </Overlay>
  );
}
