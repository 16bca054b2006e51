import { z } from 'zod';
import { Ulid } from './coding.ts';

export const Unread = z.object({ line: z.number().int(), text: z.string(), reason: z.string() });

/** What became of the files that the records of a folder named: found = added + linked + unread.length, always. */
export const AttachmentReceipt = z.object({
  found: z.number().int(),
  /** Read and stored as documents of their references. */
  added: z.number().int(),
  /** In the library already, as documents of these references or now made so. */
  linked: z.number().int(),
  /** `reference` is the citation key of the record, where it was stored. */
  unread: z.array(z.object({ path: z.string(), reference: z.string().nullable(), reason: z.string() })),
});
export type AttachmentReceipt = z.infer<typeof AttachmentReceipt>;

/** `import --json` for one file: found = added + merged + skipped + unread.length, always. */
export const ImportReceipt = z.object({
  id: Ulid,
  name: z.string(),
  sha256: z.string(),
  reader: z.string(),
  at: z.string(),
  found: z.number().int(),
  added: z.number().int(),
  merged: z.number().int(),
  skipped: z.number().int(),
  unread: z.array(Unread),
  /** What else came of it, in sentences; said once and not kept. */
  notices: z.array(z.string()).optional(),
  /** For a folder or archive of a bibliography with files beside it. */
  attachments: AttachmentReceipt.optional(),
});
export type ImportReceipt = z.infer<typeof ImportReceipt>;

/** `ingest --json` for one document. `outcome` says whether it was stored now, was there already, or could not be read. */
export const IngestReceipt = z.object({
  name: z.string(),
  outcome: z.enum(['added', 'already-there', 'unread']),
  /** A sentence: what happened, and where it matters what to do. */
  message: z.string(),
  document: z.object({ id: Ulid, sha256: z.string() }).nullable(),
  reference: z
    .object({ id: Ulid, citationKey: z.string(), title: z.string(), isNew: z.boolean() })
    .nullable(),
  references: z.object({
    found: z.number().int(),
    added: z.number().int(),
    merged: z.number().int(),
    skipped: z.number().int(),
    unread: z.array(Unread),
  }),
  citations: z.object({
    found: z.number().int(),
    linked: z.number().int(),
    uncertain: z.number().int(),
    ambiguous: z.number().int(),
    unmatched: z.number().int(),
  }),
  tables: z.number().int(),
  problems: z.number().int(),
  /** Studies that may be one, proposed for joining. */
  proposals: z.number().int(),
});
export type IngestReceipt = z.infer<typeof IngestReceipt>;
