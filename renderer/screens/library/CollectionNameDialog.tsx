import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { NameField } from '../../components/NameField.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { t } from '../../language/language.ts';
import type { Collection } from '../../stores/collections.ts';
import { useStores } from '../../stores/use-stores.ts';

/** What a name is asked for. */
export type CollectionNaming =
  | { readonly act: 'add'; readonly inside: Collection | null }
  | { readonly act: 'rename'; readonly collection: Collection };

export type CollectionNameDialogProps = {
  readonly naming: CollectionNaming;
  readonly onClose: () => void;
};

/** Asks for the name of a new collection, or for another name. */
export function CollectionNameDialog({ naming, onClose }: CollectionNameDialogProps) {
  const { t } = useTranslation();
  const { collections } = useStores();
  const [name, setName] = useState(naming.act === 'rename' ? naming.collection.name : '');
  const wanted = name.trim();
  const act = async () => {
    if (wanted === '') return;
    const { add, rename } = collections.getState();
    const done =
      naming.act === 'rename'
        ? await rename(naming.collection.id, wanted)
        : await add(wanted, naming.inside?.id ?? null, []);
    if (done) onClose();
  };
  return (
    <Overlay
      title={titleOf(naming)}
      open
      onClose={onClose}
      feet={
        <Button kind="main" isDisabled={wanted === ''} onPress={() => void act()}>
          {t(naming.act === 'rename' ? 'collections.rename' : 'collections.make')}
        </Button>
      }
    >
      <NameField label={t('collections.name')} value={name} onChange={setName} onEnter={() => void act()} />
    </Overlay>
  );
}

function titleOf(naming: CollectionNaming): string {
  if (naming.act === 'rename') return t('collections.renameTitle', { name: naming.collection.name });
  return naming.inside === null
    ? t('collections.add')
    : t('collections.addInsideTitle', { name: naming.inside.name });
}
