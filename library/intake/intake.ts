import type { CallContext } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { ImportReceipt, IngestReceipt } from '../../shared/contract/receipt.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { type CodeChoice, choiceFault } from '../coding/joined-codebook.ts';
import { findDocument, readBytes } from '../documents/documents.ts';
import type { DeskFile, FileDesk } from '../file-desk.ts';
import { type ExportedFolder, openExportedFolder } from '../formats/exported-folder.ts';
import { COLUMN_TARGETS, detectFormat, isColumnTarget } from '../formats/formats.ts';
import {
  previewInWorker,
  readInWorker,
  streamFromWorker,
  type WorkerOptions,
  type WorkerStop,
} from '../formats/read-in-worker.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { readAttachments } from './attachments.ts';
import { abortSignalOf } from './caller-signal.ts';
import { rememberedChoices, withSaid } from './code-memory.ts';
import { previewCodes } from './code-preview.ts';
import { rememberedMappings, rememberMapping } from './column-memory.ts';
import { readFile, readyOf } from './document-file.ts';
import { type Beside, CANCELLED, type RecordSource, recordsOf, storeBibliography } from './import.ts';
import {
  alreadyThere,
  hashOf,
  hashOfLarge,
  type ReadyDocument,
  storeDocument,
  unreadReceipt,
} from './ingest.ts';
import { storeNewReading } from './reread.ts';

/** Reads a document and gives what was found; stores nothing. */
export async function extractFile(
  files: FileDesk,
  input: CallArguments<'document.extract'>,
  context: CallContext,
): Promise<Reply<CallOutput<'document.extract'>>> {
  const file = files.get(input.file);
  if (!file.ok) return file;
  const read = await readFile(file.output, context);
  return read.ok ? done(read.output.extraction as CallOutput<'document.extract'>) : read;
}

/** Stores documents, each in an act of its own, so that one that cannot be read leaves the others alone. */
export async function ingestFiles(
  library: Library,
  files: FileDesk,
  input: CallArguments<'document.ingest'>,
  context: CallContext,
): Promise<Reply<CallOutput<'document.ingest'>>> {
  const receipts: IngestReceipt[] = [];
  for (const [index, handle] of input.files.entries()) {
    if (context.signal.aborted) break;
    const file = files.get(handle);
    if (!file.ok) return file;
    context.progress({ done: index, total: input.files.length, doing: `Reading ${file.output.name}` });
    const receipt = await ingestFile(library, file.output, context);
    if (!receipt.ok) return receipt;
    receipts.push(receipt.output);
    files.drop(handle);
  }
  if (context.signal.aborted && receipts.length === 0) return fault('cancelled', CANCELLED);
  return done({ receipts });
}

/** Reads the kept file of a document again and puts the new reading in the place of the old one. */
export async function rereadFile(
  library: Library,
  input: CallArguments<'document.reread'>,
  context: CallContext,
): Promise<Reply<CallOutput<'document.reread'>>> {
  const document = await findDocument(library.read, input.id);
  if (document === undefined) return fault('not-found', 'This document is no longer in the library.');
  const bytes = await readBytes(library.read, document.sha256);
  if (bytes === undefined) {
    return fault(
      'not-found',
      `The original of “${document.name}” is not in this copy of the library, so it cannot be read again. Its text stays as it is.`,
    );
  }
  const file = { name: document.name, mediaType: document.media_type, bytes };
  const read = await readFile(file, context);
  return read.ok ? storeNewReading(library, input, readyOf(file, read.output)) : read;
}

/** Stores the records of bibliography files, each file in an act of its own. */
export async function importFiles(
  library: Library,
  files: FileDesk,
  input: CallArguments<'import.read'>,
  context: CallContext,
): Promise<Reply<CallOutput<'import.read'>>> {
  const receipts: ImportReceipt[] = [];
  for (const handle of input.files) {
    if (context.signal.aborted) break;
    const file = files.share(handle);
    if (!file.ok) return file;
    const receipt = await importFile(library, file.output, context, {
      columns: rememberedMappings(library),
      ...(input.codes ? { codes: input.codes } : {}),
    });
    if (!receipt.ok && receipt.fault.kind === 'cancelled') break;
    if (!receipt.ok) return receipt;
    receipts.push(receipt.output);
    files.drop(handle);
  }
  if (receipts.length < input.files.length && receipts.length === 0) return fault('cancelled', CANCELLED);
  return done({ receipts });
}

/** Stores the records of a table by what a person said of its columns, and remembers that. */
export async function importMapped(
  library: Library,
  files: FileDesk,
  input: CallArguments<'import.readMapped'>,
  context: CallContext,
): Promise<Reply<CallOutput<'import.readMapped'>>> {
  const { mapping } = input;
  const unknown = mapping.targets.find((target) => !isColumnTarget(target));
  if (unknown !== undefined)
    return fault(
      'invalid-input',
      `A column cannot mean “${unknown}”. It can mean ${COLUMN_TARGETS.join(', ')}, keep or ignore.`,
    );
  if (!mapping.targets.some((target) => ['title', 'DOI', 'abstract', 'PMID'].includes(target)))
    return fault(
      'invalid-input',
      'Say which column holds the titles, or the DOIs, so that references can be made.',
    );
  const file = files.get(input.file);
  if (!file.ok) return file;
  const { bytes } = file.output;
  const format = detectFormat(bytes, file.output.name) === 'xlsx' ? 'xlsx' : 'csv';
  const receipt = await importFile(library, file.output, context, { columns: [mapping], format });
  if (!receipt.ok) return receipt;
  rememberMapping(library, mapping);
  files.drop(input.file);
  return done({ receipt: receipt.output });
}

/** Looks at the tables and codes of a file without storing anything. */
export async function previewFile(
  library: Library,
  files: FileDesk,
  input: CallArguments<'import.preview'>,
  context: CallContext,
): Promise<Reply<CallOutput<'import.preview'>>> {
  const file = files.get(input.file);
  if (!file.ok) return file;
  const { name, bytes } = file.output;
  const signal = abortSignalOf(context);
  const looked = await previewInWorker(bytes, name, { signal, columns: rememberedMappings(library) });
  if (looked.outcome === 'cancelled') return fault('cancelled', CANCELLED);
  if (looked.outcome === 'stopped') return fault('unreadable', `“${name}”: ${looked.reason}`);
  const tables = { tables: [...looked.tables], targets: [...COLUMN_TARGETS] };
  if (looked.codes === undefined) return done({ ...tables, codes: null });
  const codebook = await currentCodebook(library.read);
  const wrong = choiceFault(codebook, looked.codes.dimensions, input.codes ?? []);
  if (wrong !== undefined) return fault('invalid-input', wrong);
  const before = rememberedChoices(library, codebook, looked.codes);
  const choices = withSaid(before, input.codes ?? []);
  return done({ ...tables, codes: previewCodes(codebook, looked.codes, choices, before.length > 0) });
}

/** What a person said of a file. */
type Said = Pick<WorkerOptions, 'columns' | 'format'> & { readonly codes?: readonly CodeChoice[] };

async function importFile(
  library: Library,
  file: DeskFile,
  context: CallContext,
  how: Said,
): Promise<Reply<ImportReceipt>> {
  const opened = openExportedFolder(file.bytes);
  if (opened?.ok === false) return unreadable(library, file, opened.reason);
  return opened === undefined
    ? importStream(library, file, context, how)
    : importFolder(library, file, opened.folder, context, how);
}

/** A receipt of its own, so that the files beside it are read all the same. */
async function unreadable(library: Library, file: DeskFile, reason: string): Promise<Reply<ImportReceipt>> {
  const unread = [{ line: 1, text: '', reason }];
  const source = { name: file.name, sha256: await hashOfLarge(file.bytes) };
  return storeBibliography(library, source, recordsOf({ format: 'unknown', records: [], unread }));
}

function readingOptions(name: string, context: CallContext, { codes: _later, ...how }: Said): WorkerOptions {
  return {
    ...how,
    signal: abortSignalOf(context),
    onProgress: (done, total) => context.progress({ done, total: total ?? null, doing: `Reading ${name}` }),
  };
}

function besideOf({ codes }: Said): Beside {
  return codes === undefined ? {} : { codes };
}

/** Stores the records while they are read. */
async function importStream(
  library: Library,
  file: DeskFile,
  context: CallContext,
  how: Said,
): Promise<Reply<ImportReceipt>> {
  const { name, bytes } = file;
  const sha256 = await hashOfLarge(bytes);
  let stop: WorkerStop | undefined;
  let isStoring = false;
  let total: number | null = null;
  const told: CallContext = {
    ...context,
    progress: (step) => {
      isStoring ||= step.done > 0;
      context.progress({ ...step, total });
    },
  };
  const options = readingOptions(name, context, how);
  const source: RecordSource = async (take) => {
    const read = await streamFromWorker(
      bytes,
      name,
      {
        ...options,
        // What is stored lags a little behind what is read, and is what a person waits for.
        onProgress: (done, all) => {
          total = all ?? null;
          if (!isStoring) options.onProgress?.(done, all);
        },
      },
      take,
    );
    if (read.outcome === 'read') return read.rest;
    stop = read;
    return refuse('cancelled', CANCELLED);
  };
  const receipt = await storeBibliography(library, { name, sha256 }, source, told, besideOf(how));
  return stop?.outcome === 'stopped' ? unreadable(library, file, stop.reason) : receipt;
}

/** Reads a folder's list and the files it names, then stores them. */
async function importFolder(
  library: Library,
  file: DeskFile,
  folder: ExportedFolder,
  context: CallContext,
  how: Said,
): Promise<Reply<ImportReceipt>> {
  const { name, bytes } = file;
  const read = await readInWorker(folder.bytes, folder.name, readingOptions(name, context, how));
  if (read.outcome === 'cancelled') return fault('cancelled', CANCELLED);
  if (read.outcome === 'stopped') return unreadable(library, file, read.reason);
  const readDocument = async (document: DeskFile): Promise<Reply<ReadyDocument>> => {
    const found = await readFile(document, context);
    return found.ok ? done(readyOf(document, found.output)) : found;
  };
  const { reading } = read;
  const attachments = await readAttachments(library, folder, reading.records, readDocument, context);
  if (attachments === 'cancelled') return fault('cancelled', CANCELLED);
  const source = { name, sha256: await hashOfLarge(bytes) };
  return storeBibliography(library, source, recordsOf(reading), context, { attachments, ...besideOf(how) });
}

/** The receipts kept with the library, newest first. */
export async function listReceipts(library: Library): Promise<Reply<CallOutput<'import.receipts'>>> {
  const rows = await library.read.selectFrom('receipt').selectAll().orderBy('at', 'desc').execute();
  return done(
    rows.map(({ unread_json, attachments_json, ...row }) => ({
      ...row,
      unread: JSON.parse(unread_json) as ImportReceipt['unread'],
      ...(attachments_json === null
        ? {}
        : { attachments: JSON.parse(attachments_json) as NonNullable<ImportReceipt['attachments']> }),
    })),
  );
}

async function ingestFile(
  library: Library,
  file: DeskFile,
  context: CallContext,
): Promise<Reply<IngestReceipt>> {
  const known = await alreadyThere(library, file.name, hashOf(file.bytes));
  if (known !== undefined) return done(known);
  const read = await readFile(file, context);
  if (!read.ok) {
    return read.fault.kind === 'cancelled' ? read : done(unreadReceipt(file.name, read.fault.message));
  }
  context.progress({ done: 0, total: null, doing: `Storing ${file.name}` });
  return storeDocument(library, readyOf(file, read.output));
}
