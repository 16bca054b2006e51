import type { CheckKind, CheckResult } from '../../../shared/model/check.ts';
import type { Range } from '../../../shared/model/extraction.ts';
import { nameOfQuestion, type Question } from '../table-questions.ts';

/** What a check says, before its places are put together. */
export type Said = Pick<CheckResult, 'kind' | 'verdict' | 'question'> & {
  readonly printed?: string;
  readonly recomputed?: string;
};

/** A result over some places of some tables. */
export function checkResult(
  said: Said,
  places: readonly (Range | null)[],
  tables: readonly { readonly label: string }[] = [],
): CheckResult {
  return {
    printed: '',
    recomputed: '',
    ...said,
    cells: places.filter((place) => place !== null).map(({ start, end }) => ({ start, end })),
    tables: [...new Set(tables.map((table) => table.label).filter((label) => label !== ''))],
  };
}

/** "Table 3, “How far is it?”": where a check looked. */
export function placeOf(question: Question): string {
  const name = nameOfQuestion(question);
  const label = question.table.label;
  if (label === '') return `“${name}”`;
  return name === label ? label : `${label}, “${name}”`;
}

/** The kinds of checks there are, in the order in which they are made. */
export const CHECK_KINDS: readonly CheckKind[] = [
  'sum',
  'percentage',
  'percentage-sum',
  'feasible',
  'labels',
  'reported-total',
  'association',
  'test',
  'ratio',
  'text',
];
