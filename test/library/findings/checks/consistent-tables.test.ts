import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../library/findings/checks/checks.ts';
import { meanIsPossible, percentageIsPossible } from '../../../../library/findings/checks/feasible.ts';
import type { ExtractedTable } from '../../../../shared/model/extraction.ts';

type Answers = { readonly counts: readonly number[]; readonly unlisted: number; readonly own: boolean };

const question = fc.record({
  counts: fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 2, maxLength: 8 }),
  unlisted: fc.nat({ max: 40 }),
  own: fc.boolean(),
});

/** A table of questions, each with its own number of answers or with a total, percentages rounded to `decimals`. */
function tableOf(questions: readonly Answers[], decimals: number): { table: ExtractedTable; text: string } {
  let text = '';
  const cell = (words: string) => {
    const start = text.length;
    text += `${words}\t`;
    return { text: words, start, end: start + words.length };
  };
  const rows = questions.flatMap(({ counts, unlisted, own }, i) => {
    const listed = counts.reduce((sum, count) => sum + count, 0);
    const base = own ? listed + unlisted : listed;
    const percent = (count: number) => ((100 * count) / base).toFixed(decimals);
    const lines = counts.map((count, j) => ({
      path: [`Question ${i}`, `Answer ${j}`],
      cells: [cell(count.toLocaleString('en-GB')), cell(percent(count))],
    }));
    const head = { path: [`Question ${i}`], cells: [cell(base.toLocaleString('en-GB')), cell('')] };
    const total = { path: [`Question ${i}`, 'Total'], cells: [cell(String(base)), cell(percent(base))] };
    return own ? [head, ...lines] : [...lines, total];
  });
  const header = [['Question', 'N', '%']];
  return { text, table: { label: 'Table 1', caption: 'Answers', header, rows, start: 0, end: text.length } };
}

const checked = (questions: readonly Answers[], decimals: number) => {
  const { table, text } = tableOf(questions, decimals);
  return checkDocument({ text, tables: [table], citations: [], references: [] });
};

describe('a table that is right', () => {
  it('raises nothing, whatever its numbers and decimals', () => {
    fc.assert(
      fc.property(
        fc.array(question, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 2 }),
        (all, decimals) => {
          expect(checked(all, decimals).filter(({ verdict }) => verdict === 'differs')).toEqual([]);
        },
      ),
    );
  });

  it('raises a question once one of its percentages is off by a whole point', () => {
    fc.assert(
      fc.property(question, fc.nat({ max: 7 }), (one, at) => {
        fc.pre(one.counts.length > 2);
        const { table, text } = tableOf([one], 1);
        const lines = table.rows.filter((row) => /Answer/.test(row.path[1] ?? ''));
        const wrong = lines[at % lines.length]!;
        const spoilt = (words: string) => (Number(words) + 1).toFixed(1);
        // Where the slip is right of the answers listed, nobody can tell.
        const listed = one.counts.reduce((sum, count) => sum + count, 0);
        const ofListed = (100 * one.counts[at % lines.length]!) / listed;
        fc.pre(Math.abs(ofListed - Number(spoilt(wrong.cells[1]!.text))) > 0.051);
        const rows = table.rows.map((row) =>
          row === wrong
            ? { ...row, cells: [row.cells[0]!, { ...row.cells[1]!, text: spoilt(row.cells[1]!.text) }] }
            : row,
        );
        const results = checkDocument({ text, tables: [{ ...table, rows }], citations: [], references: [] });
        const found = results.filter(({ verdict }) => verdict === 'differs');
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({ kind: 'percentage' });
        expect(found[0]!.cells.some(({ start }) => start === wrong.cells[1]!.start)).toBe(true);
      }),
    );
  });
});

describe('percentages and means of whole numbers', () => {
  const printed = (value: number, decimals: number) => ({ value, decimals, start: 0, end: 0 });

  it('every rounded share of a small number is possible', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(), (base, seed) => {
        const count = seed % (base + 1);
        const percent = printed(Number(((100 * count) / base).toFixed(1)), 1);
        expect(percentageIsPossible(percent, base)).toBe(true);
      }),
    );
  });

  it('means are tested as by Brown and Heathers (2017): 5.19 of 28 people is not possible, 5.18 and 5.21 are', () => {
    expect(meanIsPossible(printed(5.19, 2), 28)).toBe(false);
    expect(meanIsPossible(printed(5.18, 2), 28)).toBe(true);
    expect(meanIsPossible(printed(5.21, 2), 28)).toBe(true);
    expect(meanIsPossible(printed(5.19, 2), 120)).toBeNull();
    expect(percentageIsPossible(printed(12.3, 1), 0)).toBeNull();
    expect(percentageIsPossible(printed(12.3, 1), 5000)).toBeNull();
  });
});
