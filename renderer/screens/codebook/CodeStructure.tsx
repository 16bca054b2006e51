import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code, Codebook, Dimension } from '../../../shared/model/codebook.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import type { CodebookEdit } from '../../stores/codebook-editor.ts';
import { useStores } from '../../stores/use-stores.ts';
import { freshId, linesOf, nameOf } from '../../values/codebook-draft.ts';
import { LongText, NewId } from './TextFields.tsx';
import { useBroughtUp } from './use-brought-up.ts';

type CodeStructureProps = {
  readonly codebook: Codebook;
  readonly dimension: Dimension;
  readonly code: Code;
  readonly edit: CodebookEdit | null;
  readonly onEdit: (edit: CodebookEdit | null) => void;
  readonly onDone: (name: string | null) => void;
};

type ActName = 'rename' | 'move' | 'merge' | 'split' | 'retire' | 'restore' | 'remove';

/** The acts that change where a code stands: each is looked at before it is done. */
export function CodeStructure({ codebook, dimension, code, edit, onEdit, onDone }: CodeStructureProps) {
  const { t } = useTranslation();
  const { codebookEditor } = useStores();
  const [act, setAct] = useState<ActName | ''>('');
  const fields = useBroughtUp<HTMLFieldSetElement>(act === '' ? '' : `${act} ${edit !== null}`);
  const place = { dimension: dimension.id, code: code.id };
  const others = dimension.codes.filter((one) => one.id !== code.id);
  const acts: readonly ActName[] = [
    'rename',
    'move',
    ...(code.group ? [] : (['merge', 'split'] as const)),
    code.retired ? 'restore' : 'retire',
    'remove',
  ];
  const begin = (name: ActName | '') => {
    setAct(name);
    onEdit(first(name, dimension, code));
  };
  const perform = async (made: CodebookEdit, name: string | null) => {
    if (!(await codebookEditor.getState().perform(made))) return;
    begin('');
    onDone(name);
  };
  return (
    <fieldset className="structure" ref={fields}>
      <legend>{t('codebook.act')}</legend>
      <div className="form-acts">
        {acts.map((name) => (
          <Button
            key={name}
            size="small"
            pressed={act === name}
            onPress={() => begin(act === name ? '' : name)}
          >
            {t(`codebook.acts.${name}`)}
          </Button>
        ))}
        <Steps
          dimension={dimension}
          code={code}
          onStep={(made) => void perform(made, nameOf(dimension.id, code.id))}
        />
      </div>
      {edit?.kind === 'code.rename' && <NewId value={edit.to} onChange={(to) => onEdit({ ...edit, to })} />}
      {edit?.kind === 'code.move' && (
        <div className="form-pair">
          <Choice
            label={t('codebook.toDimension')}
            labelShown
            value={edit.to.dimension}
            options={codebook.dimensions.map(({ id, label }) => ({ value: id, label }))}
            onChoose={(to) => onEdit({ ...edit, to: { dimension: to, parent: null } })}
          />
          <Choice
            label={t('codebook.under')}
            labelShown
            value={edit.to.parent ?? ''}
            options={[
              { value: '', label: t('codebook.onTop') },
              ...(codebook.dimensions.find(({ id }) => id === edit.to.dimension)?.codes ?? [])
                .filter((one) => one.id !== code.id || edit.to.dimension !== dimension.id)
                .map(({ id, label }) => ({ value: id, label })),
            ]}
            onChoose={(parent) => onEdit({ ...edit, to: { ...edit.to, parent: parent || null } })}
          />
        </div>
      )}
      {edit?.kind === 'code.merge' && (
        <Choice
          label={t('codebook.mergeInto')}
          labelShown
          value={edit.into}
          options={others.filter((one) => !one.group).map(({ id, label }) => ({ value: id, label }))}
          onChoose={(into) => onEdit({ ...edit, into })}
        />
      )}
      {act === 'split' && <SplitParts dimension={dimension} code={code} onEdit={onEdit} />}
      {edit !== null && (
        <div className="form-acts">
          <Button
            kind={edit.kind === 'code.remove' ? 'danger' : 'main'}
            onPress={() => void perform(edit, after(edit, place))}
          >
            {t(`codebook.acts.${edit.kind.slice(5)}`)}
          </Button>
          <Button kind="quiet" onPress={() => begin('')}>
            {t('codebook.cancel')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function first(name: ActName | '', dimension: Dimension, code: Code): CodebookEdit | null {
  const place = { dimension: dimension.id, code: code.id };
  const into = dimension.codes.find((one) => one.id !== code.id && !one.group && !one.exclusive)?.id;
  switch (name) {
    case 'rename':
      return { kind: 'code.rename', ...place, to: code.id };
    case 'move':
      return { kind: 'code.move', ...place, to: { dimension: dimension.id, parent: code.parent ?? null } };
    case 'merge':
      return into === undefined
        ? null
        : { kind: 'code.merge', dimension: dimension.id, codes: [code.id], into };
    case 'retire':
    case 'restore':
    case 'remove':
      return { kind: `code.${name}`, ...place };
    default:
      return null;
  }
}

function after(
  edit: CodebookEdit,
  place: { readonly dimension: string; readonly code: string },
): string | null {
  if (edit.kind === 'code.rename') return nameOf(edit.dimension, edit.to);
  if (edit.kind === 'code.move') return nameOf(edit.to.dimension, edit.code);
  if (edit.kind === 'code.merge') return nameOf(edit.dimension, edit.into);
  if (edit.kind === 'code.remove') return edit.dimension;
  return nameOf(place.dimension, place.code);
}

function SplitParts({ dimension, code, onEdit }: Pick<CodeStructureProps, 'dimension' | 'code' | 'onEdit'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const change = (typed: string) => {
    setText(typed);
    const taken = dimension.codes.map((one) => one.id);
    const into = linesOf(typed).map((label) => {
      const id = freshId(label, taken);
      taken.push(id);
      return { id, label, definition: '', ...(code.pole === undefined ? {} : { pole: code.pole }) };
    });
    onEdit(into.length < 2 ? null : { kind: 'code.split', dimension: dimension.id, code: code.id, into });
  };
  return <LongText label={t('codebook.parts')} value={text} onChange={change} />;
}

/** One place up or down among the codes of the same parent. */
function Steps({
  dimension,
  code,
  onStep,
}: {
  readonly dimension: Dimension;
  readonly code: Code;
  readonly onStep: (edit: CodebookEdit) => void;
}) {
  const { t } = useTranslation();
  const siblings = dimension.codes.filter((one) => one.parent === code.parent);
  const at = siblings.findIndex((one) => one.id === code.id);
  const step = (to: number) => {
    const parent = code.parent ?? null;
    onStep({
      kind: 'code.move',
      dimension: dimension.id,
      code: code.id,
      to: { dimension: dimension.id, parent, at: to },
    });
  };
  return (
    <>
      <IconButton small label={t('codebook.up')} isDisabled={at <= 0} onPress={() => step(at - 1)}>
        <ArrowUp />
      </IconButton>
      <IconButton
        small
        label={t('codebook.down')}
        isDisabled={at === siblings.length - 1}
        onPress={() => step(at + 1)}
      >
        <ArrowDown />
      </IconButton>
    </>
  );
}
