import type { GapReport } from '../../shared/contract/gaps.ts';
import { STATEMENT_TITLES, type StatementName } from '../../shared/model/statement.ts';
import { yearsChart } from '../charts/study-counts.ts';
import type { EvidenceBase } from '../maps/evidence-base.ts';
import { GAP_TITLES } from '../maps/gap-words.ts';
import { AGREED, codingsOfLayer } from '../maps/layer.ts';
import type { MapPicture } from '../maps/map-data.ts';
import { drawMap } from '../maps/map-svg.ts';
import { axisLabel, citationLine, counted, filterLines, leftOutLines, scopeLine } from '../maps/map-words.ts';
import type { Shape } from '../maps/svg-element.ts';
import { drawFlow, flowSteps } from './flow-drawing.ts';
import type { Screening } from './report-store.ts';

/** A piece of a report; what is `missing` is printed as not reported. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly missing?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly (string | number)[])[];
    }
  | { readonly kind: 'figure'; readonly shape: Shape; readonly title: string; readonly description: string };

/** Everything a report is written from. */
export type ReportSource = {
  readonly picture: MapPicture;
  readonly base: EvidenceBase;
  readonly screening: Screening;
  readonly gaps: GapReport | null;
  readonly statements: Partial<Record<StatementName, string>>;
  readonly version: string;
};

/** The methods and results of a map, and at the end what is not reported. */
export function reportBlocks(source: ReportSource): readonly Block[] {
  const { picture } = source;
  const { data } = picture;
  const missing: string[] = [];
  const stated = (name: StatementName): Block[] =>
    told(STATEMENT_TITLES[name], source.statements[name], missing);
  const title = data.spec.title === '' ? 'Evidence map' : data.spec.title;
  const { shape, description } = drawMap(picture, 'light');
  const body: Block[] = [
    { kind: 'heading', level: 1, text: `${title}: methods and results` },
    {
      kind: 'paragraph',
      text: `An evidence map of ${axisLabel(data, data.matrix.rowDimension)} by ${axisLabel(data, data.matrix.columnDimension)}. ${scopeLine(data)}. Edition ${data.edition}${data.asOf === '' ? '' : `, data as of ${data.asOf}`}.`,
    },
    { kind: 'heading', level: 2, text: 'Background' },
    ...stated('background'),
    ...stated('theory'),
    ...stated('stakeholders'),
    ...stated('protocol'),
    { kind: 'heading', level: 2, text: 'Methods' },
    ...stated('eligibility'),
    ...searchBlocks(source, missing),
    ...stated('languages'),
    ...stated('greyLiterature'),
    ...screeningBlocks(source, missing),
    ...codingBlocks(source, missing),
    ...stated('appraisal'),
    ...categoryBlocks(source),
    { kind: 'heading', level: 2, text: 'Results' },
    ...flowBlocks(source),
    { kind: 'heading', level: 3, text: 'The map' },
    ...filterLines(data).map((line): Block => ({ kind: 'paragraph', text: `Only ${line}.` })),
    ...leftOutLines(data).map((line): Block => ({ kind: 'paragraph', text: line })),
    { kind: 'figure', shape, title, description },
    ...countBlocks(source),
    ...gapBlocks(source),
    ...stated('ongoing'),
    ...stated('limitations'),
    { kind: 'heading', level: 2, text: 'Use and update' },
    { kind: 'paragraph', text: `How to cite: ${citationLine(data)}` },
    ...told('Licence', data.spec.licence, missing),
    {
      kind: 'paragraph',
      text: `Made with Gleaner ${source.version} from the codebook ${data.codebook}. The same data, map and version give the same bytes again. The interactive map and the coded records (JSON, CSV, XLSX) are exported from the same edition.`,
    },
    ...stated('updatePlan'),
    ...stated('funding'),
    ...stated('conflicts'),
  ];
  return [...body, ...missingBlocks(missing)];
}

function told(label: string, words: string | undefined, missing: string[]): Block[] {
  const text = (words ?? '').trim();
  if (text !== '') return [{ kind: 'paragraph', text: `${label}: ${text}` }];
  missing.push(label);
  return [{ kind: 'paragraph', text: `${label}: not reported.`, missing: true }];
}

function searchBlocks({ screening }: ReportSource, missing: string[]): Block[] {
  const heading: Block = { kind: 'heading', level: 3, text: 'Search' };
  const { sources } = screening;
  if (sources.length === 0)
    return [
      heading,
      ...told('Sources searched', undefined, missing),
      ...told('Search strings and dates', undefined, missing),
    ];
  const without = (key: 'query' | 'searchedOn'): number =>
    sources.filter((source) => source[key] === '').length;
  if (without('query') > 0)
    missing.push(`Search strings of ${without('query')} of ${sources.length} sources`);
  if (without('searchedOn') > 0)
    missing.push(`Search dates of ${without('searchedOn')} of ${sources.length} sources`);
  return [
    heading,
    {
      kind: 'table',
      caption: 'Sources',
      head: ['Source', 'Database', 'Search string', 'Searched on', 'Records'],
      rows: sources.map(({ name, database, query, searchedOn, records }) => [
        name,
        database === '' ? 'not reported' : database,
        query === '' ? 'not reported' : query,
        searchedOn === '' ? 'not reported' : searchedOn,
        records,
      ]),
    },
  ];
}

function screeningBlocks({ screening }: ReportSource, missing: string[]): Block[] {
  const decided = screening.references - screening.undecided;
  if (decided === 0) missing.push('Screening decisions');
  const unreasoned = screening.decisions
    .filter(({ verdict, reason }) => verdict === 'exclude' && reason.trim() === '')
    .reduce((sum, { n }) => sum + n, 0);
  if (unreasoned > 0) missing.push(`Reasons of ${counted(unreasoned, 'exclusion', 'exclusions')}`);
  return [
    { kind: 'heading', level: 3, text: 'Screening' },
    {
      kind: 'paragraph',
      text: `${decided} of ${counted(screening.references, 'reference', 'references')} carry a decision; a reference that nobody decided on counts as in scope.`,
    },
  ];
}

function codingBlocks({ base, picture }: ReportSource, missing: string[]): Block[] {
  const coders = new Set(base.evidence.codings.map(({ coder }) => coder).filter((coder) => coder !== AGREED));
  const perStudy = Map.groupBy(
    base.evidence.codings.filter(({ coder }) => coder !== AGREED),
    ({ study }) => study,
  );
  const twice = [...perStudy.values()].filter(
    (codings) => new Set(codings.map(({ coder }) => coder)).size > 1,
  ).length;
  const cited = base.evidence.codings.filter(
    ({ basis }) => basis.length > 0 && basis.every((one) => one === 'as cited'),
  ).length;
  if (coders.size < 2) missing.push('Independent coding by a second person');
  missing.push('Agreement between coders');
  return [
    { kind: 'heading', level: 3, text: 'Coding' },
    {
      kind: 'paragraph',
      text: `${counted(base.evidence.codings.length, 'coding', 'codings')} by ${counted(coders.size, 'person', 'people')}; ${counted(twice, 'study was', 'studies were')} coded by more than one. Codebook: ${picture.data.codebook}. Layer shown: ${picture.data.matrix.layer}.`,
    },
    {
      kind: 'paragraph',
      text: `${counted(cited, 'coding stands', 'codings stand')} only on what another paper says of a study; such findings are ${picture.data.spec.includeAsCited ? 'included, drawn hollow and counted apart' : 'left out of the map'}.`,
    },
  ];
}

function categoryBlocks({ picture }: ReportSource): Block[] {
  const { data } = picture;
  const table = (id: string, entries: typeof data.matrix.rows): Block[] => {
    const defined = entries.filter((entry) => !entry.group || entry.definition !== '');
    if (id === 'study') return [];
    return [
      {
        kind: 'table',
        caption: axisLabel(data, id),
        head: ['Category', 'Definition'],
        rows: defined.map((entry) => [
          entry.label,
          entry.definition === '' ? 'not defined' : entry.definition,
        ]),
      },
    ];
  };
  return [
    { kind: 'heading', level: 3, text: 'Categories' },
    { kind: 'paragraph', text: data.scheme === '' ? 'The codebook names no scheme.' : data.scheme },
    ...table(data.matrix.rowDimension, data.matrix.rows),
    ...table(data.matrix.columnDimension, data.matrix.columns),
  ];
}

function flowBlocks({ screening, base, picture }: ReportSource): Block[] {
  const inScope = base.evidence.studies.filter((study) => study.inScope);
  const coded = new Set(base.evidence.codings.map(({ study }) => study));
  const steps = flowSteps(screening, {
    inScope: inScope.length,
    coded: inScope.filter(({ id }) => coded.has(id)).length,
    shown: picture.data.matrix.totals.n,
  });
  const description = steps.flatMap(({ main, side }) => [...main, ...side]).join('. ');
  return [
    { kind: 'heading', level: 3, text: 'Flow of records' },
    {
      kind: 'figure',
      shape: drawFlow(steps, description),
      title: 'Flow of records (after PRISMA 2020)',
      description,
    },
  ];
}

function countBlocks({ picture, base }: ReportSource): Block[] {
  const { data } = picture;
  const totals = (entries: typeof data.matrix.rows, of: typeof data.matrix.totals.rows) =>
    entries.map((entry) => [entry.label, of[entry.id]?.n ?? 0]);
  const years = yearsChart(base, 'light');
  const inScope = new Set(base.evidence.studies.flatMap((study) => (study.inScope ? [study.id] : [])));
  const layer = codingsOfLayer(base.evidence.codings, base.codebook, AGREED).codings;
  const others = base.codebook.dimensions.filter(
    ({ id, role }) =>
      role === undefined && id !== data.matrix.rowDimension && id !== data.matrix.columnDimension,
  );
  return [
    { kind: 'heading', level: 3, text: 'Counts' },
    {
      kind: 'table',
      caption: `Studies by ${axisLabel(data, data.matrix.rowDimension)}`,
      head: ['Category', 'Studies'],
      rows: totals(data.matrix.rows, data.matrix.totals.rows),
    },
    {
      kind: 'table',
      caption: `Studies by ${axisLabel(data, data.matrix.columnDimension)}`,
      head: ['Category', 'Studies'],
      rows: totals(data.matrix.columns, data.matrix.totals.columns),
    },
    { kind: 'figure', shape: years.shape, title: years.title, description: years.description },
    ...others.map(
      (dimension): Block => ({
        kind: 'table',
        caption: `Studies in scope by ${dimension.label}`,
        head: ['Category', 'Studies'],
        rows: dimension.codes
          .filter((code) => !code.group)
          .map((code) => [
            code.label,
            new Set(
              layer
                .filter(
                  (one) => one.dimension === dimension.id && one.code === code.id && inScope.has(one.study),
                )
                .map(({ study }) => study),
            ).size,
          ]),
      }),
    ),
  ];
}

function gapBlocks({ gaps }: ReportSource): Block[] {
  const heading: Block = { kind: 'heading', level: 3, text: 'Gaps' };
  if (gaps === null)
    return [heading, { kind: 'paragraph', text: 'A map of studies by themselves shows no gaps.' }];
  return [
    heading,
    ...gaps.counts.flatMap(({ kind, n }): Block[] => {
      const listed = gaps.gaps.filter((gap) => gap.kind === kind);
      const more = n > listed.length ? [`and ${n - listed.length} more`] : [];
      const first: Block = { kind: 'paragraph', text: `${GAP_TITLES[kind]}: ${n}.` };
      return n === 0
        ? [first]
        : [first, { kind: 'list', items: [...listed.map(({ sentence }) => sentence), ...more] }];
    }),
    ...gaps.notes.map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

function missingBlocks(missing: readonly string[]): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Not reported' },
    missing.length === 0
      ? {
          kind: 'paragraph',
          text: 'Every item that a systematic map is expected to report is reported above.',
        }
      : {
          kind: 'paragraph',
          text: `Of what a systematic map is expected to report (ROSES, doi:10.1186/s13750-018-0121-7; PRISMA 2020, doi:10.1136/bmj.n71), these ${missing.length} items are not known to the library:`,
        },
    { kind: 'list', items: missing },
  ];
}
