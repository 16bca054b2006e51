import { ArrowLeft, ArrowRight, Columns3 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { COLUMN_WIDTH, useChosenColumns } from './chosen-columns.ts';

/** Which columns are shown, in which order and how wide. */
export function ColumnMenu() {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <AriaButton className="button" data-kind="quiet" data-size="icon" aria-label={t('library.columns')}>
        <Columns3 aria-hidden="true" />
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Dialog className="column-sheet" aria-label={t('columnSheet.title')}>
          <ColumnList />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ColumnList() {
  const { t } = useTranslation();
  const columns = useChosenColumns();
  const [told, setTold] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const move = (name: string, by: 1 | -1) => {
    const at = columns.order.indexOf(name) + by;
    if (at < 0 || at >= columns.order.length) return;
    columns.place(name, at);
    setTold(t('columnSheet.moved', { column: t(`column.${name}`), at: at + 1 }));
  };
  const onKeyDown = (name: string) => (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    move(name, by);
  };
  return (
    <>
      <p className="small muted">{t('columnSheet.hint')}</p>
      <ul ref={list} className="column-list">
        {columns.order.map((name) => {
          const column = t(`column.${name}`);
          return (
            <li key={name} onKeyDown={onKeyDown(name)}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={columns.shown.has(name)}
                  disabled={name === 'title'}
                  onChange={(event) => columns.show(name, event.target.checked)}
                />
                {column}
              </label>
              <input
                className="field numeral"
                data-size="small"
                type="number"
                step={10}
                min={COLUMN_WIDTH.least}
                max={COLUMN_WIDTH.most}
                aria-label={t('columnSheet.width', { column })}
                placeholder={t('columnSheet.auto')}
                value={columns.widths[name] ?? ''}
                onChange={({ target }) =>
                  columns.widen(name, target.value === '' ? null : target.valueAsNumber)
                }
              />
              <IconButton small label={t('columnSheet.earlier', { column })} onPress={() => move(name, -1)}>
                <ArrowLeft />
              </IconButton>
              <IconButton small label={t('columnSheet.later', { column })} onPress={() => move(name, 1)}>
                <ArrowRight />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <Button kind="quiet" size="small" onPress={columns.reset}>
        {t('columnSheet.usual')}
      </Button>
      <p role="status" className="visually-hidden">
        {told}
      </p>
    </>
  );
}
