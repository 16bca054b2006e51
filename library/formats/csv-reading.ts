import type { CslItem } from '../../shared/model/csl.ts';
import type { ColumnMeaning } from './csv-columns.ts';
import { parseDateText } from './date-text.ts';
import { cleanDoi, cleanPages, hyphenateIssn, joinPages } from './identifiers.ts';
import {
  addText,
  finishItem,
  type ItemDraft,
  joinKeywords,
  keepVerbatim,
  setCustom,
  setText,
} from './item-draft.ts';
import { parseNameList } from './person-name.ts';
import { readSource } from './source-text.ts';
import { isFullNames, readCitation } from './table-dialects.ts';
import { withoutEndOfSentence } from './tagged-reading.ts';
import { readType } from './type-names.ts';

/** A column of a table: its header, and what its cells mean; without a meaning they are kept as they are. */
export type TableColumn = {
  readonly header: string;
  readonly meaning: ColumnMeaning | undefined;
  /** The person wants nothing of it. */
  readonly isIgnored?: boolean;
};

/** Reads one row of a table. Cells of columns that mean nothing to CSL are kept in `custom.csv` under their header. */
export function readCsvRow(
  columns: readonly TableColumn[],
  cells: readonly string[],
): { readonly item: CslItem; readonly warnings: readonly string[] } | { readonly reason: string } {
  const draft: ItemDraft = { id: undefined, type: 'document' };
  const pages: { first?: string; last?: string } = {};
  const warnings: string[] = [];
  const sources: string[] = [];
  let type: string | undefined;
  const beyond = [...cells.entries()].filter(([at, cell]) => at >= columns.length && cell.trim() !== '');
  for (const [at, cell] of beyond) keepVerbatim(draft, 'csv', `Column ${at + 1}`, cell.trim());
  for (const [at, { header, meaning, isIgnored }] of fullNamesFirst(columns)) {
    const cell = (cells[at] ?? '').trim();
    if (isIgnored || cell === '' || cell === 'NA' || cell === 'null') continue;
    if (meaning?.kind === 'type') {
      type ??= readType(cell);
      if (readType(cell) === undefined) keepVerbatim(draft, 'csv', header, cell);
    } else if (meaning?.kind === 'firstPage') pages.first = cell;
    else if (meaning?.kind === 'lastPage') pages.last = cell;
    else if (meaning?.kind === 'citation') {
      readCitation(draft, cell);
      keepVerbatim(draft, 'csv', header, cell);
    } else if (meaning?.kind === 'source') {
      // Only what no column of its own says is taken from it.
      sources.push(cell);
    } else if (!meaning || !readCell(draft, meaning, cell)) keepVerbatim(draft, 'csv', header, cell);
  }
  for (const source of sources) readSource(draft, source);
  if (
    Object.keys(draft).every((variable) => variable === 'id' || variable === 'type' || variable === 'custom')
  ) {
    return {
      reason: 'The row has nothing in the columns that make a reference (title, authors, DOI, abstract).',
    };
  }
  if (beyond.length > 0)
    warnings.push('The row has more cells than the header; the last ones were kept under their number.');
  if (draft.page === undefined && (pages.first ?? pages.last) !== undefined)
    draft.page = joinPages(pages.first, pages.last);
  draft.type = settleType(type, draft['container-title']);
  applyCsl(draft);
  return { item: finishItem(draft), warnings };
}

/** OpenAlex and others call an article what CSL has as one in a journal; without a journal it is a preprint. */
function settleType(type: string | undefined, container: unknown): string {
  if (typeof container !== 'string') return type ?? 'document';
  if (type === undefined) return 'article-journal';
  return type === 'article' && !/rxiv|ssrn|preprint|research square|zenodo/i.test(container)
    ? 'article-journal'
    : type;
}

/** The columns with their places, those with full names before those with initials. */
function fullNamesFirst(columns: readonly TableColumn[]): [number, TableColumn][] {
  const all = [...columns.entries()];
  return [
    ...all.filter(([, { header }]) => isFullNames(header)),
    ...all.filter(([, { header }]) => !isFullNames(header)),
  ];
}

function readCell(draft: ItemDraft, meaning: ColumnMeaning, cell: string): boolean {
  switch (meaning.kind) {
    case 'names':
      if (draft[meaning.variable] !== undefined) return false;
      draft[meaning.variable] = parseNameList(cell);
      return true;
    case 'date':
      return readDateCell(draft, meaning.variable, cell);
    case 'year':
      return readDateCell(draft, 'issued', cell);
    case 'keywords':
      addText(draft, 'keyword', joinKeywords(splitCellKeywords(cell)), '; ');
      return true;
    case 'codings':
      setCustom(
        draft,
        'codings',
        cell.split(/\s*;\s*/).filter((code) => code !== ''),
      );
      return true;
    case 'csl':
      draft.csl = `${(draft.csl as string | undefined) ?? ''}${cell}`;
      return true;
    case 'text':
      if (meaning.variable === 'DOI') return setText(draft, 'DOI', cleanDoi(cell));
      if (meaning.variable === 'ISSN')
        return setText(
          draft,
          'ISSN',
          cell
            .split(/\s*[;,]\s*/)
            .map(hyphenateIssn)
            .join(', '),
        );
      if (meaning.variable === 'PMID' || meaning.variable === 'PMCID')
        return setText(draft, meaning.variable, cell.replace(/^https?:\/\/\S*\/((?:PMC)?\d+)\/?$/i, '$1'));
      if (meaning.variable === 'title') return setText(draft, 'title', withoutEndOfSentence(cell));
      if (meaning.variable === 'page') return setText(draft, 'page', cleanPages(cell));
      return setText(draft, meaning.variable, cell);
    default:
      return false;
  }
}

function splitCellKeywords(cell: string): string[] {
  const separator = cell.includes(';') ? ';' : cell.includes('|') ? '|' : cell.includes('\n') ? '\n' : ',';
  return cell.split(separator);
}

/** A full date wins over a year, and any date over text that is none. */
function readDateCell(draft: ItemDraft, variable: string, cell: string): boolean {
  const read = parseDateText(cell.replace(/\.0$/, ''));
  if (!read) return false;
  const before = draft[variable] as { 'date-parts'?: readonly (readonly number[])[] } | undefined;
  const detail = (date: typeof before): number => {
    const parts = date?.['date-parts'];
    return parts
      ? (parts[0]?.length ?? 0) +
          parts.length * 0.5 +
          (date && 'season' in date ? 0.5 : 0) +
          (date && 'circa' in date ? 0.2 : 0)
      : 0;
  };
  const sameYear = read['date-parts']?.[0]?.[0] === before?.['date-parts']?.[0]?.[0];
  if (before === undefined || (detail(read) > detail(before) && (sameYear || detail(before) === 0)))
    draft[variable] = read;
  return true;
}

/** The `CSL` column: what the other columns could not hold. */
function applyCsl(draft: ItemDraft): void {
  const cell = draft.csl;
  delete draft.csl;
  if (typeof cell !== 'string') return;
  try {
    const own = JSON.parse(cell) as unknown;
    if (typeof own !== 'object' || own === null || Array.isArray(own)) throw new TypeError('not an object');
    for (const [variable, value] of Object.entries(own)) {
      if (value === null) delete draft[variable];
      else draft[variable] = value as unknown;
    }
  } catch {
    // A column of that name in someone else's table.
    keepVerbatim(draft, 'csv', 'CSL', cell);
  }
}
