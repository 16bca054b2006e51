import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { FileText, TriangleAlert } from 'lucide-react';
import { VerdictChip } from '../../components/VerdictChip.tsx';
import { t } from '../../language/language.ts';
import type { ReferenceRow, ReferenceSort } from '../../stores/references.ts';

/** The table's features in use: sorting and paging are the engine's, so only visibility is left. */
export const TABLE_FEATURES = tableFeatures({ columnVisibilityFeature });

/** Width in CSS grid terms, and the sort the engine offers for a column. */
export type ColumnLook = {
  readonly width: string;
  readonly sort?: ReferenceSort;
  readonly numeric?: boolean;
};

export const COLUMN_LOOKS: Readonly<Record<string, ColumnLook>> = {
  authors: { width: 'minmax(110px, 2.2fr)', sort: 'author' },
  year: { width: '58px', sort: 'year', numeric: true },
  title: { width: 'minmax(200px, 5fr)', sort: 'title' },
  container: { width: 'minmax(90px, 1.8fr)' },
  type: { width: 'minmax(80px, 0.9fr)', sort: 'type' },
  cited: { width: '58px', sort: 'cited', numeric: true },
  codings: { width: '72px', sort: 'codings', numeric: true },
  verdict: { width: '96px' },
  tags: { width: 'minmax(80px, 1fr)' },
};

/** Columns hidden until asked for. */
export const HIDDEN_AT_FIRST = ['type', 'tags'];

const column = createColumnHelper<typeof TABLE_FEATURES, ReferenceRow>();

/** The columns of the library table, in order. */
export const COLUMNS = column.columns([
  column.accessor('authors', { cell: ({ row }) => row.original.authors || <Missing what="author" /> }),
  column.accessor('year', { cell: ({ row }) => row.original.year ?? <Missing what="issued" /> }),
  column.accessor('title', { cell: ({ row }) => <Title row={row.original} /> }),
  column.accessor('container', {
    cell: ({ row }) => <span className="muted">{row.original.container}</span>,
  }),
  column.accessor('type', {
    cell: ({ row }) => (
      <span className="muted">{t(`type.${row.original.type}`, { defaultValue: row.original.type })}</span>
    ),
  }),
  column.accessor('cited', { cell: ({ row }) => <Count n={row.original.cited} /> }),
  column.accessor('codings', { cell: ({ row }) => <Count n={row.original.codings} /> }),
  column.accessor('verdict', { cell: ({ row }) => <VerdictChip verdict={row.original.verdict} /> }),
  column.accessor('tags', {
    cell: ({ row }) =>
      row.original.tags.map((tag) => (
        <span key={tag} className="chip">
          {tag}
        </span>
      )),
  }),
]);

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
