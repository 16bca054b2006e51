import { Option } from 'commander';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import type { MatrixQuery } from '../../../shared/contract/matrix.ts';
import type { MapLines } from '../../../shared/model/map.ts';
import type { Matrix } from '../../../shared/model/matrix.ts';
import { type AxisLook, type Look, lookOf, plainLook } from '../../../shared/model/matrix-look.ts';
import { linesOf, viewMatrix } from '../../../shared/model/matrix-view.ts';
import type { CommandHost } from './command.ts';
import type { Ask } from './map-spec.ts';

const SIDES = ['rows', 'columns'] as const;
type Side = (typeof SIDES)[number];
/** Option names that commander makes of `--hide-rows` and its like. */
type Codes<Act extends string> = { readonly [K in `${Act}${Capitalize<Side>}`]?: readonly string[] };

/** How the lines of a matrix are asked for on the command line. */
export type ArrangementOptions = Codes<'hide' | 'fold' | 'order'> & {
  readonly view?: string;
  readonly sortRows?: string;
  readonly sortColumns?: string;
  readonly hideEmpty?: Side | 'both';
};

/** Adds the options that say how rows and columns stand. */
export function arrangementOptions(command: CommandHost['program']) {
  command.option('--view <name>', 'a view of the matrix that the library keeps under this name');
  for (const side of SIDES)
    command
      .option(
        `--sort-${side} <order>`,
        `order of the ${side}: codebook, name, total, share:DIRECTION, or at:CODE of the other side`,
      )
      .option(`--order-${side} <codes>`, `these ${side} first, in this order; separated by commas`, addCodes)
      .option(`--hide-${side} <codes>`, `without these ${side}; separated by commas`, addCodes)
      .option(`--fold-${side} <codes>`, `these headings as one line each; separated by commas`, addCodes);
  return command.addOption(
    new Option('--hide-empty <side>', 'without lines that hold no study').choices([...SIDES, 'both']),
  );
}

function addCodes(value: string, before: readonly string[] = []): readonly string[] {
  const codes = value.split(',').map((code) => code.trim());
  return [...before, ...codes.filter((code) => code !== '')];
}

/** The look that the library keeps under a name, with the two sides it was kept of; null where none is asked for. */
export async function namedView(
  ask: Ask,
  { view }: ArrangementOptions,
): Promise<Reply<{ readonly rows: string; readonly columns: string; readonly look: Look } | null>> {
  if (view === undefined) return done(null);
  const kept = await ask('matrixView.list', {});
  if (!kept.ok) return kept;
  const found = kept.output.find(({ name }) => name === view);
  if (found !== undefined) return done({ rows: found.rows, columns: found.columns, look: lookOf(found) });
  const names = kept.output.map(({ name }) => `“${name}”`).join(', ');
  return fault(
    'not-found',
    `There is no view “${view}” of the matrix. ${names === '' ? 'No view is kept yet.' : `Kept views: ${names}.`}`,
  );
}

/** The lines that the options and a kept look ask for; none where nothing is asked, so that all stand as in the codebook. */
export async function arrangedLines(
  ask: Ask,
  query: MatrixQuery,
  options: ArrangementOptions,
  kept: Look | null,
): Promise<Reply<MapLines | undefined>> {
  if (kept === null && !isArranged(options)) return done(undefined);
  const matrix = await ask('matrix.compute', query);
  if (!matrix.ok) return matrix;
  const plain = plainLook(query.rows, query.columns);
  const look: Record<Side, AxisLook> = {
    rows: kept?.rows ?? { ...plain.rows, hideEmpty: false },
    columns: kept?.columns ?? { ...plain.columns, hideEmpty: false },
  };
  for (const side of SIDES) {
    const wanted = axisLook(matrix.output, side, look[side], options);
    if (!wanted.ok) return wanted;
    look[side] = wanted.output;
  }
  // In English on every machine, so that the same command gives the same bytes.
  const { axes } = viewMatrix(matrix.output, look, 'en');
  return done({ rows: linesOf(axes.rows), columns: linesOf(axes.columns) });
}

function isArranged({ view: _, ...options }: ArrangementOptions): boolean {
  const names = ['hideEmpty', ...SIDES.flatMap((side) => ACTS.map((act) => `${act}${upper(side)}`))];
  return names.some((name) => options[name as keyof typeof options] !== undefined);
}

const ACTS = ['sort', 'order', 'hide', 'fold'] as const;

function upper<S extends string>(text: S): Capitalize<S> {
  return (text.slice(0, 1).toUpperCase() + text.slice(1)) as Capitalize<S>;
}

function axisLook(
  matrix: Matrix,
  side: Side,
  before: AxisLook,
  options: ArrangementOptions,
): Reply<AxisLook> {
  const end = upper(side);
  const [hide, fold, order] = (['hide', 'fold', 'order'] as const).map(
    (act) => options[`${act}${end}`] ?? [],
  ) as [readonly string[], readonly string[], readonly string[]];
  const sort = options[`sort${end}`] ?? (order.length > 0 ? 'own' : before.sort);
  const known = new Set(matrix[side].map(({ id }) => id));
  const unknown = [...hide, ...fold, ...order].filter((code) => !known.has(code));
  if (unknown.length > 0) return fault('not-found', unknownCodes(matrix, side, unknown));
  const wrong = sortFault(matrix, side, sort);
  if (wrong !== undefined) return fault('invalid-input', wrong);
  const { hideEmpty } = options;
  return done({
    ...before,
    hidden: [...before.hidden, ...hide],
    collapsed: [...before.collapsed, ...fold],
    order: order.length === 0 ? before.order : order,
    sort,
    hideEmpty: before.hideEmpty || hideEmpty === side || hideEmpty === 'both',
  });
}

function unknownCodes(matrix: Matrix, side: Side, unknown: readonly string[]): string {
  const ids = matrix[side].map(({ id }) => id);
  const listed = ids.slice(0, 40).join(', ');
  const more = ids.length > 40 ? ` and ${ids.length - 40} more` : '';
  return `There is no ${side === 'rows' ? 'row' : 'column'} “${unknown.join('”, “')}”. There are: ${listed}${more}.`;
}

/** Why lines cannot be ordered so, in a sentence. */
function sortFault(matrix: Matrix, side: Side, sort: string): string | undefined {
  if (['codebook', 'own', 'name', 'total'].includes(sort)) return undefined;
  const other = side === 'rows' ? 'columns' : 'rows';
  if (sort.startsWith('at:')) {
    const code = sort.slice(3);
    return matrix[other].some(({ id }) => id === code) ? undefined : unknownCodes(matrix, other, [code]);
  }
  if (sort.startsWith('share:')) {
    const directions = [...new Set(matrix.cells.flatMap((cell) => Object.keys(cell.directions)))];
    const direction = sort.slice(6);
    if (directions.includes(direction)) return undefined;
    return `No study in this matrix has the direction “${direction}”. There are: ${directions.join(', ') || 'none'}.`;
  }
  return `“${sort}” is no order of the ${side}. Choose codebook, name, total, share:DIRECTION, or at:CODE of the ${other}.`;
}
