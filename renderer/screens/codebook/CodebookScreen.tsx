import { ArrowLeft, History, ListPlus, Plus, Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import type { CodebookEdit } from '../../stores/codebook-editor.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { freshId, nameOf, nodeOf } from '../../values/codebook-draft.ts';
import { takesDirection } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { BookForm } from './BookForm.tsx';
import { CodebookFileSheet } from './CodebookFileSheet.tsx';
import { CodebookTree } from './CodebookTree.tsx';
import { CodeForm } from './CodeForm.tsx';
import { DimensionForm } from './DimensionForm.tsx';
import { EditPane } from './EditPane.tsx';
import { VersionSheet } from './VersionSheet.tsx';

type CodebookPlace = Extract<Place, { screen: 'codebook' }>;

/** The codebook: its tree at the left, what is chosen in the middle, what a change would do at the right. */
export function CodebookScreen({ place }: { readonly place: CodebookPlace }) {
  const { t } = useTranslation();
  const stores = useStores();
  const loaded = useFeature('codebook', (state) => state.codebook);
  const codebook = known(loaded);
  const [versions, setVersions] = useState(false);
  useEffect(() => {
    void stores.codebookEditor.getState().refresh();
    if (stores.codebook.getState().codebook.status === 'idle') void stores.codebook.getState().refresh();
  }, [stores]);
  const go = (name: string | null) => stores.place.getState().move({ screen: 'codebook', name });
  const perform = async (edit: CodebookEdit, name: string | null) => {
    if (await stores.codebookEditor.getState().perform(edit)) go(name);
  };
  return (
    <>
      <section className="screen" aria-label={t('codebook.title')}>
        <header className="screen-head">
          <IconButton label={t('codebook.back')} onPress={() => stores.place.getState().go(HOME.code)}>
            <ArrowLeft />
          </IconButton>
          <h1>{t('codebook.title')}</h1>
          <span className="count">{codebook && t('codebook.version', { version: codebook.version })}</span>
          <span className="space" />
          {codebook !== undefined && <Adding codebook={codebook} name={place.name} onAdd={perform} />}
          <FileActs />
          <Button onPress={() => setVersions(true)}>
            <History aria-hidden="true" /> {t('codebook.versions')}
          </Button>
        </header>
        <div className="screen-body codebook" data-first-focus="">
          <Loaded of={loaded} onRetry={() => void stores.codebook.getState().refresh()}>
            {(value) => (
              <>
                <CodebookTree codebook={value} chosen={place.name} onChoose={go} />
                <div className="codebook-form">
                  <Chosen codebook={value} name={place.name} onDone={go} />
                </div>
              </>
            )}
          </Loaded>
        </div>
      </section>
      <EditPane />
      <VersionSheet open={versions} onClose={() => setVersions(false)} />
      <CodebookFileSheet />
    </>
  );
}

function Chosen({
  codebook,
  name,
  onDone,
}: {
  readonly codebook: Codebook;
  readonly name: string | null;
  readonly onDone: (name: string | null) => void;
}) {
  const node = nodeOf(codebook, name);
  // A form begins anew when what it is about was changed elsewhere.
  const key = `${name} ${JSON.stringify(node?.code ?? node?.dimension ?? codebook.version)}`;
  if (node === undefined)
    return <BookForm key={`${codebook.id} ${codebook.version} ${codebook.title}`} codebook={codebook} />;
  if (node.code === null)
    return <DimensionForm key={key} codebook={codebook} dimension={node.dimension} onDone={onDone} />;
  return (
    <CodeForm key={key} codebook={codebook} dimension={node.dimension} code={node.code} onDone={onDone} />
  );
}

type AddingProps = {
  readonly codebook: Codebook;
  readonly name: string | null;
  readonly onAdd: (edit: CodebookEdit, name: string) => Promise<void>;
};

function Adding({ codebook, name, onAdd }: AddingProps) {
  const { t } = useTranslation();
  const node = nodeOf(codebook, name);
  const addDimension = () => {
    const label = t('codebook.newDimensionLabel');
    const id = freshId(
      label,
      codebook.dimensions.map((one) => one.id),
    );
    const na = {
      id: 'na',
      label: t('codebook.notApplicable'),
      definition: t('codebook.naDefinition'),
      exclusive: true,
    };
    const dimension = { id, label, choice: 'multiple' as const, codes: [na] };
    void onAdd({ kind: 'dimension.add', dimension }, id);
  };
  const addCode = () => {
    if (node === undefined) return;
    const { dimension, code } = node;
    const label = t('codebook.newCodeLabel');
    const id = freshId(
      label,
      dimension.codes.map((one) => one.id),
    );
    const parent = code?.group ? code.id : code?.parent;
    const made = {
      id,
      label,
      definition: '',
      ...(parent === undefined ? {} : { parent }),
      ...(takesDirection(codebook, dimension) ? { pole: t('codebook.poleNeeded') } : {}),
    };
    const at = dimension.codes.filter((one) => one.parent === parent && !one.exclusive).length;
    void onAdd({ kind: 'code.add', dimension: dimension.id, code: made, at }, nameOf(dimension.id, id));
  };
  return (
    <>
      <Button onPress={addDimension}>
        <ListPlus aria-hidden="true" /> {t('codebook.addDimension')}
      </Button>
      <Button onPress={addCode} isDisabled={node === undefined}>
        <Plus aria-hidden="true" /> {t('codebook.addCode')}
      </Button>
    </>
  );
}

function FileActs() {
  const { t } = useTranslation();
  const { codebookEditor } = useStores();
  const box = useRef<HTMLInputElement>(null);
  const editor = codebookEditor.getState();
  return (
    <>
      <input
        ref={box}
        type="file"
        hidden
        accept=".json,.csv,.qdc,.xml"
        aria-label={t('codebook.import')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void editor.read(file.name, file);
          event.target.value = '';
        }}
      />
      <Button onPress={() => box.current?.click()}>
        <Upload aria-hidden="true" /> {t('codebook.import')}
      </Button>
      <ActMenu
        label={t('codebook.export')}
        acts={(['json', 'csv', 'qdc'] as const).map((id) => ({
          id,
          label: t(`codebook.formats.${id}`),
          hint: `.${id}`,
        }))}
        onAct={(id) => void editor.save(id as 'json' | 'csv' | 'qdc')}
      />
      <ActMenu
        label={t('codebook.begin')}
        acts={(['shipped', 'empty'] as const).map((id) => ({ id, label: t(`codebook.templates.${id}`) }))}
        onAct={(id) =>
          void editor.begin(id as 'shipped' | 'empty', id === 'empty' ? t('codebook.newTitle') : '')
        }
      />
    </>
  );
}
