import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../../library/extraction/entry/dates.ts';
import { trimField, unquote } from '../../../../library/extraction/entry/field-text.ts';
import {
  editionOf,
  issueOf,
  pagesOf,
  volumeAndIssue,
  volumeOf,
} from '../../../../library/extraction/entry/numbering.ts';

describe('pages', () => {
  it.each([
    ['1303–17', '1303-1317'],
    ['S20–S26.', 'S20-S26'],
    ['pp. 1061–73', '1061-1073'],
    ['S. 12 - 34', '12-34'],
    ['(pp. 33-58)', '33-58'],
    ['e0247516', 'e0247516'],
    ['P11002', 'P11002'],
    ['P12-34', '12-34'],
    ['36ff.', '36ff'],
    ['36 ff.', '36'],
    ['xii–xv', 'xii-xv'],
  ])('reads "%s"', (printed, expected) => expect(pagesOf(printed)).toBe(expected));
});

describe('volume, issue and edition', () => {
  it.each([
    ['Vol. 3,', '3'],
    ['10. Jg.', '10'],
    ['Jg. 27', '27'],
    ['XC', 'XC'],
    ['B262', 'B262'],
    ['V,', 'V'],
    ['II-III', 'II-III'],
    ['(Vol. II).', 'II'],
    ['[Volume 43]', '43'],
    ['Vol 28 No', '28'],
  ])('reads volume "%s"', (printed, expected) => expect(volumeOf(printed)).toBe(expected));
  it.each([
    ['no. 2', '2'],
    ['nos. 10–11', '10-11'],
    ['(3):', '3'],
    ['H. 3', '3'],
    ['Suppl. 2', 'Suppl. 2'],
    ['(3), p.', '3'],
    ['Jg., Heft 2', '2'],
  ])('reads issue "%s"', (printed, expected) => expect(issueOf(printed)).toBe(expected));
  it('never takes a month for an issue', () => {
    expect(issueOf('(August)')).toBeUndefined();
    expect(issueOf('Sept./Oct.')).toBeUndefined();
  });
  it('splits a volume printed with its issue', () => {
    expect(volumeAndIssue('22(3):')).toEqual({ volume: '22', issue: '3' });
    expect(volumeAndIssue('vol. 78, no. 3')).toEqual({ volume: '78', issue: '3' });
    expect(volumeAndIssue('제17권, 제1호')).toEqual({ volume: '17', issue: '1' });
  });
  it.each([
    ['2nd ed.', '2'],
    ['3. Aufl.', '3'],
    ['Second edition', '2'],
    ['2., überarb. Aufl.', '2., überarb. Aufl'],
  ])('reads edition "%s"', (printed, expected) => expect(editionOf(printed)).toBe(expected));
});

describe('dates', () => {
  it.each([
    ['(March 8, 2021):', { year: 2021, month: 3, day: 8 }],
    ['8. März 2021', { year: 2021, month: 3, day: 8 }],
    ['28-30 April 1995', { year: 1995, month: 4, day: 28 }],
    ['2021-03-08', { year: 2021, month: 3, day: 8 }],
    ['12.03.2005', { year: 2005, month: 3, day: 12 }],
    ['(2021a)', { year: 2021, yearSuffix: 'a' }],
    ['(October)', { month: 10 }],
    ['1927 [1986]', { year: 1927, original: 1986 }],
    ['Spring 1999', { year: 1999, season: 1 }],
    ['in press', { status: 'in press' }],
    ['2011, May 26', { year: 2011, month: 5, day: 26 }],
  ])('reads "%s"', (printed, expected) => expect(parseDate(printed)).toEqual(expected));
});

describe('field text', () => {
  it('takes off the quotes around a title and keeps those inside', () => {
    expect(unquote('"Reading "at" Sea."')).toBe('Reading "at" Sea');
    expect(unquote('“‘Falling Asleep’: A Study.”')).toBe('‘Falling Asleep’: A Study');
    expect(unquote('«Archivio veneto»,')).toBe('Archivio veneto');
    expect(unquote('„Lesen auf See“,')).toBe('Lesen auf See');
    expect(unquote('"So Why Did You Read It?": Answers by Readers."')).toBe(
      '"So Why Did You Read It?": Answers by Readers',
    );
  });
  it('takes off the closing full stop but not that of an abbreviation', () => {
    expect(trimField('Reading at sea.')).toBe('Reading at sea');
    expect(trimField('Rev. Mod. Phys.,')).toBe('Rev. Mod. Phys.');
    expect(trimField('Life in the U.S.')).toBe('Life in the U.S.');
    expect(trimField('Reading (a study),')).toBe('Reading (a study)');
  });
});
