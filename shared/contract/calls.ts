import { z } from 'zod';
import { BACKUP_CALLS } from './backup.ts';
import {
  Bibliography,
  BibliographyExport,
  BibliographyQuery,
  StylePage,
  StyleQuery,
} from './bibliography.ts';
import { ChartDraw, ChartExport, DrawnChart } from './charts.ts';
import { KEY_CALLS } from './citation-key.ts';
import { Codebook } from './codebook.ts';
import { CODEBOOK_CALLS } from './codebook-edit.ts';
import { CODER_CALLS } from './coders.ts';
import { Coding, CodingInput, PassageInput, Suggestion, Ulid } from './coding.ts';
import { COLLECTION_CALLS } from './collection.ts';
import { CslItem } from './csl.ts';
import { DocumentReading, DocumentRow, Problem, RereadReceipt } from './document.ts';
import { CHECK_CALLS } from './document-check.ts';
import { DOCUMENT_FIND_CALLS } from './document-find.ts';
import { Extraction } from './extraction.ts';
import { FileHandle } from './file-handle.ts';
import { Finding } from './finding.ts';
import { FINDING_CALLS } from './finding-entry.ts';
import { GapExport, GapQuery, GapReport } from './gaps.ts';
import { ChangeEntry, LibraryDescription, UndoState, Verification } from './history.ts';
import { HISTORY_CALLS } from './history-search.ts';
import { HOST_CALLS } from './host.ts';
import { CodeMapping, IMPORT_CALLS } from './import.ts';
import { LOOKUP_CALLS } from './lookup.ts';
import { CellDetail, MapExport, MapSpec, Matrix, MatrixExport, MatrixQuery } from './matrix.ts';
import { MatrixFacetQuery, MatrixFacets } from './matrix-facets.ts';
import { MATRIX_VIEW_CALLS } from './matrix-view.ts';
import { PackedMatrix } from './packed-matrix.ts';
import { LeakQuery, LeakReport, MapDiff } from './publishing.ts';
import { QUALITY_CALLS } from './quality.ts';
import { ImportReceipt, IngestReceipt } from './receipt.ts';
import {
  DuplicateGroups,
  ReferenceDetail,
  ReferenceListQuery,
  ReferencePage,
  ReferenceQuery,
  Verdict,
} from './reference.ts';
import { ReportExport } from './report.ts';
import { ReviewQueue } from './review.ts';
import { SAVED_SEARCH_CALLS } from './saved-search.ts';
import { SearchAnswer, SearchIds, SearchQuery } from './search.ts';
import { SETTINGS_CALLS } from './settings.ts';
import { StudyDetail, StudyProposal, StudyRow } from './study.ts';
import { SUGGESTION_CALLS } from './suggestion-record.ts';

export { FileHandle } from './file-handle.ts';

const produced = z.object({
  file: FileHandle,
  name: z.string(),
  mediaType: z.string(),
  /** What was left out or changed for safety, in sentences. */
  notices: z.array(z.string()),
});
const nothing = z.object({});
const ids = z.array(Ulid).min(1).max(100_000);
const anyId = z.string().min(1).max(2_000);

type CallShape = {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** True when the call changes the library; refused where it is read-only. */
  readonly writes: boolean;
};

/**
 * Every call of the engine: what goes in, what comes out, and whether it writes. Ids are ULIDs unless named `anyId`,
 * which takes a ULID, a citation key or a DOI. Long calls report progress and can be cancelled.
 */
export const CALLS = {
  'library.describe': { input: nothing, output: LibraryDescription, writes: false },
  'library.verify': { input: nothing, output: Verification, writes: false },
  'library.backup': { input: nothing, output: produced, writes: false },
  'library.copy': {
    input: z.object({
      documents: z.boolean().default(true),
      history: z.boolean().default(true),
      otherCoders: z.boolean().default(true),
    }),
    output: produced,
    writes: false,
  },
  'library.setCoder': {
    input: z.object({ coder: z.string().min(1).max(200) }),
    output: nothing,
    writes: true,
  },

  ...SETTINGS_CALLS,
  ...BACKUP_CALLS,
  ...HOST_CALLS,

  'document.extract': { input: z.object({ file: FileHandle }), output: Extraction, writes: false },
  'document.ingest': {
    input: z.object({ files: z.array(FileHandle).min(1).max(1_000) }),
    output: z.object({ receipts: z.array(IngestReceipt) }),
    writes: true,
  },
  'document.list': { input: nothing, output: z.array(DocumentRow), writes: false },
  'document.read': { input: z.object({ id: Ulid }), output: DocumentReading, writes: false },
  /** Reads the kept file of a document again with the reader of this version. */
  'document.reread': { input: z.object({ id: Ulid }), output: RereadReceipt, writes: true },
  'document.remove': { input: z.object({ id: Ulid }), output: nothing, writes: true },
  'document.original': { input: z.object({ id: Ulid }), output: produced, writes: false },
  'problem.list': {
    input: z.object({ document: Ulid.optional(), resolved: z.boolean().optional() }),
    output: z.array(Problem),
    writes: false,
  },
  'problem.resolve': { input: z.object({ id: Ulid, resolved: z.boolean() }), output: nothing, writes: true },
  /** Ties an in-text citation to a reference, or unties it with null. */
  'citation.link': {
    input: z.object({ id: Ulid, reference: Ulid.nullable() }),
    output: nothing,
    writes: true,
  },

  'import.read': {
    input: z.object({
      files: z.array(FileHandle).min(1).max(1_000),
      /** What the codes of EPPI-Reviewer's JSON become; what it does not name joins the codebook by id or name. */
      codes: CodeMapping.optional(),
    }),
    output: z.object({ receipts: z.array(ImportReceipt) }),
    writes: true,
  },
  ...IMPORT_CALLS,
  'import.receipts': { input: nothing, output: z.array(ImportReceipt), writes: false },
  'entry.parse': {
    input: z.object({ text: z.string().max(4_000_000) }),
    output: z.array(
      z.object({
        raw: z.string(),
        item: CslItem,
        confidence: z.number(),
        fields: z.record(z.string(), z.number()),
        warnings: z.array(z.string()),
      }),
    ),
    writes: false,
  },

  /** Entries of reference lists that nobody has looked at yet, the least certain first. */
  'review.list': {
    input: z.object({
      document: Ulid.optional(),
      limit: z.number().int().min(1).max(1_000).default(100),
    }),
    output: ReviewQueue,
    writes: false,
  },
  /** Stores what a person made of an entry: `source` is its source record, `item` the right fields or 'confirmed'. */
  'review.settle': {
    input: z.object({ source: Ulid, item: z.union([CslItem, z.literal('confirmed')]) }),
    output: nothing,
    writes: true,
  },
  /** The entries a person settled, as JSON lines of `{ raw, fields, verdict }` to train a reader on. */
  'review.export': { input: nothing, output: produced, writes: false },

  'reference.list': { input: ReferenceListQuery, output: ReferencePage, writes: false },
  'reference.get': { input: z.object({ id: anyId }), output: ReferenceDetail, writes: false },
  'reference.add': {
    input: z.object({ items: z.array(CslItem).min(1).max(10_000) }),
    output: z.object({ ids: z.array(Ulid) }),
    writes: true,
  },
  /** Refused with `conflict` when `rev` is not the reference's present one. */
  'reference.update': {
    input: z.object({
      id: Ulid,
      rev: z.number().int(),
      item: CslItem.optional(),
      citationKey: z.string().min(1).max(500).optional(),
      note: z.string().max(1_000_000).optional(),
      tags: z.array(z.string().max(500)).max(1_000).optional(),
    }),
    output: ReferenceDetail,
    writes: true,
  },
  'reference.remove': { input: z.object({ ids }), output: nothing, writes: true },
  'reference.decide': {
    input: z.object({
      ids,
      stage: z.string().max(200).default('full text'),
      verdict: Verdict,
      reason: z.string().max(20_000).default(''),
    }),
    output: nothing,
    writes: true,
  },
  /** Puts a tag on all of these references, or with `remove` takes it off, in one act. */
  'reference.tag': {
    input: z.object({ ids, tag: z.string().min(1).max(500), remove: z.boolean().default(false) }),
    output: z.object({ changed: z.number().int() }),
    writes: true,
  },
  /** Joins `from` into `into`; ids and keys of the joined ones lead to `into` from then on. */
  'reference.merge': {
    input: z.object({
      into: Ulid,
      from: ids,
      /** CSL field -> the reference whose value it takes; without it, `into` keeps its own and gaps are filled. */
      fields: z
        .record(z.string().max(100), Ulid)
        .refine((fields) => Object.keys(fields).length <= 200, 'too many fields')
        .default({}),
    }),
    output: ReferenceDetail,
    writes: true,
  },
  ...KEY_CALLS,
  'duplicate.find': { input: nothing, output: DuplicateGroups, writes: false },
  'duplicate.mergeCertain': { input: nothing, output: z.object({ merged: z.number().int() }), writes: true },
  'duplicate.dismiss': { input: z.object({ ids }), output: nothing, writes: true },

  'study.list': { input: nothing, output: z.array(StudyRow), writes: false },
  'study.get': { input: z.object({ id: Ulid }), output: StudyDetail, writes: false },
  'study.add': {
    input: z.object({ label: z.string().min(1).max(2_000), references: ids }),
    output: z.object({ id: Ulid }),
    writes: true,
  },
  'study.rename': {
    input: z.object({
      id: Ulid,
      label: z.string().min(1).max(2_000),
      note: z.string().max(20_000).optional(),
    }),
    output: nothing,
    writes: true,
  },
  'study.join': { input: z.object({ into: Ulid, from: ids }), output: StudyDetail, writes: true },
  /** Takes `references` out of a study into a new one. */
  'study.split': {
    input: z.object({ id: Ulid, references: ids, label: z.string().min(1).max(2_000) }),
    output: z.object({ id: Ulid }),
    writes: true,
  },
  'study.remove': { input: z.object({ id: Ulid }), output: nothing, writes: true },
  'study.proposals': { input: nothing, output: z.array(StudyProposal), writes: false },
  'study.answerProposal': {
    input: z.object({ id: Ulid, accept: z.boolean() }),
    output: nothing,
    writes: true,
  },

  'codebook.get': { input: nothing, output: Codebook, writes: false },
  'codebook.put': { input: z.object({ codebook: Codebook }), output: nothing, writes: true },
  ...CODEBOOK_CALLS,
  ...CODER_CALLS,

  'coding.list': { input: z.object({ study: Ulid.optional() }), output: z.array(Coding), writes: false },
  'coding.apply': { input: CodingInput, output: Coding, writes: true },
  'coding.change': {
    input: z.object({
      id: Ulid,
      rev: z.number().int(),
      direction: z.string().max(200).nullable().optional(),
      outcome: z.string().max(200).nullable().optional(),
      asReported: z.enum(['presence', 'absence']).nullable().optional(),
      note: z.string().max(20_000).optional(),
      addPassages: z.array(PassageInput).max(200).optional(),
      removePassages: z.array(Ulid).max(200).optional(),
    }),
    output: Coding,
    writes: true,
  },
  'coding.remove': { input: z.object({ id: Ulid }), output: nothing, writes: true },

  'suggestion.list': {
    input: z.object({
      studies: z.array(Ulid).max(100_000).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(100_000).default(500),
      /** Learn from all decisions first; otherwise what was learned in the background so far counts. */
      learn: z.boolean().default(false),
    }),
    output: z.array(Suggestion),
    writes: false,
  },
  /** Turns a suggestion into a coding; what the person changed comes along. */
  'suggestion.accept': {
    input: z.object({
      id: z.string().max(200),
      study: Ulid,
      direction: z.string().max(200).nullable().optional(),
      outcome: z.string().max(200).nullable().optional(),
      note: z.string().max(20_000).optional(),
    }),
    output: Coding,
    writes: true,
  },
  'suggestion.reject': {
    input: z.object({ id: z.string().max(200), study: Ulid }),
    output: nothing,
    writes: true,
  },

  ...SUGGESTION_CALLS,

  'finding.list': {
    input: z.object({ study: Ulid.optional(), document: Ulid.optional() }),
    output: z.array(Finding),
    writes: false,
  },
  ...FINDING_CALLS,
  ...CHECK_CALLS,

  'search.query': { input: SearchQuery, output: SearchAnswer, writes: false },
  /** The ids of everything a search finds, in its order. */
  'search.ids': {
    input: ReferenceQuery.omit({ offset: true, limit: true }),
    output: SearchIds,
    writes: false,
  },
  ...SAVED_SEARCH_CALLS,
  ...COLLECTION_CALLS,
  ...DOCUMENT_FIND_CALLS,

  'matrix.compute': { input: MatrixQuery, output: Matrix, writes: false },
  /** The same matrix as `matrix.compute`, packed for the way to a screen. */
  'matrix.packed': { input: MatrixQuery, output: PackedMatrix, writes: false },
  'matrix.facets': { input: MatrixFacetQuery, output: MatrixFacets, writes: false },
  'matrix.cell': {
    input: MatrixQuery.extend({ row: z.string().max(200), column: z.string().max(200) }),
    output: CellDetail,
    writes: false,
  },
  /** Stores, or with an empty reason withdraws, the judgement that a cell cannot hold evidence. */
  'matrix.judge': {
    input: z.object({
      rows: z.string().max(200),
      columns: z.string().max(200),
      row: z.string().max(200),
      column: z.string().max(200),
      reason: z.string().max(20_000),
    }),
    output: nothing,
    writes: true,
  },

  /** What is lacking in a matrix of two dimensions, ranked, each with the sentence that says why. */
  'gap.find': { input: GapQuery, output: GapReport, writes: false },
  'gap.export': { input: GapExport, output: produced, writes: false },

  /** Charts of the evidence base. */
  'chart.draw': { input: ChartDraw, output: DrawnChart, writes: false },
  'chart.export': { input: ChartExport, output: produced, writes: false },

  /** The methods-and-results page of a map. */
  'report.export': { input: ReportExport, output: produced, writes: false },

  'map.list': {
    input: nothing,
    output: z.array(z.object({ name: z.string(), spec: MapSpec, rev: z.number().int() })),
    writes: false,
  },
  'map.save': {
    input: z.object({ name: z.string().min(1).max(500), spec: MapSpec }),
    output: nothing,
    writes: true,
  },
  'map.remove': { input: z.object({ name: z.string().max(500) }), output: nothing, writes: true },
  /** The map as one safe SVG string, for showing in the app exactly as it is exported. */
  'map.draw': {
    input: z.object({ spec: MapSpec, theme: z.enum(['light', 'dark']).default('light') }),
    output: z.object({
      svg: z.string(),
      matrix: Matrix,
      /** Studies that would stand on the map too if what is known only as cited were included. */
      leftOutAsCited: z.number().int(),
    }),
    writes: false,
  },
  /** What a file of the map would tell, before it is written. */
  'map.leaks': { input: LeakQuery, output: LeakReport, writes: false },
  /** What changed from one exported HTML or JSON file of a map to another. */
  'map.diff': {
    input: z.object({ before: FileHandle, after: FileHandle }),
    output: MapDiff,
    writes: false,
  },
  'map.export': {
    input: MapExport,
    output: produced,
    writes: false,
  },

  ...QUALITY_CALLS,
  ...LOOKUP_CALLS,

  'export.references': {
    input: z.object({
      format: z.string().max(50),
      /** Without `ids`: what a search finds, narrowed and ordered as in the library table. */
      query: z.string().max(10_000).default(''),
      facets: ReferenceQuery.shape.facets,
      sort: ReferenceQuery.shape.sort,
      descending: ReferenceQuery.shape.descending,
      ids: z.array(Ulid).max(1_000_000).optional(),
      codings: z.boolean().default(false),
    }),
    output: produced,
    writes: false,
  },
  /** The shipped citation styles (CSL) and the locales they can be set in. */
  'style.list': { input: StyleQuery, output: StylePage, writes: false },
  'bibliography.read': { input: BibliographyQuery, output: Bibliography, writes: false },
  'bibliography.export': { input: BibliographyExport, output: produced, writes: false },
  ...MATRIX_VIEW_CALLS,
  'export.matrix': {
    input: MatrixExport,
    output: produced,
    writes: false,
  },

  'history.list': {
    input: z.object({ limit: z.number().int().min(1).max(10_000).default(200) }),
    output: z.array(ChangeEntry),
    writes: false,
  },
  ...HISTORY_CALLS,
  'history.undo': { input: nothing, output: UndoState.extend({ summary: z.string() }), writes: true },
  'history.redo': { input: nothing, output: UndoState.extend({ summary: z.string() }), writes: true },
} as const satisfies Record<string, CallShape>;

export type CallName = keyof typeof CALLS;
/** What a caller may leave out has a default. */
export type CallInput<K extends CallName> = z.input<(typeof CALLS)[K]['input']>;
/** What a feature is given: defaults filled in. */
export type CallArguments<K extends CallName> = z.output<(typeof CALLS)[K]['input']>;
export type CallOutput<K extends CallName> = z.output<(typeof CALLS)[K]['output']>;

/** Progress of a running call. `total` is null while unknown. */
export const Progress = z.object({
  done: z.number(),
  total: z.number().nullable(),
  /** What is being done, as shown in the status line. */
  doing: z.string(),
});
export type Progress = z.infer<typeof Progress>;

/** What the engine says unasked. */
export const EngineEvent = z.discriminatedUnion('event', [
  /** Something was committed; `touched` names the kinds of rows ("reference", "coding", …). */
  z.object({ event: z.literal('library.changed'), revision: z.number().int(), touched: z.array(z.string()) }),
  z.object({ event: z.literal('library.closed'), reason: z.string() }),
  /** A backup nobody asked for could not be made; the sentence says why and what to do. */
  z.object({ event: z.literal('backup.failed'), message: z.string() }),
]);
export type EngineEvent = z.infer<typeof EngineEvent>;

/** A request on the wire. `id` is the caller's own; a `cancel` names the request it cancels. */
export const Request = z.union([
  z.object({ id: z.string().max(64), call: z.string().max(100), input: z.unknown() }),
  z.object({ cancel: z.string().max(64) }),
]);
export type Request = z.infer<typeof Request>;
