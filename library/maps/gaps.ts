import type { Gap, GapKind, GapQuery, GapReport } from '../../shared/contract/gaps.ts';
import { GAP_KINDS } from '../../shared/contract/gaps.ts';
import type { Codebook, Dimension, DirectionSign } from '../../shared/model/codebook.ts';
import type { AxisEntry, Cell, Matrix } from '../../shared/model/matrix.ts';
import { signOf } from '../coding/codebook-roles.ts';
import { dimensionOf } from './axis.ts';
import type { Evidence } from './evidence.ts';
import { type CellFacts, emptySentence, gapNotes, gapSentence, thinSentence } from './gap-words.ts';
import { codingsOfLayer } from './layer.ts';
import { countedCodings, tallyMatrix } from './matrix.ts';

type Named = Gap['row'];

/** What the finder is given besides the evidence: the year of each study, where one is known. */
export type GapSource = {
  readonly evidence: Evidence;
  readonly codebook: Codebook;
  readonly years: ReadonlyMap<string, number>;
};

/** Finds and ranks what is lacking in a matrix of two dimensions, each with the sentence that says why. */
export function findGaps(query: GapQuery, { evidence, codebook, years }: GapSource): GapReport {
  const matrixQuery = { ...query, segment: null };
  const { matrix, context } = tallyMatrix(evidence, codebook, matrixQuery, { exclusiveCodes: false });
  const reviews = reviewCodes(codebook, query.reviews);
  const inScope = new Set(evidence.studies.flatMap((study) => (study.inScope ? [study.id] : [])));
  const reviewing = studiesWith(evidence, codebook, query, reviews);
  const newest = newestOf([...inScope], years);
  const signs = new Map<string, DirectionSign | null>(
    (context.scale?.dimension.codes ?? []).map((code) => [code.id, signOf(code) ?? null]),
  );
  const labels = new Map((context.scale?.dimension.codes ?? []).map((code) => [code.id, code.label]));
  const wanted = new Set(query.kinds);
  const named = namer(codebook, matrix);
  const empty = emptyLines(matrix, codebook, named);
  const found: Gap[] = wanted.has('absolute') ? [...empty.gaps] : [];
  for (const cell of matrix.cells) {
    // A whole line that is empty is one gap, not one for each of its cells.
    if (empty.rows.has(cell.row) || empty.columns.has(cell.column)) continue;
    const facts = factsOf(cell, matrix, { reviewing, years, signs, labels, newest, query, reviews });
    for (const kind of kindsOf(cell, facts, query, reviews.length > 0)) {
      if (!wanted.has(kind)) continue;
      const [row, column] = [named.row(cell.row), named.column(cell.column)];
      found.push({
        kind,
        row,
        column,
        n: cell.n,
        asCited: cell.byBasis['as cited'],
        studies: [...cell.studies],
        newest: facts.newest,
        score: Math.round(scoreOf(kind, facts) * 1_000) / 1_000,
        sentence: gapSentence(kind, row.label, column.label, facts),
      });
    }
  }
  const population = populationDimension(codebook, query);
  if (wanted.has('thin') && population !== undefined) {
    found.push(...thinCodes(population, query, evidence, codebook, inScope, years));
  }
  const unclaimed = matrix.cells.filter((cell) => cell.state === 'not-coded').length;
  const ranked = GAP_KINDS.map((kind) => found.filter((gap) => gap.kind === kind).sort(byRank));
  return {
    rows: query.rows,
    columns: query.columns,
    inScope: matrix.totals.inScope,
    gaps: ranked.flatMap((list) => list.slice(0, query.limit)),
    counts: GAP_KINDS.flatMap((kind, at) => (wanted.has(kind) ? [{ kind, n: ranked[at]?.length ?? 0 }] : [])),
    unclaimed,
    reviews: [...reviews],
    population: population?.id ?? null,
    newest,
    notes: gapNotes(query, {
      unclaimed,
      reviews,
      population: population?.label ?? null,
      newest,
      years,
      inScope,
    }),
  };
}

/** Codes that no study stands with anywhere in the matrix, although every study is coded. */
function emptyLines(matrix: Matrix, codebook: Codebook, named: ReturnType<typeof namer>) {
  const side = (key: 'row' | 'column') =>
    [...Map.groupBy(matrix.cells, (cell) => cell[key])]
      .filter(
        ([, cells]) => cells.every((cell) => cell.n === 0) && cells.some((cell) => cell.state === 'gap'),
      )
      .filter(([, cells]) => cells.every((cell) => cell.state !== 'not-coded'))
      .map(([id]) => id);
  const [rows, columns] = [side('row'), side('column')];
  const label = (id: string): string => dimensionOf(codebook, id)?.label ?? id;
  const gap = (row: Named, other: string, otherCodes: number): Gap => ({
    kind: 'absolute',
    row,
    column: null,
    n: 0,
    asCited: 0,
    studies: [],
    newest: null,
    score: matrix.totals.n + otherCodes / 1_000,
    sentence: emptySentence(label(row.dimension), row.label, label(other), matrix.totals.inScope),
  });
  return {
    rows: new Set(rows),
    columns: new Set(columns),
    gaps: [
      ...columns.map((id) => gap(named.column(id), matrix.rowDimension, matrix.rows.length)),
      ...rows.map((id) => gap(named.row(id), matrix.columnDimension, matrix.columns.length)),
    ],
  };
}

/** The higher score first; then the order of the matrix. */
function byRank(left: Gap, right: Gap): number {
  return right.score - left.score;
}

type Context = {
  readonly reviewing: ReadonlySet<string>;
  readonly years: ReadonlyMap<string, number>;
  readonly signs: ReadonlyMap<string, DirectionSign | null>;
  readonly labels: ReadonlyMap<string, string>;
  readonly newest: number | null;
  readonly query: GapQuery;
  readonly reviews: readonly Named[];
};

function factsOf(cell: Cell, matrix: Matrix, context: Context): CellFacts {
  const order = [...context.labels.keys()];
  const directions = Object.entries(cell.directions)
    .filter(([, n]) => n > 0)
    .toSorted(([left], [right]) => order.indexOf(left) - order.indexOf(right))
    .map(([code, n]) => ({
      label: context.labels.get(code) ?? code,
      sign:
        context.signs.get(code) ?? (code === 'mixed' || code === 'unstated' ? (code as DirectionSign) : null),
      n,
    }));
  const reviews = cell.studies.filter((study) => context.reviewing.has(study)).length;
  return {
    n: cell.n,
    asCited: cell.byBasis['as cited'],
    rowTotal: matrix.totals.rows[cell.row]?.n ?? 0,
    columnTotal: matrix.totals.columns[cell.column]?.n ?? 0,
    inMatrix: matrix.totals.n,
    inScope: matrix.totals.inScope,
    reviews,
    primary: cell.n - reviews,
    directions,
    newest: newestOf(cell.studies, context.years),
    newestOfAll: context.newest,
  };
}

function kindsOf(cell: Cell, facts: CellFacts, query: GapQuery, canTellReviews: boolean): readonly GapKind[] {
  if (cell.state === 'gap') return ['absolute'];
  if (cell.n === 0) return [];
  const kinds: GapKind[] = [];
  if (canTellReviews && facts.reviews === 0 && facts.primary >= query.few) kinds.push('synthesis');
  if (facts.asCited === facts.n) kinds.push('second-hand');
  const stated = facts.directions.filter(({ sign }) => sign !== 'unstated');
  const has = (sign: DirectionSign): boolean => stated.some((one) => one.sign === sign);
  // One study whose own findings differ is no disagreement of studies.
  if ((has('mixed') && facts.n > 1) || (has('positive') && has('negative'))) kinds.push('conflicting');
  const only = stated.length === 1 ? stated[0] : undefined;
  if (only !== undefined && only.n >= query.few && (only.sign === 'positive' || only.sign === 'negative')) {
    kinds.push('one-direction');
  }
  if (
    facts.newest !== null &&
    facts.newestOfAll !== null &&
    facts.newestOfAll - facts.newest >= query.oldAfter
  ) {
    kinds.push('old');
  }
  return kinds;
}

function scoreOf(kind: GapKind, facts: CellFacts): number {
  // How many studies would stand here if rows and columns had nothing to do with each other.
  const expected = facts.inMatrix === 0 ? 0 : (facts.rowTotal * facts.columnTotal) / facts.inMatrix;
  if (kind === 'absolute') return expected;
  if (kind === 'synthesis') return facts.primary;
  if (kind === 'conflicting') {
    const of = (sign: DirectionSign): number =>
      facts.directions.filter((one) => one.sign === sign).reduce((sum, { n }) => sum + n, 0);
    return 2 * Math.min(of('positive'), of('negative')) + of('mixed');
  }
  if (kind === 'old') return (facts.newestOfAll ?? 0) - (facts.newest ?? 0);
  return facts.n;
}

function namer(codebook: Codebook, matrix: Matrix) {
  const of = (dimension: string, entries: readonly AxisEntry[]) => {
    const labels = new Map(entries.map((entry) => [entry.id, fullLabel(entry, entries)]));
    const name = dimensionOf(codebook, dimension)?.id ?? dimension;
    return (id: string): Named => ({ dimension: name, id, label: labels.get(id) ?? id });
  };
  return {
    row: of(matrix.rowDimension, matrix.rows),
    column: of(matrix.columnDimension, matrix.columns),
  };
}

/** A code's label; two codes called the same are told apart by what stands above them. */
function fullLabel(entry: AxisEntry, entries: readonly AxisEntry[]): string {
  const namesakes = entries.filter((other) => other.label === entry.label);
  const above = entries.find((other) => other.id === entry.parent);
  return namesakes.length > 1 && above !== undefined ? `${above.label}: ${entry.label}` : entry.label;
}

const REVIEW = /\b(?:reviews?|meta-?\s?anal\w+|synthes\w+)\b/i;
const POPULATION = /\b(?:populations?|participants?|samples?|respondents?|patients?)\b/i;

/** The codes of reviews: those that were named, else those whose label says so. */
function reviewCodes(codebook: Codebook, asked: readonly string[] | undefined): readonly Named[] {
  const wanted = asked === undefined ? undefined : new Set(asked);
  return codebook.dimensions
    .filter((dimension) => dimension.role === undefined)
    .flatMap((dimension) =>
      dimension.codes
        .filter((code) => !code.group && !code.exclusive)
        .filter((code) =>
          wanted === undefined
            ? dimension.choice === 'single' && REVIEW.test(code.label)
            : wanted.has(`${dimension.id}:${code.id}`),
        )
        .map((code) => ({ dimension: dimension.id, id: code.id, label: code.label })),
    );
}

function populationDimension(codebook: Codebook, query: GapQuery): Dimension | undefined {
  if (query.population === null) return undefined;
  if (query.population !== undefined) return dimensionOf(codebook, query.population);
  return codebook.dimensions.find(
    (dimension) => dimension.role === undefined && POPULATION.test(dimension.label),
  );
}

function studiesWith(
  evidence: Evidence,
  codebook: Codebook,
  query: GapQuery,
  codes: readonly Named[],
): ReadonlySet<string> {
  const wanted = new Set(codes.map(({ dimension, id }) => JSON.stringify([dimension, id])));
  const layer = codingsOfLayer(evidence.codings, codebook, query.layer);
  return new Set(
    countedCodings(layer.codings, query)
      .filter((coding) => wanted.has(JSON.stringify([coding.dimension, coding.code])))
      .map((coding) => coding.study),
  );
}

function thinCodes(
  dimension: Dimension,
  query: GapQuery,
  evidence: Evidence,
  codebook: Codebook,
  inScope: ReadonlySet<string>,
  years: ReadonlyMap<string, number>,
): readonly Gap[] {
  const layer = codingsOfLayer(evidence.codings, codebook, query.layer);
  const own = countedCodings(layer.codings, query).filter(
    (coding) => coding.dimension === dimension.id && inScope.has(coding.study),
  );
  const coded = new Set(own.map((coding) => coding.study)).size;
  const byCode = Map.groupBy(own, (coding) => coding.code);
  return dimension.codes
    .filter((code) => !code.group && !code.exclusive)
    .flatMap((code): readonly Gap[] => {
      const codings = byCode.get(code.id) ?? [];
      const studies = [...new Set(codings.map((coding) => coding.study))];
      if (studies.length >= query.few) return [];
      const own = new Set(
        codings
          .filter((coding) => coding.basis.some((basis) => basis !== 'as cited') || coding.basis.length === 0)
          .map((coding) => coding.study),
      );
      const asCited = studies.length - own.size;
      return [
        {
          kind: 'thin',
          row: { dimension: dimension.id, id: code.id, label: code.label },
          column: null,
          n: studies.length,
          asCited,
          studies,
          newest: newestOf(studies, years),
          score: query.few - studies.length,
          sentence: thinSentence(dimension.label, code.label, {
            n: studies.length,
            asCited,
            coded,
            inScope: inScope.size,
          }),
        },
      ];
    });
}

function newestOf(studies: readonly string[], years: ReadonlyMap<string, number>): number | null {
  let newest: number | null = null;
  for (const study of studies) {
    const year = years.get(study);
    if (year !== undefined && (newest === null || year > newest)) newest = year;
  }
  return newest;
}
