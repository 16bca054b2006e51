import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_GROUPS } from '../../../shared/model/key-groups.ts';
import { Button } from '../../components/Button.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type ScreenName } from '../../values/place.ts';

/** The group of keys that belongs to each screen. */
const KEYS_OF: Readonly<Partial<Record<ScreenName, string>>> = {
  library: 'lists',
  duplicates: 'merging',
  quality: 'tidying',
  review: 'reviewing',
  read: 'reading',
  code: 'coding',
  coders: 'comparing',
  tables: 'numbers',
  checks: 'numbers',
  matrix: 'matrixKeys',
};

const QUERIES = ['word', 'must', 'field', 'wild', 'fuzzy', 'phrase', 'years'] as const;

/** Help for the screen behind it: what it is for, its keys, and examples of searches that can be pressed. */
export function HelpSheet(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onKeys: () => void;
}) {
  const { t } = useTranslation();
  const { open, onClose, onKeys } = props;
  const screen = useFeature('place', (state) => state.place.screen);
  return (
    <Overlay
      title={t('help.of', { screen: t(`shell.screen.${screen}`) })}
      open={open}
      onClose={onClose}
      wide
      feet={<Button onPress={onKeys}>{t('help.allKeys')}</Button>}
    >
      <p>{t(`help.screen.${screen}`)}</p>
      <KeysHere screen={screen} />
      <Queries onClose={onClose} />
      <Beginning />
    </Overlay>
  );
}

function KeysHere({ screen }: { readonly screen: ScreenName }) {
  const { t } = useTranslation();
  const rows = KEY_GROUPS.find(({ name }) => name === KEYS_OF[screen])?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="key-groups">
      <h3>{t('help.keysHere')}</h3>
      <dl>
        {rows.map(([keys, act]) => (
          <div key={act}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.act.${act}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Queries({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { place } = useStores();
  return (
    <section>
      <h3>{t('help.examples')}</h3>
      <ul className="help-queries">
        {QUERIES.map((name) => {
          const query = t(`help.query.${name}`);
          return (
            <li key={name}>
              <Button
                size="small"
                onPress={() => {
                  place.getState().go({ ...HOME.library, query });
                  onClose();
                }}
              >
                {query}
              </Button>
              <span className="muted small">{t(`help.query.${name}Means`)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** On the starter library, how to begin with an empty one. */
function Beginning() {
  const { t } = useTranslation();
  const { host } = useStores();
  const starter = useFeature('library', (state) => known(state.description)?.starter ?? false);
  const dialogs = useFeature('host', (state) => known(state.description)?.dialogs ?? false);
  useEffect(() => void host.getState().refresh(), [host]);
  if (!starter) return null;
  return (
    <section>
      <h3>{t('help.startEmpty')}</h3>
      {dialogs ? (
        <Button onPress={() => void host.getState().newLibrary()}>{t('help.startEmpty')}</Button>
      ) : (
        <p className="small">{t('help.startEmptyHow')}</p>
      )}
    </section>
  );
}
