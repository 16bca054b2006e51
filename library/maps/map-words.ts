import type { MapData } from '../../shared/model/map.ts';
import type { HiddenLines } from '../../shared/model/matrix.ts';
import { chosenSegments } from '../../shared/model/other-segment.ts';
import { STUDY_AXIS } from './axis.ts';

/** The name of an axis: a dimension's label, or "Study". */
export function axisLabel(data: MapData, id: string): string {
  if (id === STUDY_AXIS) return 'Study';
  return data.dimensions.find((dimension) => dimension.id === id)?.label ?? id;
}

/** Whether a cell belongs to one study. */
export function hasStudyAxis(data: MapData): boolean {
  return data.matrix.rowDimension === STUDY_AXIS || data.matrix.columnDimension === STUDY_AXIS;
}

/** How many studies the map shows, of how many. */
export function scopeLine(data: MapData): string {
  const { n, inScope, asCitedOnly } = data.matrix.totals;
  const cited = asCitedOnly === 0 ? '' : `; ${asCitedOnly} of them known only as cited`;
  return `${n} of ${counted(inScope, 'study', 'studies')} in scope${cited}`;
}

/** What the map does not show, or not by itself, in sentences. */
export function leftOutLines(data: MapData): readonly string[] {
  const { asCited, excluded, context, hidden } = data.leftOut;
  const lines: string[] = [];
  if (asCited > 0)
    lines.push(
      `${counted(asCited, 'study is', 'studies are')} left out because only another paper’s words about them are known.`,
    );
  if (excluded > 0) lines.push(`${counted(excluded, 'study was', 'studies were')} excluded.`);
  if (context > 0) lines.push(`${counted(context, 'study is', 'studies are')} context and not counted.`);
  if (hidden !== undefined) lines.push(hiddenLine(hidden));
  return [...lines, ...togetherLines(data)];
}

/** Which segments stand together as one, in a sentence; none where each stands alone. */
function togetherLines({ spec, dimensions }: MapData): readonly string[] {
  const dimension = dimensions.find(({ id }) => id === spec.segment);
  const { together } = chosenSegments(dimension?.codes ?? [], spec.otherSegments);
  if (together.length === 0) return [];
  return [`“Other” of ${dimension?.label} is ${together.map(({ label }) => label).join('; ')}.`];
}

/** What a person hid, in a sentence. */
export function hiddenLine({ rows, columns }: HiddenLines): string {
  const parts = [
    ...(rows > 0 ? [counted(rows, 'row', 'rows')] : []),
    ...(columns > 0 ? [counted(columns, 'column', 'columns')] : []),
  ];
  return `${parts.join(' and ')} ${rows + columns === 1 ? 'is' : 'are'} not shown and not counted, nor in the totals.`;
}

/** The filters a map was made with, as "Label: code or code". */
export function filterLines(data: MapData): readonly string[] {
  return Object.entries(data.spec.filters)
    .filter(([, codes]) => codes.length > 0)
    .map(([id, codes]) => {
      const dimension = data.dimensions.find((one) => one.id === id);
      const labels = codes.map((code) => dimension?.codes.find((one) => one.id === code)?.label ?? code);
      return `${dimension?.label ?? id}: ${labels.join(' or ')}`;
    });
}

/** Where the map comes from, for its foot: codebook, scheme, edition, date, licence. */
export function provenanceLines(data: MapData): readonly string[] {
  return [
    data.scheme === '' ? 'Scheme: none named' : `Scheme: ${data.scheme}`,
    `Codebook: ${data.codebook}. Codings: ${data.matrix.layer}.`,
    `Edition ${data.edition}${data.asOf === '' ? '' : `, data as of ${data.asOf}`}${data.spec.licence === '' ? '' : `. Licence: ${data.spec.licence}`}`,
    ...(data.spec.authors === undefined || data.spec.authors === ''
      ? []
      : [`Cite as: ${citationLine(data)}`]),
  ];
}

/** How the map is cited: who, when, what, which version. */
export function citationLine(data: MapData): string {
  const { authors = '', title, version = '' } = data.spec;
  const who =
    authors === ''
      ? ''
      : `${authors.replace(/\.$/, '')} (${data.asOf === '' ? 'n.d.' : data.asOf.slice(0, 4)}). `;
  const which = [version === '' ? '' : `version ${version}`, `edition ${data.edition}`, data.asOf]
    .filter((part) => part !== '')
    .join(', ');
  return `${who}${title === '' ? 'Evidence map' : title} [evidence map; ${which}]. Made with Gleaner.`;
}

/** "1 study", "3 studies". */
export function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
