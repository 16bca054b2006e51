import { describe, expect, it } from 'vitest';
import {
  draftFindings,
  type FindingDraft,
  findingOfDraft,
  guessMapping,
} from '../../../library/findings/findings.ts';
import { Finding } from '../../../shared/contract/finding.ts';
import { extracted } from '../extraction/extracted.ts';

const RATES = `Table 1: Owners of boats (part 1)

Question\tN\tOwns a boat (%)\tSells fish (%)
How far is the sea?
Near\t500\t60.0\t31.5
Far\t480\t20.0\t12.1
How old are you?
Under 30\t210\t44.0\t9.9
30 or over\t770\t39.1\t25.0

Table 2: Owners of boats (part 2)

Question\tN\tOwns a boat (%)\tSells fish (%)
How many live with you?
Nobody\t100\t10.0\t5.0
Somebody\t880\t44.2\t23.0

Table 3: Gear

Question\tN\t%
What do you fish with?\t120\t
Nets\t90\t75.0
Lines\t30\t25.0
Where do you sell?\t118\t
At the quay\t100\t84.7
To the plant\t18\t15.3
`;

describe('findings of a table', () => {
  it('are one for each variable and outcome, every number tied to its cell', async () => {
    const { tables, text } = await extracted(RATES);
    const mapping = guessMapping(tables[0]!);
    expect(mapping.columns).toEqual([
      { column: 0, means: 'n', outcome: '', measure: '' },
      { column: 1, means: 'percent', outcome: 'Owns a boat', measure: '' },
      { column: 2, means: 'percent', outcome: 'Sells fish', measure: '' },
    ]);
    const drafts = draftFindings(tables[0]!, mapping);
    expect(drafts.map(({ variable, outcome }) => `${variable} ${outcome}`)).toEqual([
      'How far is the sea? Owns a boat',
      'How far is the sea? Sells fish',
      'How old are you? Owns a boat',
      'How old are you? Sells fish',
    ]);
    expect(drafts[1]!.levels).toEqual([
      { label: 'Near', n: 500, events: null, percent: 31.5 },
      { label: 'Far', n: 480, events: null, percent: 12.1 },
    ]);
    expect(drafts[1]!.cells.map(({ start, end }) => text.slice(start, end))).toEqual([
      '500',
      '31.5',
      '480',
      '12.1',
    ]);
  });

  it('what a person said of a table is remembered for the next of the same make, and for no other', async () => {
    const { tables } = await extracted(RATES);
    const guessed = guessMapping(tables[0]!);
    const said = {
      ...guessed,
      columns: guessed.columns.map((column) =>
        column.column === 2 ? { ...column, outcome: 'outcome:sells' } : column,
      ),
    };
    expect(guessMapping(tables[1]!, said)).toBe(said);
    expect(draftFindings(tables[1]!, said).map(({ outcome }) => outcome)).toEqual([
      'Owns a boat',
      'outcome:sells',
    ]);
    expect(guessMapping(tables[2]!, said)).not.toBe(said);
  });

  it('totals and the questions’ own numbers are no levels', async () => {
    const { tables } = await extracted(RATES);
    const drafts = draftFindings(tables[2]!, guessMapping(tables[2]!));
    expect(drafts).toMatchObject([
      {
        variable: 'What do you fish with?',
        outcome: '',
        levels: [
          { label: 'Nets', n: 90, percent: 75 },
          { label: 'Lines', n: 30, percent: 25 },
        ],
      },
      { variable: 'Where do you sell?', levels: [{ n: 100 }, { n: 18 }] },
    ]);
  });

  it('become findings of a study once a person says of what', async () => {
    const { tables } = await extracted(RATES);
    const [draft] = draftFindings(tables[0]!, guessMapping(tables[0]!));
    const finding = findingOfDraft(draft!, {
      study: 's',
      factor: 'factor:distance',
      outcome: 'outcome:owns',
      direction: 'less',
      asReported: null,
      sha256: null,
      subgroup: '',
    });
    expect(Finding.parse({ id: 'x', rev: 1, ...finding })).toMatchObject({
      label: 'How far is the sea?',
      table: 'Table 1',
      estimate: null,
    });
  });

  it('carry the estimates and tests of their columns, a line beside its reference where each has its own', async () => {
    const { tables, text } = await extracted(ESTIMATES);
    const mapping = guessMapping(tables[0]!);
    expect(mapping.columns.map(({ means, measure, outcome }) => [means, measure, outcome])).toEqual([
      ['n', '', ''],
      ['estimate', 'odds ratio', ''],
      ['p', '', ''],
    ]);
    const drafts = draftFindings(tables[0]!, mapping);
    expect(drafts.map(({ variable, levels, estimate }) => [variable, levels.length, estimate])).toEqual([
      [
        'Distance to the sea: 5 to 20 km',
        2,
        expect.objectContaining({
          measure: 'odds ratio',
          value: 0.71,
          lower: 0.52,
          upper: 0.97,
          p: '= 0.031',
        }),
      ],
      [
        'Distance to the sea: Over 20 km',
        2,
        expect.objectContaining({
          measure: 'odds ratio',
          value: 0.4,
          lower: 0.28,
          upper: 0.57,
          p: '< 0.001',
        }),
      ],
    ]);
    const cells = drafts[0]!.cells;
    expect(cells.map(({ start, end }) => text.slice(start, end))).toContain('0.71 (0.52–0.97)');
  });
});

describe('a table whose columns are arms', () => {
  const figures = (drafts: readonly FindingDraft[]) =>
    drafts.map(({ outcome, levels, estimate }) => [
      outcome,
      ...levels.map(({ label, n, events, percent }) => `${label}: ${events} of ${n}, ${percent} %`),
      estimate === null ? '' : `${estimate.measure} ${estimate.value ?? ''} p ${estimate.p}`.trim(),
    ]);

  it('gives one comparison a row, with the arms as levels and the test beside them', async () => {
    const { tables, text } = await extracted(ARMS);
    const mapping = guessMapping(tables[0]!);
    expect(mapping.arms).toBe(true);
    const drafts = draftFindings(tables[0]!, mapping);
    expect(new Set(drafts.map(({ variable }) => variable))).toEqual(new Set(['Intervention / Control']));
    expect(figures(drafts)).toEqual([
      ['Knows a beach', 'Intervention: 29 of 40, 72.5 %', 'Control: 18 of 40, 45 %', 'p = 0.013'],
      ['Swims: Weekly', 'Intervention: 20 of 40, 50 %', 'Control: 11 of 40, 27.5 %', 'p = 0.039'],
      ['Swims: Rarely', 'Intervention: 20 of 40, 50 %', 'Control: 29 of 40, 72.5 %', 'p = 0.039'],
      ['Hours in water, mean (SD)', 'p = 0.210'],
    ]);
    const shown = drafts[0]!.cells.map(({ start, end }) => text.slice(start, end));
    expect(shown).toEqual(['29', '72.5', '18', '45.0', '0.013']);
    const said = { study: 's', factor: 'f', outcome: 'o', direction: null, asReported: null };
    const stored = findingOfDraft(drafts[1]!, { ...said, sha256: null, subgroup: '' });
    expect(stored.label).toBe('Intervention / Control · Swims: Weekly');
  });

  it('reads people and events in columns of their own, and leaves totals out', async () => {
    const { tables } = await extracted(ARMS);
    const mapping = guessMapping(tables[1]!);
    expect(mapping.arms).toBe(true);
    expect(figures(draftFindings(tables[1]!, mapping))).toEqual([
      ['Fell', 'Placebo: 12 of 80, null %', 'Drops: 5 of 82, null %', 'risk ratio 0.41 p'],
      ['Slept badly', 'Placebo: 30 of 79, null %', 'Drops: 22 of 82, null %', 'risk ratio 0.71 p'],
    ]);
  });

  it('is not taken for one where columns are outcomes, or cases and controls, unless a person says so', async () => {
    const rates = await extracted(RATES);
    expect(guessMapping(rates.tables[0]!).arms).toBe(false);
    const cases = (await extracted(ARMS)).tables[2]!;
    const mapping = guessMapping(cases);
    expect(mapping.columns.map(({ outcome }) => outcome)).toEqual(['Case group', 'Control group']);
    expect(mapping.arms).toBe(false);
    expect(draftFindings(cases, { ...mapping, arms: true }).map(({ levels }) => levels.length)).toEqual([
      2, 2,
    ]);
  });
});

const ESTIMATES = `Table 1: Who owns a boat

Group\tN\tOR (95% CI)\tp
Distance to the sea
Under 5 km\t310\t1\t
5 to 20 km\t290\t0.71 (0.52–0.97)\t0.031
Over 20 km\t280\t0.40 (0.28–0.57)\t<0.001
`;
const ARMS = `Table 1: Answers after a year

Outcome\tIntervention (n = 40), n (%)\tControl (n = 40), n (%)\tp
Knows a beach\t29 (72.5)\t18 (45.0)\t0.013
Swims\t\t\t0.039
Weekly\t20 (50.0)\t11 (27.5)\t
Rarely\t20 (50.0)\t29 (72.5)\t
Hours in water, mean (SD)\t2.1 (1.0)\t1.8 (1.1)\t0.210

Table 2: Harms

Harm\tPlacebo\tDrops\tTotal\tRR (95% CI)
Fell\t12/80\t5/82\t17/162\t0.41 (0.15–1.10)
Slept badly\t30/79\t22/82\t52/161\t0.71 (0.45–1.11)

Table 3: Boats of cases and controls

Boat\tCase group (n = 90), n (%)\tControl group (n = 91), n (%)
Own boat\t30 (33.3)\t20 (22.0)
Shared boat\t12 (13.3)\t18 (19.8)
`;
