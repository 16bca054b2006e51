import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftFindings, guessMapping } from '../../../library/findings/findings.ts';
import { extracted } from '../extraction/extracted.ts';

async function draftsOf(name: string, label: string) {
  const text = readFileSync(new URL(`../../fixtures/checks/${name}`, import.meta.url), 'utf8');
  const table = (await extracted(text, name)).tables.find((one) => one.label === label)!;
  return draftFindings(table, guessMapping(table));
}

describe('findings proposed from tables of other makes', () => {
  it('take the counts of a line that is shared out for events among the line’s people, with the question’s test', async () => {
    const drafts = await draftsOf('antibiotics.txt', 'Table 2');
    expect(drafts).toHaveLength(8);
    expect(drafts[0]).toMatchObject({
      variable: 'Sex',
      outcome: 'Self-medicated',
      levels: [
        { label: 'Women', n: 720, events: 223, percent: 31 },
        { label: 'Men', n: 520, events: 203, percent: 39 },
      ],
      estimate: { test: 'chi-square', statistic: 8.71, df: 1, p: '= 0.003' },
    });
  });

  it('keep crude and adjusted ratios apart, each with its own interval and p', async () => {
    const drafts = await draftsOf('antibiotics.txt', 'Table 3');
    const men = drafts.filter(({ variable }) => variable === 'Sex: Men');
    expect(
      men.map(({ estimate }) => [estimate?.measure, estimate?.value, estimate?.upper, estimate?.p]),
    ).toEqual([
      ['odds ratio', 1.43, 1.81, '= 0.003'],
      ['adjusted odds ratio', 1.38, 1.77, '= 0.012'],
    ]);
  });

  it('are one for each line of a regression or of compared means', async () => {
    const regression = await draftsOf('leaving-college.html', 'Table 5');
    expect(regression.map(({ variable, estimate }) => [variable, estimate?.value])).toEqual([
      ['Belonging', 0.7],
      ['Interest in the trade', 0.81],
      ['Worries about money', 1.15],
      ['Works more than 10 hours', 1.68],
      ['Male', 1.08],
    ]);
    const means = await draftsOf('leaving-college.html', 'Table 4');
    expect(means.map(({ variable, estimate }) => [variable, estimate?.statistic])).toHaveLength(5);
    expect(means[2]).toMatchObject({
      variable: 'Support by teachers',
      estimate: { test: 't', statistic: -1.58 },
    });
  });

  it('take people and events under their own names, and no mean for a count', async () => {
    const [medium] = await draftsOf('call-centres.html', 'Table 2');
    expect(medium).toMatchObject({
      variable: 'Noise: Medium',
      outcome: 'Headaches',
      levels: [
        { label: 'Low', n: 204, events: 58, percent: 28.4 },
        { label: 'Medium', n: 291, events: 109, percent: 37.5 },
      ],
      estimate: { measure: 'prevalence ratio', value: 1.32 },
    });
    const [age] = await draftsOf('call-centres.html', 'Table 1');
    expect(age).toMatchObject({ variable: 'Age in years, mean (SD)', levels: [] });
  });
});
