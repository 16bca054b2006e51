import { ANALYSER_VERSION } from './analysis.ts';
import { checksumOf } from './bytes.ts';
import type { AnalysedFields } from './delta.ts';
import { facetsOf } from './facet-column.ts';
import {
  addRecord,
  clearState,
  emptyState,
  facetNumber,
  facetTexts,
  finish,
  flush,
  flushing,
  type IndexState,
  removeRecord,
  takeSegment,
} from './index-state.ts';
import { killDocument, type Part } from './part.ts';
import type { SearchRecord } from './record.ts';
import { openSegment, type Segment } from './segment.ts';
import { mergeSegments } from './segment-merge.ts';

/** One stored piece of an index. */
export type StoredSegment = { readonly name: string; readonly bytes: Uint8Array };

export type OpenOutcome =
  | { readonly kind: 'opened'; readonly records: number }
  | { readonly kind: 'rebuild'; readonly reason: string };

/** What changes about segments after they are written: their order, deletions and facets. */
type Manifest = {
  readonly version: string;
  readonly segments: readonly {
    readonly name: string;
    readonly dead: readonly number[];
    readonly facets: readonly (readonly [document: number, texts: readonly string[]])[];
  }[];
};

const MANIFEST = 'manifest';

/** An index as byte arrays: the manifest first. Segments that have not changed keep their names and bytes. */
export function storedOf(state: IndexState): readonly StoredSegment[] {
  flush(state);
  return segmentsOf(state);
}

/** What of an index is written as segments already; what is not is in `unwrittenIds`. */
export function segmentsOf(state: IndexState): readonly StoredSegment[] {
  const parts = state.parts.filter(isWritten);
  const segments = parts.map((part) => ({ part, name: nameOf(bytesOf(part)) }));
  const manifest: Manifest = {
    version: ANALYSER_VERSION,
    segments: segments.map(({ part, name }) => ({
      name,
      dead: deadOf(part),
      facets: [...part.facets.changed].map(([document, facets]) => [document, facetTexts(state, facets)]),
    })),
  };
  return [
    { name: MANIFEST, bytes: writeManifest(manifest) },
    ...segments.map(({ part, name }) => ({ name, bytes: bytesOf(part) })),
  ];
}

/** The records that no segment holds yet. */
export function unwrittenIds(state: IndexState): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const part of state.parts) {
    if (isWritten(part)) continue;
    for (let document = 0; document < part.source.size(); document += 1) {
      if (part.dead[document] !== 1) ids.add(part.source.idOf(document));
    }
  }
  return ids;
}

function isWritten(part: Part): boolean {
  return 'bytes' in part.source;
}

/** Writes the records of one act as a segment of their own, pausing often. */
export function* writingSegment(
  records: readonly SearchRecord[],
  analysed: ReadonlyMap<string, AnalysedFields>,
): Generator<void, Uint8Array> {
  const state = emptyState({ textOf: () => undefined });
  for (const record of records) addRecord(state, record, true, analysed.get(record.id));
  yield* flushing(state);
  const part = state.parts.find(isWritten);
  return part === undefined ? NOTHING : bytesOf(part);
}

const NOTHING = new Uint8Array(0);

/** Brings what acts did since the segments were stored into the index; undefined where it cannot be read. */
export function replayActs(
  state: IndexState,
  acts: readonly { readonly bytes: Uint8Array; readonly gone: readonly string[] }[],
): ReadonlySet<string> | undefined {
  const inputs: { readonly part: Part; readonly dead: Uint8Array }[] = [];
  const newest = new Map<string, () => void>();
  const touched = new Set<string>();
  const supersede = (id: string): void => {
    touched.add(id);
    newest.get(id)?.();
    newest.delete(id);
  };
  for (const { bytes, gone } of acts) {
    if (bytes.length > 0) {
      const opening = openSegment(bytes);
      if (opening.kind === 'unusable') return undefined;
      const part = takeSegment(state, opening.segment);
      const dead = new Uint8Array(part.source.size());
      for (let document = 0; document < dead.length; document += 1) {
        const id = part.source.idOf(document);
        supersede(id);
        newest.set(id, () => {
          dead[document] = 1;
        });
      }
      inputs.push({ part, dead });
    }
    for (const id of gone) supersede(id);
  }
  for (const id of touched) removeRecord(state, id);
  if (newest.size > 0) addMerged(state, inputs);
  return touched;
}

function addMerged(
  state: IndexState,
  inputs: readonly { readonly part: Part; readonly dead: Uint8Array }[],
): void {
  const bytes = finish(
    mergeSegments(
      inputs.map(({ part, dead }) => ({
        source: part.source,
        dead,
        facetsOf: (document) => facetTexts(state, facetsOf(part.facets, document)),
      })),
    ),
  );
  const opening = openSegment(bytes, true);
  if (opening.kind === 'unusable') throw new Error(`A new segment cannot be read: ${opening.reason}`);
  const merged = takeSegment(state, opening.segment);
  placeDocuments(state, merged);
  state.parts.splice(-1, 0, merged);
}

/** Puts stored segments in the place of what the index holds; on any doubt it is left empty, to be rebuilt. */
export function openStored(state: IndexState, stored: readonly StoredSegment[]): OpenOutcome {
  clearState(state);
  const outcome = readStored(state, stored);
  if (outcome.kind === 'rebuild') clearState(state);
  return outcome;
}

function readStored(state: IndexState, stored: readonly StoredSegment[]): OpenOutcome {
  const bytes = new Map(stored.map((segment) => [segment.name, segment.bytes]));
  const manifest = readManifest(bytes.get(MANIFEST));
  if (typeof manifest === 'string') return { kind: 'rebuild', reason: manifest };
  const opened: Part[] = [];
  for (const { name, dead, facets } of manifest.segments) {
    const found = bytes.get(name);
    if (!found) return { kind: 'rebuild', reason: 'a part of the search index is missing' };
    const opening = openSegment(found);
    if (opening.kind === 'unusable') return { kind: 'rebuild', reason: opening.reason };
    const part = takeSegment(state, opening.segment);
    for (const document of dead) killDocument(part, document);
    for (const [document, texts] of facets) {
      part.facets.changed.set(
        document,
        texts.map((text) => facetNumber(state, text)),
      );
    }
    placeDocuments(state, part);
    opened.push(part);
  }
  state.parts = [...opened, ...state.parts];
  return { kind: 'opened', records: state.places.size };
}

function placeDocuments(state: IndexState, part: Part): void {
  for (let document = 0; document < part.source.size(); document += 1) {
    if (part.dead[document] !== 1) state.places.set(part.source.idOf(document), { part, document });
  }
}

function bytesOf(part: Part): Uint8Array {
  return (part.source as Segment).bytes;
}

/** Named by what is in it: the checksum it carries, and its length. */
function nameOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return `segment-${view.getUint32(4, true).toString(16).padStart(8, '0')}-${bytes.length}`;
}

function deadOf(part: Part): readonly number[] {
  const dead: number[] = [];
  for (let document = 0; document < part.source.size(); document += 1) {
    if (part.dead[document] === 1) dead.push(document);
  }
  return dead;
}

function writeManifest(manifest: Manifest): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(manifest));
  const bytes = new Uint8Array(text.length + 4);
  bytes.set(text, 4);
  new DataView(bytes.buffer).setUint32(0, checksumOf(text), true);
  return bytes;
}

/** The manifest, or why there is none. */
function readManifest(bytes: Uint8Array | undefined): Manifest | string {
  if (!bytes || bytes.length < 4) return 'there is no search index yet';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = bytes.subarray(4);
  if (view.getUint32(0, true) !== checksumOf(text)) return 'the checksum of its manifest does not match';
  const manifest = JSON.parse(new TextDecoder().decode(text)) as Manifest;
  return manifest.version === ANALYSER_VERSION ? manifest : 'it was made by another version of Gleaner';
}
