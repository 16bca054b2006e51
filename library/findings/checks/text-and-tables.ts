import type { CheckResult } from '../../../shared/model/check.ts';
import { decimalText, isSlipOf, type PrintedNumber, printedNumber } from '../printed-number.ts';
import { checkResult } from './check-result.ts';
import type { ProseSentence } from './prose.ts';
import type { StatedTest } from './stated-tests.ts';
import type { TabledMean } from './tabled-means.ts';
import type { TabledTest } from './tabled-tests.ts';

/** Tests of the text against the same tests in tables: alike in two of statistic, degrees of freedom and p, and off in the third as by a slip. */
export function checkQuotedTests(
  stated: readonly StatedTest[],
  tabled: readonly TabledTest[],
): CheckResult[] {
  return stated.flatMap((test) => {
    const { statistic, p } = test;
    if (statistic === null) return [];
    const same = tabled.filter((one) => one.test === test.test && agreeing(one.df[0], test.df[0]));
    const value = (one: TabledTest) => Math.abs(one.statistic.value);
    const size = Math.abs(statistic.value);
    const right = same.find((one) => value(one) === size);
    const near = same.filter(
      (one) =>
        isSlipOf(decimalText(size, statistic.decimals), decimalText(value(one), one.statistic.decimals)) &&
        sameP(one, p),
    );
    const found = right ?? (near.length === 1 ? near[0] : undefined);
    if (found === undefined) return [];
    const label = found.table.label || 'a table';
    const [here, there] = [String(statistic.value), String(found.statistic.value)];
    return [
      checkResult(
        {
          kind: 'text',
          verdict: right === undefined ? 'differs' : 'agrees',
          question: `The text gives a test statistic of ${here}, ${label} ${there} for “${found.row.path[found.row.path.length - 1] ?? ''}”.${right === undefined ? ' Is one of them a slip?' : ''}`,
          printed: here,
          recomputed: there,
        },
        [test, found],
        [found.table],
      ),
    ];
  });
}

function agreeing(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function sameP({ p: tabled }: TabledTest, stated: StatedTest['p']): boolean {
  return (
    tabled !== null && tabled.relation === stated.relation && tabled.number.value === stated.number.value
  );
}

const MEAN = /\bM\s*=\s*(?<mean>[−–-]?\d+[.·]\d+)\s*[,;]\s*SD\s*=\s*(?<sd>\d*[.·]\d+)/dgu;

/** "M = 4.31, SD = 1.22" in the text against the means of tables: one of the two alike, the other off as by a slip. */
export function checkQuotedMeans(
  prose: readonly ProseSentence[],
  means: readonly TabledMean[],
): CheckResult[] {
  const whole = means.flatMap((one) =>
    one.deviation === null ? [] : [{ ...one, deviation: one.deviation }],
  );
  return prose
    .filter(({ cites }) => !cites)
    .flatMap((sentence) =>
      [...sentence.text.matchAll(MEAN)].flatMap((found) => {
        const at = (name: 'mean' | 'sd') =>
          printedNumber(
            found.groups?.[name] ?? '',
            sentence.start + (found.indices?.groups?.[name]?.[0] ?? 0),
            '.',
          );
        const [mean, deviation] = [at('mean'), at('sd')];
        return mean === null || deviation === null ? [] : quotedMean(mean, deviation, whole);
      }),
    );
}

function quotedMean(
  mean: PrintedNumber,
  deviation: PrintedNumber,
  means: readonly (TabledMean & { readonly deviation: PrintedNumber })[],
): CheckResult[] {
  const isMean = (one: (typeof means)[number]) => one.mean.value === mean.value;
  const isDeviation = (one: (typeof means)[number]) => one.deviation.value === deviation.value;
  const right = means.find((one) => isMean(one) && isDeviation(one));
  const written = (number: PrintedNumber) => decimalText(number.value, number.decimals);
  const near = means.filter(
    (one) =>
      (isDeviation(one) && isSlipOf(written(mean), written(one.mean))) ||
      (isMean(one) && isSlipOf(written(deviation), written(one.deviation))),
  );
  const found = right ?? (near.length === 1 ? near[0] : undefined);
  if (found === undefined) return [];
  const here = `${written(mean)} (${written(deviation)})`;
  const there = `${written(found.mean)} (${written(found.deviation)})`;
  return [
    checkResult(
      {
        kind: 'text',
        verdict: right === undefined ? 'differs' : 'agrees',
        question: `The text gives a mean and deviation of ${here}, ${found.table.label || 'a table'} ${there} for “${found.row.path[found.row.path.length - 1] ?? ''}”.${right === undefined ? ' Is one of them a slip?' : ''}`,
        printed: here,
        recomputed: there,
      },
      [mean, deviation, found.mean, found.deviation],
      [found.table],
    ),
  ];
}
