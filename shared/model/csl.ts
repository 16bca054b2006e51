/** A name as CSL-JSON 1.0.2 has it: a person in parts, or an organisation as `literal`. */
export type CslName = {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
};

/** A date as CSL-JSON has it: `date-parts` of [year, month 1-12, day 1-31], or text that is no such date. */
export type CslDate = {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly season?: number | string;
  readonly circa?: boolean | number | string;
  readonly literal?: string;
  readonly raw?: string;
};

/** The name-valued variables of CSL 1.0.2 that Gleaner reads and writes. */
export const CSL_NAME_FIELDS = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editor-translator',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
] as const;
export type CslNameField = (typeof CSL_NAME_FIELDS)[number];

/** The date-valued variables of CSL 1.0.2. */
export const CSL_DATE_FIELDS = [
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted',
] as const;
export type CslDateField = (typeof CSL_DATE_FIELDS)[number];

/**
 * One bibliographic record in CSL-JSON 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html).
 * Values are plain text; what has no CSL variable is kept under `custom`.
 */
export type CslItem = {
  readonly id?: string;
  readonly type: string;
  readonly title?: string;
  readonly 'title-short'?: string;
  readonly 'container-title'?: string;
  readonly 'container-title-short'?: string;
  readonly 'collection-title'?: string;
  readonly 'collection-number'?: string;
  readonly 'event-title'?: string;
  readonly 'event-place'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly 'page-first'?: string;
  readonly number?: string;
  readonly 'number-of-pages'?: string;
  readonly 'number-of-volumes'?: string;
  readonly edition?: string;
  readonly version?: string;
  readonly publisher?: string;
  readonly 'publisher-place'?: string;
  readonly genre?: string;
  readonly medium?: string;
  readonly status?: string;
  readonly language?: string;
  readonly abstract?: string;
  readonly keyword?: string;
  readonly note?: string;
  readonly annote?: string;
  readonly source?: string;
  readonly archive?: string;
  readonly archive_location?: string;
  readonly 'call-number'?: string;
  readonly section?: string;
  readonly 'archive-place'?: string;
  readonly archive_collection?: string;
  readonly authority?: string;
  readonly 'chapter-number'?: string;
  readonly 'citation-label'?: string;
  readonly dimensions?: string;
  readonly division?: string;
  readonly jurisdiction?: string;
  readonly 'original-publisher'?: string;
  readonly 'original-publisher-place'?: string;
  readonly 'original-title'?: string;
  readonly part?: string;
  readonly 'part-number'?: string;
  readonly 'part-title'?: string;
  readonly 'printing-number'?: string;
  readonly references?: string;
  readonly 'reviewed-genre'?: string;
  readonly 'reviewed-title'?: string;
  readonly scale?: string;
  readonly supplement?: string;
  readonly 'supplement-number'?: string;
  readonly 'volume-title'?: string;
  readonly 'volume-title-short'?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly ISBN?: string;
  readonly ISSN?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
  readonly 'citation-key'?: string;
  /** The letter printed after the year, "a" in "2021a". */
  readonly 'year-suffix'?: string;
  readonly custom?: Readonly<Record<string, unknown>>;
} & { readonly [field in CslNameField]?: readonly CslName[] } & {
  readonly [field in CslDateField]?: CslDate;
};
