import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '../../../../library/extraction/entry/identifiers.ts';

const read = (text: string): string[] =>
  findIdentifiers(text).map(({ kind, value, joined }) => `${kind} ${value}${joined ? ' joined' : ''}`);

describe('findIdentifiers', () => {
  it.each([
    ['https://doi.org/10.1234/abc.1.', ['doi 10.1234/abc.1']],
    ['doi: 10.1234/abc(2)3)', ['doi 10.1234/abc(2)3']],
    ['http://dx.doi. org/10.1234/ abc.2004.03.015.', ['doi 10.1234/abc.2004.03.015 joined']],
    ['<https://doi.org/10.1016/j.chre ad.2018.02.020>', ['doi 10.1016/j.chread.2018.02.020 joined']],
    [
      '10.1002/(SICI)1097-4571(199905)50:6<1::AID>3.0.CO;2-1.',
      ['doi 10.1002/(SICI)1097-4571(199905)50:6<1::AID>3.0.CO;2-1'],
    ],
    ['https://a.example.org/x_y/Full%20Report.pdf.', ['url https://a.example.org/x_y/Full%20Report.pdf']],
    [
      'https://www.example.org/ publications/list-of.html (accessed',
      ['url https://www.example.org/publications/list-of.html joined'],
    ],
    ['http://a.example.org/x (accessed 5 May 2015)', ['url http://a.example.org/x']],
    ['www.example.org/a, 2004', ['url http://www.example.org/a']],
    [
      'https://web.archive.org/web/2010/http://www.a.org/x.',
      ['url https://web.archive.org/web/2010/http://www.a.org/x'],
    ],
    ['arXiv:1706.01354 [math.AG]', ['arxiv 1706.01354']],
    ['hep-ph/9209268', ['arxiv hep-ph/9209268']],
    ['PMID: 12345678; PMC1234567', ['pmid 12345678', 'pmcid PMC1234567']],
    ['ISBN 978-3-16-148410-0', ['isbn 978-3-16-148410-0']],
    ['no address here, 10 of 12/13', []],
  ])('reads "%s"', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('does not swallow the words after an address that ends in a slash', () => {
    expect(read('https://example.org/reports/ Accessed May 2020')).toEqual([
      'url https://example.org/reports/',
    ]);
  });
});
