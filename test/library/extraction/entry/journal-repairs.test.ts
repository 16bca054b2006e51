import { describe, expect, it } from 'vitest';
import type { Label } from '../../../../library/extraction/entry/labels.ts';
import { repairRuns } from '../../../../library/extraction/entry/run-repairs.ts';
import type { Run } from '../../../../library/extraction/entry/runs.ts';

type Part = readonly [label: Label, text: string];

const repaired = (...parts: readonly Part[]): string[] =>
  repairRuns(
    parts.map(
      ([label, text], i): Run => ({
        label,
        text,
        from: i * 3,
        to: i * 3 + 3,
        score: 0.9,
        italic: false,
      }),
    ),
  ).map(({ label, text }) => `${label}: ${text.trim()}`);

const OPENING: readonly Part[] = [
  ['author', 'Marsh, Anna'],
  ['date', '(2002):'],
  ['title', 'Räume der Küste.'],
];

describe('names of journals', () => {
  it.each([
    ['36,', '11. Jg., Heft 2,', '11. Jg.', 'Heft 2,'],
    ['36', '18 (2),', '18', '(2),'],
  ])('keep a number before another volume: %s %s', (number, rest, volume, issue) => {
    const read = repaired(
      ...OPENING,
      ['journal', 'In: Hafenweg'],
      ['volume', number],
      ['issue', rest],
      ['pages', 'S. 3-20.'],
    );
    expect(read.slice(3, 6)).toEqual(['journal: In: Hafenweg 36', `volume: ${volume}`, `issue: ${issue}`]);
  });

  it('keep the number of their series', () => {
    const read = repaired(
      ...OPENING,
      ['journal', 'Tidal Magazine Series'],
      ['volume', '6 2'],
      ['issue', '(11),'],
    );
    expect(read.slice(3)).toEqual(['journal: Tidal Magazine Series 6', 'volume: 2', 'issue: (11),']);
  });

  it('leave a volume and an issue as they are', () => {
    const read = repaired(...OPENING, ['journal', 'Tidal Magazine'], ['volume', '36,'], ['issue', 'Heft 2,']);
    expect(read.slice(3)).toEqual(['journal: Tidal Magazine', 'volume: 36,', 'issue: Heft 2,']);
  });

  it('leave the letters of a volume with its number', () => {
    const read = repaired(
      ...OPENING,
      ['journal', 'Trans. Tides,'],
      ['volume', 'vol. IT-'],
      ['issue', '13, no. 1,'],
    );
    expect(read.slice(4)).toEqual(['volume: vol. IT-13', 'issue: no. 1,']);
  });

  it('are parted from a title of one word before them', () => {
    const read = repaired(
      ['author', 'A. B. Marsh,'],
      ['journal', 'Lighthouses. Proc. Coast. Acad. Sci.'],
      ['volume', '95,'],
      ['pages', '133'],
    );
    expect(read[1]).toBe('title: Lighthouses.');
    expect(read[2]).toBe('journal: Proc. Coast. Acad. Sci.');
  });

  it.each(['Biochem. J. Appl. Tides', 'Commun. Int. Tides'])(
    'are not cut after an abbreviation: %s',
    (name) => {
      expect(repaired(['author', 'A. B. Marsh,'], ['journal', name], ['volume', '95,'])[1]).toBe(
        `journal: ${name}`,
      );
    },
  );

  it('stay names of journals where their town is printed', () => {
    const read = repaired(
      ['author', 'A. Marsh,'],
      ['journal', 'Tides'],
      ['place', '(London)'],
      ['volume', '354'],
    );
    expect(read[1]).toBe('journal: Tides');
  });
});

describe('references of physics', () => {
  it('leave the first abbreviation of a journal with it', () => {
    const read = repaired(
      ['author', 'Marsh H'],
      ['date', '1962'],
      ['title', 'Waves of tidal systems Proc .'],
      ['journal', 'R .Soc .A'],
      ['volume', '269'],
    );
    expect(read.slice(2, 4)).toEqual(['title: Waves of tidal systems', 'journal: Proc . R .Soc .A']);
  });

  it('leave the number of a part with the title', () => {
    const read = repaired(
      ['author', 'L. Marsh,'],
      ['title', 'Inverse tides.'],
      ['journal', 'II, Theor. Harb. Phys.'],
      ['volume', '40'],
    );
    expect(read.slice(1, 3)).toEqual(['title: Inverse tides. II', 'journal: Theor. Harb. Phys.']);
  });

  it('name a journal alone, without an author', () => {
    const cut = repaired(['author', 'Internat.'], ['journal', 'J. Harb.Phys .,'], ['volume', '38 ,']);
    expect(cut[0]).toBe('journal: Internat. J. Harb.Phys .,');
    const dated = repaired(
      ['journal', 'Tidal Phys. B,'],
      ['date', '2006,'],
      ['volume', '741'],
      ['pages', '1-16'],
    );
    expect(dated[0]).toBe('journal: Tidal Phys. B,');
  });

  it('name a volume by the year', () => {
    const read = repaired(
      ['author', 'M. Marsh,'],
      ['journal', 'Tidal Letters'],
      ['date', '1509,'],
      ['volume', '008'],
      ['date', '(2015),'],
    );
    expect(read.slice(2)).toEqual(['volume: 1509,', 'pages: 008', 'date: (2015),']);
  });

  it('part a volume from the page of a letter', () => {
    const read = repaired(
      ['author', 'Marsh M'],
      ['date', '2014'],
      ['journal', 'Tides'],
      ['volume', '792 L32'],
    );
    expect(read.slice(3)).toEqual(['volume: 792', 'pages: L32']);
  });

  it('keep initials and the family name together before a book', () => {
    const read = repaired(
      ['author', 'L. D.'],
      ['title', 'Marsh,'],
      ['editor', 'in: A. Keel (Ed.),'],
      ['container', 'Tides at Night,'],
    );
    expect(read[0]).toBe('author: L. D. Marsh,');
  });

  it('part a house from its place in brackets', () => {
    const read = repaired(
      ['author', 'M. Marsh,'],
      ['title', 'Tides,'],
      ['place', 'Keel (New York'],
      ['date', '1965)'],
    );
    expect(read.slice(2, 4)).toEqual(['publisher: Keel', 'place: New York']);
    const country = repaired(
      ['author', 'M. Marsh,'],
      ['title', 'Tides'],
      ['place', '(Coast University Press, USA,'],
    );
    expect(country.slice(2)).toEqual(['publisher: Coast University Press', 'place: USA,']);
  });
});

describe('what surrounds a book', () => {
  it('is no volume where it says how many there are', () => {
    const read = repaired(
      ...OPENING,
      ['volume', '2'],
      ['note', 'Bände,'],
      ['place', 'Kiel:'],
      ['publisher', 'Marsh.'],
    );
    expect(read.filter((run) => run.startsWith('volume'))).toEqual([]);
  });

  it('is no page where a number alone follows the house', () => {
    const read = repaired(...OPENING, ['place', 'Kiel:'], ['publisher', 'Marsh.'], ['pages', '213']);
    expect(read.at(-1)).toBe('note: 213');
    const dated = repaired(
      ...OPENING.slice(0, 1),
      ['title', 'Tides,'],
      ['place', 'Kiel,'],
      ['date', '1989.'],
      ['pages', '17'],
    );
    expect(dated.at(-1)).toBe('note: 17');
  });

  it('is a page where the number follows the year or has its cue', () => {
    expect(
      repaired(...OPENING, ['place', 'Kiel:'], ['publisher', 'Marsh,'], ['pages', 'S. 213']).at(-1),
    ).toBe('pages: S. 213');
    expect(
      repaired(
        ['author', 'Marsh, Anna.'],
        ['title', 'Tides.'],
        ['publisher', 'Keel,'],
        ['date', '1950.'],
        ['pages', '34.'],
      ).at(-1),
    ).toBe('pages: 34.');
  });

  it('is a house where a company is named by its kind, and a press by its letters', () => {
    const company = repaired(...OPENING, ['place', 'Tidal,'], ['publisher', 'Inc.:'], ['place', 'Kiel, CT,']);
    expect(company.slice(3)).toEqual(['publisher: Tidal, Inc.:', 'place: Kiel, CT,']);
    const press = repaired(...OPENING, ['place', 'Oxford, OUP,'], ['pages', 'pp. 29-40']);
    expect(press.slice(3, 5)).toEqual(['place: Oxford', 'publisher: OUP,']);
  });
});

describe('lists of names with three initials', () => {
  it('are not taken for a family name in capitals and a title', () => {
    const read = repaired(
      ['author', 'Marsh JPT, Keel SG, Rossi C.'],
      ['title', 'Tides measured anew.'],
      ['journal', 'Coast.'],
    );
    expect(read.slice(0, 2)).toEqual(['author: Marsh JPT, Keel SG, Rossi C.', 'title: Tides measured anew.']);
  });
});
