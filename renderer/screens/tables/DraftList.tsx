import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { type Draft, decisionOf, type TablePreview } from '../../stores/finding-entry.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { codeOptions, findingDimensions } from '../../values/finding-codes.ts';
import { known } from '../../values/loadable.ts';
import { DraftTable } from './DraftTable.tsx';

/** The findings that a table gives as it is read now, variable by variable, each with the codes it is to carry. */
export function DraftList() {
  const { t } = useTranslation();
  const { findingEntry } = useStores();
  const preview = useFeature('findingEntry', (state) => state.preview);
  return (
    <section className="drafts" aria-label={t('findings.drafts')}>
      <Loaded of={preview} onRetry={() => void findingEntry.getState().refresh()} lines={6}>
        {(shown) => (
          <>
            <h2>
              {t('findings.drafts')}{' '}
              <span className="muted numeral">{t('findings.count', { count: shown.drafts.length })}</span>
            </h2>
            <Notices preview={shown} />
            {shown.drafts.length === 0 ? (
              <p className="muted">{t('findings.noDrafts')}</p>
            ) : (
              <>
                <Headings drafts={shown.drafts} />
                <ol className="draft-list">
                  {byVariable(shown.drafts).map((drafts) => (
                    <VariableDrafts key={`${drafts[0]?.section}\n${drafts[0]?.variable}`} drafts={drafts} />
                  ))}
                </ol>
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function byVariable(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  return [...Map.groupBy(drafts, ({ section, variable }) => `${section}\n${variable}`).values()];
}

function Notices({ preview }: { readonly preview: TablePreview }) {
  const { t } = useTranslation();
  if (preview.notices.length === 0) return null;
  return (
    <section className="entry-notices" aria-label={t('findings.notices')}>
      <ul>
        {preview.notices.map(({ kind, message }) => (
          <li key={kind}>
            <TriangleAlert className="row-icon" aria-hidden="true" /> {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What outcome each heading stands for, said once for the whole table. */
function Headings({ drafts }: { readonly drafts: readonly Draft[] }) {
  const { t } = useTranslation();
  const { findingEntry } = useStores();
  const state = useFeature('findingEntry', (all) => all);
  const codebook = useFeature('codebook', (all) => known(all.codebook));
  const { outcomes, factors } = findingDimensions(codebook);
  if (outcomes === undefined) return null;
  const options = codeOptions(outcomes, t('findings.noCode'), factors?.outcomes);
  return (
    <div className="draft-headings">
      {[...Map.groupBy(drafts, ({ heading }) => heading)].map(([heading, own]) => (
        <Choice
          key={heading}
          small
          labelShown
          label={heading === '' ? t('findings.outcome') : t('findings.outcomeFor', { heading })}
          value={own[0] === undefined ? '' : decisionOf(state, own[0]).outcome}
          options={options}
          onChoose={(outcome) => findingEntry.getState().decide(own, { outcome })}
        />
      ))}
    </div>
  );
}

function VariableDrafts({ drafts }: { readonly drafts: readonly Draft[] }) {
  const { t } = useTranslation();
  const { findingEntry } = useStores();
  const state = useFeature('findingEntry', (all) => all);
  const codebook = useFeature('codebook', (all) => known(all.codebook));
  const { factors } = findingDimensions(codebook);
  const [first] = drafts;
  if (first === undefined) return null;
  return (
    <li className="draft">
      <div className="draft-head">
        <div>
          {first.section !== '' && <p className="small muted">{first.section}</p>}
          <h3>{first.variable}</h3>
        </div>
        {factors !== undefined && (
          <Choice
            small
            label={t('findings.factorOf', { variable: first.variable })}
            value={decisionOf(state, first).factor}
            options={codeOptions(factors, t('findings.noCode'))}
            onChoose={(factor) => findingEntry.getState().decide(drafts, { factor })}
          />
        )}
      </div>
      <DraftTable drafts={drafts} />
    </li>
  );
}
