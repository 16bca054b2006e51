import { z } from 'zod';

/** One entry of the append-only history. `summary` is a sentence in the past tense. */
export const ChangeEntry = z.object({
  replica: z.string(),
  sequence: z.number().int(),
  at: z.string(),
  who: z.string(),
  summary: z.string(),
  /** Sequence of the change this one undoes, else null. */
  undoes: z.number().int().nullable(),
  /** Whether it has been undone since. */
  undone: z.boolean(),
});
export type ChangeEntry = z.infer<typeof ChangeEntry>;

/** What undo and redo would do next; null when there is nothing. */
export const UndoState = z.object({ undo: z.string().nullable(), redo: z.string().nullable() });
export type UndoState = z.infer<typeof UndoState>;

/** What the library is and holds. */
export const LibraryDescription = z.object({
  id: z.string(),
  name: z.string(),
  readOnly: z.boolean(),
  /** True while the library is the untouched starter library. */
  starter: z.boolean(),
  coder: z.string(),
  revision: z.number().int(),
  codebook: z.object({ id: z.string(), version: z.string(), title: z.string(), scheme: z.string() }),
  counts: z.object({
    references: z.number().int(),
    studies: z.number().int(),
    studiesInScope: z.number().int(),
    documents: z.number().int(),
    codings: z.number().int(),
    findings: z.number().int(),
    problems: z.number().int(),
    proposals: z.number().int(),
  }),
  undo: UndoState,
});
export type LibraryDescription = z.infer<typeof LibraryDescription>;

export const Verification = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), message: z.string() })),
});
export type Verification = z.infer<typeof Verification>;
