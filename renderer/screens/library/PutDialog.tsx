import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { NameField } from '../../components/NameField.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

const NEW = '';

/** Asks which collection references go into, one that is there or a new one. */
export function PutDialog({ references }: { readonly references: readonly string[] }) {
  const { t } = useTranslation();
  const { collections: store } = useStores();
  const collections = useFeature('collections', (state) => known(state.collections)) ?? [];
  const [chosen, setChosen] = useState(collections[0]?.id ?? NEW);
  const [name, setName] = useState('');
  const close = () => store.getState().ask(null);
  const collection = collections.find(({ id }) => id === chosen);
  const blocked = collection === undefined && name.trim() === '';
  const act = async () => {
    if (blocked) return;
    const { add, put } = store.getState();
    const done =
      collection === undefined ? await add(name.trim(), null, references) : await put(collection, references);
    if (done) close();
  };
  return (
    <Overlay
      title={t('collections.putTitle', { count: references.length })}
      open
      onClose={close}
      feet={
        <Button kind="main" isDisabled={blocked} onPress={() => void act()}>
          {t('collections.putAct')}
        </Button>
      }
    >
      {collections.length > 0 && (
        <Choice
          label={t('collections.which')}
          labelShown
          value={chosen}
          options={[
            ...collections.map(({ id, name: known, depth }) => ({
              value: id,
              label: `${'\u2003'.repeat(depth)}${known}`,
            })),
            { value: NEW, label: t('collections.new') },
          ]}
          onChoose={setChosen}
        />
      )}
      {chosen === NEW && (
        <NameField
          label={t('collections.nameNew')}
          value={name}
          onChange={setName}
          onEnter={() => void act()}
        />
      )}
    </Overlay>
  );
}
