import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/contract/fault.ts';
import type { Dimension } from '../../../shared/model/codebook.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import type { CodesPreview } from '../../stores/import.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

type CodeSheetProps = {
  readonly file: number;
  /** What the file is called: several may wait for their answers. */
  readonly name: string;
  readonly codes: CodesPreview;
  readonly fault: Fault | undefined;
};

/** A map with codes of its own, before it is imported: what each dimension and code becomes, to be changed or left out. */
export function CodeSheet({ file, name, codes, fault }: CodeSheetProps) {
  const { t } = useTranslation();
  const { codebook } = useStores();
  const takeCodes = useFeature('import', (state) => state.takeCodes);
  const ours = useFeature('codebook', (state) => known(state.codebook)?.dimensions) ?? [];
  useEffect(() => {
    if (known(codebook.getState().codebook) === undefined) void codebook.getState().refresh();
  }, [codebook]);
  const { references, title, remembered, dimensions, unexplained } = codes;
  return (
    <form
      className="explain-sheet"
      aria-label={`${t('fileCodes.title')} ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void takeCodes(file);
      }}
    >
      <h4>{t('fileCodes.title')}</h4>
      <p>{t('fileCodes.intro', { count: references, title })}</p>
      {remembered && <p>{t('fileCodes.remembered')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="column-table" tabIndex={0} aria-label={`${t('fileCodes.list')}: ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('fileCodes.dimension')}</th>
              <th scope="col">{t('fileCodes.codings')}</th>
              <th scope="col">{t('fileCodes.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map((dimension) => (
              <DimensionRows key={dimension.id} file={file} dimension={dimension} ours={ours} />
            ))}
          </tbody>
        </table>
      </section>
      {unexplained.length > 0 && (
        <p>
          {t('fileCodes.unexplained', {
            count: unexplained.length,
            numbers: unexplained.map(({ number, codings }) => `${number ?? '?'} (${codings})`).join(', '),
          })}
        </p>
      )}
      {fault !== undefined && <p role="alert">{inOwnWords(fault.message)}</p>}
      <p className="small muted">{t('fileCodes.undo')}</p>
      <div className="paste-acts">
        <Button kind="main" type="submit">
          {t('fileCodes.take', { count: references })}
        </Button>
      </div>
    </form>
  );
}

type DimensionRowsProps = {
  readonly file: number;
  readonly dimension: CodesPreview['dimensions'][number];
  readonly ours: readonly Dimension[];
};

/** One dimension of the file, and its codes where they are looked at. */
function DimensionRows({ file, dimension, ours }: DimensionRowsProps) {
  const { t } = useTranslation();
  const choose = useFeature('import', (state) => state.choose);
  const [isOpen, setOpen] = useState(false);
  const { id, label, codings, becomes, codes } = dimension;
  const target = ours.find((each) => each.id === becomes);
  const fresh = codes.filter((code) => code.becomes === 'new').length;
  return (
    <>
      <tr>
        <th scope="row">
          {label}
          <Button size="small" kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t('fileCodes.codes', { count: codes.length, fresh })}
          </Button>
        </th>
        <td className="numeral">{codings}</td>
        <td>
          <Choice
            small
            label={t('fileCodes.becomesOf', { name: label })}
            value={becomes}
            options={[
              { value: 'new', label: t('fileCodes.newDimension') },
              { value: 'ignore', label: t('fileCodes.ignore') },
              ...ours.map((each) => ({ value: each.id, label: each.label })),
            ]}
            onChoose={(to) => void choose(file, { from: id, to })}
          />
        </td>
      </tr>
      {isOpen &&
        codes.map((code) => (
          <tr key={code.id} className="code-row">
            <th scope="row">{code.label}</th>
            <td className="numeral">{code.group ? t('fileCodes.heading') : code.codings}</td>
            <td>
              <Choice
                small
                label={t('fileCodes.becomesOf', { name: code.label })}
                value={code.becomes}
                options={[
                  { value: 'new', label: t('fileCodes.newCode') },
                  { value: 'ignore', label: t('fileCodes.ignore') },
                  ...(target?.codes ?? []).map((each) => ({
                    value: `${becomes}:${each.id}`,
                    label: each.label,
                  })),
                ]}
                onChoose={(to) => void choose(file, { from: `${id}:${code.id}`, to })}
              />
            </td>
          </tr>
        ))}
    </>
  );
}
