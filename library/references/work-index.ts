import type { Kysely } from 'kysely';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { breathe } from '../history/act.ts';
import { eachItem } from './reference-store.ts';
import { createBlocks } from './same-work/blocks.ts';
import { createPackedTexts } from './same-work/packed-texts.ts';
import { createQuickTable } from './same-work/quick-table.ts';
import {
  blockingKeys,
  comparedPart,
  compareWorks,
  mayBeCertain,
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

// A key shared by more references than this tells little; the newest of them are looked at.
const LOOKED_AT = 200;
// References whose traits are kept as they are; of others they are worked out again when they are compared.
const AT_HAND = 4_000;

/** An index over references; looking a record up compares it only with those that share a key with it. */
export function createWorkIndex(
  references: Iterable<{ readonly id: string; readonly item: CslItem }>,
): WorkIndex {
  // Traits take up several times as much as the part of the item that they are made of.
  const ids: string[] = [];
  const quick = createQuickTable();
  const packed = createPackedTexts();
  const blocks = createBlocks();
  const traitsAt = createTraitsAt(packed.at);
  // A record is looked up and then added; its traits are worked out once.
  let newest: { readonly item: CslItem; readonly traits: WorkTraits } | undefined;
  const workOut = (item: CslItem): WorkTraits => {
    if (newest?.item !== item) newest = { item, traits: traitsOf(item) };
    return newest.traits;
  };
  const add = (id: string, item: CslItem): void => {
    const own = workOut(item);
    const at = ids.push(id) - 1;
    quick.add(own);
    packed.add(JSON.stringify(comparedPart(item)));
    traitsAt.keep(at, own);
    for (const key of blockingKeys(own)) blocks.add(key, at);
  };
  for (const { id, item } of references) add(id, item);
  return {
    add,
    find: (item, except) => {
      const own = workOut(item);
      const comparable = quick.comparable(own);
      const places = new Set(blockingKeys(own).flatMap((key) => blocks.newest(key, LOOKED_AT)));
      let surest: { readonly id: string; readonly verdict: SameWork } | undefined;
      for (const at of places) {
        const id = ids[at]!;
        if (except?.has(id) || !mayBeCertain(comparable, quick.at(at))) continue;
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

/** The traits of kept references, those that were wanted last at hand. */
function createTraitsAt(packedAt: (at: number) => string) {
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
      const traits = atHand.get(at) ?? traitsOf(JSON.parse(packedAt(at)) as CslItem);
      keep(at, traits);
      return traits;
    },
  };
}
