import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { CodeName } from '../../components/CodeName.tsx';
import { RawEntry } from '../../components/RawEntry.tsx';
import type { Entry, Reading } from '../../stores/reading.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';
import { Pane } from '../parts/Pane.tsx';
import { DocumentFindings } from './DocumentFindings.tsx';
import { goToCitation } from './go-to-citation.ts';

/** Beside the text: its reference list, what to check, and what is coded in it. */
export function ReadPane({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const open = reading.problems.filter(({ resolved }) => !resolved).length;
  return (
    <Pane label={t('read.beside')}>
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label={t('read.beside')}>
          <Tab className="tab" id="entries">
            {t('read.references')} <span className="numeral">{reading.entries.length}</span>
          </Tab>
          <Tab className="tab" id="problems">
            {t('read.problems')} <span className="numeral">{open}</span>
          </Tab>
          <Tab className="tab" id="passages">
            {t('read.coded')} <span className="numeral">{reading.passages.length}</span>
          </Tab>
          <Tab className="tab" id="findings">
            {t('findings.ofDocument')}
          </Tab>
        </TabList>
        <TabPanel className="tab-panel" id="entries">
          <Entries reading={reading} />
        </TabPanel>
        <TabPanel className="tab-panel" id="problems">
          <Problems reading={reading} />
        </TabPanel>
        <TabPanel className="tab-panel" id="passages">
          <Passages reading={reading} />
        </TabPanel>
        <TabPanel className="tab-panel" id="findings">
          <DocumentFindings document={reading.id} />
        </TabPanel>
      </Tabs>
    </Pane>
  );
}

function Entries({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const standing = useFeature('reading', (state) => state.citation);
  const here = reading.citations.find(({ id }) => id === standing)?.reference;
  if (reading.entries.length === 0) return <p className="muted">{t('read.noEntries')}</p>;
  return (
    <ol className="entries">
      {reading.entries.map((entry) => (
        <EntryLine key={entry.n} entry={entry} reading={reading} isHere={entry.reference === here} />
      ))}
    </ol>
  );
}

type EntryLineProps = { readonly entry: Entry; readonly reading: Reading; readonly isHere: boolean };

function EntryLine({ entry, reading, isHere }: EntryLineProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const { place } = stores;
  const first = reading.citations.find(({ reference }) => reference === entry.reference);
  const { reference } = entry;
  return (
    <li className="entry" {...(isHere ? { 'data-here': '', 'aria-current': true } : {})}>
      <p className="quote">
        <RawEntry raw={entry.raw} />
      </p>
      <div className="context-foot">
        <button
          type="button"
          className="plain-button"
          onClick={() => place.getState().go({ screen: 'library', query: '', reference })}
        >
          {entry.citationKey}
        </button>
        {first === undefined ? (
          <span className="chip" data-tone="warning">
            {t('read.citedTimes', { count: 0 })}
          </span>
        ) : (
          <Button size="small" kind="quiet" onPress={() => goToCitation(first, stores)}>
            {t('read.citedTimes', { count: entry.cited })}
          </Button>
        )}
        {entry.confidence < 0.8 && (
          <span className="chip numeral" data-tone="warning">
            {t('reference.sure', { percent: Math.round(entry.confidence * 100) })}
          </span>
        )}
        {entry.warnings.map((warning) => (
          <span key={warning} className="small" style={{ color: 'var(--warning)' }}>
            {warning}
          </span>
        ))}
      </div>
    </li>
  );
}

function Problems({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const { reading: readings } = useStores();
  if (reading.problems.length === 0) return <p className="muted">{t('read.noProblems')}</p>;
  return (
    <ul>
      {reading.problems.map((problem) => (
        <li key={problem.id} className="context" data-resolved={problem.resolved || undefined}>
          <a className="problem-link" href={hashOf({ screen: 'read', document: reading.id, at: problem })}>
            {problem.message}
          </a>
          <div className="context-foot">
            <span>{t(`problem.${problem.kind}`, { defaultValue: problem.kind })}</span>
            <Button
              size="small"
              kind="quiet"
              onPress={() => void readings.getState().settleProblem(problem.id, !problem.resolved)}
            >
              {t(problem.resolved ? 'read.reopen' : 'import.settle')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Passages({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  if (reading.passages.length === 0) return <p className="muted">{t('read.noPassages')}</p>;
  const sorted = [...reading.passages].sort((a, b) => a.passage.start - b.passage.start);
  return (
    <ul>
      {sorted.map((coded) => (
        <li key={`${coded.coding}-${coded.passage.id}`} className="context">
          <CodeName
            codebook={codebook}
            dimension={coded.dimension}
            code={coded.code}
            direction={null}
            outcome={null}
            hollow={coded.passage.basis === 'as cited'}
          />
          <p className="quote">
            <a
              className="problem-link"
              href={hashOf({ screen: 'read', document: reading.id, at: coded.passage })}
            >
              {coded.passage.quote}
            </a>
          </p>
          <div className="context-foot">
            <a href={hashOf({ screen: 'code', study: coded.study })}>{coded.studyLabel}</a>
          </div>
        </li>
      ))}
    </ul>
  );
}
