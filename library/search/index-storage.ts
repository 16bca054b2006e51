import { ANALYSER_VERSION } from './analysis.ts';
import { checksumOf } from './bytes.ts';
import { clearState, facetNumber, facetTexts, flush, type IndexState, takeSegment } from './index-state.ts';
import { killDocument, type Part } from './part.ts';
import { openSegment, type Segment } from './segment.ts';

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
  const parts = state.parts.slice(0, -1);
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
