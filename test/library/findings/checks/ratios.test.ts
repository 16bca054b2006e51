import { describe, expect, it } from 'vitest';
import { checksOf, ofKind, table } from './tabled.ts';

const HEADER = ['Outcome', 'Boats painted, n/N (%)', 'Boats bare, n/N (%)', 'Odds ratio (95% CI)', 'p'];
const oneRow = (ratio: string, p: string, caption = 'Table 1: Leaks after a winter') =>
  table(caption, [
    HEADER,
    ['Leaking', '61/412 (14.8)', '97/398 (24.4)', ratio, p],
    ['Broken mast', '88/412 (21.4)', '52/398 (13.1)', '1.81 (1.24–2.63)', '0.002'],
  ]);
const verdicts = async (text: string) =>
  ofKind(await checksOf(text), 'ratio').map(({ verdict, printed, recomputed }) => [
    verdict,
    printed,
    recomputed,
  ]);
const differing = async (text: string) =>
  (await checksOf(text))
    .filter(({ verdict }) => verdict === 'differs')
    .map(({ kind, printed }) => [kind, printed]);

describe('printed ratios', () => {
  it('follow from the counts of the row, with interval and p', async () => {
    const found = await verdicts(oneRow('0.54 (0.38–0.77)', '<0.001'));
    expect(found).toHaveLength(6);
    expect(found.every(([verdict]) => verdict === 'agrees')).toBe(true);
    expect(await differing(oneRow('1.85 (1.30–2.64)', '<0.001'))).toEqual([]);
  });

  it('are asked about where the counts give another ratio, and only there', async () => {
    expect(await differing(oneRow('0.45 (0.32–0.64)', '<0.001'))).toEqual([['ratio', '0.45 (0.32–0.64)']]);
    expect(await differing(oneRow('0.54 (0.38–0.97)', '<0.001'))).not.toEqual([]);
  });

  it('cannot be decided by the counts where a model gave them', async () => {
    expect(
      await differing(oneRow('0.45 (0.32–0.64)', '<0.001', 'Table 1: Leaks, by logistic regression')),
    ).toEqual([]);
    const adjusted = oneRow('0.45 (0.32–0.64)', '<0.001').replace('Odds ratio', 'Adjusted odds ratio');
    expect(await differing(adjusted)).toEqual([]);
    expect((await verdicts(adjusted)).filter(([, printed]) => printed === '0.45 (0.32–0.64)')).toHaveLength(
      1,
    );
  });

  it('are compared with the reference group of their variable', async () => {
    const levels = (ratio: string) =>
      table('Table 2: Owners who insured their boat', [
        ['Harbour', 'Insured, n/N', 'Odds ratio (95% CI)'],
        ['Side', '', ''],
        ['North', '30/100', ratio],
        ['South', '20/120', '1 (reference)'],
      ]);
    expect((await verdicts(levels('2.14 (1.13–4.07)'))).map(([verdict]) => verdict)).toEqual([
      'agrees',
      'agrees',
    ]);
    expect(await differing(levels('2.41 (1.27–4.58)'))).toEqual([['ratio', '2.41 (1.27–4.58)']]);
  });

  it('must not lie outside their interval, nor far to one side of it', async () => {
    const said = (words: string) => differing(`# Boats\n\nOwners of old boats paid less (${words}).\n`);
    expect(await said('OR = 2.10, 95% CI 1.30–3.40, p = 0.003')).toEqual([]);
    expect(await said('OR = 1.20, 95% CI 1.30–3.40')).toEqual([['ratio', '1.20 (1.30–3.40)']]);
    expect(await said('hazard ratio 3.10, 95% CI 1.30–3.40')).toEqual([['ratio', '3.10 (1.30–3.40)']]);
    expect(await said('aOR 2.10 (95% CI 1.30 to 3.40), p = 0.30')).toEqual([['ratio', 'p = 0.3']]);
  });

  it('of the text are those of the table', async () => {
    const text = (words: string) => `${oneRow('0.54 (0.38–0.77)', '<0.001')}\n\nPaint helped (${words}).\n`;
    expect(await differing(text('OR 0.54, 95% CI 0.38–0.77'))).toEqual([]);
    expect(await differing(text('OR 0.54, 95% CI 0.38–0.79'))).toEqual([['text', '0.54 (0.38–0.79)']]);
  });
});
