import { describe, expect, it } from 'vitest';
import { reviewLibrary } from '../coding/two-coders.ts';
import { faultOf } from '../test-library.ts';

const LEVEL = 'prevention_level';

async function compared() {
  const review = await reviewLibrary(6);
  const { call, studies } = review;
  const apply = (coder: string, study: number, code: string, more: object = {}) =>
    call('coding.apply', { study: studies[study]!, dimension: LEVEL, code, coder, ...more });
  const title = { document: null, start: 0, end: 8, basis: 'title' as const };
  for (const [study, code] of ['primary', 'primary', 'secondary', 'na', 'na'].entries())
    await apply('Ada', study, code);
  for (const [study, code] of ['primary', 'secondary', 'secondary', 'na'].entries())
    await apply('Ben', study, code, { passages: [title] });
  return { ...review, apply };
}

describe('comparing coders', () => {
  it('counts a study and code as one unit, and nothing where one of the two has not decided', async () => {
    const { call } = await compared();
    const report = await call('agreement.compute', { coders: ['Ada', 'Ben'] });
    const [level] = report.dimensions;
    // Four studies both decided, four codes: 16 units, of which the second study's two differ.
    expect([level?.figures.units, level?.figures.studies, level?.figures.percent.value]).toEqual([
      16,
      4,
      14 / 16,
    ]);
    const primary = level?.codes.find(({ code }) => code === 'primary')?.figures;
    // Applied by Ada to 2 of 4, by Ben to 1: observed 3/4, expected 1/2 · 1/4 + 1/2 · 3/4 = 1/2.
    expect(primary?.cohen?.value).toBeCloseTo(0.5, 12);
    // Ada also applied or withheld it on a fifth study, which Ben has not decided.
    expect([primary?.units, primary?.prevalence]).toEqual([4, 3 / 9]);
    expect([report.disagreements, report.settled]).toEqual([1, 0]);
  });

  it('lists what differs with both coders’ quotes', async () => {
    const { call, studies } = await compared();
    const { total, list } = await call('agreement.disagreements', { coders: ['Ada', 'Ben'] });
    expect([total, list[0]?.study, list[0]?.codes]).toEqual([1, studies[1], ['primary', 'secondary']]);
    expect(
      list[0]?.layers.map(({ coder, codings }) => [coder, codings[0]?.code, codings[0]?.passages.length]),
    ).toEqual([
      ['Ada', 'primary', 0],
      ['Ben', 'secondary', 1],
    ]);
  });

  it('reconciles into the agreed layer, which the matrix takes, and undoes it', async () => {
    const { call, studies } = await compared();
    const coders = ['Ada', 'Ben'];
    const [one] = (await call('agreement.disagreements', { coders })).list;
    const bens = one!.layers[1]!.codings[0]!;
    const agreed = await call('agreement.settle', {
      study: studies[1]!,
      dimension: LEVEL,
      codings: [bens.id],
    });
    expect(agreed.map(({ coder, code, passages }) => [coder, code, passages.length])).toEqual([
      ['agreed', 'secondary', 1],
    ]);
    expect((await call('agreement.disagreements', { coders, open: true })).total).toBe(0);
    expect((await call('agreement.compute', { coders })).settled).toBe(1);
    const matrix = await call('matrix.compute', { rows: LEVEL, columns: 'study' });
    const cell = matrix.cells.find((at) => at.row === 'secondary' && at.column === studies[1]);
    expect(cell?.n).toBe(1);
    await call('history.undo', {});
    expect((await call('agreement.disagreements', { coders, open: true })).total).toBe(1);
  });

  it('takes what agrees over in one act and leaves what differs', async () => {
    const { call } = await compared();
    const coders = ['Ada', 'Ben'];
    expect(await call('agreement.settleAgreed', { coders })).toEqual({ settled: 3 });
    expect(await call('agreement.settleAgreed', { coders })).toEqual({ settled: 0 });
    const agreed = (await call('coding.list', {})).filter(({ coder }) => coder === 'agreed');
    expect(agreed.map(({ code }) => code).sort()).toEqual(['na', 'primary', 'secondary']);
  });

  it('does not agree on what the codebook bars', async () => {
    const { call, reply, apply, studies } = await compared();
    await apply('Ben', 4, 'primary');
    const [one] = (await call('agreement.disagreements', { coders: ['Ada', 'Ben'] })).list.filter(
      ({ study }) => study === studies[4],
    );
    const codings = one!.layers.flatMap((layer) => layer.codings.map(({ id }) => id));
    const fault = faultOf(await reply('agreement.settle', { study: studies[4]!, dimension: LEVEL, codings }));
    expect(fault.message).toContain('bars every other code');
  });

  it('compares directions where both applied the code', async () => {
    const { call, studies } = await reviewLibrary(3);
    const title = { document: null, start: 0, end: 8, basis: 'title' as const };
    const way = (coder: string, study: number, direction: string) =>
      call('coding.apply', {
        study: studies[study]!,
        dimension: 'factor',
        code: 'sh.shame',
        coder,
        direction,
        passages: [title],
      });
    for (const [study, direction] of ['facilitator', 'barrier', 'barrier'].entries())
      await way('Ada', study, direction);
    for (const [study, direction] of ['facilitator', 'facilitator', 'barrier'].entries())
      await way('Ben', study, direction);
    const report = await call('agreement.compute', { coders: ['Ada', 'Ben'] });
    const factor = report.dimensions.find(({ dimension }) => dimension === 'factor');
    expect([factor?.directions?.units, factor?.directions?.percent.value]).toEqual([3, 2 / 3]);
    expect(factor?.codes.find(({ code }) => code === 'sh.shame')?.figures.percent.value).toBe(1);
    expect(report.disagreements).toBe(1);
  });
});
