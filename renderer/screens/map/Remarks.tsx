import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { useFeature } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** Remarks on cells: a letter in the cell, the words below the map. */
export function Remarks() {
  const { t } = useTranslation();
  const { spec, change } = useFeature('map', (state) => state);
  const matrix = useFeature('map', (state) => known(state.drawing)?.matrix);
  const [place, setPlace] = useState({ row: '', column: '' });
  const [text, setText] = useState('');
  if (spec === null || matrix === undefined) return null;
  const remarks = spec.annotations ?? [];
  const options = (side: 'rows' | 'columns') =>
    matrix[side].filter(({ group }) => !group).map(({ id, label }) => ({ value: id, label }));
  const [rows, columns] = [options('rows'), options('columns')];
  const chosen = (list: typeof rows, id: string) =>
    (list.find(({ value }) => value === id) ?? list[0])?.value;
  const [row, column] = [chosen(rows, place.row), chosen(columns, place.column)];
  const labelOf = (list: typeof rows, id: string) => list.find(({ value }) => value === id)?.label ?? id;
  const canAdd = row !== undefined && column !== undefined && text.trim() !== '';
  const add = () => {
    if (!canAdd) return;
    void change({ annotations: [...remarks, { row, column, text: text.trim() }] });
    setText('');
  };
  return (
    <details className="map-filters">
      <summary>
        {t('mapWork.remarks')} {remarks.length > 0 && <span className="chip numeral">{remarks.length}</span>}
      </summary>
      <ul className="remarks">
        {remarks.map((one) => (
          <li key={`${one.row} ${one.column} ${one.text}`}>
            <b>
              {labelOf(rows, one.row)} × {labelOf(columns, one.column)}
            </b>
            : {one.text}{' '}
            <Button
              kind="quiet"
              size="small"
              aria-label={t('mapWork.removeRemark', { text: one.text })}
              onPress={() => void change({ annotations: remarks.filter((other) => other !== one) })}
            >
              {t('mapWork.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Choice
        label={t('mapWork.remarkRow')}
        labelShown
        value={row ?? ''}
        options={rows}
        onChoose={(value) => setPlace({ ...place, row: value })}
      />
      <Choice
        label={t('mapWork.remarkColumn')}
        labelShown
        value={column ?? ''}
        options={columns}
        onChoose={(value) => setPlace({ ...place, column: value })}
      />
      <label className="labelled">
        {t('mapWork.remark')}
        <textarea
          className="field"
          rows={2}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button size="small" isDisabled={!canAdd} onPress={add}>
        {t('mapWork.addRemark')}
      </Button>
    </details>
  );
}
