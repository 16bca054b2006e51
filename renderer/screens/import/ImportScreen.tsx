import { FileDown, FileText, Folder } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { isUnderWay } from '../../stores/import.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { canChooseFolder, readChosenFolder } from '../../values/packed-folder.ts';
import { HOME, hashOf } from '../../values/place.ts';
import { EarlierImports } from './EarlierImports.tsx';
import { FileReceipt, ReceiptNews } from './FileReceipt.tsx';
import { PasteBox } from './PasteBox.tsx';
import { ProblemList } from './ProblemList.tsx';
import { ProposalList } from './ProposalList.tsx';

const ACCEPTED =
  '.txt,.md,.markdown,.html,.htm,.pdf,.docx,.epub,.bib,.ris,.json,.csv,.tsv,.xlsx,.nbib,.ciw,.enw,.xml,.rdf,.mrc,.zip';

/** Handing in papers, lists and pasted references; the receipts; and what a person should look at. */
export function ImportScreen() {
  const { t } = useTranslation();
  const { import: imports, studies } = useStores();
  const problems = useFeature(
    'import',
    (state) => known(state.problems)?.filter((problem) => !problem.resolved).length,
  );
  const proposals = useFeature(
    'studies',
    (state) => known(state.proposals)?.filter(({ status }) => status === 'open').length,
  );
  useEffect(() => {
    void imports.getState().listProblems();
    void studies.getState().refresh();
  }, [imports, studies]);
  return (
    <section className="screen" aria-label={t('shell.screen.import')}>
      <header className="screen-head">
        <h1>{t('shell.screen.import')}</h1>
        <span className="space" />
        <a className="button" href={hashOf(HOME.review)}>
          {t('review.open')}
        </a>
      </header>
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label={t('import.parts')}>
          <Tab className="tab" id="files">
            {t('import.files')}
          </Tab>
          <Tab className="tab" id="paste">
            {t('import.paste')}
          </Tab>
          <Tab className="tab" id="problems">
            {t('import.problems')} <span className="numeral">{problems}</span>
          </Tab>
          <Tab className="tab" id="proposals">
            {t('import.proposals')} <span className="numeral">{proposals}</span>
          </Tab>
        </TabList>
        <TabPanel className="tab-panel" id="files">
          <Files />
        </TabPanel>
        <TabPanel className="tab-panel" id="paste">
          <PasteBox />
        </TabPanel>
        <TabPanel className="tab-panel" id="problems">
          <ProblemList />
        </TabPanel>
        <TabPanel className="tab-panel" id="proposals">
          <ProposalList />
        </TabPanel>
      </Tabs>
    </section>
  );
}

function Files() {
  const { t } = useTranslation();
  const { files, hand, clear, cancel } = useFeature('import', (state) => state);
  const picker = useRef<HTMLInputElement>(null);
  const running = files.some(({ outcome }) => isUnderWay(outcome));
  return (
    <div className="import">
      <div className="drop-zone" data-first-focus="">
        <FileDown aria-hidden="true" />
        <p className="drop-title">{t('import.drop')}</p>
        <p className="muted">{t('import.kinds')}</p>
        <input
          ref={picker}
          type="file"
          multiple
          accept={ACCEPTED}
          className="visually-hidden"
          aria-label={t('import.choose')}
          tabIndex={-1}
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            event.target.value = '';
            void hand(chosen.map((file) => ({ name: file.name, bytes: file })));
          }}
        />
        <Button kind="main" onPress={() => picker.current?.click()}>
          <FileText aria-hidden="true" /> {t('import.choose')}
        </Button>{' '}
        {canChooseFolder() && <FolderChooser />}
      </div>
      <ReceiptNews />
      {files.length > 0 && (
        <section className="receipts" aria-label={t('import.receipts')}>
          <div className="receipts-head">
            <h2>{t('import.receipts')}</h2>
            {running ? (
              <Button size="small" onPress={cancel}>
                {t('import.cancel')}
              </Button>
            ) : (
              <Button size="small" kind="quiet" onPress={clear}>
                {t('import.clear')}
              </Button>
            )}
          </div>
          {files.map((file) => (
            <FileReceipt key={file.id} file={file} />
          ))}
        </section>
      )}
      <EarlierImports />
    </div>
  );
}

/** Hands in a folder with a list and the files it names, as Zotero exports it. */
function FolderChooser() {
  const { t } = useTranslation();
  const hand = useFeature('import', (state) => state.hand);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        // React knows the attribute only in this spelling.
        {...{ webkitdirectory: '' }}
        className="visually-hidden"
        aria-label={t('import.chooseFolder')}
        tabIndex={-1}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          void readChosenFolder(chosen).then(hand);
        }}
      />
      <Button onPress={() => picker.current?.click()}>
        <Folder aria-hidden="true" /> {t('import.chooseFolder')}
      </Button>
    </>
  );
}
