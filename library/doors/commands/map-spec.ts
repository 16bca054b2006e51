import type { CallInput, CallName, CallOutput } from '../../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { PLAIN_MAP } from '../../../shared/model/map.ts';

/** Asks the engine one call; where the answer comes from is the caller's matter. */
export type Ask = <K extends CallName>(call: K, input: CallInput<K>) => Promise<Reply<CallOutput<K>>>;

/** What a map shows, as the contract takes it. */
export type Spec = CallInput<'map.export'>['spec'];

/** A saved map by its name. */
export async function savedMap(ask: Ask, name: string): Promise<Reply<Spec>> {
  const maps = await ask('map.list', {});
  if (!maps.ok) return maps;
  const found = maps.output.find((saved) => saved.name === name);
  if (found !== undefined) return done(found.spec);
  const names = maps.output.map((saved) => `“${saved.name}”`).join(', ');
  return fault(
    'not-found',
    `There is no saved map “${name}”. ${names ? `Saved maps: ${names}.` : 'No map has been saved yet.'} Without a name, --rows and --columns say what is drawn.`,
  );
}

/** The map that is drawn where none is named: the first saved one, else the main dimension by the first other one. */
export async function defaultMap(ask: Ask): Promise<Reply<Spec>> {
  const maps = await ask('map.list', {});
  if (!maps.ok) return maps;
  const first = maps.output[0];
  return first === undefined ? newMap(ask, {}) : done(first.spec);
}

/** A plain map of two dimensions; what is known only as cited and all quotes are left out. */
export async function newMap(
  ask: Ask,
  axes: { readonly rows?: string; readonly columns?: string },
): Promise<Reply<Spec>> {
  const chosen = await chosenAxes(ask, axes);
  if (!chosen.ok) return chosen;
  const described = await ask('library.describe', {});
  if (!described.ok) return described;
  return done({
    title: described.output.name,
    ...chosen.output,
    ...PLAIN_MAP,
  });
}

/** Rows default to the first dimension that is qualified by others (direction, outcome), columns to the first other one. */
export async function chosenAxes(
  ask: Ask,
  { rows, columns }: { readonly rows?: string; readonly columns?: string },
): Promise<Reply<{ readonly rows: string; readonly columns: string }>> {
  const codebook = await ask('codebook.get', {});
  if (!codebook.ok) return codebook;
  const chosen = rows ?? mainDimension(codebook.output);
  return done({ rows: chosen, columns: columns ?? otherDimension(codebook.output, chosen) });
}

function mainDimension({ dimensions }: Codebook): string {
  const qualified = dimensions.find(({ qualifiers }) => qualifiers !== undefined && qualifiers.length > 0);
  return (qualified ?? dimensions[0])?.id ?? '';
}

function otherDimension({ dimensions }: Codebook, rows: string): string {
  return dimensions.find(({ id, role }) => id !== rows && role === undefined)?.id ?? 'study';
}
