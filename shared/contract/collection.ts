import { z } from 'zod';
import { Ulid } from './coding.ts';

const name = z.string().min(1).max(200);
const references = z.array(Ulid).max(100_000);

/** A collection of references; it may stand inside another. */
export const CollectionRow = z.object({
  id: Ulid,
  name: z.string(),
  /** The collection it stands in; null at the top. */
  parent: Ulid.nullable(),
  /** How many collections it stands in, one inside the other. */
  depth: z.number().int(),
  /** References put into it directly. */
  own: z.number().int(),
  /** References in it or in a collection inside it, each counted once. */
  total: z.number().int(),
});
export type CollectionRow = z.infer<typeof CollectionRow>;

/** The calls about collections. A list is narrowed to them by the facet `collection`, whose values are their ids. */
export const COLLECTION_CALLS = {
  /** All of them, each before what stands inside it, by name. */
  'collection.list': { input: z.object({}), output: z.array(CollectionRow), writes: false },
  /** The ids of the collections that a reference was put into directly. */
  'collection.of': { input: z.object({ reference: Ulid }), output: z.array(Ulid), writes: false },
  /** Refused with `conflict` where the name is taken beside it. */
  'collection.add': {
    input: z.object({ name, parent: Ulid.nullable().default(null), references: references.default([]) }),
    output: z.object({ id: Ulid }),
    writes: true,
  },
  /** Gives it another name, or another place; refused with `conflict` where it would stand inside itself. */
  'collection.change': {
    input: z.object({ id: Ulid, name: name.optional(), parent: Ulid.nullable().optional() }),
    output: z.object({}),
    writes: true,
  },
  /** Takes it and what stands inside it away; the references stay. */
  'collection.remove': {
    input: z.object({ id: Ulid }),
    output: z.object({ removed: z.number().int() }),
    writes: true,
  },
  /** Puts references into it, or with `remove` takes them out, in one act. */
  'collection.fill': {
    input: z.object({ id: Ulid, references: references.min(1), remove: z.boolean().default(false) }),
    output: z.object({ changed: z.number().int() }),
    writes: true,
  },
} as const;
