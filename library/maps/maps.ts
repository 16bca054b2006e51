import type { CancelSignal } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { MatrixQuery } from '../../shared/contract/matrix.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { MapSpec } from '../../shared/model/map.ts';
import type { WantedStyle } from '../../shared/model/wanted-style.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { directionDimension } from '../coding/codebook-roles.ts';
import { readCodings } from '../coding/codings.ts';
import type { PrintedEntry } from '../exports/map-docx.ts';
import { mapFile } from '../exports/map-file.ts';
import { isMatrixFileFormat, MATRIX_FILE_FORMATS, matrixFile } from '../exports/matrix-file.ts';
import type { ProducedFile } from '../exports/produced-file.ts';
import type { FileDesk } from '../file-desk.ts';
import { listFindings } from '../findings/findings.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { dimensionOf, STUDY_AXIS } from './axis.ts';
import { studiesInCell } from './cell-codings.ts';
import type { Evidence } from './evidence.ts';
import { evidenceOf } from './evidence-store.ts';
import { leakReport } from './leak-report.ts';
import { type MapPicture, mapPicture, queryOf } from './map-data.ts';
import { diffMaps } from './map-diff.ts';
import { type MapEdition, readEdition } from './map-edition.ts';
import {
  readKeptBack,
  readMaps,
  readNewestDates,
  readStudyReferences,
  removeStoredMap,
  storeJudgement,
  storeMap,
} from './map-store.ts';
import { drawMap } from './map-svg.ts';
import { computeMatrix } from './matrix.ts';
import { computePacked } from './pack-matrix.ts';
import { checkQuery, checkSize } from './query-check.ts';

/** What maps need of an open library. */
export type MapLibrary = Library;

/** Answers `matrix.compute`. */
export async function readMatrix(
  library: MapLibrary,
  query: MatrixQuery,
): Promise<Reply<CallOutput<'matrix.compute'>>> {
  const basis = await basisOf(library, query);
  if (!basis.ok) return basis;
  const { evidence, codebook } = basis.output;
  // The contract's types are those of its schemas, which know no readonly; nobody changes a matrix.
  return done(computeMatrix(evidence, codebook, query) as CallOutput<'matrix.compute'>);
}

/** Answers `matrix.packed`. */
export async function readPackedMatrix(
  library: MapLibrary,
  query: MatrixQuery,
): Promise<Reply<CallOutput<'matrix.packed'>>> {
  const basis = await basisOf(library, query);
  if (!basis.ok) return basis;
  return done(computePacked(basis.output.evidence, basis.output.codebook, query));
}

/** Answers `matrix.cell`: the studies of a cell, their references, and the codings with their passages. */
export async function readCell(
  library: MapLibrary,
  input: CallArguments<'matrix.cell'>,
): Promise<Reply<CallOutput<'matrix.cell'>>> {
  const basis = await basisOf(library, input);
  if (!basis.ok) return basis;
  const { evidence, codebook } = basis.output;
  const found = studiesInCell(evidence, codebook, input, input.row, input.column);
  if (found === undefined) {
    return fault('not-found', `This matrix has no cell “${input.row}” x “${input.column}”. Load it again.`);
  }
  const references = Map.groupBy(
    await readStudyReferences(
      library.read,
      found.map(({ study }) => study.id),
    ),
    (reference) => reference.study,
  );
  const ids = found.flatMap(({ codings }) => codings.map((coding) => coding.id));
  const codings = new Map((await readCodings(library.read, { ids })).map((coding) => [coding.id, coding]));
  return done({
    row: input.row,
    column: input.column,
    studies: found.map((one) => ({
      id: one.study.id,
      label: one.study.label,
      references: (references.get(one.study.id) ?? []).map(({ id, citationKey, title }) => ({
        id,
        citationKey,
        title,
      })),
      codings: one.codings.flatMap((coding) => {
        const stored = codings.get(coding.id);
        return stored === undefined ? [] : [stored];
      }),
    })),
  });
}

/** Answers `matrix.judge`: stores, or with an empty reason withdraws, that a cell cannot hold evidence. */
export async function judgeCell(
  library: MapLibrary,
  input: CallArguments<'matrix.judge'>,
): Promise<Reply<Record<string, never>>> {
  const reason = input.reason.trim();
  const codebook = await currentCodebook(library.read);
  const known = checkQuery(codebook, {
    rows: input.rows,
    columns: input.columns,
    segment: null,
    filters: {},
  });
  if (!known.ok) return known;
  const row = await entryLabel(library, codebook, input.rows, input.row);
  if (!row.ok) return row;
  const column = await entryLabel(library, codebook, input.columns, input.column);
  if (!column.ok) return column;
  const cell = `“${row.output}” x “${column.output}”`;
  const summary = reason === '' ? `Withdrew the judgement on ${cell}` : `Judged ${cell} not applicable`;
  const reply = await library.act(summary, (act) =>
    storeJudgement(act, {
      rowDimension: input.rows,
      rowCode: input.row,
      columnDimension: input.columns,
      columnCode: input.column,
      reason,
    }),
  );
  return reply.ok ? done({}) : reply;
}

/** Answers `map.list`. */
export async function listMaps(library: MapLibrary): Promise<Reply<CallOutput<'map.list'>>> {
  return done((await readMaps(library.read)) as CallOutput<'map.list'>);
}

/** Answers `map.save`. */
export async function saveMap(
  library: MapLibrary,
  input: CallArguments<'map.save'>,
): Promise<Reply<Record<string, never>>> {
  const known = checkQuery(await currentCodebook(library.read), input.spec);
  if (!known.ok) return known;
  const reply = await library.act(`Saved the map “${input.name}”`, (act) =>
    storeMap(act, input.name, input.spec),
  );
  return reply.ok ? done({}) : reply;
}

/** Answers `map.remove`. */
export async function removeMap(
  library: MapLibrary,
  input: CallArguments<'map.remove'>,
): Promise<Reply<Record<string, never>>> {
  const reply = await library.act(`Removed the map “${input.name}”`, async (act) => {
    const there = await removeStoredMap(act, input.name);
    if (!there)
      refuse('not-found', `There is no map named “${input.name}”. It may have been removed already.`);
  });
  return reply.ok ? done({}) : reply;
}

/** Makes the file of `export.matrix`. */
export async function produceMatrix(
  library: MapLibrary,
  input: CallArguments<'export.matrix'>,
  signal?: CancelSignal,
  typeset?: Typeset,
): Promise<Reply<ProducedFile>> {
  const { format, theme, dpi, columnsPerPart, layout, against, style, locale, ...query } = input;
  if (isMatrixFileFormat(format)) {
    const matrix = await readMatrix(library, query);
    if (!matrix.ok || against === undefined)
      return matrix.ok ? done(matrixFile(matrix.output, format)) : matrix;
    const other = await readMatrix(library, { ...query, filters: against });
    return other.ok ? done(matrixFile(matrix.output, format, other.output)) : other;
  }
  if (against !== undefined)
    return fault(
      'invalid-input',
      `Two choices of studies side by side are written as ${MATRIX_FILE_FORMATS.join(', ')}, not as ${format}.`,
    );
  const spec = matrixSpec(await currentCodebook(library.read), query, layout);
  return produceMap(library, { spec, format, theme, dpi, columnsPerPart, style, locale }, signal, typeset);
}

/** A matrix as the map that shows the same: directions where the rows carry any, else heat. */
function matrixSpec(
  codebook: Codebook,
  query: MatrixQuery,
  layout: CallArguments<'export.matrix'>['layout'],
): CallArguments<'map.export'>['spec'] {
  const label = (id: string): string =>
    id === STUDY_AXIS ? 'study' : (dimensionOf(codebook, id)?.label ?? id);
  const rows = dimensionOf(codebook, query.rows);
  const directed = rows !== undefined && directionDimension(codebook, rows) !== undefined;
  return {
    ...query,
    title: `${label(query.rows)} by ${label(query.columns)}`,
    layout: layout ?? (query.segment !== null ? 'dots' : directed ? 'direction' : 'heat'),
    includeQuotes: false,
    about: '',
    licence: '',
  };
}

/** Answers `map.draw`: the drawing exactly as it is exported, and its matrix. */
export async function drawSavedMap(
  library: MapLibrary,
  input: CallArguments<'map.draw'>,
): Promise<Reply<CallOutput<'map.draw'>>> {
  const picture = await pictureOf(library, input.spec);
  if (!picture.ok) return picture;
  const { svg } = drawMap(picture.output, input.theme);
  const { matrix, leftOut } = picture.output.data;
  return done({ svg, matrix: matrix as CallOutput<'matrix.compute'>, leftOutAsCited: leftOut.asCited });
}

/** Makes the file of `map.export`. */
export async function produceMap(
  library: MapLibrary,
  input: CallArguments<'map.export'>,
  signal?: CancelSignal,
  typeset?: Typeset,
): Promise<Reply<ProducedFile>> {
  const made = await pictureOf(library, input.spec);
  if (!made.ok) return made;
  const picture = made.output;
  return mapFile(
    picture,
    input,
    {
      findings: async () => {
        const found = await listFindings(library, {});
        return found.ok ? found.output : [];
      },
      bibliography: () => entriesOf(library, picture, input, typeset),
    },
    signal,
  );
}

/** Answers `map.leaks`: what a file of this map would tell, before it is written. */
export async function readLeaks(
  library: MapLibrary,
  { spec, format }: CallArguments<'map.leaks'>,
): Promise<Reply<CallOutput<'map.leaks'>>> {
  const made = await pictureOf(library, spec);
  return made.ok ? done(leakReport(made.output, format, await readKeptBack(library.read))) : made;
}

/** Answers `map.diff`: what changed from one exported file of a map to another. */
export function compareMapFiles(
  files: FileDesk,
  { before, after }: CallArguments<'map.diff'>,
): Reply<CallOutput<'map.diff'>> {
  const read = (handle: string): Reply<MapEdition> => {
    const file = files.get(handle);
    return file.ok ? readEdition(file.output.name, file.output.bytes) : file;
  };
  const [first, second] = [read(before), read(after)];
  if (!first.ok) return first;
  return second.ok ? diffMaps(first.output, second.output) : second;
}

/** Sets references in a style, as the feature of bibliographies does; refuses a style or language that is not there. */
export type Typeset = (
  ids: readonly string[],
  wanted: WantedStyle,
) => Promise<Reply<CallOutput<'bibliography.read'>>>;

/** The references of a map's studies as a bibliography; without anybody to set them, as the map's own texts print them. */
async function entriesOf(
  library: MapLibrary,
  picture: MapPicture,
  wanted: WantedStyle,
  typeset: Typeset | undefined,
): Promise<Reply<readonly PrintedEntry[]>> {
  const studies = picture.data.studies.map(({ id }) => id);
  if (typeset === undefined) return done(plainEntries(picture));
  const ids = [...new Set((await readStudyReferences(library.read, studies)).map(({ id }) => id))];
  const set = await typeset(ids, wanted);
  if (!set.ok) return set;
  return done(
    set.output.entries.map(({ label, paragraphs }) => [
      ...(label.length === 0 ? [] : [...label, { text: ' ' }]),
      ...paragraphs.flatMap(({ runs }, at) => (at === 0 ? runs : [{ text: ' ' }, ...runs])),
    ]),
  );
}

/** The references as the map's own texts print them. */
function plainEntries({ data }: MapPicture): readonly PrintedEntry[] {
  const references = data.studies.flatMap((study) => study.references);
  const unique = new Map(references.map((one) => [one.citation, one]));
  return [...unique.values()]
    .toSorted((left, right) => (left.citation < right.citation ? -1 : 1))
    .map(({ citation, doi }) => [
      { text: `${citation}${citation.endsWith('.') ? '' : '.'}` },
      ...(doi === null
        ? []
        : [{ text: ' ' }, { text: `https://doi.org/${doi}`, link: `https://doi.org/${doi}` }]),
    ]);
}

/** Everything a map of this spec is drawn from and publishes. */
export async function pictureOf(library: MapLibrary, spec: MapSpec): Promise<Reply<MapPicture>> {
  const basis = await basisOf(library, queryOf(spec));
  if (!basis.ok) return basis;
  const { evidence, codebook } = basis.output;
  const inScope = evidence.studies.filter((study) => study.inScope).map((study) => study.id);
  const known = new Set(inScope);
  const quoted = spec.includeQuotes
    ? evidence.codings.filter((coding) => known.has(coding.study)).map((coding) => coding.id)
    : [];
  return done(
    mapPicture(spec, {
      library: library.id,
      evidence,
      codebook,
      references: await readStudyReferences(library.read, inScope),
      codings: await readCodings(library.read, { ids: quoted }),
      asOf: (await readNewestDates(library.read)).toSorted().at(-1) ?? '',
    }),
  );
}

type MatrixBasis = { readonly evidence: Evidence; readonly codebook: Codebook };

/** The evidence and the codebook that a query is answered from, or why it cannot be. */
export async function basisOf(library: MapLibrary, query: MatrixQuery): Promise<Reply<MatrixBasis>> {
  const codebook = await currentCodebook(library.read);
  const known = checkQuery(codebook, query);
  if (!known.ok) return known;
  const evidence = await evidenceOf(library.read, codebook.id);
  const size = checkSize(codebook, evidence, query);
  return size.ok ? done({ evidence, codebook }) : size;
}

async function entryLabel(
  library: MapLibrary,
  codebook: Codebook,
  axis: string,
  id: string,
): Promise<Reply<string>> {
  if (axis === STUDY_AXIS) {
    const study = (await evidenceOf(library.read, codebook.id)).studies.find((one) => one.id === id);
    return study === undefined
      ? fault('not-found', `There is no study “${id}” any more. Load the matrix again.`)
      : done(study.label);
  }
  const dimension = dimensionOf(codebook, axis);
  const code = dimension?.codes.find((one) => one.id === id && !one.group);
  return code === undefined
    ? fault('not-found', `“${dimension?.label ?? axis}” has no code “${id}” that could be judged.`)
    : done(code.label);
}
