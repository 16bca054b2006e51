import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checksOfDocument } from '../../../../library/findings/findings.ts';
import { DocumentChecks } from '../../../../shared/contract/check.ts';
import type { CheckResult } from '../../../../shared/model/check.ts';
import type { Extraction } from '../../../../shared/model/extraction.ts';
import { extracted } from '../../extraction/extracted.ts';
import { checksOf, differing, ofKind } from './tabled.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const FIXTURES = '../../../fixtures/paper/';

describe('the invented paper', () => {
  let extraction: Extraction;
  let results: readonly CheckResult[];
  beforeAll(async () => {
    extraction = await extracted(read(`${FIXTURES}paper.txt`));
    results = checksOfDocument(extraction).results;
  });

  it('has the two planted mistakes and nothing else that differs', () => {
    const planted: { kind: string; start: number; end: number }[] = JSON.parse(
      read(`${FIXTURES}expected.json`),
    ).planted;
    const differs = results.filter(({ verdict }) => verdict === 'differs');
    expect(differs).toHaveLength(planted.length);
    for (const { start, end } of planted) {
      const found = differs.filter(({ cells }) =>
        cells.some((cell) => cell.start >= start && cell.end <= end),
      );
      expect(found).toHaveLength(1);
    }
    expect(differs.map(({ printed, recomputed }) => [printed, recomputed])).toEqual([
      ['23.7 %', '27.3 % (566 of 2,077)'],
      ['p = 0.031', 'p between 0.056 and 0.059'],
    ]);
  });

  it('recomputes every printed test and ties seven of them to their rates', () => {
    expect(ofKind(results, 'test')).toHaveLength(8);
    const associations = ofKind(results, 'association');
    expect(associations).toHaveLength(12);
    expect(associations.filter(({ verdict }) => verdict === 'agrees')).toHaveLength(7);
  });

  it('says that the printed rates cannot decide the association whose p is wrong', () => {
    const found = ofKind(results, 'association').filter(({ printed }) => printed.includes('7.5'));
    expect(found).toMatchObject([
      { verdict: 'undecidable', recomputed: expect.stringMatching(/^undecidable/) },
    ]);
  });

  it('finds the group rates in keeping with the totals of the outcomes', () => {
    const totals = ofKind(results, 'reported-total');
    expect(new Set(totals.map(({ printed }) => printed))).toEqual(new Set(['59.7 %', '21.9 %']));
    expect(totals.every(({ verdict }) => verdict === 'agrees')).toBe(true);
  });

  it('gives what the contract says, questions first, every range in the text', () => {
    const checks = checksOfDocument(extraction);
    expect(DocumentChecks.parse(checks)).toEqual(checks);
    expect(checks.checked).toBe(checks.agrees + checks.differs + checks.undecidable);
    expect(checks.results.slice(0, checks.differs).every(({ verdict }) => verdict === 'differs')).toBe(true);
    for (const { cells, question } of checks.results) {
      expect(question.length).toBeGreaterThan(20);
      for (const { start, end } of cells) expect(end).toBeGreaterThan(start);
    }
  });

  it.each(['article.md', 'blog.txt', 'press-release.txt', 'page.html', 'catalogue.txt'])(
    'nothing differs in %s',
    async (name) => {
      const other = await extracted(read(FIXTURES + name), name);
      expect(checksOfDocument(other).results.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    },
  );
});

describe('two more invented papers, in nursing and in agriculture', () => {
  const PLANTED = [
    [
      'night-shifts.txt',
      [
        ['sum', '1,374', '1,347'],
        ['test', 'p = 0.24', 'p between 0.024 and 0.025'],
        ['text', '46.9 %', '64.9 %'],
      ],
    ],
    [
      'straw-mulch.md',
      [
        ['percentage', '38.1 %', '31.8 % (131 of 412)'],
        ['feasible', '31.8 %', '14 (31.1 %) or 15 (33.3 %)'],
        ['text', '23.4 %', '24.4 % (97 of 398)'],
      ],
    ],
  ] as const;

  it.each(PLANTED)('%s has its planted mistakes and nothing else that differs', async (name, planted) => {
    const extraction = await extracted(read(`../../../fixtures/checks/${name}`), name);
    const differs = checksOfDocument(extraction).results.filter(({ verdict }) => verdict === 'differs');
    expect(differs.map(({ kind, printed, recomputed }) => [kind, printed, recomputed])).toEqual(planted);
  });

  it('says of five associations that they agree with the text and of three that it tells nothing of them', async () => {
    const extraction = await extracted(read('../../../fixtures/checks/night-shifts.txt'));
    const associations = ofKind(checksOfDocument(extraction).results, 'association');
    expect(associations.map(({ verdict }) => verdict).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 'agrees'),
      ...Array.from({ length: 3 }, () => 'undecidable'),
    ]);
  });
});

const SEEDS = new URL('../../../../../shared/seeds/', import.meta.url);

describe.skipIf(!existsSync(SEEDS))('the paper among the seeds', () => {
  let results: readonly CheckResult[];
  beforeAll(async () => {
    results = await checksOf(readFileSync(new URL('000_99d6631e4a8b9672.txt', SEEDS), 'utf8'));
  });

  it('lists its discrepancies and no others', () => {
    expect(differing(results)).toEqual([
      'percentage',
      'percentage',
      'labels',
      'labels',
      'reported-total',
      'reported-total',
      'reported-total',
      'text',
    ]);
    const percentages = ofKind(results, 'percentage').filter(({ verdict }) => verdict === 'differs');
    expect(percentages).toMatchObject([
      { printed: '15.1 %', recomputed: '15.0 % (34 of 226)', tables: ['Table 10'] },
      { printed: '9.9 %', recomputed: '10.0 % (22 of 221)', tables: ['Table 10'] },
    ]);
    const labels = ofKind(results, 'labels').filter(({ verdict }) => verdict === 'differs');
    expect(labels.map(({ tables }) => tables)).toEqual([
      ['Table 3', 'Table 7'],
      ['Table 4', 'Table 8'],
    ]);
    expect(ofKind(results, 'text').filter(({ verdict }) => verdict === 'differs')).toMatchObject([
      { printed: '50.5 %', recomputed: '50.4 %' },
    ]);
  });

  it('agrees with the authors on 26 of 30 associations and cannot decide four', () => {
    const associations = ofKind(results, 'association');
    const count = (verdict: string) => associations.filter((one) => one.verdict === verdict).length;
    expect(associations).toHaveLength(30);
    expect([count('agrees'), count('undecidable'), count('differs')]).toEqual([26, 4, 0]);
    const without = associations.filter(({ printed }) => printed.startsWith('not significant'));
    expect(without.map(({ printed }) => printed).sort()).toEqual([
      'not significant (p = 0.341)',
      'not significant (p = 0.487)',
    ]);
  });

  it('finds nothing wrong in the tables that are right', () => {
    const tables = results
      .filter(({ verdict, kind }) => verdict === 'differs' && kind !== 'labels' && kind !== 'reported-total')
      .flatMap((result) => result.tables);
    expect(new Set(tables)).toEqual(new Set(['Table 10']));
  });
});
