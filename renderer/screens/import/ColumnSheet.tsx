import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import type { TablePreview } from '../../stores/import.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { chooseTarget, MAKES_A_REFERENCE } from '../../values/column-targets.ts';

type ColumnSheetProps = {
  readonly file: number;
  /** What the file is called: several may wait for their answers. */
  readonly name: string;
  readonly table: TablePreview;
  readonly targets: readonly string[];
};

/** A table whose headers nobody knows: each column with some of its values, and a list of what it may mean. */
export function ColumnSheet({ file, name, table, targets }: ColumnSheetProps) {
  const { t } = useTranslation();
  const explain = useFeature('import', (state) => state.explain);
  const [chosen, setChosen] = useState<readonly string[]>(table.targets);
  const options = ['keep', 'ignore', ...targets].map((value) => ({
    value,
    label: t(`columns.target.${value}`, { defaultValue: value }),
  }));
  const isEnough = chosen.some((target) => MAKES_A_REFERENCE.has(target));
  return (
    <form
      className="explain-sheet"
      aria-label={`${t('columns.title')} ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isEnough) void explain(file, table, chosen);
      }}
    >
      <h4>{t('columns.title')}</h4>
      <p>
        {table.name !== '' && `${t('columns.sheet', { name: table.name })} `}
        {t('columns.intro', { count: table.rows })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="column-table" tabIndex={0} aria-label={`${t('columns.values')}: ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('columns.values')}</th>
              <th scope="col">{t('columns.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {table.headers.map((header, at) => {
              const column = header.trim() || t('columns.noHeader', { n: at + 1 });
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat; columns never move
                <tr key={at}>
                  <th scope="row">{column}</th>
                  <td>
                    <Samples values={table.samples[at] ?? []} />
                  </td>
                  <td>
                    <Choice
                      small
                      label={t('columns.meaningOf', { header: column })}
                      value={chosen[at] ?? 'keep'}
                      options={options}
                      onChoose={(target) => setChosen(chooseTarget(chosen, at, target))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="small muted">{isEnough ? t('columns.remembered') : t('columns.needed')}</p>
      <div className="paste-acts">
        <Button kind="main" type="submit" isDisabled={!isEnough}>
          {t('columns.read', { count: table.rows })}
        </Button>
      </div>
    </form>
  );
}

function Samples({ values }: { readonly values: readonly string[] }) {
  const { t } = useTranslation();
  if (values.length === 0) return <span className="muted">{t('columns.empty')}</span>;
  return (
    <ul className="column-samples">
      {values.slice(0, 3).map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values may repeat; they never move
        <li key={at}>{value}</li>
      ))}
    </ul>
  );
}
