import {
  BookOpen,
  CircleHelp,
  Clock,
  Grid3x3,
  Import,
  Keyboard,
  Library,
  Map as MapIcon,
  Search,
  Settings,
  Tags,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import mark from '../../mark.svg';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, hashOf, type ScreenName } from '../../values/place.ts';
import type { Sheet } from './use-shell-keys.ts';

type Stop = {
  readonly screen: Exclude<
    ScreenName,
    'duplicates' | 'quality' | 'review' | 'tables' | 'checks' | 'codebook' | 'coders' | 'history' | 'settings'
  >;
  readonly icon: ReactNode;
  readonly letter: string;
};

const STOPS: readonly Stop[] = [
  { screen: 'library', icon: <Library />, letter: 'l' },
  { screen: 'import', icon: <Import />, letter: 'i' },
  { screen: 'read', icon: <BookOpen />, letter: 'r' },
  { screen: 'code', icon: <Tags />, letter: 'c' },
  { screen: 'matrix', icon: <Grid3x3 />, letter: 'm' },
  { screen: 'map', icon: <MapIcon />, letter: 'p' },
];

/** The left rail: the six screens above, search and settings below. */
export function Rail({ onOpen }: { readonly onOpen: (sheet: Sheet) => void }) {
  const { t } = useTranslation();
  const here = useFeature('place', (state) => state.place.screen);
  const counts = useFeature('library', (state) => known(state.description)?.counts);
  const waiting = (counts?.problems ?? 0) + (counts?.proposals ?? 0);
  return (
    <nav className="rail" aria-label={t('shell.screens')}>
      <div>
        <img className="rail-mark" src={mark} alt="Gleaner" />
        <ul>
          {STOPS.map(({ screen, icon, letter }) => (
            <li key={screen}>
              <RailLink
                {...{ screen, icon, letter }}
                isHere={
                  here === screen ||
                  (screen === 'library' && (here === 'duplicates' || here === 'quality')) ||
                  (screen === 'import' && here === 'review') ||
                  (screen === 'read' && (here === 'tables' || here === 'checks')) ||
                  (screen === 'code' && (here === 'codebook' || here === 'coders'))
                }
              >
                {screen === 'import' && waiting > 0 && (
                  <span className="rail-count">
                    <span className="visually-hidden">{t('shell.toCheck', { count: waiting })}</span>
                    <span aria-hidden="true">{waiting > 99 ? '99+' : waiting}</span>
                  </span>
                )}
              </RailLink>
            </li>
          ))}
        </ul>
      </div>
      <ul>
        <RailButton
          icon={<Search />}
          label={t('shell.search')}
          hint="Ctrl K"
          onPress={() => onOpen('search')}
        />
        <RailButton icon={<Clock />} label={t('shell.history')} onPress={() => onOpen('history')} />
        <RailButton icon={<CircleHelp />} label={t('help.button')} hint="F1" onPress={() => onOpen('help')} />
        <RailButton icon={<Keyboard />} label={t('shell.keys')} hint="?" onPress={() => onOpen('keys')} />
        <li>
          <RailLink screen="settings" icon={<Settings />} letter="s" isHere={here === 'settings'} />
        </li>
      </ul>
    </nav>
  );
}

function RailLink(props: {
  readonly screen: Stop['screen'] | 'settings';
  readonly icon: ReactNode;
  readonly letter: string;
  readonly isHere: boolean;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { place } = useStores();
  const { screen, icon, letter, isHere, children } = props;
  return (
    <a
      className="rail-item"
      href={hashOf(HOME[screen])}
      title={t('shell.goKey', { letter })}
      aria-current={isHere ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        place.getState().go(HOME[screen]);
      }}
    >
      {icon}
      {t(`shell.screen.${screen}`)}
      {children}
    </a>
  );
}

function RailButton(props: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly hint?: string;
  readonly onPress: () => void;
}) {
  return (
    <li>
      <button type="button" className="rail-item" title={props.hint} onClick={props.onPress}>
        {props.icon}
        {props.label}
      </button>
    </li>
  );
}
