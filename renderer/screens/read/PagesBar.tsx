import { Minus, MoveHorizontal, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { useFeature } from '../../stores/use-stores.ts';
import { nextZoom, PRINT_SCALE } from '../../values/page-layout.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';

export type PagesBarProps = {
  readonly page: number;
  readonly count: number;
  /** CSS pixels a point. */
  readonly scale: number;
  readonly onTurn: (page: number) => void;
};

/** The page that is read, how large it is shown, and the way to another. */
export function PagesBar({ page, count, scale, onTurn }: PagesBarProps) {
  const { t } = useTranslation();
  const { pageZoom, choose } = useFeature('preferences', (state) => state);
  const zoom = (by: 1 | -1) => choose({ pageZoom: nextZoom(scale, by) });
  const fit = () => choose({ pageZoom: 0 });
  useLetterKeys({ '+': () => zoom(1), '=': () => zoom(1), '-': () => zoom(-1), 0: fit });
  return (
    <div className="pages-bar">
      <PageBox page={page} count={count} onTurn={onTurn} />
      <IconButton small label={t('pages.smaller')} onPress={() => zoom(-1)}>
        <Minus />
      </IconButton>
      <span className="numeral small muted" role="status">
        {t('pages.percent', { percent: Math.round((scale / PRINT_SCALE) * 100) })}
      </span>
      <IconButton small label={t('pages.larger')} onPress={() => zoom(1)}>
        <Plus />
      </IconButton>
      <Button kind="quiet" size="small" pressed={pageZoom === 0} onPress={fit}>
        <MoveHorizontal aria-hidden="true" /> {t('pages.fit')}
      </Button>
    </div>
  );
}

/** The number of the page that is read; another number typed goes there. */
function PageBox({ page, count, onTurn }: Omit<PagesBarProps, 'scale'>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const turn = () => {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= count) onTurn(wanted);
    else setTyped(String(page));
  };
  return (
    <form
      className="page-box"
      onSubmit={(event) => {
        event.preventDefault();
        turn();
      }}
    >
      <label>
        <span>{t('pages.goTo')}</span>
        <input
          className="field numeral"
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(String(page))}
        />
      </label>
      <span className="muted numeral">{t('pages.of', { count })}</span>
    </form>
  );
}
