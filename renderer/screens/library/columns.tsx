import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
import { FileText, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { VerdictChip } from '../../components/VerdictChip.tsx';
import { t } from '../../language/language.ts';
import type { ReferenceRow, ReferenceSort } from '../../stores/references.ts';

/** The table's features in use: sorting and paging are the engine's, so only visibility and order are left. */
export const TABLE_FEATURES = tableFeatures({ columnVisibilityFeature, columnOrderingFeature });

/** Width in CSS grid terms, and the sort the engine offers for a column. */
export type ColumnLook = {
  readonly width: string;
  /** CSS pixels below which the column is of no use. */
  readonly least: number;
  readonly sort?: ReferenceSort;
  readonly numeric?: boolean;
};

export const COLUMN_LOOKS: Readonly<Record<string, ColumnLook>> = {
  authors: { width: 'minmax(110px, 2.2fr)', least: 110, sort: 'author' },
  year: { width: '58px', least: 58, sort: 'year', numeric: true },
  title: { width: 'minmax(200px, 5fr)', least: 260, sort: 'title' },
  container: { width: 'minmax(90px, 1.8fr)', least: 130 },
  type: { width: 'minmax(80px, 0.9fr)', least: 90, sort: 'type' },
  cited: { width: '58px', least: 58, sort: 'cited', numeric: true },
  codings: { width: '72px', least: 72, sort: 'codings', numeric: true },
  verdict: { width: '96px', least: 96 },
  tags: { width: 'minmax(80px, 1fr)', least: 80 },
};

/** What gives way first where the table is narrow. */
const GIVES_WAY = ['tags', 'type', 'container', 'cited', 'codings', 'authors'];
const BESIDE_COLUMNS = 56;

/** What the person chose of the columns, as far as it matters for whether they fit. */
export type Arrangement = {
  readonly order: readonly string[];
  readonly shown: ReadonlySet<string>;
  readonly widths: Readonly<Record<string, number>>;
};

/** The columns of those chosen that fit a width in CSS pixels, in their order. */
export function fittingColumns({ order, shown, widths }: Arrangement, width: number): readonly string[] {
  const names = order.filter((name) => shown.has(name));
  const needed = (fitting: readonly string[]) =>
    fitting.reduce((sum, name) => sum + (widths[name] ?? COLUMN_LOOKS[name]?.least ?? 0), BESIDE_COLUMNS);
  return GIVES_WAY.reduce(
    (fitting, name) => (needed(fitting) > width ? fitting.filter((other) => other !== name) : fitting),
    names,
  );
}

/** Columns hidden until asked for. */
export const HIDDEN_AT_FIRST = ['type', 'tags'];

const column = createColumnHelper<typeof TABLE_FEATURES, ReferenceRow>();

/** The columns of the library table, in order. */
export const COLUMNS = column.columns(Object.keys(COLUMN_LOOKS).map((id) => column.display({ id })));

/** What stands in a column of a row. */
export function cellOf(name: string, row: ReferenceRow): ReactNode {
  switch (name) {
    case 'authors':
      return row.authors || <Missing what="author" />;
    case 'year':
      return row.year ?? <Missing what="issued" />;
    case 'title':
      return <Title row={row} />;
    case 'container':
      return <span className="muted">{row.container}</span>;
    case 'type':
      return <span className="muted">{t(`type.${row.type}`, { defaultValue: row.type })}</span>;
    case 'cited':
      return <Count n={row.cited} />;
    case 'codings':
      return <Count n={row.codings} />;
    case 'verdict':
      return <VerdictChip verdict={row.verdict} />;
    default:
      return row.tags.map((tag) => (
        <span key={tag} className="chip">
          {tag}
        </span>
      ));
  }
}

function Title({ row }: { readonly row: ReferenceRow }) {
  return (
    <span className="title-cell">
      <span className="title-words">{row.title || <Missing what="title" />}</span>
      {row.documents > 0 && (
        <FileText role="img" aria-label={t('library.hasDocument')} className="row-icon" />
      )}
      {row.problems > 0 && (
        <TriangleAlert
          role="img"
          aria-label={t('library.hasProblems', { count: row.problems })}
          className="row-icon"
          data-tone="warning"
        />
      )}
    </span>
  );
}

function Count({ n }: { readonly n: number }) {
  return n === 0 ? <span className="muted">0</span> : n;
}

function Missing({ what }: { readonly what: string }) {
  return (
    <span className="missing">{t('library.missing', { what: t(`field.${what}`).toLocaleLowerCase() })}</span>
  );
}
