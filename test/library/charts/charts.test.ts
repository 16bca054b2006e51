import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticksTo } from '../../../library/charts/chart-frame.ts';
import { citationMap } from '../../../library/charts/citation-map.ts';
import { percentagesChart } from '../../../library/charts/percentages.ts';
import { codesChart, yearsChart } from '../../../library/charts/study-counts.ts';
import { type Content, isShape } from '../../../library/maps/svg-element.ts';
import { textWidth } from '../../../library/maps/text-width.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { paperCodebook, paperEvidence } from '../maps/paper-evidence.ts';
import { someMap } from '../maps/random-library.ts';
import { fixture, newEngine } from '../test-engine.ts';

const evidence = paperEvidence();
const inScope = evidence.studies.filter((study) => study.inScope);
const base = {
  evidence,
  codebook: paperCodebook,
  years: new Map(inScope.map(({ id }, at) => [id, 2000 + (at % 7)])),
  asOf: '2026-05-06T00:00:00Z',
};
const finding: Finding = {
  id: 'f',
  study: inScope[0]?.id ?? '',
  factor: 'nd.severity',
  outcome: '',
  direction: null,
  asReported: null,
  label: 'Hears badly',
  subgroup: '',
  levels: [
    { label: 'yes', n: 40, events: 10, percent: 25 },
    { label: 'no', n: null, events: null, percent: 12 },
  ],
  estimate: null,
  sha256: null,
  table: '',
  cells: [],
  passage: null,
  rev: 1,
};
const studies = new Map(inScope.map(({ id, label }) => [id, label]));

describe('studies by year', () => {
  test('every year between the first and the last stands there, and the bars hold every dated study once', () => {
    const chart = yearsChart(base, 'light');
    expect(chart.rows.map(([year]) => year)).toEqual([2000, 2001, 2002, 2003, 2004, 2005, 2006]);
    expect(chart.rows.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(inScope.length);
  });

  test('no study and no year are a sentence, not a broken picture', () => {
    const empty = { ...base, evidence: { studies: [], codings: [], judgements: [] }, years: new Map() };
    const chart = yearsChart(empty, 'light');
    expect(chart.rows).toEqual([]);
    expect(JSON.stringify(chart.shape)).toContain('No study has a year.');
    expect(JSON.stringify(chart.shape)).not.toMatch(/NaN|Infinity|null,"r"/);
  });
});

describe('studies by code', () => {
  test('a code counts a study once, and what is only as cited apart', () => {
    const chart = codesChart(base, 'determinant', 'dark');
    const row = chart?.rows.find(([id]) => id === 'wa.distance');
    const own = evidence.codings.filter(
      ({ code, study }) => code === 'wa.distance' && inScope.some(({ id }) => id === study),
    );
    expect(row?.[2]).toBe(new Set(own.map(({ study }) => study)).size);
    expect(Number(row?.[3])).toBeGreaterThan(0);
    expect(codesChart(base, 'nothing', 'light')).toBeUndefined();
  });
});

describe('group percentages', () => {
  test('each group with events and n gets Wilson’s interval, the others are counted', () => {
    const chart = percentagesChart([finding], studies, paperCodebook, null, '', 'light');
    expect(chart.rows).toHaveLength(1);
    // Wilson (1927) for 10 of 40.
    expect(chart.rows[0]?.slice(4)).toEqual([10, 40, 25, 14.19, 40.19]);
    expect(percentagesChart([finding], studies, paperCodebook, 'other', '', 'light').rows).toEqual([]);
    expect(
      percentagesChart([{ ...finding, study: 'x' }], studies, paperCodebook, null, '', 'light').rows,
    ).toEqual([]);
  });
});

describe('citations of a document', () => {
  const place = (start: number, sure = true) => ({ start, sure });
  const chart = citationMap(
    {
      name: 'paper',
      length: 1_000,
      headings: [
        { label: 'Introduction', start: 0, level: 1 },
        { label: 'Results', start: 500, level: 1 },
        { label: 'References', start: 1_000, level: 1 },
      ],
      references: [
        { label: 'late', places: [place(700)] },
        { label: 'early', places: [place(10), place(600, false)] },
        { label: 'never', places: [] },
      ],
      unmatched: 2,
    },
    'light',
  );

  test('stand in the order of their first citation, with the section they stand in', () => {
    expect(chart.rows).toEqual([
      ['early', 10, 'Introduction', 'yes'],
      ['early', 600, 'Results', 'no'],
      ['late', 700, 'Results', 'yes'],
    ]);
    const text = JSON.stringify(chart.shape);
    expect(text).toContain('1 reference of the list is never cited.');
    expect(text).toContain('2 citations fit no reference and are not shown.');
    expect(text).not.toContain('"References"');
  });
});

test('steps of an axis are few, round and reach the largest value', () => {
  for (const largest of [0, 1, 2, 3, 7, 9, 10, 42, 99, 1_234, 100_000]) {
    const ticks = ticksTo(largest, 6);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest);
    expect(ticks.length).toBeLessThanOrEqual(9);
    expect(new Set(ticks).size).toBe(ticks.length);
  }
});

test('no word of a chart runs over its edge, for any library', () => {
  fc.assert(
    fc.property(someMap, ({ codebook, evidence: any }) => {
      const some = {
        evidence: any,
        codebook,
        years: new Map(any.studies.map(({ id }, at) => [id, 1990 + at * 9])),
        asOf: '',
      };
      for (const chart of [yearsChart(some, 'light'), codesChart(some, 'factor', 'light')]) {
        if (chart === undefined) throw new Error('no chart');
        for (const { words, from, to } of extents(chart.shape.content)) {
          expect(from, words).toBeGreaterThanOrEqual(0);
          expect(to, words).toBeLessThanOrEqual(Number(chart.shape.attributes.width));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('an engine draws all four and writes them as files', async () => {
  const { call, ingest } = await newEngine({ starter: true });
  const document = (await ingest(fixture('paper/paper.txt'))).document?.id ?? '';
  const specs = [
    { kind: 'years' as const },
    { kind: 'codes' as const, dimension: 'study_type' },
    { kind: 'percentages' as const, factor: null },
    { kind: 'citations' as const, document },
  ];
  for (const spec of specs) {
    const drawn = await call('chart.draw', { spec });
    expect(drawn.svg).toMatch(/^<svg /);
    expect(drawn.rows.length).toBeGreaterThan(3);
    for (const row of drawn.rows) expect(row).toHaveLength(drawn.head.length);
  }
  const file = await call('chart.export', { spec: { kind: 'years' }, format: 'pdf' });
  expect(file.name).toBe('Studies-by-year.pdf');
});

function extents(content: readonly Content[], left = 0): { words: string; from: number; to: number }[] {
  return content.flatMap((one) => {
    if (typeof one === 'string') return [];
    if (!isShape(one)) return extents(one, left);
    const moved = /^translate\((-?[\d.]+)/.exec(String(one.attributes.transform ?? ''));
    if (one.name !== 'text') return extents(one.content, left + Number(moved?.[1] ?? 0));
    const words = one.content.filter((part) => typeof part === 'string').join('');
    const { x, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor } = one.attributes;
    const width = textWidth(words, Number(size), Number(weight ?? 400));
    const from = left + Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    return [{ words, from, to: from + width }];
  });
}
