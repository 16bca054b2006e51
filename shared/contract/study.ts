import { z } from 'zod';
import { Basis, Coding, Suggestion, Ulid } from './coding.ts';
import { Finding } from './finding.ts';
import { Verdict } from './reference.ts';

/** One row of the study list on the Code screen. */
export const StudyRow = z.object({
  id: Ulid,
  label: z.string(),
  year: z.number().int().nullable(),
  references: z.array(z.object({ id: Ulid, citationKey: z.string() })),
  /** The verdict of its most included reference; studies of excluded and context references are out of scope. */
  verdict: Verdict,
  inScope: z.boolean(),
  /** Dimension id -> how many codes of it the study carries. */
  coded: z.record(z.string(), z.number().int()),
  /** True when every dimension that is coded by itself has at least one code. */
  complete: z.boolean(),
});
export type StudyRow = z.infer<typeof StudyRow>;

/** Words about a study that can be coded: title, abstract, a citing clause, or a whole document. */
export const StudyText = z.object({
  /** Stable within the study: "title:<reference>", "clause:<citation>", … */
  key: z.string(),
  basis: Basis,
  kind: z.enum(['title', 'abstract', 'citing clause', 'document']),
  reference: Ulid,
  document: Ulid.nullable(),
  source: z.string(),
  /** Place of `text` in the document (or in the record's own field, from 0). */
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  /** The sentence around a citing clause, with the clause's range inside it. */
  context: z.object({ text: z.string(), start: z.number().int(), end: z.number().int() }).nullable(),
});
export type StudyText = z.infer<typeof StudyText>;

export const StudyDetail = z.object({
  id: Ulid,
  label: z.string(),
  note: z.string(),
  rev: z.number().int(),
  references: z.array(
    z.object({
      id: Ulid,
      citationKey: z.string(),
      title: z.string(),
      formatted: z.string(),
      verdict: Verdict,
    }),
  ),
  texts: z.array(StudyText),
  codings: z.array(Coding),
  suggestions: z.array(Suggestion),
  findings: z.array(Finding),
});
export type StudyDetail = z.infer<typeof StudyDetail>;

/** Studies that look like one, with the reason; nothing is joined until a person says so. */
export const StudyProposal = z.object({
  id: Ulid,
  studies: z.array(z.object({ id: Ulid, label: z.string() })),
  reason: z.string(),
  status: z.enum(['open', 'accepted', 'dismissed']),
});
export type StudyProposal = z.infer<typeof StudyProposal>;
