import { randomBytes } from 'node:crypto';
import type { CallContext } from '../shared/contract/answer.ts';
import type { DocumentChecks } from '../shared/contract/check.ts';
import { done, fault, type Reply } from '../shared/contract/fault.ts';
import type { MapDiff } from '../shared/contract/publishing.ts';
import type { DuplicateGroups } from '../shared/contract/reference.ts';
import type { Unread } from '../shared/model/bibliography.ts';
import type { Extraction, ParsedEntry } from '../shared/model/extraction.ts';
import { parseEntries } from './extraction/entry/entry.ts';
import { createFileDesk } from './file-desk.ts';
import { checksOfDocument } from './findings/findings.ts';
import { readInWorker } from './formats/read-in-worker.ts';
import { extractFile } from './intake/intake.ts';
import { diffMaps } from './maps/map-diff.ts';
import { type MapEdition, readEdition } from './maps/map-edition.ts';
import { duplicateGroups } from './references/duplicates.ts';

type NamedFile = { readonly name: string; readonly bytes: Uint8Array };

/** Reads a document and gives everything found in it; needs no library and stores nothing. */
export async function extractDocument(file: NamedFile, context: CallContext): Promise<Reply<Extraction>> {
  const desk = createFileDesk(() => randomBytes(24).toString('hex'));
  const handle = desk.put({ ...file, mediaType: 'application/octet-stream' });
  return extractFile(desk, { file: handle }, context);
}

/** Reads a document and checks the arithmetic of its tables and text; needs no library and stores nothing. */
export async function checkDocumentFile(
  file: NamedFile,
  context: CallContext,
): Promise<Reply<DocumentChecks>> {
  const extraction = await extractDocument(file, context);
  return extraction.ok ? done(checksOfDocument(extraction.output)) : extraction;
}

/** What changed from one exported file of a map to another; needs no library. */
export function compareMaps(before: NamedFile, after: NamedFile): Reply<MapDiff> {
  const [first, second] = [before, after].map(({ name, bytes }) => readEdition(name, bytes)) as [
    Reply<MapEdition>,
    Reply<MapEdition>,
  ];
  if (!first.ok) return first;
  return second.ok ? diffMaps(first.output, second.output) : second;
}

/** Reads free-text references, in the order of their list; needs no library and stores nothing. */
export function parseReferenceStrings(raws: readonly string[]): readonly ParsedEntry[] {
  return parseEntries(raws);
}

/** The duplicate groups of a bibliography file, by the records' own ids (their line where they have none). */
export async function duplicatesInFile(
  file: NamedFile,
  signal: AbortSignal,
): Promise<Reply<DuplicateGroups & { readonly unread: readonly Unread[] }>> {
  const read = await readInWorker(file.bytes, file.name, { signal });
  if (read.outcome === 'cancelled') return fault('cancelled', 'Cancelled.');
  if (read.outcome === 'stopped') return fault('unreadable', `“${file.name}”: ${read.reason}`);
  const { records, unread } = read.reading;
  // Two records of a file may carry the same id; their places tell them apart until the groups are found.
  const groups = duplicateGroups(records.map(({ item }, index) => ({ id: String(index), item })));
  const ownId = (place: string) => {
    const record = records[Number(place)];
    return record?.sourceId ?? record?.item.id ?? `line ${record?.line}`;
  };
  return done({ groups: groups.map((group) => ({ ...group, ids: group.ids.map(ownId) })), unread });
}
