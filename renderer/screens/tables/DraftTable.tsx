import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import { type Draft, decisionOf } from '../../stores/finding-entry.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { codeOptions, findingDimensions } from '../../values/finding-codes.ts';
import { known } from '../../values/loadable.ts';
import { estimateText, figuresText } from '../parts/finding-text.ts';

/** Findings that stand side by side; more of them stand below each other, with their levels as columns. */
const BESIDE = 4;

type Drafts = { readonly drafts: readonly Draft[] };

/** The figures of a variable's findings, level by level. */
export function DraftTable({ drafts }: Drafts) {
  return drafts.length > BESIDE ? <Below drafts={drafts} /> : <Beside drafts={drafts} />;
}

function labelsOf(drafts: readonly Draft[]): readonly string[] {
  return [...new Set(drafts.flatMap(({ levels }) => levels.map(({ label }) => label)))];
}

function hasEstimates(drafts: readonly Draft[]): boolean {
  return drafts.some(({ estimate }) => estimate !== null);
}

function figuresAt({ levels }: Draft, label: string): string {
  return figuresText(levels.find((level) => level.label === label));
}

function Beside({ drafts }: Drafts) {
  const { t } = useTranslation();
  return (
    <table className="draft-table">
      <thead>
        <tr>
          <td />
          {drafts.map((draft) => (
            <th key={draft.n} scope="col">
              <DraftHead draft={draft} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labelsOf(drafts).map((label) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {drafts.map((draft) => (
              <td key={draft.n} className="numeral">
                {figuresAt(draft, label)}
              </td>
            ))}
          </tr>
        ))}
        {hasEstimates(drafts) && (
          <tr>
            <th scope="row">{t('findings.estimate')}</th>
            {drafts.map((draft) => (
              <td key={draft.n} className="numeral">
                {draft.estimate === null ? '' : estimateText(draft.estimate)}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Below({ drafts }: Drafts) {
  const { t } = useTranslation();
  const labels = labelsOf(drafts);
  return (
    <table className="draft-table" data-below="">
      <thead>
        <tr>
          <td />
          {labels.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
          {hasEstimates(drafts) && <th scope="col">{t('findings.estimate')}</th>}
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <tr key={draft.n}>
            <th scope="row">
              <DraftHead draft={draft} />
            </th>
            {labels.map((label) => (
              <td key={label} className="numeral">
                {figuresAt(draft, label)}
              </td>
            ))}
            {hasEstimates(drafts) && (
              <td className="numeral">{draft.estimate === null ? '' : estimateText(draft.estimate)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DraftHead({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { findingEntry } = useStores();
  const state = useFeature('findingEntry', (all) => all);
  const codebook = useFeature('codebook', (all) => known(all.codebook));
  const { directions } = findingDimensions(codebook);
  const { take, direction } = decisionOf(state, draft);
  const { decide } = findingEntry.getState();
  const { variable, heading } = draft;
  return (
    <span className="draft-column">
      {draft.stored === null ? (
        <label className="check">
          <input
            type="checkbox"
            checked={take}
            aria-label={t('findings.takeOne', { variable, heading })}
            onChange={(event) => decide([draft], { take: event.target.checked })}
          />
          {heading}
        </label>
      ) : (
        <span className="small">
          {heading} <span className="chip">{t('findings.stored')}</span>
        </span>
      )}
      {directions !== undefined && draft.stored === null && (
        <Choice
          small
          label={t('findings.directionOf', { variable, heading })}
          value={direction ?? ''}
          options={codeOptions(directions, t('code.notSaid'))}
          onChoose={(chosen) => decide([draft], { direction: chosen || null })}
        />
      )}
    </span>
  );
}
