import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultNote } from '../../components/States.tsx';
import { chosenStyle } from '../../stores/bibliography.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

const PAUSE_MILLISECONDS = 120;

/** A citation style, found by typing the beginnings of words of its name. */
export function StylePicker() {
  const { t } = useTranslation();
  const { bibliography } = useStores();
  const page = useFeature('bibliography', (state) => state.styles);
  const style = useFeature('bibliography', chosenStyle);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const rows = known(page)?.styles ?? [];
  const total = known(page)?.total ?? 0;
  useEffect(() => {
    const timer = setTimeout(() => void bibliography.getState().find(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [bibliography, text]);
  const choose = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setAt(index);
    void bibliography.getState().choose(row.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, at + step));
      setAt(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') choose(at);
  };
  return (
    <div className="style-picker">
      <p className="small" aria-live="polite">
        <span className="muted">{t('bibliography.style')}</span> <strong>{style?.title ?? '…'}</strong>
      </p>
      <input
        type="search"
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the sheet is opened to choose a style
        autoFocus
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-activedescendant={rows.length > 0 ? `${listId}-${at}` : undefined}
        aria-label={t('bibliography.findStyle')}
        placeholder={t('bibliography.findStyle')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {page.status === 'failed' && <FaultNote fault={page.fault} />}
      <div className="style-list" id={listId} role="listbox" aria-label={t('bibliography.styles')}>
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys
          <div
            key={row.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={row.id === style?.id}
            className="style-row"
            {...(index === at ? { 'data-active': '' } : {})}
            onClick={() => choose(index)}
          >
            <span>{row.title}</span>
            <span className="small muted">{t(`bibliography.kind.${row.kind}`)}</span>
          </div>
        ))}
      </div>
      <p className="small muted" role="status">
        {rows.length < total
          ? t('bibliography.someStyles', { shown: rows.length, count: total })
          : t('bibliography.allStyles', { count: total })}
      </p>
    </div>
  );
}
