import type { CheckResult } from '../../../shared/model/check.ts';
import type { Extraction } from '../../../shared/model/extraction.ts';
import { questionsOf } from '../table-questions.ts';
import { checkFeasible } from './feasible.ts';
import { checkPercentages } from './percentages.ts';
import { checkSums } from './sums.ts';

/** What of an extraction the checks look at. */
export type Checked = Pick<Extraction, 'text' | 'tables' | 'citations' | 'references'>;

/** Every check of one document: its tables, and its text against them. Pure. */
export function checkDocument(document: Checked): CheckResult[] {
  const questions = document.tables.flatMap((table) => questionsOf(table));
  return [...checkSums(questions), ...checkPercentages(questions), ...checkFeasible(questions)];
}
