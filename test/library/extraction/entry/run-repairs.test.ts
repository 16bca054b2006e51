import { describe, expect, it } from 'vitest';
import type { Label } from '../../../../library/extraction/entry/labels.ts';
import { repairRuns } from '../../../../library/extraction/entry/run-repairs.ts';
import type { Run } from '../../../../library/extraction/entry/runs.ts';

/** Runs of one token each, unless a number of tokens is given. */
const runs = (...parts: readonly (readonly [label: Label, text: string, tokens?: number])[]): Run[] => {
  let from = 0;
  return parts.map(([label, text, tokens = 2]) => {
    const run: Run = { label, text, from, to: from + tokens, score: 0.9, italic: false };
    from += tokens;
    return run;
  });
};
const labels = (repaired: readonly Run[]): string[] =>
  repaired.map(({ label, text }) => `${label}: ${text.trim()}`);

describe('what the tagger cannot know', () => {
  it.each([
    'Marsh, Anna (Hrsg.)',
    'Marsh A, Rossi C, editors.',
    'Rossi, Carla (a cura di),',
    'Marsh, A., & Rossi, C. (Eds.).',
    'Marsh, Anna [éd.]',
  ])('takes names that say so for editors: %s', (names) => {
    const [first] = repairRuns(
      runs(['author', names], ['date', '2004.'], ['title', 'Lighthouses'], ['place', 'Kiel']),
    );
    expect(first!.label).toBe('editor');
  });

  it('leaves authors alone whose names end like a cue', () => {
    const [first] = repairRuns(runs(['author', 'Marsh, Ed.'], ['date', '2004.'], ['title', 'Lighthouses']));
    expect(first!.label).toBe('author');
  });

  it('takes a work with a house and no title for a book, volume or not', () => {
    const repaired = repairRuns(
      runs(
        ['author', 'Marsh, A.'],
        ['journal', 'Opere scelte,'],
        ['volume', 'vol. 2.'],
        ['place', 'Torino:'],
        ['publisher', 'Rossi,'],
        ['date', '1960.'],
      ),
    );
    expect(repaired[1]!.label).toBe('title');
  });

  it('leaves a journal of a reference without titles a journal', () => {
    const repaired = repairRuns(
      runs(
        ['author', 'A. Marsh,'],
        ['journal', 'J. Coast. Phys.'],
        ['volume', '12,'],
        ['pages', '33'],
        ['date', '(1999).'],
      ),
    );
    expect(repaired[1]!.label).toBe('journal');
  });

  it.each([
    ['Reading at Sea, 2nd ed.', 'Reading at Sea', '2nd ed.'],
    ['Lesen auf See. 3., überarb. Aufl.', 'Lesen auf See', '3., überarb. Aufl.'],
    ['Reading at Sea (revised edition)', 'Reading at Sea', 'revised edition'],
  ])('cuts the edition off a title: %s', (printed, title, edition) => {
    const repaired = repairRuns(runs(['author', 'Marsh, A.'], ['title', printed], ['place', 'Kiel']));
    expect(labels(repaired).slice(1, 3)).toEqual([`title: ${title}`, `edition: ${edition}`]);
  });

  it('keeps a title that ends in the word edition', () => {
    const repaired = repairRuns(
      runs(['author', 'Marsh, A.'], ['title', 'A guide to the critical edition'], ['place', 'Kiel']),
    );
    expect(repaired).toHaveLength(3);
  });

  it('joins the year to the name of a meeting, where another date is printed', () => {
    const repaired = repairRuns(
      runs(
        ['title', 'Tide tables.'],
        ['container', 'In Proceedings of COAST-'],
        ['pages', '93,', 1],
        ['place', 'Kiel,'],
        ['date', 'May 1993.'],
      ),
    );
    expect(repaired[1]).toMatchObject({ label: 'container', text: 'In Proceedings of COAST-93,' });
  });

  it('cuts pages off an issue, where no others are printed', () => {
    const repaired = repairRuns(
      runs(
        ['title', 'Tides.'],
        ['journal', 'J. Sea,'],
        ['volume', '52'],
        ['issue', '(6): 120-141,'],
        ['date', '2015.'],
      ),
    );
    expect(labels(repaired).slice(3, 5)).toEqual(['issue: (6):', 'pages: 120-141,']);
  });

  it('takes a bare range after the volume for the pages, but not a single small number', () => {
    const read = (issue: string): string =>
      repairRuns(
        runs(
          ['title', 'Tides.'],
          ['journal', 'J. Sea'],
          ['volume', '52,'],
          ['issue', issue],
          ['date', '(2016).'],
        ),
      )[3]!.label;
    expect(read('1-30')).toBe('pages');
    expect(read('4')).toBe('issue');
    expect(read('(10-12)')).toBe('issue');
  });

  it('finds the year at the end of a name where no other date is printed', () => {
    const entry = runs(
      ['title', 'Tides.'],
      ['container', 'In Symposium on Tides (1999),'],
      ['publisher', 'Rossi,'],
    );
    expect(labels(repairRuns(entry))).toEqual([
      'title: Tides.',
      'container: In Symposium on Tides',
      'date: 1999',
      'publisher: Rossi,',
    ]);
    expect(repairRuns([...entry, ...runs(['date', '2001.'])])).toHaveLength(4);
  });

  it('leaves the cue of the volume and the month of the date out of the name before them', () => {
    const named = (name: string, label: Label, text: string): string =>
      repairRuns(runs(['title', 'Tides.'], ['journal', name], [label, text]))[1]!.text;
    expect(named('Revue du Port, Tome', 'volume', '26,')).toBe('Revue du Port');
    expect(named('Sea and Coast n°', 'volume', '95,')).toBe('Sea and Coast');
    expect(named('Sea Med. Jul', 'date', '2002;')).toBe('Sea Med');
    expect(named('Physical Review D', 'volume', '26,')).toBe('Physical Review D');
    expect(named('The Long March', 'date', '2002;')).toBe('The Long March');
  });

  it('gives a title the words in brackets after it, unless they speak of the edition', () => {
    const title = (bracket: string): string =>
      repairRuns(
        runs(
          ['author', 'Marsh, A.'],
          ['title', 'Tides of the north'],
          ['note', bracket],
          ['journal', 'Sea,'],
          ['pages', '3-4.'],
          ['date', '1999.'],
        ),
      )[1]!.text;
    expect(title('(abstract).')).toBe('Tides of the north (abstract).');
    expect(title('(Report no. 12).')).toBe('Tides of the north');
    expect(title('(2nd series)')).toBe('Tides of the north');
  });

  it('takes what follows an author in capitals for the title, where no name in capitals follows', () => {
    const read = (names: string): string[] =>
      labels(
        repairRuns(runs(['author', names], ['title', 'A coast.'], ['place', 'Kiel'], ['date', '1973.'])),
      ).slice(0, 2);
    expect(read('F.C. MARSH, Venice.')).toEqual(['author: F.C. MARSH,', 'title: Venice. A coast.']);
    expect(read('A. MARSH, B. ROSSI,')).toEqual(['author: A. MARSH, B. ROSSI,', 'title: A coast.']);
    expect(read('A. MARSH, B. ROSSI, Tides and ports.')).toEqual([
      'author: A. MARSH, B. ROSSI,',
      'title: Tides and ports. A coast.',
    ]);
    expect(read('MARSH, Anna,')).toEqual(['author: MARSH, Anna,', 'title: A coast.']);
    expect(read('A. Marsh, Carla Rossi,')).toEqual(['author: A. Marsh, Carla Rossi,', 'title: A coast.']);
  });

  it('reads a volume after the editors', () => {
    const repaired = repairRuns(
      runs(
        ['title', 'Il mare,'],
        ['container', 'in Storia,'],
        ['editor', 'a cura di Anna Rossi, II,'],
        ['place', 'Roma'],
      ),
    );
    expect(labels(repaired).slice(2, 4)).toEqual(['editor: a cura di Anna Rossi', 'volume: II']);
    expect(repairRuns(runs(['title', 'Il mare,'], ['editor', 'a cura di Rossi, A.']))).toHaveLength(2);
  });

  it('knows editors who are the authors, and a book of their own', () => {
    const read = (book: string): string[] =>
      labels(
        repairRuns(runs(['author', 'Marsh, A.'], ['title', 'Ebbe.'], ['container', book], ['place', 'Kiel'])),
      ).slice(2, -1);
    expect(read('In: ders. (Hg.): Leben am Meer.')).toEqual([
      'editor: ders.',
      'container: In Leben am Meer.',
    ]);
    expect(read('in Id., Vita di mare,')).toEqual(['container: In Vita di mare,']);
    expect(read('In: Identität und Meer.')).toEqual(['container: In: Identität und Meer.']);
  });

  it('leaves years at the end of a title in it, where the date follows the house', () => {
    const repaired = repairRuns(
      runs(
        ['author', 'P. Marsh,'],
        ['title', 'La peste,'],
        ['date', '1576,'],
        ['place', 'Roma,'],
        ['publisher', 'Rossi,'],
        ['date', '1978.'],
      ),
    );
    expect(labels(repaired)).toEqual([
      'author: P. Marsh,',
      'title: La peste, 1576,',
      'place: Roma,',
      'publisher: Rossi,',
      'date: 1978.',
    ]);
  });

  it('takes a lone name of a house for the title', () => {
    const repaired = repairRuns(
      runs(['author', 'OECD'], ['date', '(1998),'], ['publisher', 'Coast Outlook,'], ['place', 'Paris.']),
    );
    expect(repaired[2]!.label).toBe('title');
  });

  it('joins the second of two years to the date, and takes a number of volumes for no volume', () => {
    const repaired = repairRuns(
      runs(
        ['title', 'Ports, 2 voll.,'],
        ['volume', '2 vols.'],
        ['place', 'Kiel,'],
        ['date', '1973–'],
        ['pages', '74.', 1],
      ),
    );
    expect(labels(repaired)).toEqual([
      'title: Ports,',
      'note: 2 voll.',
      'note: 2 vols.',
      'place: Kiel,',
      'date: 1973–74.',
    ]);
  });

  it('takes a short reference apart that was taken for a title', () => {
    const repaired = repairRuns(runs(['author', 'Marsh A'], ['date', '2014'], ['title', 'CoJ 31 L7']));
    expect(labels(repaired).slice(2)).toEqual(['journal: CoJ', 'volume: 31', 'pages: L7']);
    expect(repairRuns(runs(['author', 'Marsh A'], ['title', 'Catch 22'], ['date', '1961']))[1]!.label).toBe(
      'title',
    );
  });

  it('finds the only year in brackets at the end of a title', () => {
    expect(
      labels(repairRuns(runs(['author', 'Marsh A'], ['title', 'Tides (2014).'], ['note', 'preprint']))),
    ).toEqual(['author: Marsh A', 'title: Tides', 'date: 2014', 'note: preprint']);
  });

  it.each<readonly [what: string, parts: readonly (readonly [Label, string])[], expected: readonly string[]]>(
    [
      [
        'a meeting or journal after a title in quotes',
        [
          ['author', 'A. Marsh,'],
          ['title', '“Harbours by night,”'],
          ['publisher', 'COAST,'],
          ['date', '2007.'],
        ],
        ['author: A. Marsh,', 'title: “Harbours by night,”', 'journal: COAST,', 'date: 2007.'],
      ],
      [
        'what stands for the year after the authors',
        [
          ['author', 'Marsh, Anna, and Carla Rossi. Forthcoming.'],
          ['title', '"Tides."'],
        ],
        ['author: Marsh, Anna, and Carla Rossi.', 'date: Forthcoming.', 'title: "Tides."'],
      ],
      [
        'a kind of work after its title',
        [
          ['date', '2023.'],
          ['title', 'Tides at Kiel, 1–3. Data set.'],
          ['publisher', 'Port of Kiel.'],
        ],
        ['date: 2023.', 'title: Tides at Kiel, 1–3.', 'genre: Data set.', 'publisher: Port of Kiel.'],
      ],
      [
        'a book named after its editors',
        [
          ['author', 'Rossi, C.'],
          ['title', 'Harbours by night,'],
          ['editor', 'in A. Marsh (ed.), Coasts and Fears,'],
        ],
        [
          'author: Rossi, C.',
          'title: Harbours by night,',
          'editor: in A. Marsh (ed.)',
          'container: Coasts and Fears,',
        ],
      ],
      [
        'a place and a house printed as one',
        [
          ['title', 'Harbours.'],
          ['publisher', 'Port Hill: Marsh UP,'],
          ['date', '1989.'],
        ],
        ['title: Harbours.', 'place: Port Hill', 'publisher: Marsh UP,', 'date: 1989.'],
      ],
      [
        'the series of proceedings',
        [
          ['title', 'Fast tides.'],
          ['container', 'COAST 2011. LNCS,'],
          ['volume', 'vol. 6789,'],
        ],
        ['title: Fast tides.', 'container: COAST 2011', 'series: LNCS', 'volume: vol. 6789,'],
      ],
      [
        'a series after its volume',
        [
          ['title', 'Tides,'],
          ['volume', 'volume 12'],
          ['title', 'of Studies in Water.'],
          ['publisher', 'Marsh,'],
        ],
        ['title: Tides,', 'volume: volume 12', 'series: of Studies in Water.', 'publisher: Marsh,'],
      ],
      [
        'a word of citing after a title',
        [
          ['author', 'A. Marsh,'],
          ['title', 'Le maree, cit.,'],
          ['pages', 'p. 45.'],
        ],
        ['author: A. Marsh,', 'title: Le maree', 'pages: p. 45.'],
      ],
      [
        'the year printed a second time before a book',
        [
          ['author', 'Marsh Anna,'],
          ['date', '2013,'],
          ['title', '« Häfen »,'],
          ['editor', 'in Rossi Carla (ed.),'],
          ['container', '2013, Alte Küsten,'],
        ],
        [
          'author: Marsh Anna,',
          'date: 2013,',
          'title: « Häfen »,',
          'editor: in Rossi Carla (ed.),',
          'container: Alte Küsten,',
        ],
      ],
    ],
  )('tells apart %s', (_, parts, expected) => {
    expect(labels(repairRuns(runs(...parts)))).toEqual(expected);
  });

  it('takes what “in” introduces before an editor for a book', () => {
    const read = runs(
      ['title', '“Borders,”'],
      ['genre', 'in Water and Power,'],
      ['editor', 'ed. Ruth Stone'],
    );
    expect(labels(repairRuns(read))).toEqual([
      'title: “Borders,”',
      'container: in Water and Power,',
      'editor: ed. Ruth Stone',
    ]);
  });

  it('leaves a title with a colon and editors who are translators alone', () => {
    const kept = runs(['title', 'Marsh: A Life,'], ['editor', 'A. Rossi (ed.), C. Hill (trans.)']);
    expect(labels(repairRuns(kept))).toEqual(labels(kept));
  });

  it('gives the rest of an institution’s name before the year to the author', () => {
    const repaired = repairRuns(
      runs(
        ['author', 'Ministry of Harbours,'],
        ['title', 'Tides and Fog.'],
        ['date', '(2012).'],
        ['title', 'Annual report.'],
        ['place', 'Kiel.'],
      ),
    );
    expect(labels(repaired).slice(0, 3)).toEqual([
      'author: Ministry of Harbours, Tides and Fog.',
      'date: (2012).',
      'title: Annual report.',
    ]);
  });

  it('leaves a title before the year a title where a full stop or quotes say so', () => {
    for (const names of [
      ['Marsh, A. B.', 'Tides and fog,'],
      ['Marsh, A. B.,', '“Tides and fog”'],
    ] as const) {
      const repaired = repairRuns(
        runs(['author', names[0]], ['title', names[1]], ['date', '(2012).'], ['title', 'Coast.']),
      );
      expect(repaired[0]!.text).toBe(names[0]);
    }
  });
});
