import { createHash } from 'node:crypto';
import type { MatrixQuery } from '../../shared/contract/matrix.ts';
import type { Codebook, DirectionSign } from '../../shared/model/codebook.ts';
import type { Basis, Coding } from '../../shared/model/coding.ts';
import type { MapData, MapSpec, MapStudy } from '../../shared/model/map.ts';
import type { Matrix } from '../../shared/model/matrix.ts';
import { chosenSegments } from '../../shared/model/other-segment.ts';
import { signOf } from '../coding/codebook-roles.ts';
import { plainCitation } from '../references/name-text.ts';
import { abstractBeginning } from './abstract-beginning.ts';
import { basisOf } from './basis-rank.ts';
import { directionKey } from './direction-class.ts';
import type { Evidence } from './evidence.ts';
import { carriersOf } from './facet.ts';
import { AGREED, codingsOfLayer } from './layer.ts';
import type { StudyReference } from './map-store.ts';
import { directionOf, rankOf } from './mark-list.ts';
import { countedCodings, tallyMatrix } from './matrix.ts';
import { type PublicText, publicText } from './public-text.ts';

/** One study in one cell: `study` is its number in the map's studies. */
export type MapMark = {
  readonly study: number;
  readonly basis: Basis;
  /** A code of the direction dimension; null where the map has none. */
  readonly direction: string | null;
  /** Codes of the segmenting dimension; empty where the study carries none. */
  readonly segments: readonly string[];
};

/** One code of a legend. */
export type LegendCode = { readonly id: string; readonly label: string; readonly sign: DirectionSign | null };
export type Legend = { readonly id: string; readonly label: string; readonly codes: readonly LegendCode[] };

/** Everything a map is drawn from: the published data, and who stands in each cell of `data.matrix.cells`. */
export type MapPicture = {
  readonly data: MapData;
  readonly marks: readonly (readonly MapMark[])[];
  readonly directions: Legend | null;
  readonly segments: Legend | null;
  /** For each dimension the ids of those its codings carry a direction and an outcome of. */
  readonly qualifiers: ReadonlyMap<
    string,
    { readonly direction: string | undefined; readonly outcome: string | undefined }
  >;
  /** What was left out or changed for safety, in sentences. */
  readonly notices: readonly string[];
};

/** What a map is made from; quotes and dates of codings come with `codings`. */
export type MapSource = {
  readonly library: string;
  readonly evidence: Evidence;
  readonly codebook: Codebook;
  readonly references: readonly StudyReference[];
  readonly codings: readonly Coding[];
  readonly asOf: string;
};

/** The query a map's matrix answers. */
export function queryOf(spec: MapSpec): MatrixQuery {
  const filters = Object.fromEntries(Object.entries(spec.filters).map(([id, codes]) => [id, [...codes]]));
  const { rows, columns, segment, otherSegments, layer, includeAsCited, lines } = spec;
  return {
    rows,
    columns,
    segment,
    layer,
    filters,
    includeAsCited,
    ...(lines === undefined ? {} : { lines }),
    ...(otherSegments === undefined ? {} : { otherSegments }),
  };
}

/** Gathers what a map publishes; nothing else leaves the library. Exclusive codes get no row and no column. */
export function mapPicture(spec: MapSpec, source: MapSource): MapPicture {
  const open = publicText();
  const { evidence, codebook } = source;
  const query = queryOf(spec);
  const tallied = tallyMatrix(evidence, codebook, query, { exclusiveCodes: false });
  const { scale, segments } = tallied.context;
  const shown = [...new Set(tallied.tallies.flatMap((tally) => [...(tally?.studies ?? [])]))].sort(
    (a, b) => a - b,
  );
  const numberOf = new Map(shown.map((study, number) => [study, number]));
  const marks = Array.from(tallied.tallies, (tally) =>
    Array.from(tally?.studies ?? [], (study, at): MapMark => {
      const mark = tally?.marks[at] ?? 0;
      return {
        study: numberOf.get(study) ?? 0,
        basis: basisOf(rankOf(mark)),
        direction: scale === undefined ? null : directionKey(scale, directionOf(mark)),
        segments: (tally?.segments[at] ?? []).map((leaf) => segments?.leaves[leaf]?.id ?? ''),
      };
    }),
  );
  const studyIds = shown.map((number) => tallied.studies[number] ?? '');
  const studies = publishedStudies(open, spec, source, studyIds);
  const withoutLayer = spec.layer === AGREED ? AGREED : 'one coder';
  const unsealed: Omit<MapData, 'edition'> = {
    spec: {
      ...spec,
      layer: withoutLayer,
      title: open.text(spec.title),
      about: aboutText(open, spec.about),
      licence: open.text(spec.licence),
      views: spec.views?.map(({ name, fragment }) => ({
        name: open.text(name),
        fragment: open.text(fragment),
      })),
      authors: spec.authors === undefined ? undefined : open.text(spec.authors),
      version: spec.version === undefined ? undefined : open.text(spec.version),
      statements: undefined,
      otherSegments: tallied.matrix.otherSegments,
      ...(spec.annotations === undefined || spec.annotations.length === 0
        ? { annotations: undefined }
        : { annotations: spec.annotations.map((one) => ({ ...one, text: open.text(one.text) })) }),
    },
    matrix: publishedMatrix(open, tallied.matrix, withoutLayer),
    studies,
    dimensions: publishedDimensions(open, codebook),
    scheme: schemeLine(open, codebook),
    codebook: open.text(`${codebook.title}, version ${codebook.version}`),
    library: source.library,
    asOf: source.asOf.slice(0, 10),
    leftOut: leftOut(spec, source, tallied.matrix),
  };
  const data = { ...unsealed, edition: editionOf(unsealed, marks) };
  return {
    data,
    marks,
    directions: scale === undefined ? null : legendOf(open, codebook, scale.dimension.id),
    segments: spec.segment === null ? null : segmentLegend(open, codebook, spec.segment, spec.otherSegments),
    qualifiers: new Map(
      [...carriersOf(codebook)].map(([id, carrier]) => [
        id,
        { direction: carrier.direction?.id, outcome: carrier.outcome?.id },
      ]),
    ),
    notices: open.notices(),
  };
}

function legendOf(open: PublicText, codebook: Codebook, id: string): Legend | null {
  const dimension = codebook.dimensions.find((one) => one.id === id);
  if (dimension === undefined) return null;
  return {
    id,
    label: open.text(dimension.label),
    codes: dimension.codes
      .filter((code) => !code.group)
      .map((code) => ({ id: code.id, label: open.text(code.label), sign: signOf(code) ?? null })),
  };
}

/** How many names of codes a legend says of those that stand together; all of them are told below the map. */
const NAMED_TOGETHER = 3;

function segmentLegend(
  open: PublicText,
  codebook: Codebook,
  id: string,
  others: readonly string[] | undefined,
): Legend | null {
  const legend = legendOf(open, codebook, id);
  if (legend === null) return null;
  const { alone, together, otherId } = chosenSegments(legend.codes, others);
  if (together.length === 0) return legend;
  const names = together.map(({ label }) => label).join('; ');
  const label = together.length > NAMED_TOGETHER ? `other (${together.length} together)` : `other: ${names}`;
  return { ...legend, codes: [...alone, { id: otherId, label, sign: null }] };
}

function publishedDimensions(open: PublicText, codebook: Codebook): MapData['dimensions'] {
  return codebook.dimensions.map((dimension) => ({
    id: dimension.id,
    label: open.text(dimension.label),
    codes: dimension.codes.map((code) => ({
      id: code.id,
      label: open.text(code.label),
      parent: code.parent ?? null,
      group: code.group ?? false,
      definition: open.text(code.definition),
      sign: signOf(code) ?? null,
    })),
  }));
}

function schemeLine(open: PublicText, codebook: Codebook): string {
  if (codebook.scheme === undefined) return '';
  const { name, note } = codebook.scheme;
  return open.text(note === '' ? name : `${name}: ${note}`);
}

// What is hidden stands with what else is left out, and what stands together with the spec.
function publishedMatrix(
  open: PublicText,
  { hidden: _, otherSegments: __, ...matrix }: Matrix,
  layer: string,
): Matrix {
  const entries = (list: Matrix['rows']) =>
    list.map((entry) => ({
      ...entry,
      label: open.text(entry.label),
      definition: open.text(entry.definition),
    }));
  return {
    ...matrix,
    layer,
    rows: entries(matrix.rows),
    columns: entries(matrix.columns),
    cells: matrix.cells.map((cell) =>
      cell.reason === '' ? cell : { ...cell, reason: open.text(cell.reason) },
    ),
  };
}

// Paragraphs stay: the about page is the one text with a shape.
function aboutText(open: PublicText, about: string): string {
  return about
    .split(/\n\s*\n/u)
    .map((paragraph) => open.text(paragraph))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function publishedStudies(
  open: PublicText,
  spec: MapSpec,
  source: MapSource,
  ids: readonly string[],
): readonly MapStudy[] {
  const references = Map.groupBy(source.references, (reference) => reference.study);
  const titles = new Map(source.references.map((one) => [one.id, plainCitation(one.item)]));
  const passages = new Map(source.codings.map((coding) => [coding.id, coding.passages]));
  const layer = codingsOfLayer(source.evidence.codings, source.codebook, spec.layer);
  const codings = Map.groupBy(countedCodings(layer.codings, spec), (coding) => coding.study);
  const labels = new Map(source.evidence.studies.map((study) => [study.id, study.label]));
  const quotes = (coding: string): MapStudy['codes'][number]['quotes'] =>
    !spec.includeQuotes
      ? []
      : (passages.get(coding) ?? [])
          .filter((passage) => passage.quote !== '')
          .map((passage) => ({
            text: open.text(passage.quote),
            source: open.text(
              [
                titles.get(passage.reference) ?? '',
                passage.page === null ? '' : `p. ${passage.page}`,
                passage.basis,
              ]
                .filter(Boolean)
                .join(', '),
            ),
          }));
  return ids.map((id) => {
    const own = references.get(id) ?? [];
    const years = own.flatMap(({ year }) => (year === null ? [] : [year]));
    return {
      id,
      label: open.text(labels.get(id) ?? ''),
      year: years.length === 0 ? null : Math.min(...years),
      references: own.map(({ item, title }) => ({
        citation: open.text(plainCitation(item)),
        title: open.text(title),
        doi: open.doi(item.DOI),
        url: open.address(item.URL),
        ...(spec.includeAbstracts === true ? publishedAbstract(open, item.abstract) : {}),
      })),
      codes: (codings.get(id) ?? []).map((coding) => ({
        dimension: coding.dimension,
        code: coding.code,
        outcome: coding.outcome,
        direction: coding.direction,
        basis: strongestName(coding.basis),
        quotes: quotes(coding.id),
      })),
    };
  });
}

function publishedAbstract(open: PublicText, abstract: unknown): { abstract?: string } {
  const text = typeof abstract === 'string' ? open.text(abstractBeginning(abstract)) : '';
  return text === '' ? {} : { abstract: text };
}

const STRENGTH: readonly Basis[] = ['full text', 'abstract', 'title', 'as cited'];

function strongestName(bases: readonly Basis[]): string {
  return STRENGTH.find((basis) => bases.includes(basis)) ?? '';
}

function leftOut(spec: MapSpec, source: MapSource, { totals, hidden }: Matrix): MapData['leftOut'] {
  const { evidence, codebook } = source;
  const count = (verdict: string): number =>
    evidence.studies.filter((study) => study.verdict === verdict).length;
  let asCited = 0;
  if (!spec.includeAsCited) {
    const query = { ...queryOf(spec), includeAsCited: true };
    asCited = tallyMatrix(evidence, codebook, query, { exclusiveCodes: false }).matrix.totals.n - totals.n;
  }
  return {
    asCited,
    excluded: count('exclude'),
    context: count('context'),
    ...(hidden === undefined ? {} : { hidden }),
  };
}

// Twelve hexadecimal digits of SHA-256: enough to tell two editions apart, short enough to print.
function editionOf(data: Omit<MapData, 'edition'>, marks: readonly (readonly MapMark[])[]): string {
  return createHash('sha256')
    .update(JSON.stringify([data, marks]))
    .digest('hex')
    .slice(0, 12);
}
