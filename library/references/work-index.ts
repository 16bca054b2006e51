import type { Kysely } from 'kysely';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { breathe } from '../history/act.ts';
import { eachItem } from './reference-store.ts';
import {
  blockingKeys,
  comparedPart,
  compareWorks,
  mayBeCertain,
  type QuickTraits,
  type SameWork,
  traitsOf,
  type WorkTraits,
} from './same-work.ts';

/** Finds the reference that a record is already there as. */
export type WorkIndex = {
  /** The id of the reference that is certainly the same work, the surest where several are; none of `except`. */
  readonly find: (item: CslItem, except?: ReadonlySet<string>) => string | undefined;
  readonly add: (id: string, item: CslItem) => void;
};

/** A reference as it is kept: traits take up several times as much as the part of the item that they are made of. */
type Kept = { readonly id: string; readonly quick: QuickTraits; readonly packed: string };

// A key shared by more references than this tells little; the newest of them are looked at.
const LOOKED_AT = 200;
// References whose traits are kept as they are; of others they are worked out again when they are compared.
const AT_HAND = 4_000;

/** An index over references; looking a record up compares it only with those that share a key with it. */
export function createWorkIndex(
  references: Iterable<{ readonly id: string; readonly item: CslItem }>,
): WorkIndex {
  const all: Kept[] = [];
  const blocks = createBlocks();
  const traitsAt = createTraitsAt(all);
  // A record is looked up and then added; its traits are worked out once.
  let newest: { readonly item: CslItem; readonly traits: WorkTraits } | undefined;
  const workOut = (item: CslItem): WorkTraits => {
    if (newest?.item !== item) newest = { item, traits: traitsOf(item) };
    return newest.traits;
  };
  const add = (id: string, item: CslItem): void => {
    const own = workOut(item);
    const { year, place, doi, pmid, pmcid, url } = own;
    const quick = { year, place, doi, pmid, pmcid, url };
    const at = all.push({ id, quick, packed: JSON.stringify(comparedPart(item)) }) - 1;
    traitsAt.keep(at, own);
    for (const key of blockingKeys(own)) blocks.add(key, at);
  };
  for (const { id, item } of references) add(id, item);
  return {
    add,
    find: (item, except) => {
      const own = workOut(item);
      const places = new Set(blockingKeys(own).flatMap(blocks.newest));
      let surest: { readonly id: string; readonly verdict: SameWork } | undefined;
      for (const at of places) {
        const { id, quick } = all[at]!;
        if (except?.has(id) || !mayBeCertain(own, quick)) continue;
        const verdict = compareWorks(own, traitsAt.get(at));
        if (verdict?.tier !== 'certain') continue;
        if (surest === undefined || verdict.score > surest.verdict.score) surest = { id, verdict };
      }
      return surest?.id;
    },
  };
}

/** The index over all references of a library, read a page at a time. */
export async function readWorkIndex(db: Kysely<Tables>): Promise<WorkIndex> {
  const works = createWorkIndex([]);
  for await (const page of eachItem(db)) {
    for (const { id, item } of page) works.add(id, item);
    await breathe();
  }
  return works;
}

/** Places by their keys. Keys are kept as hashes; two that fall together cost a comparison more and change nothing. */
function createBlocks() {
  const blocks = new Map<number, number | number[]>();
  return {
    add: (key: string, at: number): void => {
      const hash = hashOf(key);
      const block = blocks.get(hash);
      if (block === undefined) blocks.set(hash, at);
      else if (typeof block === 'number') blocks.set(hash, [block, at]);
      else block.push(at);
    },
    newest: (key: string): readonly number[] => {
      const block = blocks.get(hashOf(key));
      if (block === undefined) return [];
      return typeof block === 'number' ? [block] : block.slice(-LOOKED_AT);
    },
  };
}

/** The traits of kept references, those that were wanted last at hand. */
function createTraitsAt(all: readonly Kept[]) {
  const atHand = new Map<number, WorkTraits>();
  const keep = (at: number, traits: WorkTraits): void => {
    atHand.delete(at);
    atHand.set(at, traits);
    const oldest = atHand.keys().next();
    if (atHand.size > AT_HAND && !oldest.done) atHand.delete(oldest.value);
  };
  return {
    keep,
    get: (at: number): WorkTraits => {
      const traits = atHand.get(at) ?? traitsOf(JSON.parse(all[at]!.packed) as CslItem);
      keep(at, traits);
      return traits;
    },
  };
}

/** FNV-1a over UTF-16 units, in 31 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 1;
}
