import type { DocumentChecks } from '../../../shared/contract/check.ts';
import type { CheckResult } from '../../../shared/model/check.ts';
import type { ExtractedTable, Extraction } from '../../../shared/model/extraction.ts';
import {
  type GroupRates,
  groupRates,
  peopleOf,
  type ReportedTotal,
  reportedTotals,
  sampleSize,
} from '../group-rates.ts';
import type { PrintedNumber } from '../printed-number.ts';
import { questionPairs } from '../same-question.ts';
import { countOf, percentOf, type Question, questionsOf } from '../table-questions.ts';
import { checkAssociations } from './associations.ts';
import { CHECK_KINDS } from './check-result.ts';
import { claimsOf } from './claims.ts';
import { checkCoefficients } from './coefficients.ts';
import { checkContingencies, testWords } from './contingency.ts';
import { checkCorrelations } from './correlations.ts';
import { checkFeasible } from './feasible.ts';
import { checkLabels } from './labels.ts';
import { checkComparedMeans, checkMeans } from './means.ts';
import { checkPercentages } from './percentages.ts';
import { statedRatios } from './printed-ratios.ts';
import { type Places, proseOf } from './prose.ts';
import { checkQuotedPercentages } from './quoted-percentages.ts';
import { checkRanges } from './ranges.ts';
import { checkRatios } from './ratios.ts';
import { checkReportedTotals } from './reported-total.ts';
import { checkStatedPercentages, type KnownBases, statedPercentages } from './stated-percentages.ts';
import { checkStatedTests, statedTests } from './stated-tests.ts';
import { checkSums } from './sums.ts';
import { noteBelow } from './table-note.ts';
import { meansOfTable } from './tabled-means.ts';
import { checkTabledTests, testsOfTable } from './tabled-tests.ts';
import { checkQuotedMeans, checkQuotedTests } from './text-and-tables.ts';

/** What of an extraction the checks look at. */
export type Checked = Pick<Extraction, 'text' | 'tables'> & Places;

/** Every check of one document: its tables, and its text against them. Pure. */
export function checkDocument(document: Checked): CheckResult[] {
  const questions = document.tables.flatMap((table) => questionsOf(table));
  const rates = groupRates(questions);
  const totals = reportedTotals(rates, questions, document.text);
  const sample = sampleSize(questions, document, largestBase(rates, totals));
  const noteOf = (table: ExtractedTable) => noteBelow(document.text, table);
  const prose = proseOf(document);
  const tests = statedTests(prose);
  const stated = statedPercentages(prose);
  const tabled = document.tables.flatMap((table) => testsOfTable(table, noteOf(table)));
  const means = document.tables.flatMap(meansOfTable);
  return [
    ...checkSums(questions),
    ...checkPercentages(questions),
    ...checkFeasible(questions),
    ...checkLabels(questionPairs(questions)),
    ...checkReportedTotals(rates, totals, sample),
    ...checkAssociations(rates, totals, sample, claimsOf(rates, tests, prose)),
    ...checkContingencies(questions, tabled, testWords(document.text)),
    ...checkStatedTests(tests),
    ...checkTabledTests(tabled),
    ...checkMeans(means),
    ...checkComparedMeans(means, tabled),
    ...checkRanges(document.tables),
    ...checkCorrelations(document.tables, noteOf),
    ...checkCoefficients(document.tables),
    ...checkRatios(document.tables, statedRatios(prose)),
    ...checkQuotedTests(tests, tabled),
    ...checkQuotedMeans(prose, means),
    ...checkStatedPercentages(stated, knownBases(questions, sample)),
    ...checkQuotedPercentages(prose, questions, new Set(stated.map(({ percent }) => percent.start))),
  ];
}

const ORDER = ['differs', 'undecidable', 'agrees'] as const;

/** The checks of a document with their counts, questions for a person first. */
export function checksOfDocument(document: Checked): DocumentChecks {
  const results = checkDocument(document);
  const count = (verdict: CheckResult['verdict']) => results.filter((one) => one.verdict === verdict).length;
  const tables = document.tables.length;
  const [differs, undecidable, agrees] = ORDER.map(count) as [number, number, number];
  return {
    available: [...CHECK_KINDS],
    checked: results.length,
    agrees,
    differs,
    undecidable,
    tables,
    // The schema's own types know no readonly.
    results: ORDER.flatMap((verdict) =>
      results.filter((one) => one.verdict === verdict),
    ) as DocumentChecks['results'],
    message:
      results.length === 0
        ? `Nothing to check was found: ${tables} tables, and no percentage beside its count in the text.`
        : `${results.length} checks of ${tables} tables and the text: ${agrees} agree, ${differs} differ, ${undecidable} cannot be decided from what is printed. A check is a question, not a verdict.`,
  };
}

function largestBase(rates: readonly GroupRates[], totals: ReadonlyMap<string, ReportedTotal>): number {
  return Math.max(0, ...rates.map(peopleOf), ...[...totals.values()].map(({ n }) => n));
}

/** Numbers of answers that the tables print or add up to, and the percentages beside each count. */
function knownBases(questions: readonly Question[], sample: number | null): KnownBases {
  const bases = new Set<number>(sample === null ? [] : [sample]);
  const printed = new Map<number, PrintedNumber[]>();
  for (const question of questions) {
    for (const series of question.series) {
      const counts = question.levels.map((level) => countOf(level, series));
      for (const line of [question.total, question.own])
        bases.add(line === null ? 0 : (countOf(line, series)?.value ?? 0));
      bases.add(counts.reduce((sum, count) => sum + (count?.value ?? 0), 0));
      // The lines of a table without percentages are often bases themselves: the steps to a sample.
      if (series.percent === null) for (const count of counts) bases.add(count?.value ?? 0);
      for (const level of question.levels) {
        const count = countOf(level, series);
        const percent = percentOf(level, series);
        if (count !== null && percent !== null)
          printed.set(count.value, [...(printed.get(count.value) ?? []), percent]);
      }
    }
  }
  return { bases: [...bases], printed };
}
