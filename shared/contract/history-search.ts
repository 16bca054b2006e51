import { z } from 'zod';
import { Ulid } from './coding.ts';
import { FileHandle } from './file-handle.ts';
import { ChangeEntry } from './history.ts';

/** What an act was about. */
export const CHANGE_KINDS = [
  'coding',
  'codebook',
  'finding',
  'decision',
  'study',
  'document',
  'reference',
  'map',
  'other',
] as const;
export const ChangeKind = z.enum(CHANGE_KINDS);
export type ChangeKind = z.infer<typeof ChangeKind>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What narrows the history; each part left out narrows nothing. Days are those of `zone`, minutes east of Greenwich. */
export const HistoryFilter = z.object({
  coder: z.string().max(200).optional(),
  study: Ulid.optional(),
  from: day.optional(),
  to: day.optional(),
  kind: ChangeKind.optional(),
  zone: z.number().int().min(-1_440).max(1_440).default(0),
});
export type HistoryFilter = z.infer<typeof HistoryFilter>;

export const FoundChange = ChangeEntry.extend({
  kind: ChangeKind,
  /** Rows it touched. */
  rows: z.number().int(),
  /** The first studies whose coding it touched. */
  studies: z.array(z.object({ id: Ulid, label: z.string() })),
});
export type FoundChange = z.infer<typeof FoundChange>;

const counted = z.array(z.object({ name: z.string(), n: z.number().int() }));

/** What taking changes back together would do, or did. */
export const Withdrawal = z.object({
  withdrawn: z.number().int(),
  rows: z.number().int(),
  /** Changes that stay, and the later one that builds on each. */
  left: z.array(z.object({ summary: z.string(), at: z.string(), because: z.string() })),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** A change that touched one reference, with the fields of it that became other. */
export const ReferenceChange = ChangeEntry.extend({ fields: z.array(z.string()) });
export type ReferenceChange = z.infer<typeof ReferenceChange>;

/** The calls of the History screen, and the history of one reference. */
export const HISTORY_CALLS = {
  'history.find': {
    input: HistoryFilter.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1_000).default(100),
    }),
    output: z.object({
      total: z.number().int(),
      entries: z.array(FoundChange),
      /** Of the whole history, for choosing. */
      coders: counted,
      kinds: counted,
      days: counted,
    }),
    writes: false,
  },
  /** What touched a reference, its studies' coding and its documents, newest first. */
  'history.ofReference': {
    input: z.object({ id: Ulid, limit: z.number().int().min(1).max(1_000).default(200) }),
    output: z.array(ReferenceChange),
    writes: false,
  },
  /** Takes back every change a filter lets through, as one act; what later work builds on stays and is told. */
  'history.withdraw': {
    input: HistoryFilter.extend({ preview: z.boolean().default(false) }),
    output: Withdrawal,
    writes: true,
  },
  'history.export': {
    input: HistoryFilter.extend({ format: z.enum(['csv', 'json']) }),
    output: z.object({
      file: FileHandle,
      name: z.string(),
      mediaType: z.string(),
      notices: z.array(z.string()),
    }),
    writes: false,
  },
} as const;
