import { percentOf, type Question, type Series } from './table-questions.ts';

/** Percentages without counts are parts of 100 where most questions of their table say so. */
export function seriesThatSumTo100(
  questions: readonly Question[],
): (question: Question, series: Series) => boolean {
  const near = (question: Question, series: Series, by: number) => {
    const percents = question.levels.map((level) => percentOf(level, series));
    const sum = percents.reduce((all, percent) => all + (percent?.value ?? 0), 0);
    return percents.length > 1 && percents.every((percent) => percent !== null) && Math.abs(sum - 100) <= by;
  };
  return (question, series) => {
    if (series.count !== null || series.percent === null || question.multiple) return false;
    const place = question.series.indexOf(series);
    const same = questions.filter(
      (other) => other.table === question.table && !other.multiple && other.levels.length > 1,
    );
    const summing = same.filter((other) => near(other, other.series[place]!, 0.5 * other.levels.length));
    return same.length > 1
      ? summing.length * 3 >= same.length * 2
      : near(question, series, 0.25 * question.levels.length);
  };
}
