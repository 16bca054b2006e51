import type { CslItem, CslName } from '../../../shared/model/csl.ts';
import type { ParsedEntry } from '../../../shared/model/extraction.ts';
import { calibrate } from './calibration.ts';
import { cslDate, joinDates, parseDate, type PrintedDate } from './dates.ts';
import { trimField, unquote } from './field-text.ts';
import type { Identifier } from './identifiers.ts';
import type { Label } from './labels.ts';
import type { TaggerModel } from './model-file.ts';
import { parseNames, type NameList } from './names.ts';
import { editionOf, isArticleNumber, isPageCount, issueOf, pagesOf, volumeAndIssue } from './numbering.ts';
import { findAccess, runsOf, type Run } from './runs.ts';
import type { Tagging } from './tagger.ts';
import type { Tokens } from './tokens.ts';
import { typeOf } from './work-type.ts';

type ItemContext = { readonly model: TaggerModel; readonly repeatedAuthors?: readonly CslName[] };

/** A CSL item while it is put together, with the raw score of each field. */
type Draft = { -readonly [field in keyof CslItem]?: CslItem[field] };

const IN = /^[\s"“(]*(?:in|dans|en|em|nel|nella|aus|from)(?:\s?:\s?|\s+)(?=[\S])/iu;

const longest = (runs: readonly Run[]): Run | undefined =>
  runs.reduce<Run | undefined>(
    (best, run) => (!best || run.to - run.from > best.to - best.from ? run : best),
    undefined,
  );

const IDENTIFIER_FIELDS: Readonly<Record<Identifier['kind'], string>> = {
  doi: 'DOI',
  url: 'URL',
  arxiv: 'archive_location',
  pmid: 'PMID',
  pmcid: 'PMCID',
  isbn: 'ISBN',
  issn: 'ISSN',
};

/** The printed kind of work; a full stop stays where it ends an abbreviation ("PhD diss."). */
const genreOf = (source: string): string => {
  const text = trimField(source);
  return /\b(?:diss|rep|tech|memo|dept)$/i.test(text) ? `${text}.` : text;
};

/** The title run: the first, unless that is a scrap and a longer one follows. */
function titleRun(runs: readonly Run[]): Run | undefined {
  const [first] = runs;
  const most = longest(runs);
  return first && most && first.to - first.from <= 1 && most.to - most.from >= 4 ? most : first;
}

function identifierFields(identifiers: readonly Identifier[]): { fields: Draft; warnings: string[] } {
  const fields: Draft = {};
  const warnings: string[] = [];
  for (const { kind, value, joined } of identifiers) {
    const name = {
      doi: 'DOI',
      url: 'address',
      arxiv: 'arXiv number',
      pmid: 'PMID',
      pmcid: 'PMCID',
      isbn: 'ISBN',
      issn: 'ISSN',
    }[kind];
    if (joined) warnings.push(`The ${name} was broken by a space and was joined.`);
    if (kind === 'doi') fields.DOI ??= value;
    else if (kind === 'url') fields.URL ??= value;
    else if (kind === 'pmid') fields.PMID ??= value;
    else if (kind === 'pmcid') fields.PMCID ??= value;
    else if (kind === 'isbn') fields.ISBN ??= value;
    else if (kind === 'issn') fields.ISSN ??= value;
    else {
      fields.archive ??= 'arXiv';
      fields.archive_location ??= value;
    }
  }
  return { fields, warnings };
}

function datesOf(runs: readonly Run[]): PrintedDate | undefined {
  return joinDates(runs.map((run) => parseDate(run.text)).filter((date) => date !== undefined));
}

/** Volume and issue from their runs, whichever of the two the tagger saw. */
function numbersOf(byLabel: (label: Label) => readonly Run[]): { volume?: string; issue?: string } {
  const [volumeRun] = byLabel('volume');
  const [issueRun] = byLabel('issue');
  const both = volumeRun ? volumeAndIssue(volumeRun.text) : {};
  const issue = issueRun ? issueOf(issueRun.text) : both.issue;
  if (!issueRun || !volumeRun) return { ...both, ...(issue ? { issue } : {}) };
  return { ...(both.volume ? { volume: both.volume } : {}), ...(issue ? { issue } : {}) };
}

const withNames = (list: NameList | undefined): readonly CslName[] | undefined =>
  list && list.names.length > 0 ? list.names : undefined;

/** Puts the labelled tokens of one entry together as a CSL item. */
export function itemOf(tokens: Tokens, tagging: Tagging, context: ItemContext): ParsedEntry {
  const runs = runsOf(tokens, tagging);
  const byLabel = (label: Label): readonly Run[] => runs.filter((run) => run.label === label);
  const names = (run: Run | undefined, invertedFirst: boolean): NameList | undefined =>
    run && parseNames(run.text, { givenNames: context.model.givenNames, invertedFirst });
  const [authorRun] = byLabel('author');
  const authorIndex = authorRun ? runs.indexOf(authorRun) : -1;
  const authorDate = authorIndex === 0 && runs[1]?.label === 'date';
  const authors = names(authorRun, authorDate);
  const editors = byLabel('editor').flatMap((run) => names(run, false)?.names ?? []);
  const title = titleRun(byLabel('title'));
  const journal = longest(byLabel('journal'));
  const book = longest(byLabel('container'));
  const container = book && journal ? (book.from < journal.from ? book : journal) : (book ?? journal);
  const pagesRun = byLabel('pages').find((run) => pagesOf(run.text));
  const date = datesOf(byLabel('date'));
  const access = findAccess(tokens.text);
  const accessed = access && parseDate(access.date);
  const { fields: found, warnings } = identifierFields(tokens.identifiers);
  const numbers = numbersOf(byLabel);
  const publisher = byLabel('publisher')[0];
  const place = byLabel('place')[0];
  const edition = byLabel('edition')[0];
  const series = byLabel('series')[0];
  const genre = byLabel('genre')[0];
  const text = (run: Run | undefined): string => (run ? trimField(run.text) : '');
  const containerTitle = container ? unquote(container.text.replace(IN, '')) : '';
  const titleText = title ? unquote(title.text) : '';
  const issued = date && cslDate(date);
  const pages = pagesRun && pagesOf(pagesRun.text);
  const item: Draft & { type: string } = {
    type: typeOf({
      text: tokens.text,
      genre: [genre, ...byLabel('note')].map((run) => text(run)).join(' . '),
      title: titleText,
      journal: container === journal ? containerTitle : '',
      book: container === book ? containerTitle : '',
      publisher: text(publisher),
      place: text(place),
      hasEditor: editors.length > 0,
      saysIn:
        container !== undefined &&
        (IN.test(container.text) || byLabel('editor').some((run) => IN.test(run.text))),
      hasVolume: numbers.volume !== undefined,
      hasVolumeOrPages: numbers.volume !== undefined || (pages !== undefined && /-/.test(pages)),
      hasDay: date?.day !== undefined,
      quotedTitle: title !== undefined && /^[\s.]*["“„«‘]/.test(title.text),
      url: found.URL ?? '',
      doi: found.DOI ?? '',
      arxiv: found.archive === 'arXiv',
    }),
    ...(titleText ? { title: titleText } : {}),
    ...(containerTitle ? { 'container-title': containerTitle } : {}),
    ...(series && text(series) ? { 'collection-title': text(series) } : {}),
    ...numbers,
    ...(pages ? { page: pages } : {}),
    // CSL's own place for an article number is `number`; `page` carries it too, since exporters and the matching of
    // records look for it there, and styles print only one of the two.
    ...(pages && isArticleNumber(pages, numbers.issue !== undefined) ? { number: pages } : {}),
    ...(pagesRun && pages && isPageCount(pagesRun.text) ? { 'number-of-pages': pages } : {}),
    ...(edition && editionOf(edition.text) ? { edition: editionOf(edition.text)! } : {}),
    ...(text(publisher) ? { publisher: text(publisher) } : {}),
    ...(text(place) ? { 'publisher-place': text(place) } : {}),
    ...(genre && text(genre) ? { genre: genreOf(genre.text) } : {}),
    ...found,
  };
  const authorNames = context.repeatedAuthors ?? withNames(authors);
  if (authorNames && authorNames.length > 0) item.author = authorNames;
  if (editors.length > 0) item.editor = editors;
  if (issued) item.issued = issued;
  if (date?.yearSuffix) item['year-suffix'] = date.yearSuffix;
  if (date?.status) item.status = date.status;
  if (accessed && cslDate(accessed)) item.accessed = cslDate(accessed)!;
  const repaired = tokens.identifiers
    .filter(({ joined }) => joined)
    .map(({ kind }) => IDENTIFIER_FIELDS[kind]);
  const custom = {
    ...(authors?.truncated ? { authorsTruncated: true } : {}),
    ...(repaired.length > 0 ? { repaired } : {}),
  };
  if (Object.keys(custom).length > 0) item.custom = custom;
  const scores: Record<string, number> = {};
  const score = (field: string, run: Run | undefined): void => {
    if (run && field in item) scores[field] = run.score;
  };
  score('author', authorRun);
  score('editor', byLabel('editor')[0]);
  score('title', title);
  score('container-title', container);
  score('collection-title', series);
  score('volume', byLabel('volume')[0]);
  score('issue', byLabel('issue')[0] ?? byLabel('volume')[0]);
  score('page', pagesRun);
  score('issued', byLabel('date')[0]);
  score('publisher', publisher);
  score('publisher-place', place);
  score('edition', edition);
  score('genre', genre);
  for (const { kind, joined } of tokens.identifiers) {
    const field = IDENTIFIER_FIELDS[kind];
    if (field in item && scores[field] === undefined) scores[field] = joined ? 0.8 : 0.99;
  }
  if (context.repeatedAuthors) {
    if (context.repeatedAuthors.length > 0) scores.author = 0.95;
    else warnings.push('The entry repeats the authors of the entry before it, which is not known here.');
  }
  const tables = context.model.calibration;
  const fields = Object.fromEntries(
    Object.entries(scores).map(([field, value]) => [field, calibrate(tables, field, value)]),
  );
  let overall = 1;
  for (const run of runs) if (run.label !== 'note' && run.label !== 'identifier') overall *= run.score;
  return { item: item as CslItem, confidence: calibrate(tables, 'entry', overall), fields, warnings };
}
