import { BookmarkPlus, Ellipsis } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button } from '../../components/Button.tsx';
import { NameField } from '../../components/NameField.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { isNarrowed } from '../../stores/references.ts';
import { isAsking, type SavedSearch } from '../../stores/saved-searches.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';

type Asking = { readonly act: 'save' } | { readonly act: 'rename'; readonly name: string };

/** Searches kept under names, each with what it finds now; a press shows it. */
export function SavedSearches({ onShow }: { readonly onShow: (search: SavedSearch) => void }) {
  const { t } = useTranslation();
  const { savedSearches, references } = useStores();
  const searches = useFeature('savedSearches', (state) => known(state.searches)) ?? [];
  const narrowed = useFeature('references', ({ query }) => isNarrowed(query));
  const shown = useFeature('references', ({ query }) => searches.find((search) => isAsking(search, query)));
  const [asking, setAsking] = useState<Asking | null>(null);
  const canSave = narrowed && shown === undefined;
  useEffect(() => {
    if (savedSearches.getState().searches.status === 'idle') void savedSearches.getState().refresh();
  }, [savedSearches]);
  useLetterKeys({ s: () => canSave && setAsking({ act: 'save' }) });
  const act = (name: string, id: string) => {
    if (id === 'rename') setAsking({ act: 'rename', name });
    else if (id === 'update') void savedSearches.getState().save(name, references.getState().query, true);
    else void savedSearches.getState().remove(name);
  };
  return (
    <section className="saved" aria-labelledby="saved-searches">
      <h2 id="saved-searches">{t('saved.title')}</h2>
      {searches.length === 0 && !canSave && <p className="muted small">{t('saved.none')}</p>}
      <ul>
        {searches.map((search) => (
          <li key={search.name} className="saved-row">
            <button
              type="button"
              className="saved-name"
              aria-current={search === shown ? 'true' : undefined}
              onClick={() => onShow(search)}
            >
              <span>{search.name}</span>
              <span className="numeral muted" title={search.total === null ? t('saved.counting') : undefined}>
                {search.total ?? '…'}
              </span>
            </button>
            <ActMenu
              kind="quiet"
              label={<Ellipsis aria-hidden="true" />}
              name={t('saved.acts', { name: search.name })}
              acts={[
                { id: 'rename', label: t('saved.rename') },
                ...(narrowed && search !== shown ? [{ id: 'update', label: t('saved.update') }] : []),
                { id: 'remove', label: t('saved.remove') },
              ]}
              onAct={(id) => act(search.name, id)}
            />
          </li>
        ))}
      </ul>
      {canSave && (
        <Button kind="quiet" size="small" letter="s" onPress={() => setAsking({ act: 'save' })}>
          <BookmarkPlus aria-hidden="true" /> {t('saved.save')}
        </Button>
      )}
      {asking !== null && <NameDialog asking={asking} searches={searches} onClose={() => setAsking(null)} />}
    </section>
  );
}

type NameDialogProps = {
  readonly asking: Asking;
  readonly searches: readonly SavedSearch[];
  readonly onClose: () => void;
};

function NameDialog({ asking, searches, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const { savedSearches, references } = useStores();
  const { query } = references.getState();
  const [name, setName] = useState(asking.act === 'rename' ? asking.name : query.query.trim().slice(0, 80));
  const [replace, setReplace] = useState(false);
  const wanted = name.trim();
  const taken = searches.some((search) => search.name === wanted);
  const blocked = wanted === '' || (taken && (asking.act === 'rename' || !replace));
  const act = async () => {
    if (blocked) return;
    const { save, rename } = savedSearches.getState();
    const done =
      asking.act === 'rename' ? await rename(asking.name, wanted) : await save(wanted, query, replace);
    if (done) onClose();
  };
  return (
    <Overlay
      title={asking.act === 'rename' ? t('saved.renameTitle', { name: asking.name }) : t('saved.save')}
      open
      onClose={onClose}
      feet={
        <Button kind="main" isDisabled={blocked} onPress={() => void act()}>
          {t(asking.act === 'rename' ? 'saved.rename' : 'saved.saveAct')}
        </Button>
      }
    >
      <NameField label={t('saved.name')} value={name} onChange={setName} onEnter={() => void act()} />
      {asking.act === 'save' && taken && (
        <label className="tick">
          <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.target.checked)} />
          {t('saved.replace')}
        </label>
      )}
    </Overlay>
  );
}
