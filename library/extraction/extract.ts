import type { DocumentText, ExtractedReference, Extraction, Range } from '../../shared/model/extraction.ts';
import { findCitations } from './citations.ts';
import { parseEntries } from './entry/entry.ts';
import { entryKeys } from './entry-key.ts';
import { ownReference } from './own-reference.ts';
import { findProblems } from './problems.ts';
import { findReferenceLists, type ReferenceList } from './reference-list.ts';
import { findTables } from './tables.ts';

/** The steps of an extraction, in order. */
export const STAGES = ['list', 'entries', 'citations', 'tables'] as const;
export type Stage = (typeof STAGES)[number];

export type ExtractOptions = {
  /** Called before each step. */
  readonly onStage?: (stage: Stage) => void;
};

/**
 * Everything a document holds for us: its own reference, its reference lists, its citations linked to them, its
 * tables, and the problems a person should look at. Pure; the same document gives the same extraction.
 */
export function extract(document: DocumentText, options: ExtractOptions = {}): Extraction {
  options.onStage?.('list');
  const lists = findReferenceLists(document);
  options.onStage?.('entries');
  const references = readReferences(lists);
  options.onStage?.('citations');
  const citations = findCitations(document, lists, entryKeys(references));
  options.onStage?.('tables');
  const first = lists.find((list) => !list.inNotes);
  return {
    text: document.text,
    document: ownReference(document, {
      listStart: first?.start ?? document.text.length,
      entries: references.length,
    }),
    references,
    citations,
    tables: findTables(document).filter((table) => !holdsEntries(table, lists)),
    problems: findProblems(document, lists, references, citations),
  };
}

/** A table that is a reference list is no table of findings. */
function holdsEntries(table: Range, lists: readonly ReferenceList[]): boolean {
  return lists.some(
    (list) =>
      !list.inNotes && list.entries.some(({ start, end }) => table.start <= start && end <= table.end),
  );
}

/** The entries of all lists, numbered through; authors are carried over within a list only. */
function readReferences(lists: readonly ReferenceList[]): ExtractedReference[] {
  const references: ExtractedReference[] = [];
  for (const list of lists) {
    const parsed = list.read ?? parseEntries(list.entries.map((entry) => entry.raw));
    list.entries.forEach(({ raw, start, end }, i) => {
      references.push({ n: references.length + 1, raw, start, end, ...parsed[i]! });
    });
  }
  return references;
}
