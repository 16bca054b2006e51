import type { CslItem } from '../../shared/model/csl.ts';

/** One of the records that are to become one. */
export type MergePart = { readonly id: string; readonly item: CslItem };

/** Which record's value each field takes, where a person chose it. */
export type FieldChoice = Readonly<Record<string, string>>;

/** The record a field's value comes from: the chosen one, else the kept record, else the first that has one. */
export function fieldSource(
  parts: readonly MergePart[],
  into: string,
  choice: FieldChoice,
  field: keyof CslItem & string,
): string {
  const chosen = choice[field];
  if (chosen !== undefined && parts.some(({ id }) => id === chosen)) return chosen;
  const order = [...parts.filter(({ id }) => id === into), ...parts.filter(({ id }) => id !== into)];
  return order.find(({ item }) => isThere(item[field]))?.id ?? into;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
