import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { Button } from '../../components/Button.tsx';
import { CodingName } from '../../components/CodeName.tsx';
import { Direction } from '../../components/Direction.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PassageQuotes } from '../../components/PassageQuotes.tsx';
import type { CellDetail, CellPlace, Matrix } from '../../stores/matrix.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { codeLabel, signOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';
import { Pane } from '../parts/Pane.tsx';

export type CellPaneProps = {
  readonly codebook: Codebook;
  readonly cell: CellPlace;
  /** Whether two choices of studies are compared; the pane then tells which one it shows. */
  readonly isCompared: boolean;
  readonly onClose: () => void;
};

/** What stands behind one cell: its studies, their codings, and the quotes, each opening the document at its place. */
export function CellPane({ codebook, cell, isCompared, onClose }: CellPaneProps) {
  const { t } = useTranslation();
  const { detail, matrix, against, side, showSide, refresh } = useFeature('matrix', (state) => state);
  const counting = known(side === 'a' ? matrix : against);
  const label = (axis: 'rows' | 'columns', id: string) =>
    counting?.[axis].find((entry) => entry.id === id)?.label ?? id;
  const counted = counting?.cells.find(({ row, column }) => row === cell.row && column === cell.column);
  return (
    <Pane
      label={t('matrix.cell')}
      onClose={onClose}
      head={
        <div className="reference-head">
          <h2>
            {label('rows', cell.row)} × {label('columns', cell.column)}
          </h2>
          {isCompared && (
            <fieldset className="sides">
              <legend className="small">{t('matrixWork.side')}</legend>
              {(['a', 'b'] as const).map((one) => (
                <Button key={one} size="small" pressed={side === one} onPress={() => void showSide(one)}>
                  {t(`matrixWork.sides.${one}`)}
                </Button>
              ))}
            </fieldset>
          )}
          {counted !== undefined && <CellSummary cell={counted} codebook={codebook} />}
        </div>
      }
    >
      <Loaded of={detail} onRetry={() => void refresh()}>
        {(value) => (
          <div className="cell-studies">
            {value.studies.map((study) => (
              <StudyInCell key={study.id} study={study} codebook={codebook} />
            ))}
            {value.studies.length === 0 && <p className="muted">{t('matrix.noStudies')}</p>}
          </div>
        )}
      </Loaded>
      {counted !== undefined && counted.n === 0 && <Judgement cell={cell} reason={counted.reason} />}
    </Pane>
  );
}

function CellSummary({
  cell,
  codebook,
}: {
  readonly cell: Matrix['cells'][number];
  readonly codebook: Codebook;
}) {
  const { t } = useTranslation();
  const dimension = codebook.dimensions.find(({ role }) => role === 'direction')?.id ?? 'direction';
  const bases = Object.entries(cell.byBasis).filter(([, n]) => n > 0);
  return (
    <>
      <p className="numeral">
        {t(`matrix.state.${cell.state}`, { count: cell.n, undecided: cell.undecided })}
      </p>
      {Object.keys(cell.directions).length > 0 && (
        <p className="cell-summary numeral">
          {Object.entries(cell.directions)
            .filter(([, n]) => n > 0)
            .map(([direction, n]) => (
              <span key={direction}>
                <Direction sign={signOf(codebook, direction)} /> {codeLabel(codebook, dimension, direction)}{' '}
                {n}
              </span>
            ))}
        </p>
      )}
      {bases.length > 0 && (
        <p className="small numeral">
          {bases.map(([basis, n]) => `${t(`basis.${basis}`)} ${n}`).join(' · ')}
        </p>
      )}
    </>
  );
}

type StudyInCellProps = { readonly study: CellDetail['studies'][number]; readonly codebook: Codebook };

function StudyInCell({ study, codebook }: StudyInCellProps) {
  return (
    <section className="cell-study">
      <h3>
        <a href={hashOf({ screen: 'code', study: study.id })}>{study.label}</a>
      </h3>
      <p className="small muted">
        {study.references.map(({ id, citationKey }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <a href={hashOf({ screen: 'library', query: '', reference: id })}>{citationKey}</a>
          </span>
        ))}
      </p>
      {study.codings.map((coding) => (
        <div key={coding.id} className="cell-coding">
          <CodingName codebook={codebook} coding={coding} />
          {coding.note !== '' && <p className="small">{coding.note}</p>}
          <PassageQuotes passages={coding.passages} />
        </div>
      ))}
    </section>
  );
}

function Judgement({ cell, reason }: { readonly cell: CellPlace; readonly reason: string }) {
  const { t } = useTranslation();
  const judge = useFeature('matrix', (state) => state.judge);
  const [draft, setDraft] = useState('');
  if (reason !== '')
    return (
      <div className="judgement">
        <p>{t('matrix.judged', { reason })}</p>
        <Button size="small" onPress={() => void judge(cell, '')}>
          {t('matrix.withdraw')}
        </Button>
      </div>
    );
  return (
    <form
      className="judgement"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() !== '') void judge(cell, draft.trim());
      }}
    >
      <label className="labelled">
        {t('matrix.judgeLabel')}
        <textarea
          className="field"
          rows={2}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
        />
      </label>
      <Button type="submit" size="small" isDisabled={draft.trim() === ''}>
        {t('matrix.judge')}
      </Button>
    </form>
  );
}
