import { Ellipsis, Folder, FolderPlus } from 'lucide-react';
import { type DragEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button } from '../../components/Button.tsx';
import { type Collection, withInside } from '../../stores/collections.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { carriedReferences, carriesReferences } from '../../values/dragged-references.ts';
import { known } from '../../values/loadable.ts';
import { CollectionNameDialog, type CollectionNaming } from './CollectionNameDialog.tsx';

/** The collections as a tree with their counts; a press shows one, and rows of the table can be dropped on it. */
export function Collections() {
  const { t } = useTranslation();
  const stores = useStores();
  const collections = useFeature('collections', (state) => known(state.collections)) ?? [];
  const facets = useFeature('references', (state) => state.query.facets);
  const [naming, setNaming] = useState<CollectionNaming | null>(null);
  useEffect(() => {
    const { collections: there, refresh } = stores.collections.getState();
    if (there.status === 'idle') void refresh();
  }, [stores]);
  const chosen = facets.collection?.[0];
  const show = (id: string | null) => {
    const { query, ask } = stores.references.getState();
    const { collection: _before, ...others } = query.facets;
    void ask({
      facets: id === null ? others : { ...others, collection: [...withInside(collections, id)] },
    });
  };
  return (
    <section className="saved collections" aria-labelledby="collections">
      <h2 id="collections">{t('collections.title')}</h2>
      {collections.length === 0 && <p className="muted small">{t('collections.none')}</p>}
      <ul>
        {collections.map((collection) => (
          <CollectionLine
            key={collection.id}
            collection={collection}
            isChosen={chosen === collection.id}
            onShow={() => show(chosen === collection.id ? null : collection.id)}
            onGone={() => chosen === collection.id && show(null)}
            onName={setNaming}
          />
        ))}
      </ul>
      <Button kind="quiet" size="small" onPress={() => setNaming({ act: 'add', inside: null })}>
        <FolderPlus aria-hidden="true" /> {t('collections.add')}
      </Button>
      {naming !== null && <CollectionNameDialog naming={naming} onClose={() => setNaming(null)} />}
    </section>
  );
}

type CollectionLineProps = {
  readonly collection: Collection;
  readonly isChosen: boolean;
  readonly onShow: () => void;
  readonly onGone: () => void;
  readonly onName: (naming: CollectionNaming) => void;
};

function CollectionLine({ collection, isChosen, onShow, onGone, onName }: CollectionLineProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const someSelected = useFeature('references', (state) => state.selected.size > 0);
  const drop = useDrop((ids) => void stores.collections.getState().put(collection, ids));
  const { name, total, depth, parent } = collection;
  const act = async (id: string) => {
    const { put, take, move, remove } = stores.collections.getState();
    const selected = [...stores.references.getState().selected];
    if (id === 'put') await put(collection, selected);
    else if (id === 'take') await take(collection, selected);
    else if (id === 'top') await move(collection, null);
    else if (id === 'remove') (await remove(collection)) && onGone();
    else onName(id === 'rename' ? { act: 'rename', collection } : { act: 'add', inside: collection });
  };
  return (
    <li
      className="saved-row"
      style={{ '--depth': Math.min(depth, 6) } as React.CSSProperties}
      {...drop.handlers}
      {...(drop.over ? { 'data-over': '' } : {})}
    >
      <button
        type="button"
        className="saved-name"
        aria-current={isChosen ? 'true' : undefined}
        onClick={onShow}
      >
        <span>
          <Folder className="row-icon" aria-hidden="true" /> {name}
        </span>
        <span className="numeral muted">{total}</span>
      </button>
      <ActMenu
        kind="quiet"
        label={<Ellipsis aria-hidden="true" />}
        name={t('collections.acts', { name })}
        acts={[
          ...(someSelected ? [{ id: 'put', label: t('collections.putSelected') }] : []),
          ...(someSelected ? [{ id: 'take', label: t('collections.takeSelected') }] : []),
          { id: 'add', label: t('collections.addInside') },
          { id: 'rename', label: t('collections.rename') },
          ...(parent === null ? [] : [{ id: 'top', label: t('collections.toTop') }]),
          { id: 'remove', label: t('collections.remove') },
        ]}
        onAct={(id) => void act(id)}
      />
    </li>
  );
}

/** Takes references dropped on an element, and says while they hang over it. */
function useDrop(onDrop: (ids: readonly string[]) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesReferences(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!carriesReferences(event.dataTransfer)) return;
        event.preventDefault();
        const ids = carriedReferences(event.dataTransfer);
        if (ids.length > 0) onDrop(ids);
      },
    },
  };
}
