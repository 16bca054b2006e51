import { Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AS_REPORTED, type AsReported } from '../../../shared/model/coding.ts';
import type { Estimate, FindingLevel } from '../../../shared/model/finding.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import type { Finding, FindingWish } from '../../stores/findings.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { codeOptions, findingDimensions } from '../../values/finding-codes.ts';
import { known } from '../../values/loadable.ts';
import { EstimateFields } from './EstimateFields.tsx';
import { NumberField } from './NumberField.tsx';

export type FindingFormProps = {
  /** The finding to change; a new one of `study` where null. */
  readonly finding: Finding | null;
  readonly study: string;
  /** Studies that the finding could be of, `study` among them; none to choose from where left out. */
  readonly studies?: readonly { readonly id: string; readonly label: string }[];
  /** Words of a document that are to be its passage. */
  readonly selected?: SelectedWords;
  /** Findings that the words could belong to instead of a new one, where they are of the chosen study. */
  readonly others?: readonly Finding[];
  readonly onClose: () => void;
};

/** Words of a document, by their place in its text. */
export type SelectedWords = {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

type Draft = {
  readonly factor: string;
  readonly outcome: string;
  readonly direction: string | null;
  readonly asReported: AsReported | null;
  readonly label: string;
  readonly subgroup: string;
  readonly levels: readonly FindingLevel[];
  readonly estimate: Estimate | null;
  /** False where the passage that it had is to go. */
  readonly hasPassage: boolean;
};

const NEW: Draft = {
  factor: '',
  outcome: '',
  direction: null,
  asReported: null,
  label: '',
  subgroup: '',
  levels: [],
  estimate: null,
  hasPassage: true,
};

function draftOf(finding: Finding): Draft {
  const { factor, outcome, direction, label, subgroup, levels, estimate } = finding;
  const asReported = AS_REPORTED.find((told) => told === finding.asReported) ?? null;
  return {
    factor,
    outcome,
    direction,
    asReported,
    label,
    subgroup,
    levels,
    estimate,
    hasPassage: true,
  };
}

/** A finding as a form: what it is about, its groups, its estimate and test. */
export function FindingForm(props: FindingFormProps) {
  const { finding: given, studies = [], selected, others = [], onClose } = props;
  const { t } = useTranslation();
  const { findings } = useStores();
  const [study, setStudy] = useState(props.study);
  const [finding, setFinding] = useState(given);
  const [draft, setDraft] = useState<Draft>(given === null ? NEW : draftOf(given));
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const save = async () => {
    const { hasPassage, ...said } = draft;
    const wish: FindingWish = {
      ...said,
      levels: draft.levels.map((level) => ({ ...level })),
      ...passageWish(selected, hasPassage),
    };
    const { add, change } = findings.getState();
    if (finding === null ? await add(study, wish) : await change(finding, wish)) onClose();
  };
  const become = (other: Finding | null) => {
    setFinding(other);
    setDraft((before) => (other === null ? { ...NEW, hasPassage: before.hasPassage } : draftOf(other)));
  };
  const choices = others.filter((other) => other.study === study);
  const remove = async () => {
    if (finding !== null && (await findings.getState().remove(finding.id))) onClose();
  };
  return (
    <Overlay
      title={t(finding === null ? 'findings.add' : 'findings.change')}
      open
      wide
      onClose={onClose}
      feet={
        <>
          {finding !== null && (
            <Button kind="quiet" onPress={() => void remove()}>
              <Trash2 aria-hidden="true" /> {t('findings.remove')}
            </Button>
          )}
          <span style={{ flex: 1 }} />
          <Button kind="main" isDisabled={draft.label.trim() === ''} onPress={() => void save()}>
            {t('findings.save')}
          </Button>
        </>
      }
    >
      <form
        className="finding-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.label.trim() !== '') void save();
        }}
      >
        {studies.length > 1 && (
          <Choice
            label={t('findings.ofStudy')}
            labelShown
            value={study}
            options={studies.map(({ id, label }) => ({ value: id, label }))}
            onChoose={(id) => {
              setStudy(id);
              // What was filled in stays, but a finding of the other study cannot become one of this.
              if (finding !== null) become(null);
            }}
          />
        )}
        {choices.length > 0 && (
          <Choice
            label={t('findings.belongsTo')}
            labelShown
            value={finding?.id ?? ''}
            options={[
              { value: '', label: t('findings.newOne') },
              ...choices.map(({ id, label, subgroup }) => ({
                value: id,
                label: [label, subgroup].filter((part) => part !== '').join(', '),
              })),
            ]}
            onChoose={(id) => become(choices.find((one) => one.id === id) ?? null)}
          />
        )}
        <PassageField
          quote={(selected ?? finding?.passage)?.quote ?? null}
          isKept={draft.hasPassage}
          onKeep={(hasPassage) => set({ hasPassage })}
        />
        <AboutFields draft={draft} onChange={set} />
        <LevelFields levels={draft.levels} onChange={(levels) => set({ levels })} />
        <EstimateFields estimate={draft.estimate} onChange={(estimate) => set({ estimate })} />
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Overlay>
  );
}

/** What is asked of the engine for the passage: the selected words, none, or nothing where it stays as it is. */
function passageWish(
  selected: SelectedWords | undefined,
  isKept: boolean,
): Pick<FindingWish, 'document' | 'passage'> {
  if (!isKept) return { passage: null };
  if (selected === undefined) return {};
  const { document, start, end } = selected;
  return { document, passage: { start, end } };
}

type PassageProps = {
  readonly quote: string | null;
  readonly isKept: boolean;
  readonly onKeep: (isKept: boolean) => void;
};

/** The words that a finding rests on, which can be taken from it. */
function PassageField({ quote, isKept, onKeep }: PassageProps) {
  const { t } = useTranslation();
  if (quote === null) return null;
  return (
    <section className="finding-passage" aria-label={t('findings.passage')}>
      {isKept && <p className="quote">“{quote}”</p>}
      <label className="tick">
        <input type="checkbox" checked={isKept} onChange={(event) => onKeep(event.target.checked)} />
        {t('findings.withPassage')}
      </label>
    </section>
  );
}

type AboutProps = { readonly draft: Draft; readonly onChange: (patch: Partial<Draft>) => void };

function AboutFields({ draft, onChange }: AboutProps) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const { factors, directions, outcomes } = findingDimensions(codebook);
  const none = t('code.notSaid');
  return (
    <>
      <div className="form-row">
        <label className="labelled">
          {t('findings.label')}
          <input
            className="field"
            // biome-ignore lint/a11y/noAutofocus: the form is opened to be filled in
            autoFocus
            value={draft.label}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        </label>
        <label className="labelled">
          {t('findings.subgroup')}
          <input
            className="field"
            value={draft.subgroup}
            onChange={(event) => onChange({ subgroup: event.target.value })}
          />
        </label>
      </div>
      <div className="form-row">
        {factors !== undefined && (
          <Choice
            label={factors.label}
            labelShown
            value={draft.factor}
            options={codeOptions(factors, t('findings.noCode'))}
            onChoose={(factor) => onChange({ factor })}
          />
        )}
        {outcomes !== undefined && (
          <Choice
            label={outcomes.label}
            labelShown
            value={draft.outcome}
            options={codeOptions(outcomes, none, factors?.outcomes)}
            onChoose={(outcome) => onChange({ outcome })}
          />
        )}
        {directions !== undefined && (
          <Choice
            label={directions.label}
            labelShown
            value={draft.direction ?? ''}
            options={codeOptions(directions, none)}
            onChoose={(direction) => onChange({ direction: direction || null })}
          />
        )}
        {directions !== undefined && (
          <Choice
            label={t('code.asReported')}
            labelShown
            value={draft.asReported ?? ''}
            options={[
              { value: '', label: none },
              ...AS_REPORTED.map((told) => ({ value: told, label: t(`code.${told}`) })),
            ]}
            onChoose={(told) => onChange({ asReported: AS_REPORTED.find((one) => one === told) ?? null })}
          />
        )}
      </div>
    </>
  );
}

type LevelProps = {
  readonly levels: readonly FindingLevel[];
  readonly onChange: (levels: readonly FindingLevel[]) => void;
};

const FIGURES = ['n', 'events', 'percent'] as const;

function LevelFields({ levels, onChange }: LevelProps) {
  const { t } = useTranslation();
  const change = (at: number, patch: Partial<FindingLevel>) =>
    onChange(levels.map((level, i) => (i === at ? { ...level, ...patch } : level)));
  const field = (name: string, at: number) => t('findings.levelField', { field: name, number: at + 1 });
  return (
    <section>
      {levels.length > 0 && (
        <table>
          <thead>
            <tr className="small muted">
              <th scope="col">{t('findings.level')}</th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col">
                  {t(`findings.${figure}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {levels.map((level, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a group is known by its place alone
              <tr key={at}>
                <td style={{ width: '46%' }}>
                  <input
                    className="field"
                    aria-label={field(t('findings.level'), at)}
                    value={level.label}
                    onChange={(event) => change(at, { label: event.target.value })}
                  />
                </td>
                {FIGURES.map((figure) => (
                  <td key={figure}>
                    <NumberField
                      label={field(t(`findings.${figure}`), at)}
                      value={level[figure]}
                      onChange={(value) => change(at, { [figure]: value })}
                    />
                  </td>
                ))}
                <td>
                  <IconButton
                    small
                    label={t('findings.removeLevel', { number: at + 1 })}
                    onPress={() => onChange(levels.filter((_, i) => i !== at))}
                  >
                    <X />
                  </IconButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        size="small"
        kind="quiet"
        onPress={() => onChange([...levels, { label: '', n: null, events: null, percent: null }])}
      >
        <Plus aria-hidden="true" /> {t('findings.addLevel')}
      </Button>
    </section>
  );
}
