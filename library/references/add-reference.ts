import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, update } from '../history/act.ts';
import { freeKey } from './citation-key.ts';
import { type CitationKeys, itemColumns, type Reference } from './reference-store.ts';

/** Where a reference comes from, to be kept beside it. */
export type SourceInput = {
  readonly kind:
    | 'list-entry'
    | 'bibliography-record'
    | 'catalogue-record'
    | 'document'
    | 'person'
    | 'starter';
  readonly format: string;
  readonly raw: string;
  readonly rawHash: string;
  readonly item: CslItem;
  readonly documentId?: string;
  readonly sourceId?: string;
  readonly n?: number;
  readonly start?: number;
  readonly end?: number;
  readonly confidence?: number;
  readonly fields?: Readonly<Record<string, number>>;
  readonly warnings?: readonly string[];
};

type Wanted = { readonly citationKey?: string };

/** Rows that wait to be stored together; thousands go in a few statements. */
export type ReferenceBatch = {
  /** A new reference with a free citation key, and a study of its own; gives its id. */
  readonly add: (item: CslItem, wanted?: Wanted) => string;
  /** Keeps what a reference was made from beside it. */
  readonly addSource: (referenceId: string, source: SourceInput) => void;
  /** Whether a reference was added and is not stored yet. */
  readonly holds: (referenceId: string) => boolean;
  /** Stores what waits. */
  readonly store: () => Promise<void>;
};

/** A batch within one act; `keys` are the citation keys in use and grow with what is added. */
export function createReferenceBatch(act: Act, keys: CitationKeys): ReferenceBatch {
  let references: Tables['reference'][] = [];
  let studies: Tables['study'][] = [];
  let links: Tables['study_reference'][] = [];
  let sources: Tables['source_record'][] = [];
  let waiting = new Set<string>();
  return {
    add: (item, wanted) => {
      const reference = newReference(act, item, keys, wanted);
      const label = reference.title || reference.citation_key;
      const study = { id: act.newId(), label, note: '', added_at: act.now, rev: 1 };
      references.push(reference);
      studies.push(study);
      links.push({ study_id: study.id, reference_id: reference.id });
      waiting.add(reference.id);
      return reference.id;
    },
    addSource: (referenceId, source) => {
      sources.push(newSource(act, referenceId, source));
    },
    holds: (referenceId) => waiting.has(referenceId),
    store: async () => {
      await insert(act, 'reference', references);
      await insert(act, 'study', studies);
      await insert(act, 'study_reference', links);
      await insert(act, 'source_record', sources);
      [references, studies, links, sources] = [[], [], [], []];
      waiting = new Set();
    },
  };
}

/** Stores a new reference with a free citation key, and a study of its own unless told otherwise; gives its id. */
export async function addReference(
  act: Act,
  item: CslItem,
  keys: CitationKeys,
  wanted?: Wanted & { readonly withoutStudy?: boolean },
): Promise<string> {
  if (wanted?.withoutStudy) {
    const reference = newReference(act, item, keys, wanted);
    await insert(act, 'reference', reference);
    return reference.id;
  }
  const batch = createReferenceBatch(act, keys);
  const id = batch.add(item, wanted);
  await batch.store();
  return id;
}

/** Keeps what a reference was made from beside it. */
export async function addSource(act: Act, referenceId: string, source: SourceInput): Promise<string> {
  const row = newSource(act, referenceId, source);
  await insert(act, 'source_record', row);
  return row.id;
}

function newReference(act: Act, item: CslItem, keys: CitationKeys, wanted: Wanted = {}): Tables['reference'] {
  const { id: _foreign, 'citation-key': given, ...clean } = item;
  const key = freeKey(wanted.citationKey ?? given ?? keys.make(item), (name) => keys.has(name.toLowerCase()));
  keys.add(key.toLowerCase());
  const columns = itemColumns(clean as CslItem);
  return { id: act.newId(), citation_key: key, ...columns, note: '', added_at: act.now, rev: 1 };
}

function newSource(act: Act, referenceId: string, source: SourceInput): Tables['source_record'] {
  return {
    id: act.newId(),
    reference_id: referenceId,
    source_id: source.sourceId ?? null,
    kind: source.kind,
    format: source.format,
    raw: source.raw,
    raw_hash: source.rawHash,
    item_json: JSON.stringify(source.item),
    document_id: source.documentId ?? null,
    n: source.n ?? null,
    start: source.start ?? null,
    end: source.end ?? null,
    confidence: source.confidence ?? null,
    fields_json: JSON.stringify(source.fields ?? {}),
    warnings_json: JSON.stringify(source.warnings ?? []),
    added_at: act.now,
    rev: 1,
  };
}

/** Fills what the reference does not say yet from another record of the same work; never replaces a value. */
export async function fillGaps(act: Act, reference: Reference, from: CslItem): Promise<boolean> {
  const own = reference.item as Record<string, unknown>;
  const filled: Record<string, unknown> = { ...own };
  for (const [field, value] of Object.entries(from)) {
    if (field === 'id' || field === 'citation-key' || field === 'custom') continue;
    if (isEmpty(own[field]) && !isEmpty(value)) filled[field] = value;
  }
  if (
    own.issued &&
    from.issued &&
    datePrecision(own.issued) < datePrecision(from.issued) &&
    sameYear(own.issued, from.issued)
  ) {
    filled.issued = from.issued;
  }
  const item = filled as unknown as CslItem;
  return update(act, 'reference', { id: reference.id }, itemColumns(item));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function datePrecision(date: unknown): number {
  return (date as { 'date-parts'?: number[][] })['date-parts']?.[0]?.length ?? 0;
}

function sameYear(left: unknown, right: unknown): boolean {
  const year = (date: unknown) => (date as { 'date-parts'?: number[][] })['date-parts']?.[0]?.[0];
  return year(left) === year(right);
}
