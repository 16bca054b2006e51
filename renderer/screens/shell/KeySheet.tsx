import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_GROUPS } from '../../../shared/model/key-groups.ts';
import { Overlay } from '../../components/Overlay.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useFeature } from '../../stores/use-stores.ts';

/** The sheet of keys. */
export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const letterKeys = useFeature('preferences', (state) => state.letterKeys);
  const choose = useFeature('preferences', (state) => state.choose);
  const [query, setQuery] = useState('');
  const typed = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const groups = KEY_GROUPS.map(({ name, rows }) => ({
    name,
    rows: rows.filter(([keys, act]) => {
      const text = `${keys.join(' ')} ${t(`keys.act.${act}`)} ${t(`keys.${name}`)}`.toLocaleLowerCase();
      return typed.every((part) => text.includes(part));
    }),
  })).filter(({ rows }) => rows.length > 0);
  return (
    <Overlay title={t('keys.title')} open={open} onClose={onClose} wide>
      <SearchBox label={t('help.findKey')} value={query} onAsk={setQuery} pause={60} />
      {groups.length === 0 && <p className="muted">{t('help.noKey')}</p>}
      <div className="key-groups">
        {groups.map(({ name, rows }) => (
          <section key={name}>
            <h3>{t(`keys.${name}`)}</h3>
            <dl>
              {rows.map(([keys, words]) => (
                <div key={words}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`keys.act.${words}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="tick">
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={(event) => choose({ letterKeys: event.target.checked })}
        />
        {t('keys.letters')}
      </label>
    </Overlay>
  );
}
