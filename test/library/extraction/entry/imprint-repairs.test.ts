import { describe, expect, it } from 'vitest';
import type { Label } from '../../../../library/extraction/entry/labels.ts';
import { repairRuns } from '../../../../library/extraction/entry/run-repairs.ts';

type Part = readonly [label: Label, text: string];
const repaired = (...parts: readonly Part[]): string[] =>
  repairRuns(
    parts.map(([label, text], i) => ({
      label,
      text,
      from: i * 2,
      to: i * 2 + 2,
      score: 0.9,
      italic: false,
    })),
  ).map(({ label, text }) => `${label}: ${text.trim()}`);
const AUTHOR: Part = ['author', 'Marsh, A.'];
const TITLE: Part = ['title', 'Harbours at Night.'];
const DATE: Part = ['date', '1982.'];

describe('what says where a work came out', () => {
  it('joins the two halves of a place that has a comma', () => {
    expect(
      repaired(
        AUTHOR,
        TITLE,
        ['publisher', 'Concord, '],
        ['place', 'New Hampshire: '],
        ['publisher', 'Quay.'],
      ),
    ).toEqual([
      'author: Marsh, A.',
      'title: Harbours at Night.',
      'place: Concord, New Hampshire:',
      'publisher: Quay.',
    ]);
  });

  it('joins a region that was taken for a house to its town', () => {
    expect(
      repaired(AUTHOR, TITLE, ['place', 'Milwaukee, '], ['publisher', 'Wisconsin, '], DATE).slice(2),
    ).toEqual(['place: Milwaukee, Wisconsin,', 'date: 1982.']);
  });

  it('takes months for a date and leaves a house of that name alone', () => {
    expect(repaired(AUTHOR, TITLE, ['journal', 'Coast'], ['publisher', '(July-August, ']).at(-1)).toBe(
      'date: (July-August,',
    );
    expect(repaired(AUTHOR, TITLE, ['publisher', 'March Books']).at(-1)).toBe('publisher: March Books');
  });

  it('parts a known house from the place after it', () => {
    expect(repaired(AUTHOR, TITLE, ['publisher', 'Springer-Verlag New York, '], DATE).slice(2, 4)).toEqual([
      'publisher: Springer-Verlag',
      'place: New York,',
    ]);
    expect(repaired(AUTHOR, TITLE, ['publisher', 'Springer-Verlag Group'])).toContain(
      'publisher: Springer-Verlag Group',
    );
  });

  it.each([
    [
      'Storia di un porto, Venezia 1853-1861',
      ['title: Storia di un porto', 'place: Venezia', 'date: 1853-1861'],
    ],
    ['Storia di un porto, 4 voll., Roma 1971', ['title: Storia di un porto', 'place: Roma', 'date: 1971']],
    ['Storia di un porto, Anno 1971', ['title: Storia di un porto, Anno 1971']],
  ])('cuts place and year off a title where no others are printed: %s', (printed, expected) => {
    expect(repaired(AUTHOR, ['title', printed]).slice(1)).toEqual(expected);
  });

  it('takes a numbered name between a title and its imprint for a series', () => {
    const [, , series] = repaired(
      AUTHOR,
      TITLE,
      ['journal', 'Studien zum Meer '],
      ['volume', '49. '],
      ['place', 'Kiel: '],
      ['publisher', 'Marsh.'],
    );
    expect(series).toBe('series: Studien zum Meer');
  });

  it('finds the journal in which a work will appear', () => {
    expect(repaired(AUTHOR, TITLE, ['note', 'To appear in Coastal Letters.']).slice(2)).toEqual([
      'date: To appear in',
      'journal: Coastal Letters.',
    ]);
    expect(repaired(AUTHOR, TITLE, ['publisher', 'Submitted to COAST.']).slice(2)).toEqual([
      'note: Submitted to COAST.',
    ]);
  });

  it('takes what "In" introduces, or a magazine, for no house', () => {
    expect(repaired(AUTHOR, TITLE, ['publisher', 'In COAST, '], DATE)[2]).toBe('container: In COAST,');
    expect(repaired(AUTHOR, TITLE, ['publisher', 'Quay Magazine, '], DATE)[2]).toBe(
      'journal: Quay Magazine,',
    );
    expect(repaired(AUTHOR, TITLE, ['publisher', 'Quay Review Press, '], DATE)[2]).toBe(
      'publisher: Quay Review Press,',
    );
  });
});

describe('names and titles cut in the wrong place', () => {
  it('finds the editor whose cue was left in the title', () => {
    expect(
      repaired(AUTHOR, ['title', 'Opere scelte, ed. '], ['container', 'Giorgio Quay, ']).slice(1),
    ).toEqual(['title: Opere scelte', 'editor: Giorgio Quay,']);
  });

  it('takes the issuers of a standard for the beginning of its name', () => {
    expect(repaired(['author', 'DIN EN ISO '], ['title', '1234-5: Leuchten'], ['place', 'Kiel'])[0]).toBe(
      'title: DIN EN ISO 1234-5: Leuchten',
    );
  });

  it('keeps a newspaper in quotes a newspaper', () => {
    expect(repaired(['journal', '«Il Porto», '], ['date', '12 marzo 1954, '], ['pages', 'p. 5.'])[0]).toBe(
      'journal: «Il Porto»,',
    );
  });

  it('goes on with a book’s title after its quoted beginning', () => {
    expect(
      repaired(
        AUTHOR,
        ['title', '«Renovatio». '],
        ['container', 'Un porto e i suoi moli, '],
        ['place', 'Roma, '],
      )[1],
    ).toBe('title: «Renovatio». Un porto e i suoi moli,');
  });

  it('dates a thesis by its academic year', () => {
    expect(repaired(AUTHOR, TITLE, ['note', 'a.a. 1989-1990'])).toContain('date: 1989');
  });

  it('drops a cue that was taken for a name', () => {
    expect(
      repaired(AUTHOR, TITLE, ['container', 'Number '], ['volume', '912 '], ['series', 'in Coastal Notes']),
    ).toContain('note: Number');
  });

  it('keeps two family names in capitals with the given name after them', () => {
    expect(repaired(['author', 'MARSH QUAY, Juan. '], ['title', 'La pesca. '], ['journal', 'Mar'])[0]).toBe(
      'author: MARSH QUAY, Juan.',
    );
  });

  it('leaves out for whom the authors wrote', () => {
    expect(
      repaired(['author', 'Marsh L, et al; '], ['title', 'for the HARBOUR Investigators. Sea sickness.']),
    ).toEqual(['author: Marsh L, et al;', 'note: for the HARBOUR Investigators.', 'title: Sea sickness.']);
    expect(repaired(AUTHOR, ['title', 'For the Love of Harbours. A memoir.'])[1]).toBe(
      'title: For the Love of Harbours. A memoir.',
    );
  });

  it('takes apart what was taken for editors as a whole', () => {
    expect(
      repaired(
        ['author', 'Quay, T. '],
        DATE,
        ['editor', 'Harbours (C. B. Marsh, Ed.). '],
        ['place', 'Kiel: '],
      ).slice(2),
    ).toEqual(['title: Harbours', 'editor: C. B. Marsh, Ed.', 'place: Kiel:']);
    expect(
      repaired(['editor', 'Quay, L. in Coasts of Europe (eds Dale, K. & Marsh, T.) '], ['pages', '77–94 ']),
    ).toEqual([
      'author: Quay, L.',
      'container: in Coasts of Europe',
      'editor: Dale, K. & Marsh, T.',
      'pages: 77–94',
    ]);
  });

  it('takes a chemist’s book for the book', () => {
    expect(repaired(AUTHOR, ['title', 'In Marine Chemistry; '], ['editor', 'Quay, T., Ed.; '])[1]).toBe(
      'container: In Marine Chemistry;',
    );
  });
});

describe('meetings', () => {
  it('end before their days, their place and the next field', () => {
    expect(
      repaired(
        AUTHOR,
        TITLE,
        ['container', 'Proceedings of the Coastal Meeting: 3-5 '],
        ['date', 'May 2004; '],
      )[2],
    ).toBe('container: Proceedings of the Coastal Meeting');
    expect(
      repaired(AUTHOR, TITLE, ['container', 'In Symposium on Tides, Milwaukee, Wisconsin, ']).slice(2),
    ).toEqual(['container: In Symposium on Tides', 'place: Milwaukee, Wisconsin']);
  });

  it('keep the number after their letters, and journals keep their volume', () => {
    expect(repaired(AUTHOR, TITLE, ['container', 'Symposium on Algebra COAST '], ['volume', '93, '])[2]).toBe(
      'container: Symposium on Algebra COAST 93,',
    );
    expect(
      repaired(AUTHOR, TITLE, ['container', 'Proceedings of the IEEE '], ['volume', '63, ']).slice(2),
    ).toEqual(['container: Proceedings of the IEEE', 'volume: 63,']);
  });

  it('are found at the end of a title', () => {
    expect(
      repaired(AUTHOR, ['title', 'Harbour Lights, Proceedings of the Coastal Conference. ']).slice(1),
    ).toEqual(['title: Harbour Lights,', 'container: Proceedings of the Coastal Conference.']);
  });
});

describe('houses and chapters', () => {
  it('are named for what they say', () => {
    expect(repaired(AUTHOR, TITLE, ['place', 'Coastal UP, '])[2]).toBe('publisher: Coastal UP,');
    expect(repaired(AUTHOR, TITLE, ['volume', 'ch. 3, '])[2]).toBe('note: ch. 3,');
    expect(repaired(['publisher', 'Office of Tides. '], ['title', 'Tide Tables. '])[0]).toBe(
      'author: Office of Tides.',
    );
  });
});
