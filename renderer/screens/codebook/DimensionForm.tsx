import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook, Dimension } from '../../../shared/model/codebook.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import type { CodebookEdit } from '../../stores/codebook-editor.ts';
import { useStores } from '../../stores/use-stores.ts';
import { freshId } from '../../values/codebook-draft.ts';
import { SaveActs } from './SaveActs.tsx';
import { NewId, ShortText } from './TextFields.tsx';
import { useBroughtUp } from './use-brought-up.ts';
import { useConsidered } from './use-considered.ts';

type DimensionFormProps = {
  readonly codebook: Codebook;
  readonly dimension: Dimension;
  readonly onDone: (name: string | null) => void;
};

/** A dimension: how many codes it takes, what qualifies it, and the acts on the whole of it. */
export function DimensionForm({ codebook, dimension, onDone }: DimensionFormProps) {
  const { t } = useTranslation();
  const { codebookEditor } = useStores();
  const before = {
    label: dimension.label,
    choice: dimension.choice as string,
    role: (dimension.role ?? '') as string,
    qualifiers: dimension.qualifiers ?? [],
  };
  const [draft, setDraft] = useState(before);
  const [structure, setStructure] = useState<CodebookEdit | null>(null);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const change: CodebookEdit = {
    kind: 'dimension.change',
    dimension: dimension.id,
    fields: {
      label: draft.label.trim(),
      choice: draft.choice as 'single' | 'multiple',
      role: draft.role === '' ? null : (draft.role as 'direction' | 'outcome'),
      qualifiers: [...draft.qualifiers],
    },
  };
  useConsidered(structure ?? (isChanged ? change : null));
  const possible = codebook.dimensions.filter(
    (one) => one.id !== dimension.id && (one.qualifiers ?? []).length === 0,
  );
  return (
    <form
      className="stack"
      aria-label={dimension.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void codebookEditor.getState().perform(change);
      }}
    >
      <h2>
        {dimension.label} <span className="small muted">{dimension.id}</span>
      </h2>
      <ShortText
        label={t('codebook.label')}
        value={draft.label}
        onChange={(label) => setDraft({ ...draft, label })}
      />
      <div className="form-pair">
        <Choice
          label={t('codebook.choice')}
          labelShown
          value={draft.choice}
          options={(['single', 'multiple'] as const).map((value) => ({
            value,
            label: t(`codebook.choices.${value}`),
          }))}
          onChoose={(choice) => setDraft({ ...draft, choice })}
        />
        <Choice
          label={t('codebook.role')}
          labelShown
          value={draft.role}
          options={[
            { value: '', label: t('codebook.roles.none') },
            ...(['direction', 'outcome'] as const).map((value) => ({
              value,
              label: t(`codebook.roles.${value}`),
            })),
          ]}
          onChoose={(role) => setDraft({ ...draft, role })}
        />
      </div>
      {possible.length > 0 && (
        <fieldset className="structure">
          <legend>{t('codebook.qualifiers')}</legend>
          {possible.map(({ id, label }) => (
            <label key={id} className="tick">
              <input
                type="checkbox"
                checked={draft.qualifiers.includes(id)}
                onChange={(event) =>
                  setDraft({
                    ...draft,
                    qualifiers: event.target.checked
                      ? [...draft.qualifiers, id]
                      : draft.qualifiers.filter((one) => one !== id),
                  })
                }
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <SaveActs
        isChanged={isChanged}
        isComplete={draft.label.trim() !== ''}
        onRevert={() => setDraft(before)}
      />
      <DimensionStructure
        codebook={codebook}
        dimension={dimension}
        edit={structure}
        onEdit={setStructure}
        onDone={onDone}
      />
    </form>
  );
}

type StructureProps = DimensionFormProps & {
  readonly edit: CodebookEdit | null;
  readonly onEdit: (edit: CodebookEdit | null) => void;
};

function DimensionStructure({ codebook, dimension, edit, onEdit, onDone }: StructureProps) {
  const { t } = useTranslation();
  const { codebookEditor } = useStores();
  const at = codebook.dimensions.findIndex(({ id }) => id === dimension.id);
  const others = codebook.dimensions.filter(({ id }) => id !== dimension.id);
  const acts = ['rename', 'split', 'merge', dimension.retired ? 'restore' : 'retire', 'remove'] as const;
  const begin = (name: (typeof acts)[number]): CodebookEdit | null => {
    const own = { dimension: dimension.id };
    if (name === 'rename') return { kind: 'dimension.rename', ...own, to: dimension.id };
    if (name === 'merge') return others[0] ? { kind: 'dimension.merge', ...own, into: others[0].id } : null;
    if (name === 'split') return { kind: 'dimension.split', ...own, into: { id: '', label: '' }, codes: [] };
    return { kind: `dimension.${name}`, ...own };
  };
  const perform = async (made: CodebookEdit, name: string | null) => {
    if (!(await codebookEditor.getState().perform(made))) return;
    onEdit(null);
    onDone(name);
  };
  const move = (to: number) =>
    void perform({ kind: 'dimension.move', dimension: dimension.id, at: to }, dimension.id);
  const fields = useBroughtUp<HTMLFieldSetElement>(edit?.kind ?? '');
  return (
    <fieldset className="structure" ref={fields}>
      <legend>{t('codebook.act')}</legend>
      <div className="form-acts">
        {acts.map((name) => (
          <Button
            key={name}
            size="small"
            pressed={edit?.kind === `dimension.${name}`}
            onPress={() => onEdit(edit?.kind === `dimension.${name}` ? null : begin(name))}
          >
            {t(`codebook.acts.${name}`)}
          </Button>
        ))}
        <IconButton small label={t('codebook.up')} isDisabled={at <= 0} onPress={() => move(at - 1)}>
          <ArrowUp />
        </IconButton>
        <IconButton
          small
          label={t('codebook.down')}
          isDisabled={at === others.length}
          onPress={() => move(at + 1)}
        >
          <ArrowDown />
        </IconButton>
      </div>
      {edit?.kind === 'dimension.rename' && (
        <NewId value={edit.to} onChange={(to) => onEdit({ ...edit, to })} />
      )}
      {edit?.kind === 'dimension.merge' && (
        <Choice
          label={t('codebook.mergeInto')}
          labelShown
          value={edit.into}
          options={others.map(({ id, label }) => ({ value: id, label }))}
          onChoose={(into) => onEdit({ ...edit, into })}
        />
      )}
      {edit?.kind === 'dimension.split' && (
        <>
          <ShortText
            label={t('codebook.newDimension')}
            value={edit.into.label}
            onChange={(label) =>
              onEdit({
                ...edit,
                into: {
                  label,
                  id: freshId(
                    label,
                    codebook.dimensions.map(({ id }) => id),
                  ),
                },
              })
            }
          />
          <fieldset className="structure">
            <legend>{t('codebook.partsOfDimension')}</legend>
            {dimension.codes
              .filter((code) => !code.exclusive)
              .map(({ id, label }) => (
                <label key={id} className="tick">
                  <input
                    type="checkbox"
                    checked={edit.codes.includes(id)}
                    onChange={(event) =>
                      onEdit({
                        ...edit,
                        codes: event.target.checked
                          ? [...edit.codes, id]
                          : edit.codes.filter((one) => one !== id),
                      })
                    }
                  />
                  {label}
                </label>
              ))}
          </fieldset>
        </>
      )}
      {edit !== null && (
        <div className="form-acts">
          <Button
            kind={edit.kind === 'dimension.remove' ? 'danger' : 'main'}
            onPress={() => void perform(edit, after(edit, dimension.id))}
          >
            {t(`codebook.acts.${edit.kind.slice(10)}`)}
          </Button>
          <Button kind="quiet" onPress={() => onEdit(null)}>
            {t('codebook.cancel')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function after(edit: CodebookEdit, dimension: string): string | null {
  if (edit.kind === 'dimension.rename') return edit.to;
  if (edit.kind === 'dimension.merge') return edit.into;
  if (edit.kind === 'dimension.split') return edit.into.id;
  return edit.kind === 'dimension.remove' ? null : dimension;
}
