import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../../components/SearchBox.tsx';
import { Empty, FaultNote } from '../../components/States.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import type { Place } from '../../values/place.ts';
import { BACKUP_SETTINGS } from './backup-settings.tsx';
import { LIBRARY_SETTINGS } from './library-settings.tsx';
import { LOOK_SETTINGS } from './look-settings.tsx';
import { SECTIONS, type Setting } from './setting.ts';

const ALL: readonly Setting[] = [...LIBRARY_SETTINGS, ...LOOK_SETTINGS, ...BACKUP_SETTINGS];

/** Every setting, explained, and found by any word of it. */
export function SettingsScreen({ place }: { readonly place: Extract<Place, { screen: 'settings' }> }) {
  const { t } = useTranslation();
  const { settings } = useStores();
  const reading = useFeature('settings', (state) => state.reading);
  const [query, setQuery] = useState('');
  useEffect(() => void settings.getState().refresh(), [settings]);
  const matches = useMatches(query);
  const { section } = place;
  useEffect(() => {
    if (section !== null) document.getElementById(`settings-${section}`)?.scrollIntoView();
  }, [section]);
  const shown = ALL.filter(matches);
  return (
    <section className="screen" aria-label={t('settings.title')}>
      <header className="screen-head">
        <h1 className="screen-title">{t('settings.title')}</h1>
        <span className="count" role="status">
          {t('settings.shown', { count: shown.length })}
        </span>
        <span className="space" />
        <SearchBox label={t('settings.search')} value={query} onAsk={setQuery} isMain pause={60} />
      </header>
      <section
        className="screen-body settings"
        data-first-focus=""
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t('settings.every')}
      >
        {reading.status === 'failed' && (
          <FaultNote fault={reading.fault} onRetry={() => void settings.getState().refresh()} />
        )}
        <Notices />
        {shown.length === 0 && <Empty title={t('settings.searchNothing')} />}
        {SECTIONS.map((name) => {
          const inside = shown.filter((setting) => setting.section === name);
          if (inside.length === 0) return null;
          return (
            <section key={name} id={`settings-${name}`} aria-labelledby={`settings-${name}-title`}>
              <h2 id={`settings-${name}-title`}>{t(`settings.sections.${name}`)}</h2>
              {inside.map((setting) => (
                <SettingRow key={setting.id} setting={setting} />
              ))}
            </section>
          );
        })}
        <WhereKept />
      </section>
    </section>
  );
}

function SettingRow({ setting: { id, keeper, Control, wide = false } }: { readonly setting: Setting }) {
  const { t } = useTranslation();
  const label = t(`settings.${id}.label`);
  return (
    <div className="setting" {...(wide ? { 'data-wide': '' } : {})}>
      <div>
        <h3>{label}</h3>
        <p>{t(`settings.${id}.explain`)}</p>
        <span className="small muted">{t(`settings.keeper.${keeper}`)}</span>
      </div>
      <div className="setting-control">
        <Control label={label} />
      </div>
    </div>
  );
}

function Notices() {
  const notices = useFeature('settings', (state) => known(state.reading)?.notices);
  return (notices ?? []).map((message) => (
    <FaultNote key={message} fault={{ kind: 'unreadable', message }} />
  ));
}

function WhereKept() {
  const { t } = useTranslation();
  const reading = useFeature('settings', (state) => known(state.reading));
  if (reading === undefined) return null;
  return (
    <p className="small muted">
      {reading.file === null ? t('settings.noFile') : t('settings.file', { file: reading.file })}
    </p>
  );
}

/** Whether every word typed begins some word of a setting: its name, its explanation, its section, its answers. */
function useMatches(query: string): (setting: Setting) => boolean {
  const { t, i18n } = useTranslation();
  const typed = query.toLocaleLowerCase(i18n.language).split(/\s+/).filter(Boolean);
  return ({ id, section }) => {
    const answers = t(`settings.${id}.values`, { returnObjects: true, defaultValue: {} }) as object;
    const text = [
      t(`settings.${id}.label`),
      t(`settings.${id}.explain`),
      t(`settings.sections.${section}`),
      ...(typeof answers === 'object' ? Object.values(answers) : []),
    ].join(' ');
    const words = text.toLocaleLowerCase(i18n.language).split(/[^\p{L}\p{N}]+/u);
    return typed.every((part) => words.some((word) => word.startsWith(part)));
  };
}
