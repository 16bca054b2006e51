import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchIndex, type SearchAnswer } from '../../../library/search/search-index.ts';

const index = createSearchIndex();
index.add([
  { id: 'a', fields: { title: 'Stigma and shame', abstract: 'Prevention of harm among adults (a review).' } },
  { id: 'b', fields: { title: 'Trust', abstract: 'الوقاية من الضرر', identifier: '10.1234/x:1' } },
]);

function ask(query: string): SearchAnswer {
  return index.search(query);
}

describe('a query that is not quite one', () => {
  it.each([
    ['*', [], /stand for everything/],
    ['a*', [], /at least 3 letters/],
    ['st* shame', ['a'], /at least 3 letters/],
    ['abc~9', [], /too short/],
    ['stgima~9', ['a'], /up to 2 letters different, not 9/],
    ['stigna~', ['a'], /one letter different/],
    ['"stigma and shame', ['a'], /not closed/],
    ['(stigma AND (shame', ['a'], /bracket was not closed/],
    ['stigma)', ['a'], undefined],
    ['))((', [], undefined],
    ['AND stigma', ['a'], /“AND” had nothing to join/],
    ['stigma AND', ['a'], undefined],
    ['stigma OR OR shame', ['a'], /“OR”/],
    ['colour:stigma', ['a'], /no field “colour”/],
    ['10.1234/x:1', ['b'], undefined],
    ['https://doi.org/10.1234/x:1', ['b'], undefined],
    ['+', [], /no word/],
    ['-', [], /no word/],
    ['^2', [], /no word/],
    ['""', [], /no word/],
    ['the', [], /common words/],
    ['+the +stigma', ['a'], undefined],
    ['-the stigma', ['a'], undefined],
    ['year:soon', [], undefined],
    ['year:20x-', [], /could not be read/],
    ['sti\u0000gma\u0007 shame', ['a'], undefined],
    ['\u202eالوقاية\u202c', ['b'], undefined],
    ['الوقاية', ['b'], undefined],
    ['stigma - a review', ['a'], undefined],
    ['review)', ['a'], undefined],
    ['stigma^', ['a'], undefined],
    ['stigma^2.5', ['a'], undefined],
    ['stigma^99999999999999999999', ['a'], undefined],
    ['\\', [], /no word/],
    ['stigma\\', ['a'], undefined],
    ['title:', [], undefined],
    ['tag:', [], undefined],
  ])('%j gives an answer', (query, ids, notice) => {
    const answer = ask(query);
    expect(answer.hits.map(({ id }) => id)).toEqual(ids);
    if (notice) expect(answer.notice).toMatch(notice);
    expect(answer.hits.every(({ score }) => Number.isFinite(score))).toBe(true);
  });

  it('cuts ten thousand characters and says so', () => {
    const answer = ask(`stigma ${'shame '.repeat(1700)}`);
    expect(answer.hits.map(({ id }) => id)).toEqual(['a']);
    expect(answer.notice).toMatch(/first 1000 characters.*first 100 words/);
  });

  it('takes a bracket ten thousand deep', () => {
    expect(ask(`${'('.repeat(10_000)}stigma`).notice).toMatch(/cut to its first/);
    expect(ask(`${'('.repeat(90)}stigma${')'.repeat(90)}`).total).toBe(1);
  });

  it('never throws, whatever it is given', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '+',
        '-',
        '"',
        '(',
        ')',
        '*',
        '~',
        '^',
        ':',
        '\\',
        ' AND ',
        ' OR ',
        ' NOT ',
        '~2',
        '^3',
        ' ',
      ),
      fc.constantFrom('stigma', 'title:', 'year:', 'tag:', 'code:', '2010-2020', '中国', 'é', '10.1234/x'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const answer = ask(pieces.join(''));
        expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length);
        expect(answer.notice).not.toBe('');
      }),
      { numRuns: 3000, seed: 11 },
    );
  });
});
