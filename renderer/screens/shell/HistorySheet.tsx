import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import { formatMoment } from '../../language/formats.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';

/** The history of the library, newest first, with undo and redo. */
export function HistorySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { library } = useStores();
  const changes = useFeature('library', (state) => state.changes);
  const undo = useFeature('library', (state) => known(state.description)?.undo);
  useEffect(() => {
    if (open) void library.getState().openHistory();
  }, [open, library]);
  return (
    <Overlay
      title={t('history.title')}
      open={open}
      onClose={onClose}
      feet={
        <>
          <a
            className="button"
            data-kind="quiet"
            href={hashOf({ screen: 'history', study: null })}
            onClick={onClose}
          >
            {t('history.all')}
          </a>
          <Button isDisabled={!undo?.undo} onPress={() => void library.getState().undo()}>
            <Undo2 aria-hidden="true" /> {t('history.undo')}
          </Button>
          <Button isDisabled={!undo?.redo} onPress={() => void library.getState().redo()}>
            <Redo2 aria-hidden="true" /> {t('history.redo')}
          </Button>
        </>
      }
    >
      <Loaded of={changes} onRetry={() => void library.getState().openHistory()}>
        {(entries) =>
          entries.length === 0 ? (
            <p className="muted">{t('history.empty')}</p>
          ) : (
            <ol className="history">
              {entries.map((entry) => (
                <li key={`${entry.replica}-${entry.sequence}`} data-undone={entry.undone || undefined}>
                  <span>{inOwnWords(entry.summary)}</span>
                  <span className="muted small numeral">
                    {formatMoment(entry.at)} · {entry.who}
                    {entry.undone && ` · ${t('history.undone')}`}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Overlay>
  );
}
