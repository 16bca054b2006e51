import { describe, expect, it } from 'vitest';
import { alignPage, stretchesOf } from '../../../renderer/values/page-alignment.ts';

const paragraph = (start: number, end: number, page: number) => ({ kind: 'paragraph', start, end, page });

/** What each placed run prints on the page beside what the text says there. */
function pairs(items: readonly string[], text: string, blocks: Parameters<typeof alignPage>[3], page = 1) {
  return alignPage(items, page, text, blocks).map(({ item, from, to, start }) => [
    items[item]!.slice(from, to),
    text.slice(start, start + to - from),
  ]);
}

describe('finding the words of a page in the text', () => {
  it('follows lines whose words the text has mended and joined', () => {
    const text = 'The commissioners of the harbour met every second winter (Lund, 2010), and wrote it down.';
    const items = [
      'The commis-',
      'sioners of the harbour met',
      'every second winter (Lund, 2010), and wrote',
      'it down.',
    ];
    expect(pairs(items, text, [paragraph(0, text.length, 1)])).toEqual([
      ['The commis', 'The commis'],
      ['sioners of the harbour met', 'sioners of the harbour met'],
      ['every second winter (Lund, 2010), and wrote', 'every second winter (Lund, 2010), and wrote'],
      ['it down.', 'it down.'],
    ]);
  });

  it('finds footnotes that the text has after the paragraph which they interrupt', () => {
    const body =
      'Meadows were mown late in the northern parishes and never grazed before the harvest was in.';
    const note = 'Parish records of nine villages were read for this.';
    const text = `${body}\n\n1. ${note}`;
    const items = [
      'Meadows were mown late in the northern',
      note,
      'parishes and never grazed before the harvest was in.',
    ];
    const blocks = [
      paragraph(0, body.length, 1),
      { kind: 'footnote', start: body.length + 5, end: text.length, page: 1 },
    ];
    const runs = alignPage(items, 1, text, blocks);
    expect(runs.map(({ item, start }) => [item, start])).toEqual([
      [0, 0],
      [1, body.length + 5],
      [2, text.indexOf('parishes')],
    ]);
  });

  it('gives no place to what is printed twice or does not stand in the text', () => {
    const text =
      'Nine parishes kept their own records of the harvest, and none of them was ever lost to fire.';
    const head = 'Journal of Meadow Studies 12';
    const items = [
      head,
      'Nine parishes kept their own records',
      'of the harvest, and none of them was ever lost to fire.',
    ];
    expect(alignPage(items, 1, text, [paragraph(0, text.length, 1)]).map(({ item }) => item)).toEqual([1, 2]);
    const twice = ['was ever lost to fire again', 'was ever lost to fire again'];
    expect(alignPage(twice, 1, 'It was ever lost to fire again.', [paragraph(0, 31, 1)])).toEqual([]);
  });

  it('keeps letters with marks and raised numbers in their places', () => {
    const text = 'Die häufigste Pflanze der Wiesen¹² findet flache Böden und blüht spät im Jahr.';
    const items = [
      'Die ha\u0308ufigste Pflanze der Wiesen',
      '12',
      ' findet flache Böden und blüht spät im Jahr.',
    ];
    for (const { item, from, to, start } of alignPage(items, 1, text, [paragraph(0, text.length, 1)])) {
      const plain = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
      expect(plain(text.slice(start, start + to - from))).toBe(plain(items[item]!.slice(from, to)));
    }
    const raised = alignPage(items, 1, text, [paragraph(0, text.length, 1)]).find(({ item }) => item === 1);
    expect(raised).toMatchObject({ from: 0, to: 2, start: text.indexOf('¹²') });
  });

  it('looks only where the text can be printed on the page', () => {
    const blocks = [
      { kind: 'heading', start: 0, end: 10, page: 1 },
      paragraph(10, 20, 1),
      { kind: 'footnote', start: 20, end: 30, page: 1 },
      paragraph(30, 40, 2),
      paragraph(40, 50, 4),
    ];
    const starts = (page: number) => stretchesOf(page, blocks).map(({ start }) => start);
    expect(starts(1)).toEqual([0, 10, 20]);
    // A paragraph may run over to the page on which the next begins; headings do not.
    expect(starts(2)).toEqual([10, 20, 30]);
    expect(starts(3)).toEqual([30]);
    expect(starts(4)).toEqual([30, 40]);
    expect(starts(5)).toEqual([40]);
  });
});
