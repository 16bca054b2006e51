import type { CslItem } from '../../shared/model/csl.ts';
import { type Act, insert, update } from '../history/act.ts';
import { citationKey, freeKey } from './citation-key.ts';
import { itemColumns, type Reference } from './reference-store.ts';

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

/** Stores a new reference with a free citation key, and a study of its own; gives its id. */
export async function addReference(
  act: Act,
  item: CslItem,
  keys: Set<string>,
  wanted?: { readonly citationKey?: string; readonly withoutStudy?: boolean },
): Promise<string> {
  const id = act.newId();
  const { id: _foreign, 'citation-key': given, ...clean } = item;
  const key = freeKey(wanted?.citationKey ?? given ?? citationKey(item), (name) =>
    keys.has(name.toLowerCase()),
  );
  keys.add(key.toLowerCase());
  await insert(act, 'reference', {
    id,
    citation_key: key,
    ...itemColumns(clean as CslItem),
    note: '',
    added_at: act.now,
    rev: 1,
  });
  if (!wanted?.withoutStudy) await addStudyFor(act, id, clean as CslItem, key);
  return id;
}

/** Keeps what a reference was made from beside it. */
export async function addSource(act: Act, referenceId: string, source: SourceInput): Promise<string> {
  const id = act.newId();
  await insert(act, 'source_record', {
    id,
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
  });
  return id;
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

async function addStudyFor(act: Act, referenceId: string, item: CslItem, key: string): Promise<void> {
  const studyId = act.newId();
  await insert(act, 'study', { id: studyId, label: item.title || key, note: '', added_at: act.now, rev: 1 });
  await insert(act, 'study_reference', { study_id: studyId, reference_id: referenceId });
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
