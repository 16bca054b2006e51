import type { CallContext } from '../../shared/contract/answer.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { blocksWithByline } from '../extraction/byline.ts';
import { readCatalogueRecord } from '../extraction/catalogue-record.ts';
import { extractInWorker, type WorkerReading } from '../extraction/extract-in-worker.ts';
import type { DeskFile } from '../file-desk.ts';
import { abortSignalOf } from './caller-signal.ts';
import type { ReadyDocument } from './ingest.ts';

/** A document's file as it was read. */
export type ReadFile = Extract<WorkerReading, { ok: true }>;

/** Reads the file of a document in a thread, telling each step; a file that cannot be read is a fault with its reason. */
export async function readFile(file: DeskFile, context: CallContext): Promise<Reply<ReadFile>> {
  const read = await extractInWorker(file.bytes, file.name, {
    signal: abortSignalOf(context),
    onStage: (stage) =>
      context.progress({
        done: STEPS.indexOf(stage),
        total: STEPS.length,
        doing: `${file.name}: ${DOING[stage]}`,
      }),
  });
  if (!read.ok) return fault(read.cancelled ? 'cancelled' : 'unreadable', read.message);
  return done(read);
}

const DOING = {
  read: 'reading the file',
  list: 'looking for the reference list',
  entries: 'reading the entries',
  citations: 'linking the citations',
  tables: 'looking for tables',
} as const;
const STEPS = Object.keys(DOING) as (keyof typeof DOING)[];

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  text: 'text/plain',
  markdown: 'text/markdown',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
};

/** What is stored of a document's file and what was read from it. */
export function readyOf(file: DeskFile, read: ReadFile): ReadyDocument {
  return {
    name: file.name,
    mediaType: MEDIA_TYPES[read.kind] ?? 'application/octet-stream',
    bytes: file.bytes,
    role: roleOf(read),
    blocks: blocksWithByline(read.document),
    extraction: read.extraction,
  };
}

function roleOf({ document, extraction }: ReadFile): ReadyDocument['role'] {
  if (readCatalogueRecord(document) !== undefined) return 'catalogue record';
  return extraction.references.length + extraction.tables.length > 0 ? 'full text' : 'related report';
}
