import type { CslName } from '../../../shared/model/csl.ts';
import { joinDates, type PrintedDate, parseDate } from './dates.ts';
import { trimField, unquote } from './field-text.ts';
import type { Label } from './labels.ts';
import { parseNames } from './names.ts';
import { editionOf, issueOf, pagesOf, volumeAndIssue } from './numbering.ts';
import type { Run } from './runs.ts';

/** The fields of one entry, read from its runs; text that is not there is empty. */
export type EntryParts = {
  readonly runOf: { readonly [label in Label]?: Run };
  readonly title?: Run;
  readonly container?: Run;
  readonly pagesRun?: Run;
  readonly titleText: string;
  readonly quotedTitle: boolean;
  /** The container is one of the two. */
  readonly journal: string;
  readonly book: string;
  /** Whether "In" introduces the container or its editors. */
  readonly saysIn: boolean;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly publisher: string;
  readonly place: string;
  readonly edition?: string;
  readonly series: string;
  /** The printed kind of work with the notes beside it. */
  readonly genre: string;
  readonly date?: PrintedDate;
  readonly authors: readonly CslName[];
  readonly editors: readonly CslName[];
  readonly translators: readonly CslName[];
  readonly truncated: boolean;
};

// "Aus Politik und Zeitgeschichte" and "From Max Weber" are names: those words lead to a source by a colon alone.
const IN = /^[\s"“(]*(?:(?:in|dans|en|em|nel|nella)(?:\s?:\s?|\s+)|(?:aus|from)\s?:\s?)(?=[\S])/iu;
const SAME = /^[\s,:(]*(?:in\s*:?\s+)?(?:ders|dies|idem|id|eadem|dens)\b\.?/iu;

const longest = (runs: readonly Run[]): Run | undefined =>
  runs.reduce<Run | undefined>(
    (best, run) => (!best || run.to - run.from > best.to - best.from ? run : best),
    undefined,
  );

/** The title run: the first, unless that is a scrap and a longer one follows. */
function titleRun(runs: readonly Run[]): Run | undefined {
  const [first] = runs;
  const most = longest(runs);
  return first && most && first.to - first.from <= 1 && most.to - most.from >= 4 ? most : first;
}

const PAGE_CUE = /^\W*(?:pages?|pp?|S|Seiten?|pagg?|págs?)(?=[\s.:])/iu;

/** Of several runs in page position the one that says so, otherwise the first: "(Boulder, May 4-6). ACM, pages 31-44". */
const pagesAmong = (runs: readonly Run[]): Run | undefined => {
  const read = runs.filter((run) => pagesOf(run.text));
  return read.find((run) => PAGE_CUE.test(run.text)) ?? read[0];
};

/** Of several places the one beside the house: "(Boulder, Colo., May 4-6). ACM, New York". */
function placeOfHouse(runs: readonly Run[]): Run | undefined {
  const places = runs.filter(({ label }) => label === 'place');
  const houses = runs.filter(({ label }) => label === 'publisher');
  if (places.length < 2 || houses.length !== 1) return places[0];
  const at = runs.indexOf(houses[0]!);
  return [runs[at + 1], runs[at - 1]].find((run) => run?.label === 'place') ?? places[0];
}

/** Volume and issue from their runs, whichever of the two the tagger saw. */
function numbersOf(
  volumeRun: Run | undefined,
  issueRun: Run | undefined,
): { volume?: string; issue?: string } {
  const both = volumeRun ? volumeAndIssue(volumeRun.text) : {};
  const issue = issueRun ? issueOf(issueRun.text) : both.issue;
  return { ...(both.volume ? { volume: both.volume } : {}), ...(issue ? { issue } : {}) };
}

type People = Pick<EntryParts, 'authors' | 'editors' | 'translators' | 'truncated'>;

function peopleOf(
  runs: readonly Run[],
  givenNames: ReadonlySet<string>,
  repeated?: readonly CslName[],
): People {
  const of = (label: Label): readonly Run[] => runs.filter((run) => run.label === label);
  const [authorRun] = of('author');
  const invertedFirst = authorRun === runs[0] && runs[1]?.label === 'date';
  const authors = authorRun ? parseNames(authorRun.text, { givenNames, invertedFirst }) : undefined;
  const names = repeated ?? authors?.names ?? [];
  const others = (label: Label): readonly CslName[] =>
    of(label).flatMap((run) => (SAME.test(run.text) ? names : parseNames(run.text, { givenNames }).names));
  return {
    authors: names,
    editors: others('editor'),
    translators: others('translator'),
    truncated: authors?.truncated ?? false,
  };
}

/** Chooses one run for each field and reads it. */
export function partsOf(
  runs: readonly Run[],
  givenNames: ReadonlySet<string>,
  repeatedAuthors?: readonly CslName[],
): EntryParts {
  const of = (label: Label): readonly Run[] => runs.filter((run) => run.label === label);
  const runOf: { [label in Label]?: Run } = {};
  for (const run of runs) runOf[run.label] ??= run;
  const place = placeOfHouse(runs);
  if (place) runOf.place = place;
  const title = titleRun(of('title'));
  const journalRun = longest(of('journal'));
  const bookRun = longest(of('container'));
  const container =
    bookRun && journalRun ? (bookRun.from < journalRun.from ? bookRun : journalRun) : (bookRun ?? journalRun);
  const containerText = container ? unquote(container.text.replace(IN, '')) : '';
  const pagesRun = pagesAmong(of('pages'));
  const text = (run: Run | undefined): string => (run ? trimField(run.text) : '');
  const date = joinDates(of('date').flatMap((run) => parseDate(run.text) ?? []));
  return {
    runOf,
    ...(title ? { title } : {}),
    ...(container ? { container } : {}),
    ...(pagesRun ? { pagesRun, pages: pagesOf(pagesRun.text)! } : {}),
    titleText: title ? unquote(title.text) : '',
    quotedTitle: title !== undefined && /^[\s.]*["“„«‘]/.test(title.text),
    journal: container?.label === 'journal' ? containerText : '',
    book: container?.label === 'container' ? containerText : '',
    saysIn:
      (container !== undefined && IN.test(container.text)) || of('editor').some((run) => IN.test(run.text)),
    ...numbersOf(runOf.volume, runOf.issue),
    publisher: text(runOf.publisher)
      .replace(/[.,;]\s*(?:Version|Release)\s[\d.]+$/, '')
      // "München [u. a.]: Saur", cut within the brackets.
      .replace(/^(?:u\.\s?)?a\.?\s?[\])]\s*:?\s*/u, ''),
    place: text(runOf.place)
      .replace(/\s*[[(]\s?u\.?(?:\s?a\.?\s?[\])]?)?$/u, '')
      .replace(/[\s,]+(?:u\.\s?a\.?|et\s+al\.?|etc\.?)$/u, '')
      .replace(/^\(([^()]*)\)$/, '$1'),
    ...(runOf.edition ? { edition: editionOf(runOf.edition.text) } : {}),
    series: text(runOf.series)
      .replace(/^\(\s*=?\s*([^()]*)\)?$/, '$1')
      .replace(/^(?:of|in|= ?)\s+(?=\p{Lu})/u, ''),
    genre: [runOf.genre, ...of('note')].map(text).join(' . '),
    ...(date ? { date } : {}),
    ...peopleOf(runs, givenNames, repeatedAuthors),
  };
}
