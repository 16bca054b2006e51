import { z } from 'zod';
import { Coding, CodingInput, Ulid } from './coding.ts';
import { FileHandle } from './file-handle.ts';
import { StudyRow } from './study.ts';

const coder = z.string().trim().min(1).max(200);
const code = z.string().min(1).max(200);
const nothing = z.object({});

/** One coder's layer: what was coded and what is left of the studies in scope. */
export const CoderRow = z.object({
  coder: z.string(),
  isMe: z.boolean(),
  codings: z.number().int(),
  /** Studies with at least one coding, and those coded in every dimension that is coded by itself. */
  studies: z.number().int(),
  complete: z.number().int(),
  /** Dimension id -> studies in scope without a code of it. */
  left: z.record(z.string(), z.number().int()),
  /** When this coder chose to see what the others coded; null while blind. */
  revealedAt: z.string().nullable(),
});
export type CoderRow = z.infer<typeof CoderRow>;

/** A coefficient with its 95 % confidence interval; null where it is not defined, `reason` says why. */
export const Coefficient = z.object({
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  standardError: z.number().nullable(),
  reason: z.string(),
});
export type Coefficient = z.infer<typeof Coefficient>;

/** Every coefficient over one set of units; a unit is a study and a code. */
export const AgreementFigures = z.object({
  /** Units that two coders or more decided, and studies among them. */
  units: z.number().int(),
  studies: z.number().int(),
  /** Share of "applied" among all decisions. */
  prevalence: z.number(),
  percent: Coefficient,
  /** Only with exactly two coders. */
  cohen: Coefficient.nullable(),
  fleiss: Coefficient,
  alpha: Coefficient,
  ac1: Coefficient,
});
export type AgreementFigures = z.infer<typeof AgreementFigures>;

/** `agreement --json`. */
export const AgreementReport = z.object({
  coders: z.array(CoderRow),
  overall: AgreementFigures,
  dimensions: z.array(
    z.object({
      dimension: z.string(),
      label: z.string(),
      figures: AgreementFigures,
      /** Agreement on the direction where two coders or more applied the same code; null where it has none. */
      directions: AgreementFigures.nullable(),
      codes: z.array(z.object({ code: z.string(), label: z.string(), figures: AgreementFigures })),
    }),
  ),
  /** Studies and dimensions on which the coders differ, and those of them that are reconciled. */
  disagreements: z.number().int(),
  settled: z.number().int(),
});
export type AgreementReport = z.infer<typeof AgreementReport>;

/** What the coders said of one study in one dimension, where they differ. */
export const Disagreement = z.object({
  study: Ulid,
  label: z.string(),
  dimension: z.string(),
  /** Codes that not all coders applied, and codes with different directions or outcomes. */
  codes: z.array(z.string()),
  layers: z.array(z.object({ coder: z.string(), decided: z.boolean(), codings: z.array(Coding) })),
  /** What stands in the agreed layer. */
  agreed: z.array(Coding),
});
export type Disagreement = z.infer<typeof Disagreement>;

/** What became of a coder's file. found = added + same + conflicting + waiting. */
export const LayerReceipt = z.object({
  coder: z.string(),
  library: z.string(),
  isOtherLibrary: z.boolean(),
  found: z.number().int(),
  added: z.number().int(),
  same: z.number().int(),
  /** Not stored, because this coder's layer says something else there already. */
  conflicting: z.array(z.object({ label: z.string(), code: z.string(), sentence: z.string() })),
  /** Kept until their study is in the library. */
  waiting: z.array(z.object({ label: z.string(), reason: z.string(), codings: z.number().int() })),
  notices: z.array(z.string()),
});
export type LayerReceipt = z.infer<typeof LayerReceipt>;

const coders = z.array(coder).min(2).max(50);

/** The calls of several coders, their comparison and their files. */
export const CODER_CALLS = {
  'coder.list': { input: nothing, output: z.array(CoderRow), writes: false },
  /** Shows this coder what the others coded, or hides it again; stands in the history. */
  'coder.reveal': { input: z.object({ reveal: z.boolean() }), output: nothing, writes: true },
  /** Gives all codings of one name another name. */
  'coder.rename': {
    input: z.object({ from: coder, to: coder }),
    output: z.object({ codings: z.number().int() }),
    writes: true,
  },
  /** One code for many studies, in one act; what the rules do not allow is told and left out. */
  'coding.applyMany': {
    input: CodingInput.pick({ dimension: true, code: true, note: true }).extend({
      studies: z.array(Ulid).min(1).max(100_000),
    }),
    output: z.object({
      applied: z.number().int(),
      already: z.number().int(),
      refused: z.array(z.object({ study: Ulid, sentence: z.string() })),
    }),
    writes: true,
  },
  /** Decides a coding again: it becomes these codes of its dimension, with its quotes, and keeps what it was. */
  'coding.recode': {
    input: z.object({ id: Ulid, codes: z.array(code).min(1).max(50) }),
    output: z.array(Coding),
    writes: true,
  },
  /** One page of the studies with this coder's own progress. */
  'study.page': {
    input: z.object({
      text: z.string().max(1_000).default(''),
      show: z.enum(['in scope', 'to code', 'again', 'all']).default('in scope'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(1_000).default(200),
      /** Where this study stands in the list is answered too. */
      at: Ulid.optional(),
    }),
    output: z.object({
      total: z.number().int(),
      rows: z.array(StudyRow),
      /** Place of `at`, or null; `next` is the first study still to code. */
      at: z.number().int().nullable(),
      next: Ulid.nullable(),
      progress: z.object({ complete: z.number().int(), inScope: z.number().int(), again: z.number().int() }),
    }),
    writes: false,
  },
  /** The ids of all studies a page is cut from, for acts on all of them. */
  'study.ids': {
    input: z.object({
      text: z.string().max(1_000).default(''),
      show: z.enum(['in scope', 'to code', 'again', 'all']).default('in scope'),
    }),
    output: z.array(Ulid),
    writes: false,
  },
  'agreement.compute': { input: z.object({ coders }), output: AgreementReport, writes: false },
  'agreement.disagreements': {
    input: z.object({
      coders,
      dimension: code.optional(),
      code: code.optional(),
      /** Only what is not reconciled yet. */
      open: z.boolean().default(false),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    output: z.object({ total: z.number().int(), list: z.array(Disagreement) }),
    writes: false,
  },
  /** Puts codings of any coders into the agreed layer for one study and dimension, in place of what stands there. */
  'agreement.settle': {
    input: z.object({
      study: Ulid,
      dimension: code,
      codings: z.array(Ulid).max(500),
      note: z.string().max(20_000).default(''),
    }),
    output: z.array(Coding),
    writes: true,
  },
  /** Takes everything these coders agree on into the agreed layer, where nothing stands yet. */
  'agreement.settleAgreed': {
    input: z.object({ coders }),
    output: z.object({ settled: z.number().int() }),
    writes: true,
  },
  'layer.export': {
    input: z.object({ coder: coder.optional() }),
    output: z.object({
      file: FileHandle,
      name: z.string(),
      mediaType: z.string(),
      notices: z.array(z.string()),
    }),
    writes: false,
  },
  /** Adds a coder's file; `as` says whose codings they are where the file's own name will not do. */
  'layer.merge': {
    input: z.object({ file: FileHandle, as: coder.optional(), preview: z.boolean().default(false) }),
    output: LayerReceipt,
    writes: true,
  },
  /** Looks again for the studies of what waits. */
  'layer.retry': {
    input: nothing,
    output: z.object({ placed: z.number().int(), waiting: z.number().int() }),
    writes: true,
  },
} as const;
