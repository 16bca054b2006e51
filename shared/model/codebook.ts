/** What a code of a direction dimension says of more of the factor; drawn as ▲ ▼ ◆ ○ ·. */
export type DirectionSign = 'positive' | 'negative' | 'mixed' | 'none' | 'unstated';

/** One code. `group` codes are headings and are never applied; an `exclusive` code bars all others in its dimension. */
export type Code = {
  readonly id: string;
  readonly label: string;
  readonly parent?: string;
  readonly group?: boolean;
  readonly exclusive?: boolean;
  readonly definition: string;
  readonly include?: string;
  readonly exclude?: string;
  /** What "more of it" means; direction is judged for more of the pole. */
  readonly pole?: string;
  /** Only on codes of a dimension whose role is direction. */
  readonly sign?: DirectionSign;
  /**
   * Indicator phrases, in general terms: `*` stands for any word ending, `…` for up to five words between; `lack:` before
   * a phrase says that it tells of the lack of the pole, `type:report` asks for the record's CSL type.
   */
  readonly phrases?: readonly string[];
  /** Phrases that speak against the code where one of `phrases` was found. */
  readonly against?: readonly string[];
  /** No longer offered; what carries it stays. */
  readonly retired?: boolean;
  /** The codes it was split into: what carries it waits to be decided again. */
  readonly splitInto?: readonly string[];
};

/** What a linked dimension does inside a coding. */
export type DimensionRole = 'direction' | 'outcome';

/** One dimension of a codebook. */
export type Dimension = {
  readonly id: string;
  readonly label: string;
  readonly choice: 'single' | 'multiple';
  readonly hierarchical?: boolean;
  /** Ids of the dimensions that qualify a coding of this one (its direction, its outcome). */
  readonly qualifiers?: readonly string[];
  readonly role?: DimensionRole;
  /** Codes of the outcome dimension that a coding of this dimension may bear on; all of them where left out. */
  readonly outcomes?: readonly string[];
  readonly per?: string;
  /** No longer offered and asked of no study; what was coded in it stays. */
  readonly retired?: boolean;
  readonly codes: readonly Code[];
};

/** A codebook: named dimensions of hierarchical codes, and the prevention (or other) scheme it follows by name. */
export type Codebook = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly basedOn?: string;
  /** The named scheme whose lines this project draws, printed with every map. */
  readonly scheme?: { readonly name: string; readonly note: string };
  readonly conventions?: Readonly<Record<string, string>>;
  readonly dimensions: readonly Dimension[];
};
