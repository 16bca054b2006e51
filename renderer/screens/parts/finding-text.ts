import type { Estimate, FindingLevel } from '../../../shared/model/finding.ts';

/** The figures of one group in a line: "60.0 % · 300 / 500". */
export function figuresText(level: FindingLevel | undefined): string {
  if (level === undefined) return '';
  const { n, events, percent } = level;
  return [
    percent !== null && `${Number.isInteger(percent) ? percent.toFixed(1) : percent} %`,
    events !== null && n !== null
      ? `${events} / ${n}`
      : events !== null
        ? String(events)
        : n !== null && `n = ${n}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** An estimate with its interval and its test in a line. */
export function estimateText(estimate: Estimate): string {
  const { measure, value, lower, upper, test, statistic, df, p } = estimate;
  const effect =
    value === null
      ? ''
      : `${measure} ${value}${lower === null || upper === null ? '' : ` (${lower}–${upper})`}`;
  const tested = statistic === null ? test : `${test}${df === null ? '' : `(${df})`} = ${statistic}`;
  return [effect, tested, p === '' ? '' : `p ${p}`].filter((part) => part.trim() !== '').join(', ');
}
