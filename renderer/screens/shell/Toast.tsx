import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';

/** Seconds an undo stays at hand; a failure stays until it is closed. */
const STAYS = 9_000;

/** The notice of what just happened, with its undo; spoken to screen readers by a region that is always there. */
export function Toast() {
  const { t } = useTranslation();
  const notice = useFeature('notice', (state) => state.notice);
  const { notice: notices, library } = useStores();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (notice === null || notice.tone === 'failed' || held) return;
    const timer = setTimeout(() => notices.getState().dismiss(), STAYS);
    return () => clearTimeout(timer);
  }, [notice, notices, held]);
  return (
    <>
      <div className="visually-hidden" aria-live="polite" role="status">
        {notice?.tone === 'done' ? notice.text : ''}
      </div>
      <div className="visually-hidden" aria-live="assertive" role="alert">
        {notice?.tone === 'failed' ? notice.text : ''}
      </div>
      {notice !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: holding the notice while it is pointed at is no act
        <div
          className="toast"
          data-tone={notice.tone}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span aria-hidden="true">{notice.text}</span>
          {notice.undo && (
            <Button
              size="small"
              onPress={() => {
                notices.getState().dismiss();
                void library.getState().undo();
              }}
            >
              {t('shell.undo')}
            </Button>
          )}
          <IconButton label={t('shell.dismiss')} small onPress={() => notices.getState().dismiss()}>
            <X />
          </IconButton>
        </div>
      )}
    </>
  );
}
