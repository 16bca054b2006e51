import { z } from 'zod';
import { Code, Codebook, Dimension } from './codebook.ts';
import { Ulid } from './coding.ts';
import { FileHandle } from './file-handle.ts';

const id = z.string().min(1).max(200);
const text = z.string().max(10_000);
const place = z.number().int().min(0).max(5_000).optional();

/** Fields of a code that can be changed; null takes a field away. */
const codeFields = z.object({
  label: text.min(1).optional(),
  definition: text.optional(),
  include: text.nullable().optional(),
  exclude: text.nullable().optional(),
  pole: text.nullable().optional(),
  sign: z.enum(['positive', 'negative', 'mixed', 'none', 'unstated']).nullable().optional(),
  group: z.boolean().optional(),
  exclusive: z.boolean().optional(),
  phrases: z.array(text).max(500).optional(),
  against: z.array(text).max(500).optional(),
});

const dimensionFields = z.object({
  label: text.min(1).optional(),
  choice: z.enum(['single', 'multiple']).optional(),
  qualifiers: z.array(id).max(10).optional(),
  role: z.enum(['direction', 'outcome']).nullable().optional(),
  outcomes: z.array(id).max(5_000).nullable().optional(),
});

/**
 * One change to a codebook. Codings follow: `rename`, `move` and `merge` re-code them and keep what they were; `split`
 * leaves them to be decided again; `retire` keeps them and offers the code no longer. Places count from 0 among the
 * codes of the same parent, or among the dimensions.
 */
export const CodebookEdit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('book.describe'),
    title: text.min(1).optional(),
    basedOn: text.optional(),
    scheme: z
      .object({ name: text.min(1), note: text })
      .nullable()
      .optional(),
  }),
  z.object({ kind: z.literal('book.version'), version: z.string().trim().min(1).max(100) }),
  z.object({ kind: z.literal('dimension.add'), dimension: Dimension, at: place }),
  z.object({ kind: z.literal('dimension.change'), dimension: id, fields: dimensionFields }),
  z.object({ kind: z.literal('dimension.rename'), dimension: id, to: id }),
  z.object({ kind: z.literal('dimension.move'), dimension: id, at: z.number().int().min(0).max(100) }),
  z.object({ kind: z.literal('dimension.retire'), dimension: id }),
  z.object({ kind: z.literal('dimension.restore'), dimension: id }),
  z.object({ kind: z.literal('dimension.remove'), dimension: id }),
  z.object({
    kind: z.literal('dimension.split'),
    dimension: id,
    into: z.object({ id, label: text.min(1) }),
    codes: z.array(id).min(1).max(5_000),
  }),
  z.object({ kind: z.literal('dimension.merge'), dimension: id, into: id }),
  z.object({ kind: z.literal('code.add'), dimension: id, code: Code, at: place }),
  z.object({ kind: z.literal('code.change'), dimension: id, code: id, fields: codeFields }),
  z.object({ kind: z.literal('code.rename'), dimension: id, code: id, to: id }),
  z.object({
    kind: z.literal('code.move'),
    dimension: id,
    code: id,
    to: z.object({ dimension: id, parent: id.nullable(), at: place }),
  }),
  z.object({ kind: z.literal('code.retire'), dimension: id, code: id }),
  z.object({ kind: z.literal('code.restore'), dimension: id, code: id }),
  z.object({ kind: z.literal('code.remove'), dimension: id, code: id }),
  z.object({
    kind: z.literal('code.split'),
    dimension: id,
    code: id,
    into: z.array(Code).min(2).max(50),
  }),
  z.object({
    kind: z.literal('code.merge'),
    dimension: id,
    codes: z.array(id).min(1).max(500),
    into: id,
  }),
]);
export type CodebookEdit = z.infer<typeof CodebookEdit>;

/** What happens to codings when a codebook is edited, one kind of consequence each. */
export const CodebookEffect = z.object({
  kind: z.enum([
    're-coded',
    'joined',
    'copied',
    'gives-way',
    'to-decide-again',
    'kept',
    'direction-to-check',
    'qualifier-lost',
    'no-longer-allowed',
  ]),
  codings: z.number().int(),
  studies: z.number().int(),
  coders: z.array(z.string()),
  sentence: z.string(),
  /** The first of them. */
  sample: z.array(
    z.object({
      coding: Ulid,
      study: Ulid,
      label: z.string(),
      coder: z.string(),
      from: z.string(),
      to: z.string(),
    }),
  ),
});
export type CodebookEffect = z.infer<typeof CodebookEffect>;

/** What an edit would do: the codebook after it, whether a version begins with it, and what happens to codings. */
export const CodebookPreview = z.object({
  summary: z.string(),
  /** Why it cannot be done, one sentence a fault; empty where it can. */
  faults: z.array(z.string()),
  codebook: Codebook.nullable(),
  version: z.object({ from: z.string(), to: z.string() }),
  effects: z.array(CodebookEffect),
});
export type CodebookPreview = z.infer<typeof CodebookPreview>;

/** A stored version; `codings` were made with it, `draft` is still changed in place. */
export const CodebookVersion = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  current: z.boolean(),
  draft: z.boolean(),
  madeAt: z.string(),
  madeBy: z.string(),
  dimensions: z.number().int(),
  codes: z.number().int(),
  codings: z.number().int(),
});
export type CodebookVersion = z.infer<typeof CodebookVersion>;

/** One difference between two versions: of the book, of a dimension (`code` null) or of a code. */
export const CodebookDifference = z.object({
  kind: z.enum(['added', 'removed', 'retired', 'restored', 'moved', 'changed']),
  dimension: z.string().nullable(),
  code: z.string().nullable(),
  label: z.string(),
  /** The field that differs; empty where the whole is new, gone or moved. */
  field: z.string(),
  before: z.string(),
  after: z.string(),
});
export type CodebookDifference = z.infer<typeof CodebookDifference>;

/** How often a code is applied, and by how many coders. */
export const CodeUse = z.object({
  dimension: z.string(),
  code: z.string(),
  codings: z.number().int(),
  studies: z.number().int(),
  coders: z.number().int(),
});
export type CodeUse = z.infer<typeof CodeUse>;

/** Where phrases would be found in the words about the studies of this library. */
export const PhrasePreview = z.object({
  /** Texts looked through, and studies with at least one match. */
  texts: z.number().int(),
  studies: z.number().int(),
  phrases: z.array(
    z.object({
      phrase: z.string(),
      against: z.boolean(),
      studies: z.number().int(),
      matches: z.number().int(),
      /** Why nothing can be looked for with it; empty where it can. */
      fault: z.string(),
    }),
  ),
  matches: z.array(
    z.object({
      study: Ulid,
      label: z.string(),
      source: z.string(),
      basis: z.string(),
      phrase: z.string(),
      against: z.boolean(),
      /** Words around the match, with the match's range in them. */
      snippet: z.string(),
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
});
export type PhrasePreview = z.infer<typeof PhrasePreview>;

/** A codebook file as it was read. What cannot be used is told with its place; nothing is stored by reading. */
export const CodebookFile = z.object({
  format: z.enum(['json', 'csv', 'qdc']),
  name: z.string(),
  /** Null where it cannot be used. */
  codebook: Codebook.nullable(),
  faults: z.array(z.object({ place: z.string(), sentence: z.string() })),
  /** What was made up, left out or read in another way. */
  notices: z.array(z.string()),
  /** What would happen to the codings there are if it came into force. */
  consequences: z.array(z.string()),
});
export type CodebookFile = z.infer<typeof CodebookFile>;

export const CODEBOOK_FORMATS = ['json', 'csv', 'qdc'] as const;

const nothing = z.object({});
const versionName = z.object({ id, version: text });

/** The calls of the codebook editor. */
export const CODEBOOK_CALLS = {
  /** What an edit would do; changes nothing. */
  'codebook.preview': { input: z.object({ edit: CodebookEdit }), output: CodebookPreview, writes: false },
  /** One edit with what follows from it, as one act. */
  'codebook.edit': { input: z.object({ edit: CodebookEdit }), output: CodebookPreview, writes: true },
  'codebook.usage': { input: nothing, output: z.array(CodeUse), writes: false },
  'codebook.phrases': {
    input: z.object({
      phrases: z.array(text).max(500),
      against: z.array(text).max(500).default([]),
      limit: z.number().int().min(1).max(1_000).default(100),
    }),
    output: PhrasePreview,
    writes: false,
  },
  'codebook.versions': { input: nothing, output: z.array(CodebookVersion), writes: false },
  'codebook.version': { input: versionName, output: Codebook, writes: false },
  'codebook.compare': {
    input: z.object({ from: versionName, to: versionName }),
    output: z.array(CodebookDifference),
    writes: false,
  },
  'codebook.templates': {
    input: nothing,
    output: z.array(
      z.object({
        id: z.enum(['shipped', 'empty']),
        title: z.string(),
        dimensions: z.number().int(),
        codes: z.number().int(),
      }),
    ),
    writes: false,
  },
  'codebook.begin': {
    input: z.object({ template: z.enum(['shipped', 'empty']), title: text.min(1).optional() }),
    output: nothing,
    writes: true,
  },
  /** Reads a codebook file; storing it is `codebook.put`. */
  'codebook.read': { input: z.object({ file: FileHandle }), output: CodebookFile, writes: false },
  'codebook.export': {
    input: z.object({
      format: z.enum(CODEBOOK_FORMATS),
      /** Left out: the codebook in force. */
      of: versionName.optional(),
    }),
    output: z.object({
      file: FileHandle,
      name: z.string(),
      mediaType: z.string(),
      notices: z.array(z.string()),
    }),
    writes: false,
  },
} as const;
