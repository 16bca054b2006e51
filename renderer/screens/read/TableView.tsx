import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../stores/reading.ts';
import { cutBlock, type Marks } from '../../stores/text-marks.ts';
import { headingPlaces } from '../../values/table-headings.ts';

type Table = Reading['tables'][number];

export type TableViewProps = {
  readonly table: Table;
  /** The text of the whole document. */
  readonly text: string;
  readonly marks: Marks;
  readonly captioned: boolean;
  /** Where findings are taken from it. */
  readonly entry: string;
};

/** A table of the document as a table, each cell and heading keeping its place in the text. */
export function TableView({ table, text, marks, captioned, entry }: TableViewProps) {
  const { t } = useTranslation();
  const depth = Math.max(1, ...table.rows.map(({ path }) => path.length));
  const width = Math.max(0, ...table.rows.map(({ cells }) => cells.length));
  const places = useMemo(() => headingPlaces(text, table), [text, table]);
  const name = [table.label, table.caption].filter(Boolean).join('. ') || t('read.table');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section className="table-frame" tabIndex={0} aria-label={name}>
      <table>
        <caption className={captioned ? 'visually-hidden' : undefined}>{name}</caption>
        <thead>
          {table.header.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: header rows never change order
            <tr key={index}>
              {row.map((heading, column) =>
                heading === '' ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change order
                  <td key={column} />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change order
                  <th key={column} scope="col">
                    <Heading words={heading} place={places.header[index]?.[column]} />
                  </th>
                ),
              )}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.flatMap((row, index) => {
            const before = table.rows[index - 1]?.path ?? [];
            const opened = row.path.slice(0, -1).map((heading, level) => ({ heading, level }));
            const fresh = opened.filter(
              ({ level }) =>
                row.path.slice(0, level + 1).join('\0') !== before.slice(0, level + 1).join('\0'),
            );
            return [
              ...fresh.map(({ heading, level }) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows never change order
                <tr key={`${index}-${level}`} className="table-section" data-level={level}>
                  <th scope="rowgroup" colSpan={width + 1}>
                    <Heading words={heading} place={places.rows[index]?.[level]} />
                  </th>
                </tr>
              )),
              // biome-ignore lint/suspicious/noArrayIndexKey: rows never change order
              <tr key={index} data-depth={Math.min(row.path.length, depth)}>
                {row.path.length === 0 ? (
                  <td />
                ) : (
                  <th scope="row" style={{ paddingLeft: `${row.path.length * 10}px` }}>
                    <Heading words={row.path.at(-1) ?? ''} place={places.rows[index]?.at(-1)} />
                  </th>
                )}
                {row.cells.map((cell) => (
                  <TableCell key={cell.start} cell={cell} marks={marks} />
                ))}
              </tr>,
            ];
          })}
        </tbody>
      </table>
      <p className="table-acts">
        <a href={entry} aria-label={t('findings.takeFrom', { table: name })}>
          {t('findings.takeAll')}
        </a>
      </p>
    </section>
  );
}

type HeadingProps = { readonly words: string; readonly place: number | null | undefined };

function Heading({ words, place }: HeadingProps) {
  return typeof place === 'number' ? <span data-start={place}>{words}</span> : words;
}

function TableCell({
  cell,
  marks,
}: {
  readonly cell: Table['rows'][number]['cells'][number];
  readonly marks: Marks;
}) {
  const isSpot = cell.end > cell.start && cutBlock(cell, marks).some((segment) => segment.isSpot);
  return (
    <td className="numeral">
      <span data-start={cell.start} {...(isSpot ? { 'data-spot': '' } : {})}>
        {cell.text}
      </span>
    </td>
  );
}
