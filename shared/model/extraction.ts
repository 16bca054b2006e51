import type { CslItem } from './csl.ts';

/** A range of a text in UTF-16 code units: `text.slice(start, end)`. */
export type Range = { readonly start: number; readonly end: number };

/** One piece of a document in reading order; the extraction works on nothing else. */
export type Block = Range & {
  readonly kind: 'heading' | 'paragraph' | 'list-item' | 'table' | 'footnote' | 'caption' | 'page-break';
  /** Heading depth from 1, or list nesting from 0. */
  readonly level?: number;
  /** 1-based page where the source has pages. */
  readonly page?: number;
  /** The printed marker of a list item ("-", "1.", "[3]"); it is not part of the block's range. */
  readonly marker?: string;
};

/** Text read out of a file: UTF-16 `text` with LF line ends, no BOM, and the blocks that cover it. */
export type DocumentText = {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What the file says of itself outside its text (citation_* and Dublin Core meta tags, PDF info). */
  readonly metadata: Partial<CslItem>;
  /** Running heads and feet that were left out of the text. */
  readonly heads?: readonly string[];
  readonly problems: readonly ExtractionProblem[];
};

/** One entry of a reference list and what was read from it. `n` counts from 1 over all lists. */
export type ExtractedReference = Range & {
  readonly n: number;
  /** The entry with line breaks folded to spaces and its bullet left out. */
  readonly raw: string;
  readonly item: CslItem;
  /** Probability, 0-1, that the whole entry is right. */
  readonly confidence: number;
  /** Probability, 0-1, per CSL field given. */
  readonly fields: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
};

/** What an in-text citation points to. */
export type CitationStatus = 'linked' | 'uncertain' | 'ambiguous' | 'unmatched';

/** One in-text citation of one work. */
export type ExtractedCitation = Range & {
  readonly surface: string;
  /** Number of the brackets it stands in; a narrative citation is its own group. */
  readonly group: number;
  readonly sentence: string;
  readonly sentenceStart: number;
  /** The part of the sentence this citation supports. */
  readonly clause: string;
  readonly clauseStart: number;
  /** `n` of its entry; empty when ambiguous or unmatched. */
  readonly references: readonly number[];
  /** `n` of every entry it may point to. */
  readonly candidates: readonly number[];
  readonly status: CitationStatus;
  /** Why it is not simply linked; empty when it is. */
  readonly reason: string;
};

export type TableCell = Range & { readonly text: string };
export type TableRow = {
  /** From the outside in: section, question, label; levels that the table does not have are left out. */
  readonly path: readonly string[];
  readonly cells: readonly TableCell[];
};

/** One table: header rows of plain strings, body rows with a path of headings and cells that keep their place. */
export type ExtractedTable = Range & {
  readonly label: string;
  readonly caption: string;
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly TableRow[];
};

/** Something a person should look at, with its place. */
export type ExtractionProblem = Range & {
  readonly kind:
    | 'ambiguous-citation'
    | 'uncertain-citation'
    | 'unmatched-citation'
    | 'uncited-reference'
    | 'damaged-identifier'
    | 'doubtful-entry'
    | 'incomplete-list'
    | 'no-reference-list'
    | 'encoding'
    | 'unreadable';
  readonly message: string;
};

/** Everything `extract` finds in one document. */
export type Extraction = {
  readonly text: string;
  readonly document: CslItem;
  readonly references: readonly ExtractedReference[];
  readonly citations: readonly ExtractedCitation[];
  readonly tables: readonly ExtractedTable[];
  readonly problems: readonly ExtractionProblem[];
};

/** What `parseEntry` gives for one free-text reference string. */
export type ParsedEntry = Pick<ExtractedReference, 'item' | 'confidence' | 'fields' | 'warnings'>;
