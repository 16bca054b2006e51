import type { CslItem } from '../../shared/model/csl.ts';
import { checkDates } from './dates.ts';
import type { ItemCheck, QualityFinding } from './finding.ts';
import { checkDoi, checkIsbn, checkIssn, checkPmid, checkUrl } from './identifiers.ts';
import { checkNames } from './names.ts';
import { checkPages } from './pages.ts';
import { checkRequired } from './required-fields.ts';
import { checkCapitals, checkMarkup, checkPunctuation, checkWhitespace } from './texts.ts';

/** The checks that need nothing but the item. */
const CHECKS: readonly ItemCheck[] = [
  checkDoi,
  checkIsbn,
  checkIssn,
  checkPmid,
  checkUrl,
  checkDates,
  checkPages,
  checkRequired,
  checkNames,
  checkCapitals,
  checkPunctuation,
  checkMarkup,
  checkWhitespace,
];

/** Everything the checks find in one item by itself. */
export function checkItem(item: CslItem, year: number): readonly QualityFinding[] {
  return CHECKS.flatMap((check) => check(item, year));
}
