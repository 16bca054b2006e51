import { type ColumnMeaning, columnMeaning, plainHeader } from './csv-columns.ts';
import { cleanPages, completePages } from './identifiers.ts';
import type { ItemDraft } from './item-draft.ts';
import { setText } from './item-draft.ts';

/** Web of Science's tab-delimited tables: its field tags are the headers, and some mean other things than elsewhere. */
// biome-ignore format: a table reads better in rows
const WEB_OF_SCIENCE: Readonly<Record<string, ColumnMeaning | undefined>> = {
  pt: undefined, dt: { kind: 'type' }, au: { kind: 'names', variable: 'author' }, af: { kind: 'names', variable: 'author' },
  be: { kind: 'names', variable: 'editor' }, ti: { kind: 'text', variable: 'title' }, so: { kind: 'text', variable: 'container-title' },
  se: { kind: 'text', variable: 'collection-title' }, la: { kind: 'text', variable: 'language' }, ct: { kind: 'text', variable: 'event-title' },
  cl: { kind: 'text', variable: 'event-place' }, de: { kind: 'keywords', variable: 'keyword' }, id: { kind: 'keywords', variable: 'keyword' },
  ab: { kind: 'text', variable: 'abstract' }, pu: { kind: 'text', variable: 'publisher' }, pi: { kind: 'text', variable: 'publisher-place' },
  sn: { kind: 'text', variable: 'ISSN' }, ei: undefined, bn: { kind: 'text', variable: 'ISBN' }, j9: { kind: 'text', variable: 'container-title-short' },
  ji: { kind: 'text', variable: 'container-title-short' }, py: { kind: 'year' }, vl: { kind: 'text', variable: 'volume' }, is: { kind: 'text', variable: 'issue' },
  bp: { kind: 'firstPage' }, ep: { kind: 'lastPage' }, ar: { kind: 'text', variable: 'number' }, di: { kind: 'text', variable: 'DOI' },
  pg: undefined, pm: { kind: 'text', variable: 'PMID' }, ut: { kind: 'text', variable: 'id' }, su: { kind: 'text', variable: 'supplement-number' },
  pd: undefined, pn: { kind: 'text', variable: 'part-number' },
};

/** What the columns of a table mean: each by its header, and where the headers together say which service wrote them, by that. */
export function columnMeanings(headers: readonly string[]): readonly (ColumnMeaning | undefined)[] {
  const plain = headers.map(plainHeader);
  const has = (...names: readonly string[]): boolean => names.every((name) => plain.includes(name));
  if (has('pt', 'au', 'ti', 'so')) return plain.map((name) => WEB_OF_SCIENCE[name]);
  const meanings = headers.map(columnMeaning);
  if (has('pmid', 'citation')) meanings[plain.indexOf('citation')] = { kind: 'citation' };
  // Embase and Cochrane call the journal the source; where a journal has a column of its own it is the database.
  const named = meanings.some((each) => each?.kind === 'text' && each.variable === 'container-title');
  if (!named && has('source')) meanings[plain.indexOf('source')] = { kind: 'source' };
  return meanings;
}

/** Whether a column has names in full where another has initials. */
export function isFullNames(header: string): boolean {
  return /^(?:author full names|authors full names|af)$/.test(plainHeader(header));
}

/** Volume, issue and pages out of PubMed's citation, "J Invent Stud. 2019 May;12(3):45-67. doi: …". */
export function readCitation(draft: ItemDraft, cell: string): void {
  const match =
    /\b\d{4}(?: [A-Z][\w-]*)*(?: \d{1,2})?;([^():;]*)(?:\(([^)]*)\))?(?::([A-Za-z]?[\w.-]*[\w]))?/.exec(cell);
  if (!match) return;
  const [, volume = '', issue = '', pages = ''] = match;
  setText(draft, 'volume', volume.trim());
  setText(draft, 'issue', issue.trim());
  setText(draft, 'page', completePages(cleanPages(pages)));
}
