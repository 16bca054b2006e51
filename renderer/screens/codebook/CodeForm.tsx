import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code, Codebook, Dimension } from '../../../shared/model/codebook.ts';
import { Choice } from '../../components/Choice.tsx';
import type { CodebookEdit } from '../../stores/codebook-editor.ts';
import { useStores } from '../../stores/use-stores.ts';
import { linesOf, nameOf } from '../../values/codebook-draft.ts';
import { takesDirection } from '../../values/codebook-reading.ts';
import { CodeStructure } from './CodeStructure.tsx';
import { SaveActs } from './SaveActs.tsx';
import { LongText, ShortText } from './TextFields.tsx';
import { useConsidered } from './use-considered.ts';

type CodeFormProps = {
  readonly codebook: Codebook;
  readonly dimension: Dimension;
  readonly code: Code;
  readonly onDone: (name: string | null) => void;
};

type Draft = {
  readonly label: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly pole: string;
  readonly sign: string;
  readonly group: boolean;
  readonly exclusive: boolean;
  readonly phrases: string;
  readonly against: string;
};

const SIGNS = ['positive', 'negative', 'mixed', 'none', 'unstated'] as const;

/** One code: what it means, and the acts that change where it stands. */
export function CodeForm({ codebook, dimension, code, onDone }: CodeFormProps) {
  const { t } = useTranslation();
  const { codebookEditor } = useStores();
  const before = draftOf(code);
  const [draft, setDraft] = useState(before);
  const [structure, setStructure] = useState<CodebookEdit | null>(null);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const change: CodebookEdit = {
    kind: 'code.change',
    dimension: dimension.id,
    code: code.id,
    fields: fieldsOf(draft, before),
  };
  useConsidered(structure ?? (isChanged ? change : null));
  useEffect(() => {
    const timer = setTimeout(() => {
      void codebookEditor.getState().lookFor(linesOf(draft.phrases), linesOf(draft.against));
    }, 250);
    return () => clearTimeout(timer);
  }, [draft.phrases, draft.against, codebookEditor]);
  const set =
    <K extends keyof Draft>(field: K) =>
    (value: Draft[K]) =>
      setDraft({ ...draft, [field]: value });
  return (
    <form
      className="stack"
      aria-label={code.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void codebookEditor.getState().perform(change);
      }}
    >
      <h2>
        {code.label} <span className="small muted">{nameOf(dimension.id, code.id)}</span>
      </h2>
      <ShortText label={t('codebook.label')} value={draft.label} onChange={set('label')} />
      <LongText label={t('codebook.definition')} value={draft.definition} onChange={set('definition')} />
      <div className="form-pair">
        <LongText label={t('codebook.include')} value={draft.include} onChange={set('include')} />
        <LongText label={t('codebook.exclude')} value={draft.exclude} onChange={set('exclude')} />
      </div>
      {takesDirection(codebook, dimension) && !draft.group && !draft.exclusive && (
        <ShortText
          label={t('codebook.pole')}
          value={draft.pole}
          onChange={set('pole')}
          hint={t('codebook.poleHint')}
        />
      )}
      {dimension.role === 'direction' && (
        <Choice
          label={t('codebook.sign')}
          labelShown
          value={draft.sign}
          options={[
            { value: '', label: t('codebook.signs.none0') },
            ...SIGNS.map((value) => ({ value, label: t(`codebook.signs.${value}`) })),
          ]}
          onChoose={set('sign')}
        />
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.group}
          onChange={(event) => set('group')(event.target.checked)}
        />
        {t('codebook.isHeading')}
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.exclusive}
          onChange={(event) => set('exclusive')(event.target.checked)}
        />
        {t('codebook.isExclusive')}
      </label>
      {!draft.group && (
        <div className="form-pair">
          <LongText
            label={t('codebook.phrases')}
            value={draft.phrases}
            onChange={set('phrases')}
            rows={6}
            hint={t('codebook.phrasesHint')}
          />
          <LongText label={t('codebook.against')} value={draft.against} onChange={set('against')} rows={6} />
        </div>
      )}
      <SaveActs
        isChanged={isChanged}
        isComplete={draft.label.trim() !== ''}
        onRevert={() => setDraft(before)}
      />
      <CodeStructure
        codebook={codebook}
        dimension={dimension}
        code={code}
        edit={structure}
        onEdit={setStructure}
        onDone={onDone}
      />
    </form>
  );
}

function draftOf(code: Code): Draft {
  return {
    label: code.label,
    definition: code.definition,
    include: code.include ?? '',
    exclude: code.exclude ?? '',
    pole: code.pole ?? '',
    sign: code.sign ?? '',
    group: code.group ?? false,
    exclusive: code.exclusive ?? false,
    phrases: (code.phrases ?? []).join('\n'),
    against: (code.against ?? []).join('\n'),
  };
}

function fieldsOf(draft: Draft, before: Draft): Extract<CodebookEdit, { kind: 'code.change' }>['fields'] {
  const whole = {
    label: draft.label.trim(),
    definition: draft.definition,
    include: draft.include,
    exclude: draft.exclude,
    pole: draft.pole,
    sign: (draft.sign === '' ? null : draft.sign) as (typeof SIGNS)[number] | null,
    group: draft.group,
    exclusive: draft.exclusive,
    phrases: [...linesOf(draft.phrases)],
    against: [...linesOf(draft.against)],
  };
  return Object.fromEntries(
    Object.entries(whole).filter(([field]) => draft[field as keyof Draft] !== before[field as keyof Draft]),
  );
}
