import type { CslItem, CslName } from '../../../shared/model/csl.ts';
import type { ParsedEntry } from '../../../shared/model/extraction.ts';
import { calibrate } from './calibration.ts';
import { cslDate, parseDate } from './dates.ts';
import { trimField } from './field-text.ts';
import type { Identifier } from './identifiers.ts';
import type { TaggerModel } from './model-file.ts';
import { isArticleNumber, isPageCount } from './numbering.ts';
import { type EntryParts, partsOf } from './parts.ts';
import { asPatent, patentNumber } from './patent.ts';
import { repairRuns } from './run-repairs.ts';
import { findAccess, type Run, runsOf } from './runs.ts';
import type { Tagging } from './tagger.ts';
import type { Tokens } from './tokens.ts';
import { typeOf } from './work-type.ts';

type ItemContext = { readonly model: TaggerModel; readonly repeatedAuthors?: readonly CslName[] };

/** A CSL item while it is put together. */
type Draft = { -readonly [field in keyof CslItem]?: CslItem[field] };

const IDENTIFIERS: Readonly<
  Record<Identifier['kind'], { readonly field: keyof CslItem & string; readonly name: string }>
> = {
  doi: { field: 'DOI', name: 'DOI' },
  url: { field: 'URL', name: 'address' },
  arxiv: { field: 'archive_location', name: 'arXiv number' },
  pmid: { field: 'PMID', name: 'PMID' },
  pmcid: { field: 'PMCID', name: 'PMCID' },
  isbn: { field: 'ISBN', name: 'ISBN' },
  issn: { field: 'ISSN', name: 'ISSN' },
};

const VERSION = /[.,(\s]\(?Version\s(\d[\d.]*\d|\d)\b/;

/** Sites that hold journals of others: printed where a publisher could stand, they are only where it was read. */
const HOLDINGS =
  /^(?:JSTOR|Project MUSE|ProQuest|EBSCO(?:host)?|Academia\.edu|ResearchGate|Google Scholar)$/i;

/** The archives of preprints that are cited like journals count by their own numbers: "CoRR, abs/1301.3781". */
const abstractNumber = (container: string, text: string): string | undefined =>
  /^(?:CoRR|ArXiv)$/i.test(container)
    ? /[\s,](abs\/\d{4}\.\d{4,5}(?:v\d+)?)(?!\d)/.exec(text)?.[1]
    : undefined;

const present = (fields: Readonly<Record<string, string | undefined>>): Draft =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value));

const NUMBERED_KIND =
  /^(.*\b(?:report|paper|table|memo(?:randum)?|note|brief|bericht|rep\.|preprint))\s+(?:(?:no|nr|number)\.?\s*|#\s?)?([\p{Lu}\d][\w./-]*\d[\w/-]*|\d)$/iu;
const NUMBERED_SERIES = /^(.*\p{L}.*?)[,;]?\s+(?:(?:no|nr|vol|bd|band|heft|number)\.?\s*)?(\d{1,4}[a-z]?)$/iu;

/** The kind of work as printed, and its number; a full stop stays where it ends an abbreviation ("PhD diss."). */
function genreFields({ runOf, series }: EntryParts): Draft {
  const genre = runOf.genre ? trimField(runOf.genre.text) : '';
  const named = /\b(?:papers|reports|series|studies|publications|schriften)\b/i.test(genre) ? genre : '';
  const numberedSeries = NUMBERED_SERIES.exec(series || named);
  const collection = numberedSeries
    ? { 'collection-title': numberedSeries[1]!, 'collection-number': numberedSeries[2]! }
    : present({ 'collection-title': series });
  if (!genre || (named && numberedSeries && !series)) return collection;
  const numbered = NUMBERED_KIND.exec(genre);
  if (numbered) return { ...collection, genre: numbered[1]!, number: numbered[2]! };
  return { ...collection, genre: /\b(?:diss|rep|tech|memo|dept)$/i.test(genre) ? `${genre}.` : genre };
}

function identifierFields(identifiers: readonly Identifier[]): Draft {
  const fields: Record<string, string> = {};
  for (const { kind, value } of identifiers) {
    fields[IDENTIFIERS[kind].field] ??= value;
    if (kind === 'arxiv') fields.archive = 'arXiv';
  }
  return fields;
}

const PRESENTED =
  /^(?:paper|poster|talk|vortrag|lecture)?\s*(?:session\s+)?(?:presented|gehalten|given)\s+(?:at|to|in|auf)\s+(?:the\s+)?|^vortrag\s+auf\s+(?:dem|der)\s+/iu;

/** A meeting at which a paper was presented; its day is the meeting's, not that of a publication. */
function eventFields({ book, journal, place, date }: EntryParts): Draft {
  const printed = book || journal;
  if (!PRESENTED.test(printed)) return {};
  const day = date && cslDate(date);
  return {
    ...present({ 'event-title': printed.replace(PRESENTED, ''), 'event-place': place }),
    ...(date?.year !== undefined ? { issued: { 'date-parts': [[date.year]] } } : {}),
    ...(day && date?.month ? { 'event-date': day } : {}),
  };
}

function dateFields({ date }: EntryParts, text: string): Draft {
  const access = findAccess(text);
  const accessed = access && parseDate(access.date);
  const issued = date && cslDate(date);
  return {
    ...(issued ? { issued } : {}),
    ...(date?.original ? { 'original-date': { 'date-parts': [[date.original]] } } : {}),
    ...(date?.yearSuffix ? { 'year-suffix': date.yearSuffix } : {}),
    ...(date?.status ? { status: date.status } : {}),
    ...(accessed && cslDate(accessed) ? { accessed: cslDate(accessed)! } : {}),
  };
}

function pageFields({ pages, pagesRun, issue }: EntryParts): Draft {
  if (!pages || !pagesRun) return {};
  return {
    page: pages,
    // CSL's own place for an article number is `number`; `page` carries it too, since exporters and the matching of
    // records look for it there, and styles print only one of the two.
    ...(isArticleNumber(pages, issue !== undefined) ? { number: pages } : {}),
    // "424 p." is a count; bibliographies and BibTeX print it in page position all the same.
    ...(isPageCount(pagesRun.text) ? { 'number-of-pages': pages } : {}),
  };
}

/** The custom facts that have no CSL variable: a list of authors cut short, identifiers that were joined. */
function customFields({ truncated }: EntryParts, identifiers: readonly Identifier[]): Draft {
  const repaired = identifiers.filter(({ joined }) => joined).map(({ kind }) => IDENTIFIERS[kind].field);
  const custom = {
    ...(truncated ? { authorsTruncated: true } : {}),
    ...(repaired.length > 0 ? { repaired } : {}),
  };
  return Object.keys(custom).length > 0 ? { custom } : {};
}

/** The raw score of each field given: that of the run it was read from. */
function scoresOf(
  item: Draft,
  parts: EntryParts,
  identifiers: readonly Identifier[],
): Record<string, number> {
  const { runOf } = parts;
  const sources: Readonly<Record<string, Run | undefined>> = {
    author: runOf.author,
    editor: runOf.editor,
    title: parts.title,
    'container-title': parts.container,
    'collection-title': runOf.series,
    volume: runOf.volume,
    issue: runOf.issue ?? runOf.volume,
    page: parts.pagesRun,
    issued: runOf.date,
    publisher: runOf.publisher,
    'publisher-place': runOf.place,
    edition: runOf.edition,
    genre: runOf.genre,
  };
  const scores: Record<string, number> = {};
  for (const [field, run] of Object.entries(sources)) if (run && field in item) scores[field] = run.score;
  for (const { kind, joined } of identifiers) scores[IDENTIFIERS[kind].field] ??= joined ? 0.8 : 0.99;
  return scores;
}

/** Puts the labelled tokens of one entry together as a CSL item. */
export function itemOf(tokens: Tokens, tagging: Tagging, context: ItemContext): ParsedEntry {
  const { text, identifiers } = tokens;
  const runs = repairRuns(runsOf(tokens, tagging), context.model.givenNames);
  const parts = partsOf(runs, context.model.givenNames, context.repeatedAuthors);
  const found = identifierFields(identifiers);
  const held = parts.journal && HOLDINGS.test(parts.publisher);
  const item: Draft & { type: string } = {
    type: typeOf({
      ...parts,
      text,
      url: found.URL ?? '',
      doi: found.DOI ?? '',
      arxiv: found.archive === 'arXiv',
    }),
    ...present({
      title: parts.titleText,
      'container-title': parts.journal || parts.book,
      volume: parts.volume ?? abstractNumber(parts.journal || parts.book, text),
      issue: parts.issue,
      edition: parts.edition,
      publisher: held ? '' : parts.publisher,
      source: held ? parts.publisher : '',
      'publisher-place': parts.place,
      version: VERSION.exec(text.slice(parts.titleText.length))?.[1],
    }),
    ...genreFields(parts),
    ...pageFields(parts),
    ...found,
    ...dateFields(parts, text),
    ...eventFields(parts),
    ...(parts.authors.length > 0 ? { author: parts.authors } : {}),
    ...(parts.editors.length > 0 ? { editor: parts.editors } : {}),
    ...(parts.translators.length > 0 ? { translator: parts.translators } : {}),
    ...customFields(parts, identifiers),
  };
  const warnings = identifiers
    .filter(({ joined }) => joined)
    .map(({ kind }) => `The ${IDENTIFIERS[kind].name} was broken by a space and was joined.`);
  if (context.repeatedAuthors?.length === 0)
    warnings.push('The entry repeats the authors of the entry before it, which is not known here.');
  const patent = patentNumber(text);
  const whole = patent ? asPatent(item as CslItem, patent) : (item as CslItem);
  const scores = scoresOf(whole, parts, identifiers);
  if (context.repeatedAuthors?.length) scores.author = 0.95;
  const tables = context.model.calibration;
  let overall = 1;
  for (const { label, score } of runs) if (label !== 'note' && label !== 'identifier') overall *= score;
  // What names neither itself nor where it stands is hardly a reference, however sure the tagger is of its words.
  if (!item.title && !item['container-title']) overall *= 0.3;
  return {
    item: whole,
    confidence: calibrate(tables, 'entry', overall),
    fields: Object.fromEntries(
      Object.entries(scores).map(([field, score]) => [field, calibrate(tables, field, score)]),
    ),
    warnings,
  };
}
