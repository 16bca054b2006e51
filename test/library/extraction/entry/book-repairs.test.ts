import { describe, expect, it } from 'vitest';
import type { Label } from '../../../../library/extraction/entry/labels.ts';
import { repairRuns } from '../../../../library/extraction/entry/run-repairs.ts';
import type { Run } from '../../../../library/extraction/entry/runs.ts';

type Part = readonly [label: Label, text: string];

const repaired = (...parts: readonly Part[]): string[] =>
  repairRuns(
    parts.map(
      ([label, text], i): Run => ({ label, text, from: i * 3, to: i * 3 + 3, score: 0.9, italic: false }),
    ),
  ).map(({ label, text }) => `${label}: ${text.trim()}`);

const AUTHOR: Part = ['author', 'A. Marsh,'];

describe('titles and what they were cut from', () => {
  it('are parted from the book before its editor', () => {
    const read = repaired(
      AUTHOR,
      ['title', 'La casa del porto, in Dietro i moli. Tre secoli,'],
      ['editor', 'a cura di C. Rossi,'],
      ['place', 'Venezia,'],
    );
    expect(read.slice(1, 3)).toEqual([
      'title: La casa del porto',
      'container: in Dietro i moli. Tre secoli,',
    ]);
  });

  it('leave out where they came out first', () => {
    const read = repaired(
      AUTHOR,
      ['title', 'Dialogo del porto,'],
      ['place', '(Venezia'],
      ['date', '1548),'],
      ['container', 'in Trattati del mare,'],
      ['place', 'Bari'],
      ['date', '1960,'],
    );
    expect(read.filter((run) => /^(?:place|date)/.test(run))).toEqual(['place: Bari', 'date: 1960,']);
  });

  it('keep their subtitle where it was taken for an imprint', () => {
    const listed = repaired(
      AUTHOR,
      ['title', 'Küstenforschung.'],
      ['place', 'Grundfragen, Verfahrensweisen,'],
      ['publisher', 'Anwendungsfelder.'],
      ['place', 'Wien,'],
    );
    expect(listed.slice(1)).toEqual([
      'title: Küstenforschung. Grundfragen, Verfahrensweisen, Anwendungsfelder.',
      'place: Wien,',
    ]);
    const report = repaired(
      AUTHOR,
      ['title', 'Häfen.'],
      ['publisher', 'Siebter Hafenbericht.'],
      ['place', 'Berlin.'],
    );
    expect(report.slice(1)).toEqual(['title: Häfen. Siebter Hafenbericht.', 'place: Berlin.']);
    expect(repaired(AUTHOR, ['title', 'Häfen.'], ['publisher', 'Nomos.'], ['place', 'Berlin.'])[2]).toBe(
      'publisher: Nomos.',
    );
  });

  it('end before the town of the house', () => {
    const read = repaired(
      AUTHOR,
      ['title', 'Storia del porto, Venezia,'],
      ['publisher', 'Rossi,'],
      ['date', '1979'],
    );
    expect(read.slice(1, 3)).toEqual(['title: Storia del porto', 'place: Venezia']);
  });

  it('begin with a year of their own where another date is printed', () => {
    const read = repaired(
      ['editor', 'Hafenamt (Hrsg.):'],
      ['date', 'Hafenreport 2006.'],
      ['title', 'Zahlen und Fakten.'],
      ['place', 'Bonn'],
      ['date', '2006.'],
    );
    expect(read[1]).toBe('title: Hafenreport 2006. Zahlen und Fakten.');
  });

  it('are followed by a kind of report and its number', () => {
    const read = repaired(AUTHOR, ['title', 'The tide algorithm.'], ['journal', 'RFC'], ['volume', '1321,']);
    expect(read[2]).toBe('genre: RFC 1321,');
    const number = repaired(
      AUTHOR,
      ['title', 'The tide algorithm.'],
      ['date', '1992.'],
      ['pages', 'CMU-CS-92-131.'],
    );
    expect(number[3]).toBe('note: CMU-CS-92-131.');
  });

  it('are parted from the towns of presses', () => {
    const read = repaired(
      AUTHOR,
      ['title', 'Tides,'],
      ['place', 'Princeton, Princeton U.P.,'],
      ['date', '1977'],
    );
    expect(read.slice(2, 4)).toEqual(['place: Princeton', 'publisher: Princeton U.P.,']);
  });

  it.each([
    ['乡土中国. 上海: 上海人民出版社,', ['title: 乡土中国', 'place: 上海', 'publisher: 上海人民出版社']],
    ['海の社会” 岩波書店.', ['title: 海の社会”', 'publisher: 岩波書店']],
  ])('in Chinese and Japanese are parted from the house: %s', (text, expected) => {
    expect(repaired(['author', '费孝通.'], ['title', text], ['date', '1947.']).slice(1, -1)).toEqual(
      expected,
    );
  });
});
