import { type ReactNode, useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CitationContexts } from '../../components/CitationContexts.tsx';
import { CodingName } from '../../components/CodeName.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PassageQuotes } from '../../components/PassageQuotes.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import type { ReferenceDetail } from '../../stores/reference.ts';
import { type ReferencePart, SHOWN_CHANGES } from '../../stores/reference-parts.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';
import { FindingLine } from '../parts/FindingLine.tsx';
import { ReferenceFields } from './ReferenceFields.tsx';
import { ReferenceFiles, ReferenceStudies } from './ReferenceLinks.tsx';

const PARTS = ['fields', 'files', 'citations', 'codings', 'findings', 'history'] as const;
type Part = (typeof PARTS)[number];
type PartProps = { readonly detail: ReferenceDetail };

/** The parts of a reference as tabs; the one looked at last is shown for the next reference as well. */
export function ReferenceTabs({ detail }: PartProps) {
  const { t } = useTranslation();
  const kept = useFeature('preferences', (state) => state.referenceTab);
  const choose = useFeature('preferences', (state) => state.choose);
  const shown = PARTS.find((part) => part === kept) ?? 'fields';
  const counts: Partial<Record<Part, number>> = {
    files: detail.documents.length,
    citations: detail.citations.length,
  };
  const panels: Readonly<Record<Part, ReactNode>> = {
    fields: <ReferenceFields key={detail.id} detail={detail} />,
    files: <ReferenceFiles detail={detail} />,
    citations: <CitationContexts citations={detail.citations} empty={t('reference.notCited')} />,
    codings: <Codings detail={detail} />,
    findings: <Findings detail={detail} />,
    history: <History detail={detail} />,
  };
  return (
    <Tabs
      className="tabs reference-tabs"
      selectedKey={shown}
      onSelectionChange={(key) => choose({ referenceTab: String(key) })}
    >
      <TabList className="tab-list" aria-label={t('part.label')}>
        {PARTS.map((part) => (
          <Tab key={part} className="tab" id={part}>
            {t(`part.${part}`)}
            {counts[part] !== undefined && <span className="numeral"> {counts[part]}</span>}
          </Tab>
        ))}
      </TabList>
      {PARTS.map((part) => (
        <TabPanel key={part} className="tab-panel" id={part}>
          {panels[part]}
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** Asks for a part when it is looked at, and anew when the reference was changed. */
function usePart(part: ReferencePart, detail: ReferenceDetail): () => void {
  const { referenceParts } = useStores();
  useEffect(() => void referenceParts.getState().open(part, detail), [referenceParts, part, detail]);
  return () => void referenceParts.getState().open(part, detail);
}

function Codings({ detail }: PartProps) {
  const { t } = useTranslation();
  const retry = usePart('codings', detail);
  const codings = useFeature('referenceParts', (state) => state.codings);
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  return (
    <div className="stack">
      <ReferenceStudies detail={detail} />
      <Loaded of={codings} onRetry={retry}>
        {(list) =>
          list.length === 0 ? (
            <p className="muted">{t('part.noCodings')}</p>
          ) : (
            <ul>
              {list.map((coding) => (
                <li key={coding.id} className="context">
                  <CodingName codebook={codebook} coding={coding} />
                  <p className="small muted">
                    {t(`code.origin.${coding.origin}`)} · {coding.coder}
                  </p>
                  <PassageQuotes passages={coding.passages} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function Findings({ detail }: PartProps) {
  const { t } = useTranslation();
  const { reading } = useStores();
  const retry = usePart('findings', detail);
  const findings = useFeature('referenceParts', (state) => state.findings);
  useEffect(() => {
    // A finding leads to its cells through the list of documents.
    if (reading.getState().documents.status === 'idle') void reading.getState().list();
  }, [reading]);
  return (
    <Loaded of={findings} onRetry={retry}>
      {(list) =>
        list.length === 0 ? (
          <p className="muted">{t('part.noFindings')}</p>
        ) : (
          <ul className="findings">
            {list.map((finding) => (
              <FindingLine key={finding.id} finding={finding} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function History({ detail }: PartProps) {
  const { t } = useTranslation();
  const retry = usePart('history', detail);
  const history = useFeature('referenceParts', (state) => state.history);
  const fieldName = (field: string) => t(`field.${field}`, { defaultValue: field });
  return (
    <Loaded of={history} onRetry={retry}>
      {(changes) =>
        changes.length === 0 ? (
          <p className="muted">{t('part.noHistory')}</p>
        ) : (
          <>
            <ol className="history">
              {changes.map((change) => (
                <li key={`${change.replica}-${change.sequence}`} data-undone={change.undone || undefined}>
                  <span>{inOwnWords(change.summary)}</span>
                  {change.fields.length > 0 && (
                    <span className="small">
                      {t('part.changed', { fields: change.fields.map(fieldName).join(', ') })}
                    </span>
                  )}
                  <span className="muted small numeral">
                    {new Date(change.at).toLocaleString()} · {change.who}
                    {change.undone && ` · ${t('history.undone')}`}
                  </span>
                </li>
              ))}
            </ol>
            {changes.length >= SHOWN_CHANGES && (
              <p className="muted small">{t('part.moreHistory', { count: SHOWN_CHANGES })}</p>
            )}
            <p className="small">
              <a href={hashOf({ screen: 'history', study: detail.studies[0]?.id ?? null })}>
                {t('history.all')}
              </a>
            </p>
          </>
        )
      }
    </Loaded>
  );
}
