import { Bookmark } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Look } from '../../../shared/model/matrix-look.ts';
import { lookOf, withLook } from '../../../shared/model/matrix-look.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button } from '../../components/Button.tsx';
import { NameField } from '../../components/NameField.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import type { KeptView } from '../../stores/matrix-views.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

export type KeptViewsProps = {
  readonly rows: string;
  readonly columns: string;
  readonly look: Look;
  /** The view that the address names. */
  readonly named: string | null;
};

/** Views of the matrix that the library keeps: opened, kept, replaced and removed. Each has an address of its own. */
export function KeptViews({ rows, columns, look, named }: KeptViewsProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const views = useFeature('matrixViews', (state) => known(state.views));
  const [naming, setNaming] = useState(false);
  const opened = useRef<string | null>(null);
  useEffect(() => {
    const { views: there, refresh } = stores.matrixViews.getState();
    if (there.status === 'idle') void refresh();
  }, [stores]);
  const open = (view: KeptView) => {
    opened.current = view.name;
    const { matrixLooks, choose } = stores.preferences.getState();
    choose({ matrixLooks: withLook(matrixLooks, view.rows, view.columns, lookOf(view)) });
    stores.place
      .getState()
      .move({ screen: 'matrix', rows: view.rows, columns: view.columns, cell: null, view: view.name });
  };
  useEffect(() => {
    if (named === null) opened.current = null;
    const view = views?.find(({ name }) => name === named);
    // An address is opened once; what is changed afterwards stays until the view is chosen again.
    if (view !== undefined && opened.current !== named) open(view);
  });
  const keep = async (name: string) => {
    const kept = await stores.matrixViews.getState().keep(name, rows, columns, look);
    if (!kept) return;
    opened.current = name;
    setNaming(false);
    stores.place.getState().move({ screen: 'matrix', rows, columns, cell: null, view: name });
  };
  const current = views?.find(({ name }) => name === named);
  const acts = [
    ...(views ?? []).map(({ name }) => ({ id: `open:${name}`, label: name })),
    { id: 'keep', label: t('matrixViews.keep') },
    ...(current === undefined
      ? []
      : [
          { id: 'replace', label: t('matrixViews.replace', { name: current.name }) },
          { id: 'remove', label: t('matrixViews.remove', { name: current.name }) },
        ]),
  ];
  const onAct = (id: string) => {
    if (id === 'keep') return setNaming(true);
    if (id === 'replace' && current !== undefined) return void keep(current.name);
    if (id === 'remove' && current !== undefined) {
      stores.place.getState().move({ screen: 'matrix', rows, columns, cell: null });
      return void stores.matrixViews.getState().remove(current.name);
    }
    const view = views?.find(({ name }) => id === `open:${name}`);
    if (view !== undefined) open(view);
  };
  return (
    <>
      <ActMenu
        label={
          <>
            <Bookmark aria-hidden="true" /> {current?.name ?? t('matrixViews.title')}
          </>
        }
        name={current === undefined ? t('matrixViews.title') : t('matrixViews.shown', { name: current.name })}
        acts={acts}
        onAct={onAct}
      />
      {naming && <NameDialog onKeep={(name) => void keep(name)} onClose={() => setNaming(false)} />}
    </>
  );
}

type NameDialogProps = { readonly onKeep: (name: string) => void; readonly onClose: () => void };

function NameDialog({ onKeep, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const act = () => name.trim() !== '' && onKeep(name.trim());
  return (
    <Overlay
      title={t('matrixViews.keep')}
      open
      onClose={onClose}
      feet={
        <Button kind="main" isDisabled={name.trim() === ''} onPress={act}>
          {t('matrixViews.keepAct')}
        </Button>
      }
    >
      <NameField label={t('matrixViews.name')} value={name} onChange={setName} onEnter={act} />
    </Overlay>
  );
}
