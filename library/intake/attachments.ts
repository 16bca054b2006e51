import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CallContext } from '../../shared/contract/answer.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import type { AttachmentReceipt } from '../../shared/contract/receipt.ts';
import type { BibliographyRecord } from '../../shared/model/bibliography.ts';
import { findDocumentByHash } from '../documents/documents.ts';
import type { DeskFile } from '../file-desk.ts';
import { attachmentsOf } from '../formats/attachments.ts';
import type { ExportedFolder } from '../formats/exported-folder.ts';
import { type Act, breathe, update } from '../history/act.ts';
import type { Library } from '../library.ts';
import { type CitationKeys, readReference } from '../references/references.ts';
import type { WorkIndex } from '../references/work-index.ts';
import { hashOf, putDocument, type ReadyDocument } from './ingest.ts';

/** Files of one folder that are read; each may take minutes. */
const MOST = 5_000;

/** A file that a record names: read, there already by its hash, or not to be read and why. `record` is its place in the file. */
type Attachment = { readonly record: number; readonly path: string } & (
  | { readonly sha256: string }
  | { readonly reason: string }
);

/** The files of a folder, read before the act that stores them. */
export type Attachments = {
  readonly all: readonly Attachment[];
  /** The document of a hash, as often as it is asked for; undefined where none was read. */
  readonly document: (sha256: string) => ReadyDocument | undefined;
  /** What else there is to say of the folder, in sentences. */
  readonly notices: readonly string[];
};

/** Reads what the records of a folder name. What cannot be read is told and stops nothing; only cancelling does. */
export async function readAttachments(
  library: Library,
  folder: ExportedFolder,
  records: readonly BibliographyRecord[],
  read: (file: DeskFile) => Promise<Reply<ReadyDocument>>,
  context: CallContext,
): Promise<Attachments | 'cancelled'> {
  const named = records.flatMap(({ item }, record) =>
    attachmentsOf(item).map((attachment) => ({ ...attachment, record })),
  );
  const staged = createStage();
  const paths = new Set<string>();
  const all: Attachment[] = [];
  for (const [index, { record, path }] of named.entries()) {
    if (context.signal.aborted) return 'cancelled';
    const name = nameOf(path);
    context.progress({ done: index, total: named.length, doing: `Reading ${name}` });
    const place = { record, path };
    if (index >= MOST) {
      all.push({
        ...place,
        reason: `Only the first ${MOST} files of a folder are read. Import it in parts.`,
      });
      continue;
    }
    const file = folder.file(path);
    if (!file.ok) {
      all.push({ ...place, reason: file.reason });
      continue;
    }
    paths.add(file.path);
    const sha256 = hashOf(file.bytes);
    const known = staged.outcome(sha256);
    if (known === undefined && (await findDocumentByHash(library.read, sha256)) === undefined) {
      const ready = await read({ name, mediaType: 'application/octet-stream', bytes: file.bytes });
      if (!ready.ok && ready.fault.kind === 'cancelled') return 'cancelled';
      if (ready.ok) staged.keep(sha256, ready.output, () => folder.file(path));
      else staged.refuse(sha256, ready.fault.message);
    }
    const reason = staged.outcome(sha256)?.reason;
    all.push(reason === undefined ? { ...place, sha256 } : { ...place, reason });
  }
  return { all, document: staged.take, notices: noticesOf(folder, paths.size) };
}

function noticesOf({ others, files }: ExportedFolder, named: number): readonly string[] {
  const unnamed = files - named;
  return [
    ...(others.length > 0
      ? [`Not read, since one list was read already: ${others.slice(0, 5).join(', ')}.`]
      : []),
    ...(unnamed > 0 ? [`Files of the folder that no record names: ${unnamed}. They were left out.`] : []),
  ];
}

/** Readings packed until they are stored: hundreds of papers would not fit into memory as they are. */
function createStage() {
  type Staged = { readonly packed: Uint8Array; readonly file: () => ReturnType<ExportedFolder['file']> };
  const kept = new Map<string, Staged>();
  const refused = new Map<string, string>();
  return {
    keep: (sha256: string, { bytes: _, ...rest }: ReadyDocument, file: Staged['file']): void => {
      kept.set(sha256, { packed: deflateRawSync(serialize(rest), { level: 1 }), file });
    },
    refuse: (sha256: string, reason: string): void => {
      refused.set(sha256, reason);
    },
    outcome: (sha256: string): { readonly reason: string | undefined } | undefined =>
      kept.has(sha256) || refused.has(sha256) ? { reason: refused.get(sha256) } : undefined,
    take: (sha256: string): ReadyDocument | undefined => {
      const staged = kept.get(sha256);
      const file = staged?.file();
      if (staged === undefined || !file?.ok) return undefined;
      const rest = deserialize(inflateRawSync(staged.packed)) as Omit<ReadyDocument, 'bytes'>;
      return { ...rest, bytes: file.bytes };
    },
  };
}

function nameOf(path: string): string {
  const last = path.split(/[\\/]/).at(-1) ?? path;
  try {
    return decodeURIComponent(last) || path;
  } catch {
    return last || path;
  }
}

/** Makes each file that was read a document of its record's reference; `ids` are the references, in the order of the records. */
export async function storeAttachments(
  act: Act,
  works: WorkIndex,
  keys: CitationKeys,
  { all, document }: Attachments,
  ids: readonly (string | undefined)[],
  context?: CallContext,
): Promise<AttachmentReceipt> {
  const counts = { added: 0, linked: 0 };
  const unread: AttachmentReceipt['unread'] = [];
  for (const [index, attachment] of all.entries()) {
    const { path, record } = attachment;
    context?.progress({ done: index, total: all.length, doing: `Storing ${nameOf(path)}` });
    const id = ids[record];
    const reference = id === undefined ? undefined : await readReference(act.tx, id);
    const tell = (reason: string): void => {
      unread.push({ path, reference: reference?.citationKey ?? null, reason });
    };
    if ('reason' in attachment) tell(attachment.reason);
    else if (reference === undefined) tell('The record that names the file is not in the library.');
    else {
      const there = await linkKnown(act, attachment.sha256, reference.id);
      if (there === 'linked') counts.linked += 1;
      else if (there !== undefined) tell(there.reason);
      else {
        const ready = document(attachment.sha256);
        if (ready === undefined) {
          tell('The file could not be unpacked.');
          continue;
        }
        const { id, citationKey, item } = reference;
        await putDocument(act, works, keys, ready, {
          id,
          citationKey,
          title: item.title ?? '',
          isNew: false,
        });
        counts.added += 1;
      }
    }
    await breathe();
  }
  return { found: all.length, ...counts, unread };
}

/** Ties a document that is there already to a reference, unless another than its own title page speaks for it. */
async function linkKnown(
  act: Act,
  sha256: string,
  reference: string,
): Promise<'linked' | { readonly reason: string } | undefined> {
  const known = await findDocumentByHash(act.tx, sha256);
  if (known === undefined) return undefined;
  if (known.reference_id === reference) return 'linked';
  if (known.reference_id !== null && !(await isKnownByDocumentAlone(act, known.reference_id))) {
    const other = await readReference(act.tx, known.reference_id);
    return {
      reason: `The file is in the library already, as “${known.name}” of ${other?.citationKey ?? 'another reference'}, and stays there. If both are one work, merge them.`,
    };
  }
  await update(act, 'document', { id: known.id }, { reference_id: reference });
  return 'linked';
}

/** Whether a reference is there only because a document was read that seemed to be it. */
async function isKnownByDocumentAlone(act: Act, reference: string): Promise<boolean> {
  const kinds = await act.tx
    .selectFrom('source_record')
    .select('kind')
    .where('reference_id', '=', reference)
    .execute();
  return kinds.length > 0 && kinds.every(({ kind }) => kind === 'document');
}
