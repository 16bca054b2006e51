import { describe, expect, it } from 'vitest';
import type { ExtractedTable } from '../../../shared/model/extraction.ts';
import { extracted } from './extracted.ts';

async function tables(text: string, name = 'paper.txt'): Promise<readonly ExtractedTable[]> {
  const extraction = await extracted(text, name);
  for (const table of extraction.tables) {
    for (const cell of table.rows.flatMap((row) => row.cells)) {
      expect(extraction.text.slice(cell.start, cell.end)).toBe(cell.text);
    }
  }
  return extraction.tables;
}

const shown = (table: ExtractedTable | undefined) =>
  table?.rows.map((row) => [row.path.join(' > '), ...row.cells.map((cell) => cell.text)]);

describe('tables of a plain text', () => {
  it('reads sections, questions and labels as a path', async () => {
    const [table] = await tables(
      'Some text.\n\nTable 3: Answers (part 1)\n\nQuestion\tN\t%\nHousehold\t\t\nHow large is it?\t\t\nOne\t1,496\t33.7\nTwo or more\t1,354\t66.3\nDo you keep bees?\t\t\nYes\t5\t5.0\nNo\t95\t95.0\nGarden\t\t\nHow large is it?\t\t\nSmall\t7\t7.0\n',
    );
    expect(table).toMatchObject({
      label: 'Table 3',
      caption: 'Answers (part 1)',
      header: [['Question', 'N', '%']],
    });
    expect(shown(table)).toEqual([
      ['Household > How large is it? > One', '1,496', '33.7'],
      ['Household > How large is it? > Two or more', '1,354', '66.3'],
      ['Household > Do you keep bees? > Yes', '5', '5.0'],
      ['Household > Do you keep bees? > No', '95', '95.0'],
      ['Garden > How large is it? > Small', '7', '7.0'],
    ]);
  });

  it('joins labels and questions broken over lines where questions carry their own number', async () => {
    const [table] = await tables(
      'Table 1: Answers\n\nQuestion\tN\t%\nWhy do you keep bees?\t\t\n(Several answers possible)\t239\t\nI like honey.\t\t\nI always did, and I sell it\t134\t56.1\nI was asked to by\t\t\nsomeone I know\t105\t43.9\nSince when,\t\t\nabout, do you keep them?\t200\t\nLast year\t200\t100.0\n',
    );
    expect(shown(table)).toEqual([
      ['Why do you keep bees? (Several answers possible)', '239', ''],
      [
        'Why do you keep bees? (Several answers possible) > I like honey. I always did, and I sell it',
        '134',
        '56.1',
      ],
      ['Why do you keep bees? (Several answers possible) > I was asked to by someone I know', '105', '43.9'],
      ['Since when, about, do you keep them?', '200', ''],
      ['Since when, about, do you keep them? > Last year', '200', '100.0'],
    ]);
  });

  it('reads two header lines', async () => {
    const [table] = await tables(
      'Table 2: Two outcomes\n\nFirst outcome: wants bees\t%\t\nSecond outcome: has bees\t\t%\nAge\t\t\nYoung\t53.4\t13.5\nOld\t64.9\t10.7\n',
    );
    expect(table?.header).toEqual([
      ['First outcome: wants bees', '%', ''],
      ['Second outcome: has bees', '', '%'],
    ]);
    expect(shown(table)).toEqual([
      ['Age > Young', '53.4', '13.5'],
      ['Age > Old', '64.9', '10.7'],
    ]);
  });

  it('takes two facts printed side by side apart', async () => {
    const [table] = await tables('Table 1: Sample\n\nAnswers\t100\nComplete\t90\nTown 60\tCountry 30\n');
    expect(shown(table)).toEqual([
      ['Answers', '100'],
      ['Complete', '90'],
      ['Town', '60'],
      ['Country', '30'],
    ]);
  });

  it('takes a row of years for the header', async () => {
    const [table] = await tables('Table 4. Counts by year\n\nTown\t2019\t2020\nA\t5\t6\nB\t7\t8\n');
    expect(table?.header).toEqual([['Town', '2019', '2020']]);
  });

  it('goes on over a page break', async () => {
    const [table, ...more] = await tables('Table 1: Counts\n\nTown\tn\nA\t5\n\n\f\nB\t7\nC\t8\n');
    expect(more).toEqual([]);
    expect(table?.rows).toHaveLength(3);
  });

  it('does not take a sentence about a table for a caption', async () => {
    expect(await tables('Table 2 presents the counts of all towns.\n\nMore text.\n')).toEqual([]);
  });
});

describe('tables of other formats', () => {
  it('reads a Markdown table with its caption below', async () => {
    const [table] = await tables(
      '# T\n\n| Town | **n** | % |\n|:-----|--:|--:|\n| A \\| B | 5 | 50 |\n| C | 5 | 50 |\n\n**Table 1.** Counts of towns\n',
      'a.md',
    );
    expect(table).toMatchObject({
      label: 'Table 1',
      caption: 'Counts of towns',
      header: [['Town', 'n', '%']],
    });
    expect(shown(table)).toEqual([
      ['A \\| B', '5', '50'],
      ['C', '5', '50'],
    ]);
  });

  it('reads a table of a web page', async () => {
    const html =
      '<!doctype html><html><body><h1>Bees</h1><table><caption>Table 1. Bees</caption><tr><th>Town</th><th>n</th></tr><tr><td>A</td><td>5</td></tr><tr><td>B</td><td>6</td></tr></table></body></html>';
    const [table] = await tables(html, 'a.html');
    expect(table).toMatchObject({ label: 'Table 1', caption: 'Bees', header: [['Town', 'n']] });
    expect(shown(table)).toEqual([
      ['A', '5'],
      ['B', '6'],
    ]);
  });

  it('keeps the columns under an empty cell at the head of a web page’s table', async () => {
    const html =
      '<html><body><h1>Bees</h1><table><caption>Table 1. Bees</caption><thead><tr><th></th><th colspan="2">Town</th><th colspan="2">Field</th></tr><tr><th>Hive</th><th>n</th><th>%</th><th>n</th><th>%</th></tr></thead><tr><td>Old</td><td>5</td><td>50</td><td>6</td><td>60</td></tr><tr><td>New</td><td>5</td><td>50</td><td>4</td><td>40</td></tr></table></body></html>';
    const [table] = await tables(html, 'a.html');
    expect(table?.header).toEqual([
      ['', 'Town', '', 'Field', ''],
      ['Hive', 'n', '%', 'n', '%'],
    ]);
  });
});

describe('tables with tests and estimates', () => {
  it('puts answers under the question whose line carries its test alone, and lets a whole line stand for itself', async () => {
    const [table] = await tables(
      'Some text.\n\nTable 1: Stings\n\nHive\tStung\tNot stung\tχ²\tp\nColour\t\t\t4.1\t0.04\nWhite\t5\t9\t\t\nBlue\t8\t3\t\t\nAge, mean\t2.1\t2.4\t0.3\t0.58\nWood\t\t\t0.2\t0.65\nPine\t6\t6\t\t\nOak\t7\t6\t\t\n',
    );
    expect(shown(table)?.map(([path]) => path)).toEqual([
      'Colour',
      'Colour > White',
      'Colour > Blue',
      'Age, mean',
      'Wood',
      'Wood > Pine',
      'Wood > Oak',
    ]);
  });

  it('takes “95% CI” and the numbers over a matrix for headings', async () => {
    const [ratios, matrix] = await tables(
      'Some text.\n\nTable 1: Ratios\n\nHive\tOR\t95% CI\nBlue\t1.2\t0.9–1.6\nWhite\t0.8\t0.5–1.1\n\nMore text.\n\nTable 2: Correlations\n\nMeasure\t1\t2\n1. Honey\t1\t\n2. Wax\t0.4\t1\n',
    );
    expect(ratios?.header).toEqual([['Hive', 'OR', '95% CI']]);
    expect(matrix?.header).toEqual([['Measure', '1', '2']]);
  });
});

describe('two tables in one run of lines', () => {
  const table = (head: string): string => `${head}\tSchools\nNorth\t14\nSouth\t11`;
  const prose = [
    'Schools closed first in the north, where the road is long.',
    'In the south the clinic closed before the school did.',
    'The wells of both regions are counted below.',
  ];

  it.each([0, 1, 2, 3])('stay two with %i sentences between them', async (count) => {
    const lines = [
      'Table 1. Villages',
      table('Region'),
      ...prose.slice(0, count),
      'Table 2. Towns',
      table('Place'),
    ];
    const { tables } = await extracted(`On schools\n\nThere were some.\n\n${lines.join('\n')}\n`);
    expect(tables.map(({ label, rows }) => [label, rows.length])).toEqual([
      ['Table 1', 2],
      ['Table 2', 2],
    ]);
  });
});

describe('a table set with spaces', () => {
  const SPACED =
    '  Region        Villages      Schools\n    North         14            \n    South         11            2 (18%)\n  All           25            8';

  it('is read by its columns, with empty cells in their place', async () => {
    const { tables, text } = await extracted(
      `On schools\n\nThere were some.\n\nTable 1. Villages\n\n${SPACED}\n\nSo it is.\n`,
    );
    expect(tables.map(({ label, header }) => [label, header])).toEqual([
      ['Table 1', [['Region', 'Villages', 'Schools']]],
    ]);
    expect(tables[0]!.rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual([
      ['14', ''],
      ['11', '2 (18%)'],
      ['25', '8'],
    ]);
    for (const { cells } of tables[0]!.rows)
      for (const cell of cells) expect(text.slice(cell.start, cell.end)).toBe(cell.text);
  });

  it.each([
    [
      'prose with two spaces after its sentences',
      'He went.  She came.\nThe end.  It was.\nThey said.  So be.',
    ],
    ['verse in two columns', 'The river  went away\nA bridge   stood alone\nNo one     came again'],
    [
      'a list of works',
      'Aho, R.    2011  Bridges in spring and their long closing times. River Papers.\nBeck, L.   2012  Ferries and their keepers in the north of the north. Oak.\nCole, D.   2013  Mending after the ice in the first year of all. Oak.',
    ],
  ])('is not %s', async (_, lines) => {
    expect((await extracted(`On schools\n\nThere were some.\n\n${lines}\n\nSo it is.\n`)).tables).toEqual([]);
  });
});
