import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../../library/extraction/entry/entry.ts';
import type { Label } from '../../../../library/extraction/entry/labels.ts';
import { repairRuns } from '../../../../library/extraction/entry/run-repairs.ts';
import type { Run } from '../../../../library/extraction/entry/runs.ts';

/** The runs of an entry by author A. Marsh after all repairs, as "label: text". */
const repaired = (...parts: readonly (readonly [label: Label, text: string])[]): string[] =>
  repairRuns(
    ([['author', 'Marsh, A.'], ...parts] as const).map(
      ([label, text], i): Run => ({ label, text, from: i * 4, to: i * 4 + 4, score: 0.9, italic: false }),
    ),
  )
    .slice(1)
    .map(({ label, text }) => `${label}: ${text.trim()}`);

describe('people with a role at the end of a title', () => {
  it.each([
    ['Navi e porti, a cura di Marta Milo,', 'editor: Marta Milo'],
    ['The Inner Harbour. Ed. Nora Quay.', 'editor: Nora Quay.'],
    ['Letters from a Pier. Edited by O. Reed and Ann Vane.', 'editor: O. Reed and Ann Vane.'],
    ['Briefe vom Meer, hrsg. von Karl Dorn,', 'editor: Karl Dorn'],
    ['Die Flut. Aus dem Englischen von Jan Halm.', 'translator: Jan Halm.'],
    ['Le port, traduit du danois par Eva Berg,', 'translator: Eva Berg'],
  ])('are no part of it: %s', (title, person) => {
    const [first, second] = repaired(
      ['title', title],
      ['place', 'Kiel:'],
      ['publisher', 'Dorn,'],
      ['date', '1999.'],
    );
    expect(first).not.toContain('Milo');
    expect(second!.replace(/[.,]$/, '')).toBe(person.replace(/[.,]$/, ''));
  });

  it('stay where the words are those of the title', () => {
    expect(
      repaired(['title', 'A Town Edited by the Sea.'], ['place', 'Kiel:'], ['publisher', 'Dorn,'])[0],
    ).toBe('title: A Town Edited by the Sea.');
    expect(
      repaired(['title', 'Teaching Special Ed. Pupils at Sea.'], ['journal', 'Tides'], ['volume', '3'])[0],
    ).toBe('title: Teaching Special Ed. Pupils at Sea.');
  });

  it('leaves no cue at the end of the book before an editor', () => {
    expect(
      repaired(
        ['title', '“Tides,”'],
        ['container', 'in Borders, ed.'],
        ['editor', 'Nora Quay'],
        ['place', '(Kiel:'],
      ),
    ).toContain('container: in Borders');
  });

  it('parts a translator from the journal after it, and no transactions from theirs', () => {
    expect(
      repaired(['title', '“Tides.”'], ['journal', 'Trans. Nora Quay. Harbour Inquiry'], ['volume', '3']),
    ).toContain('journal: Harbour Inquiry');
    expect(repaired(['title', 'Tides.'], ['journal', 'Trans. Amer. Harb. Soc.'], ['volume', '3'])).toContain(
      'journal: Trans. Amer. Harb. Soc.',
    );
  });
});

describe('groups among authors', () => {
  it('are authors in brackets and after a semicolon', () => {
    const first = (raw: string): unknown => parseEntry(raw).item.author?.at(-1);
    expect(
      first('A. Marsh et al. (Harbour Scientific Collaboration), Phys. Rev. Lett. 16, 061102 (2016).'),
    ).toEqual({
      literal: 'Harbour Scientific Collaboration',
    });
  });
});

describe('numbers and dates cut in the wrong place', () => {
  it('joins the day of a newspaper with its date, and the years of a work in volumes', () => {
    expect(
      repaired(['title', 'Ebbe.'], ['journal', 'In: Hafenblatt'], ['volume', 'v. 10.'], ['date', '02.2010,']),
    ).toContain('date: 10.02.2010,');
    expect(
      repaired(['title', 'Storia,'], ['place', 'Bari'], ['date', '1795-'], ['volume', '96, t. II']),
    ).toEqual(['title: Storia,', 'place: Bari', 'date: 1795-96', 'volume: t. II']);
  });

  it('takes the second of two bare numbers for the issue', () => {
    expect(
      repaired(
        ['title', 'Metri,'],
        ['journal', 'Porti,'],
        ['volume', '15'],
        ['date', '(2000),'],
        ['volume', '2,'],
        ['pages', 'pp. 3-20.'],
      ),
    ).toContain('issue: 2,');
    expect(
      repaired(
        ['title', 'Metres.'],
        ['journal', 'Ports'],
        ['volume', '15,'],
        ['pages', '4'],
        ['date', '(May 2000):'],
        ['pages', '3-20.'],
      ),
    ).toContain('issue: 4');
  });

  it('reads a volume and a page without a comma between them', () => {
    expect(
      repaired(['title', 'Tides,'], ['journal', 'Ports'], ['date', '(2004),'], ['pages', '306 666.']),
    ).toEqual(expect.arrayContaining(['volume: 306', 'pages: 666']));
  });

  it('reads the number of a note as none of an issue', () => {
    expect(repaired(['title', 'Tides,'], ['pages', '44'], ['issue', '(n. 3).'])).toContain('note: (n. 3).');
  });

  it('keeps the number of an abstract as the volume of its archive', () => {
    const { item } = parseEntry(
      'Anna Marsh and Carl Quay. Learning the tides from few examples. CoRR, abs/1301.3781, 2013.',
    );
    expect(item['container-title']).toBe('CoRR');
    expect(item.volume).toBe('abs/1301.3781');
  });
});

describe('places and houses that run into each other', () => {
  it('keeps town and region together', () => {
    expect(
      repaired(['title', 'Tides.'], ['place', 'London,'], ['publisher', 'United Kingdom: Dorn.']),
    ).toEqual(['title: Tides.', 'place: London, United Kingdom', 'publisher: Dorn.']);
    expect(
      repaired(['title', 'Tides.'], ['publisher', 'Harbour Laboratory, Bel Air,'], ['place', 'MD.']),
    ).toEqual(['title: Tides.', 'publisher: Harbour Laboratory', 'place: Bel Air, MD.']);
  });

  it('parts a house from the place after it', () => {
    expect(repaired(['title', 'Tides.'], ['place', 'Harbour Heritage, Boston, MA.'])).toEqual([
      'title: Tides.',
      'publisher: Harbour Heritage',
      'place: Boston, MA.',
    ]);
    expect(repaired(['title', 'Tides.'], ['place', 'Boulder, Colo.; Halm.'])).toContain('publisher: Halm.');
  });

  it('leaves a town and its state alone', () => {
    expect(repaired(['title', 'Tides.'], ['place', 'Cambridge, Massachusetts.'])).toEqual([
      'title: Tides.',
      'place: Cambridge, Massachusetts.',
    ]);
  });
});

describe('titles of several sentences', () => {
  it('goes on before the volume of a book and a colon', () => {
    expect(
      repaired(
        ['title', 'Häfen.'],
        ['journal', 'Kleine Grundlagen.'],
        ['volume', 'Band 1:'],
        ['title', 'Kais.'],
        ['place', 'Kiel:'],
      ),
    ).toContain('title: Häfen. Kleine Grundlagen.');
  });

  it('ends before the series of a book, which has no colon', () => {
    expect(
      repaired(
        ['title', 'Harbours.'],
        ['journal', 'Progress in Tides,'],
        ['volume', 'vol. 302,'],
        ['publisher', 'Dorn,'],
        ['place', 'Kiel.'],
      ),
    ).toContain('title: Harbours.');
  });

  it('takes the first of two houses around a place for its end', () => {
    expect(
      repaired(
        ['title', 'Il porto.'],
        ['publisher', 'Guida storico-artistica,'],
        ['place', 'Trieste,'],
        ['publisher', 'Milo,'],
      ),
    ).toContain('title: Il porto. Guida storico-artistica,');
  });
});

describe('what belongs to the name of a meeting or a book', () => {
  it('keeps its place and year in brackets, where both are printed once more', () => {
    expect(
      repaired(
        ['title', 'Le navi,'],
        ['container', 'in I porti. Convegno di studi'],
        ['place', '(Venezia'],
        ['date', '1976),'],
        ['place', 'Vicenza,'],
        ['publisher', 'Milo,'],
        ['date', '1980,'],
      ),
    ).toEqual(
      expect.arrayContaining(['container: in I porti. Convegno di studi (Venezia 1976),', 'place: Vicenza,']),
    );
  });

  it('takes a town and its state after a meeting for a place, and a house after a book for a house', () => {
    expect(
      repaired(
        ['title', 'Tides.'],
        ['container', 'In Proc. COAST,'],
        ['publisher', 'Las Vegas,'],
        ['place', 'NV, USA,'],
      ),
    ).toContain('place: Las Vegas, NV, USA,');
    expect(repaired(['title', 'Tides.'], ['publisher', 'Quay,'], ['place', 'NJ,'])).toContain(
      'publisher: Quay,',
    );
  });

  it('joins the years of a title that are only about', () => {
    expect(
      repaired(
        ['title', 'Guilds at Sea, c. 1250 - c.'],
        ['date', '1650,'],
        ['publisher', 'Quay,'],
        ['date', '1987.'],
      )[0],
    ).toBe('title: Guilds at Sea, c. 1250 - c. 1650,');
  });

  it('reads the number of a special issue with its kind', () => {
    expect(
      repaired(
        ['title', 'Ebbe.'],
        ['journal', 'Zeitschrift für Häfen, Sonderheft'],
        ['volume', '12,'],
        ['pages', '11–46.'],
      ),
    ).toEqual(expect.arrayContaining(['journal: Zeitschrift für Häfen', 'issue: Sonderheft 12,']));
  });

  it('reads pages without a volume and title in physics, and the cue of a reprint as none of a place', () => {
    expect(
      repaired(['journal', 'Tidal Rev.'], ['volume', '52,'], ['issue', '1'], ['date', '(2016).']),
    ).toContain('pages: 1');
    expect(repaired(['title', 'Tides.'], ['place', 'Reprint, Oxford:'], ['publisher', 'Quay,'])).toContain(
      'place: Oxford:',
    );
  });

  it('leaves the word for an article out of the author', () => {
    expect(
      parseEntry('Eugenia Marsh, voce "Maree", in Enciclopedia dei porti, XV, Roma 1932.').item.author,
    ).toEqual([{ family: 'Marsh', given: 'Eugenia' }]);
  });

  it('takes a list number without a full stop off the first author', () => {
    const item = parseEntry('3 A. K. Marsh and C. S. Quay, Nat. Mater., 2007, 6, 183–191.').item;
    expect(item.author?.[0]).toEqual({ family: 'Marsh', given: 'A. K.' });
  });
});

describe('names and titles that a model may cut in the wrong place', () => {
  it('gives the rest of the names at the head of a title back to the authors', () => {
    const runs = repairRuns(
      (
        [
          ['author', 'Halm JP,'],
          ['title', 'Thorn SG, Dale JJ. Measuring tides.'],
          ['journal', 'Ports.'],
        ] as const
      ).map(
        ([label, text], i): Run => ({ label, text, from: i * 4, to: i * 4 + 4, score: 0.9, italic: false }),
      ),
    );
    expect(runs.slice(0, 2).map(({ text }) => text)).toEqual([
      'Halm JP, Thorn SG, Dale JJ.',
      'Measuring tides.',
    ]);
  });

  it('takes a classic with its translator apart', () => {
    const { item } = parseEntry(
      'Cicero, De Oratore, trans. E. W. Marsh and H. Quay (Kiel: Dorn Press, 1942).',
    );
    expect(item.title).toBe('De Oratore');
  });

  it('takes the first of two names in quotes for the title where none is printed', () => {
    expect(
      repaired(
        ['journal', '‘Fish and Paper’'],
        ['date', '(1999)'],
        ['volume', '12'],
        ['journal', 'Delta Review'],
      ),
    ).toContain('title: ‘Fish and Paper’');
  });

  it('joins a town to its state in brackets, and the end of an abbreviated meeting to its name', () => {
    expect(
      repaired(
        ['title', 'Tides.'],
        ['container', 'Harbour Springs'],
        ['place', '(NY):'],
        ['publisher', 'Dorn;'],
      ),
    ).toContain('place: Harbour Springs (NY):');
    expect(
      repaired(
        ['title', '“Tides,”'],
        ['container', 'in Proc. Tidal Inf. Process.'],
        ['place', 'Syst.,'],
        ['date', '2012,'],
      ),
    ).toContain('container: in Proc. Tidal Inf. Process. Syst.,');
  });

  it('takes what looks like a second year after a volume for the page', () => {
    expect(repaired(['date', '2007,'], ['journal', 'AJ,'], ['volume', '134,'], ['date', '1952'])).toContain(
      'pages: 1952',
    );
  });
});
