import { useTranslation } from 'react-i18next';
import { COLUMN_MEANINGS } from '../../../shared/model/table-mapping.ts';
import { Choice } from '../../components/Choice.tsx';
import type { EntryTable, MappedColumn, Mapping } from '../../stores/finding-entry.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';

/** The table as it was read, with what each column holds above it. */
export function EntryGrid({ entry }: { readonly entry: EntryTable }) {
  const { t } = useTranslation();
  const mapping = useFeature('findingEntry', (state) => state.mapping);
  if (mapping === null) return null;
  const { table } = entry;
  const name =
    [table.label, table.caption].filter(Boolean).join('. ') ||
    t('findings.tableNumber', { number: entry.n + 1 });
  return (
    <section className="entry-table" aria-label={name}>
      <h2>{name}</h2>
      <RowMeaning entry={entry} mapping={mapping} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <section className="table-frame entry-frame" tabIndex={0} aria-label={t('findings.columns')}>
        <table>
          <thead>
            <tr>
              <td />
              {mapping.columns.map((column) => (
                <td key={column.column} data-means={column.means}>
                  <ColumnMeaning column={column} mapping={mapping} />
                </td>
              ))}
            </tr>
            {table.header.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: header rows never change order
              <tr key={index}>
                {row.map((text, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change order
                  <td key={column} className="entry-header">
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </thead>
          <TableRows entry={entry} mapping={mapping} />
        </table>
      </section>
    </section>
  );
}

function TableRows({ entry, mapping }: { readonly entry: EntryTable; readonly mapping: Mapping }) {
  const width = mapping.columns.length;
  return (
    <tbody>
      {entry.table.rows.flatMap((row, index) => {
        const before = entry.table.rows[index - 1]?.path ?? [];
        const shared = row.path.slice(0, -1).findIndex((part, level) => part !== before[level]);
        const fresh =
          shared < 0 ? [] : row.path.slice(shared, -1).map((heading, i) => ({ heading, level: shared + i }));
        return [
          ...fresh.map(({ heading, level }) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never change order
            <tr key={`${index}-${level}`} className="table-section" data-level={level}>
              <th scope="rowgroup" colSpan={width + 1}>
                {heading}
              </th>
            </tr>
          )),
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never change order
          <tr key={index}>
            <th scope="row" style={{ paddingLeft: `${row.path.length * 10}px` }}>
              {row.path.at(-1)}
            </th>
            {mapping.columns.map(({ column, means }) => (
              <td key={column} className="numeral" data-means={means}>
                {row.cells[column]?.text ?? ''}
              </td>
            ))}
          </tr>,
        ];
      })}
    </tbody>
  );
}

function ColumnMeaning({ column, mapping }: { readonly column: MappedColumn; readonly mapping: Mapping }) {
  const { t } = useTranslation();
  const { findingEntry } = useStores();
  const { setColumn } = findingEntry.getState();
  const number = column.column + 1;
  const headings = [...new Set(mapping.columns.map(({ outcome }) => outcome))].filter((one) => one !== '');
  const counts = column.means === 'n' || column.means === 'other';
  return (
    <div className="column-meaning">
      <Choice
        small
        label={t('findings.meaningOf', { column: number })}
        value={column.means}
        options={COLUMN_MEANINGS.map((means) => ({ value: means, label: t(`findings.meaning.${means}`) }))}
        onChoose={(means) => void setColumn(column.column, { means: means as MappedColumn['means'] })}
      />
      {headings.length > 0 && !(counts && column.outcome === '' && column.means === 'other') && (
        <Choice
          small
          label={t('findings.outcomeOf', { column: number })}
          value={column.outcome}
          options={[
            { value: '', label: t('findings.allOutcomes') },
            ...headings.map((one) => ({ value: one, label: one })),
          ]}
          onChoose={(outcome) => void setColumn(column.column, { outcome })}
        />
      )}
    </div>
  );
}

function RowMeaning({ entry, mapping }: { readonly entry: EntryTable; readonly mapping: Mapping }) {
  const { t } = useTranslation();
  const { findingEntry } = useStores();
  const { setRows, setSizes, setArms } = findingEntry.getState();
  const depth = Math.max(1, ...entry.table.rows.map(({ path }) => path.length));
  const groups = new Set(
    mapping.columns.flatMap(({ means, outcome }) => (means === 'other' || outcome === '' ? [] : [outcome])),
  );
  const places = Array.from({ length: depth }, (_, count) => ({
    value: String(count),
    label: t('findings.place', { count }),
  }));
  return (
    <div className="row-meaning">
      <p className="small muted">{t(entry.remembered ? 'findings.remembered' : 'findings.guessed')}</p>
      {depth > 1 && (
        <>
          <Choice
            small
            labelShown
            label={t('findings.levels')}
            value={String(mapping.rows.level)}
            options={places}
            onChoose={(level) => void setRows({ level: Number(level) })}
          />
          <Choice
            small
            labelShown
            label={t('findings.variables')}
            value={String(mapping.rows.variable)}
            options={places}
            onChoose={(variable) => void setRows({ variable: Number(variable) })}
          />
        </>
      )}
      {(mapping.arms || groups.size > 1) && (
        <label className="check">
          <input
            type="checkbox"
            checked={mapping.arms}
            onChange={(event) => void setArms(event.target.checked)}
          />
          {t('findings.arms')}
        </label>
      )}
      {entry.sizesFrom !== '' && (
        <label className="check">
          <input
            type="checkbox"
            checked={mapping.sizes}
            onChange={(event) => void setSizes(event.target.checked)}
          />
          {t('findings.sizes', { table: entry.sizesFrom })}
        </label>
      )}
    </div>
  );
}
