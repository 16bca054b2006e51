import { describe, expect, it } from 'vitest';
import { checksOf, differing, ofKind, table } from './tabled.ts';

describe('sums and percentages', () => {
  const answers = (second: string, total = '200') =>
    table('Table 1: Boats by harbour', [
      ['Harbour', 'N', '%'],
      ['North', '90', '45.0'],
      ['South', '62', second],
      ['East', '48', '24.0'],
      ['Total', total, '100.0'],
    ]);

  it('agree where they are right', async () => {
    const results = await checksOf(answers('31.0'));
    expect(differing(results)).toEqual([]);
    expect(results.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual([
      'sum agrees',
      'percentage agrees',
      'percentage-sum agrees',
    ]);
  });

  it('a slip in a percentage is told of once, with its count and base', async () => {
    const results = await checksOf(answers('13.0'));
    expect(results.filter(({ verdict }) => verdict === 'differs')).toMatchObject([
      { kind: 'percentage', printed: '13.0 %', recomputed: '31.0 % (62 of 200)', tables: ['Table 1'] },
    ]);
  });

  it('a group of nobody is told under headings of any name, and a share over 100 whatever its base', async () => {
    const people = table('Table 1: Help', [
      ['Group', 'Neighbours', 'Sought help', '%'],
      ['Young', '40', '10', '25.0'],
      ['Middle', '0', '0', '12.5'],
      ['Old', '30', '9', '30.0'],
    ]);
    const places = table('Table 2: Places', [
      ['Place', 'n', '%'],
      ['Town', '120', '60.0'],
      ['Hill', '90', '145.0'],
    ]);
    const results = (await checksOf(people + places)).filter(({ verdict }) => verdict === 'differs');
    expect(results.map(({ printed, recomputed }) => [printed, recomputed])).toEqual([
      ['12.5 %', 'no percentage (0 of 0)'],
      ['145.0 %', 'at most 100 %'],
    ]);
  });

  it('a group of nobody has no percentage, and is right as 0 of 0', async () => {
    const rates = (count: string, percent: string) =>
      table('Table 1: Own a boat, by harbour', [
        ['Harbour', 'N', 'n', '%'],
        ['North', '0', count, percent],
        ['South', '50', '20', '40.0'],
        ['East', '80', '20', '25.0'],
        ['Total', '130', '40', '30.8'],
      ]);
    expect(differing(await checksOf(rates('0', '0.0')))).toEqual([]);
    const told = (await checksOf(rates('3', '60.0'))).filter(({ kind }) => kind === 'percentage');
    expect(told.map(({ question }) => question).join('\n')).toContain('3 of 0 has no percentage');
    expect(told.map(({ question }) => question).join('\n')).not.toMatch(/Infinity|NaN/);
  });

  it('a slip in the total is a question about the sum', async () => {
    const results = await checksOf(answers('31.0', '210'));
    expect(ofKind(results, 'sum')).toMatchObject([{ verdict: 'differs', printed: '210', recomputed: '200' }]);
  });

  it('a slip in a count is found though the sum is wrong with it', async () => {
    const results = await checksOf(
      table('Table 1: Boats', [
        ['Harbour', 'N', '%'],
        ['North', '400', '40.0'],
        ['South', '250', '25.0'],
        ['East', '210', '21.0'],
        ['West', '410', '14.0'],
      ]),
    );
    const [found] = results.filter(({ verdict }) => verdict === 'differs');
    expect(found).toMatchObject({
      kind: 'percentage',
      printed: '14.0 %',
      recomputed: expect.stringMatching(/410 of/),
    });
  });

  it('several answers rest on the number of the question and need not make 100', async () => {
    const results = await checksOf(
      table('Table 2: Gear', [
        ['Question', 'N', '%'],
        ['What do you fish with? (Multiple answers possible)', '120', ''],
        ['Nets', '90', '75.0'],
        ['Lines', '60', '50.0'],
        ['Where do you sell?', '118', ''],
        ['At the quay', '100', '84.7'],
        ['To the plant', '18', '15.3'],
      ]),
    );
    expect(differing(results)).toEqual([]);
    expect(ofKind(results, 'percentage')).toHaveLength(2);
    expect(ofKind(results, 'percentage-sum')).toHaveLength(1);
  });

  it('a question whose answers exceed its number is not judged where the percentages follow from it', async () => {
    const results = await checksOf(
      table('Table 2: Gear', [
        ['Question', 'N', '%'],
        ['What do you fish with?', '120', ''],
        ['Nets', '90', '75.0'],
        ['Lines', '60', '50.0'],
        ['Where do you sell?', '118', ''],
        ['At the quay', '100', '84.7'],
        ['To the plant', '18', '15.3'],
      ]),
    );
    expect(ofKind(results, 'sum').map(({ verdict }) => verdict)).toEqual(['undecidable', 'agrees']);
    expect(differing(results)).toEqual([]);
  });

  it('counts and percentages in one cell, and decimal commas, are read', async () => {
    const one = await checksOf(
      table('Table 3: Crew by age', [
        ['Age', 'n (%)'],
        ['Under 30', '34 (15.0)'],
        ['30–50', '120 (53.1)'],
        ['Over 50', '72 (39.1)'],
      ]),
    );
    expect(one.filter(({ verdict }) => verdict === 'differs')).toMatchObject([
      { kind: 'percentage', printed: '39.1 %', recomputed: expect.stringMatching(/31\.9 %/) },
    ]);
    const commas = await checksOf(
      table('Table 3: Crew by age', [
        ['Age', 'n', '%'],
        ['Under 30', '1.034', '33,3'],
        ['30–50', '1.035', '33,4'],
        ['Over 50', '1.034', '33,3'],
      ]),
    );
    expect(differing(commas)).toEqual([]);
    expect(ofKind(commas, 'percentage')).toMatchObject([{ verdict: 'agrees' }]);
  });

  it('a base that nobody printed is asked about, not guessed at from two lines', async () => {
    const results = await checksOf(
      table('Table 4: Catch', [
        ['Kind', 'N', '%'],
        ['Cod', '50', '11.0'],
        ['Eel', '70', '91.0'],
      ]),
    );
    expect(results).toMatchObject([{ kind: 'percentage', verdict: 'undecidable' }]);
  });

  it('empty tables, nothing, and a base of zero give nothing to say', async () => {
    expect(await checksOf('No tables here.')).toEqual([]);
    const zero = await checksOf(
      table('Table 5: Nobody', [
        ['Kind', 'N', '%'],
        ['Cod', '0', '0.0'],
        ['Eel', '0', '0.0'],
      ]),
    );
    expect(differing(zero)).toEqual([]);
  });
});

describe('percentages without counts', () => {
  const rates = (last: string) =>
    table('Table 1: Answers of the crew (N = 37)', [
      ['Statement', 'Crew (n = 37), %'],
      ['The pay is fair', '45.9'],
      ['The boat is safe', '62.2'],
      ['I would come again', '89.2'],
      ['I was seasick', last],
    ]);

  it('must be those of whole numbers out of the number in the heading', async () => {
    expect(ofKind(await checksOf(rates('18.9')), 'feasible')).toMatchObject([{ verdict: 'agrees' }]);
    expect(ofKind(await checksOf(rates('20.0')), 'feasible')).toMatchObject([
      { verdict: 'differs', printed: '20.0 %', recomputed: '7 (18.9 %) or 8 (21.6 %)' },
    ]);
  });
});

describe('one question in two tables', () => {
  const two = (second: readonly string[], caption = 'Table 2: Catches') =>
    table('Table 1: Boats', [
      ['Question', 'N', '%'],
      ['How often do you go out?', '', ''],
      ['Daily', '50', '50.0'],
      ['Weekly', '30', '30.0'],
      ['Rarely', '20', '20.0'],
    ]) +
    table(caption, [
      ['Question', 'N', '%'],
      ['How often do you go out?', '', ''],
      ...second.map((line) => line.split('/')),
    ]);

  it('other case and punctuation are no other wording', async () => {
    const results = await checksOf(two(['daily/50/50.0', 'Weekly./30/30.0', 'RARELY/20/20.0']));
    expect(ofKind(results, 'labels')).toMatchObject([{ verdict: 'agrees' }]);
  });

  it('another word for an answer is a question', async () => {
    const results = await checksOf(two(['Daily/50/50.0', 'Monthly/30/30.0', 'Rarely/20/20.0']));
    expect(ofKind(results, 'labels')).toMatchObject([
      { verdict: 'differs', printed: 'Weekly', recomputed: 'Monthly', tables: ['Table 1', 'Table 2'] },
    ]);
  });

  it('fewer answers are in order where their counts are sums of the others', async () => {
    const fine = await checksOf(two(['At least weekly/80/80.0', 'Rarely/20/20.0']));
    expect(ofKind(fine, 'labels')).toMatchObject([{ verdict: 'agrees' }]);
    const odd = await checksOf(two(['At least weekly/75/75.0', 'Rarely/25/25.0']));
    expect(ofKind(odd, 'labels')).toMatchObject([{ verdict: 'differs', printed: '3', recomputed: '2' }]);
  });

  it('surveys with other names may ask the same with other answers', async () => {
    const results = await checksOf(
      two(['Daily/50/50.0', 'Monthly/30/30.0', 'Rarely/20/20.0'], 'Table 2: The “Nets” survey').replace(
        'Table 1: Boats',
        'Table 1: The “Boats” survey',
      ),
    );
    expect(ofKind(results, 'labels')).toEqual([]);
  });
});

describe('tests stated in the text', () => {
  it.each([
    ['(χ²(3) = 7.5, p = 0.058)', 'agrees'],
    ['(χ²(3) = 7.5, p = 0.031)', 'differs'],
    ['(χ2(1, N = 90) = 3.84, p = .05)', 'agrees'],
    ['(χ2(1, N = 90) = 3.84, p < .01)', 'differs'],
    ['(t(28) = 2.05, p = 0.050)', 'agrees'],
    ['(t(28) = 2.05, p = 0.025)', 'undecidable'],
    ['(t(28) = 2.05, p = 0.005)', 'differs'],
    ['(F(2, 57) = 3.16, p = 0.050)', 'agrees'],
    ['(F(2, 57) = 3.16, p = 0.500)', 'differs'],
    ['(z = 1.96, p = 0.05)', 'agrees'],
    ['(z = 1.96, p > 0.10)', 'differs'],
  ])('%s %s', async (words, verdict) => {
    const results = await checksOf(`The catch was larger in summer ${words}. Nobody knows why.`);
    expect(ofKind(results, 'test')).toMatchObject([{ verdict }]);
  });

  it('a threshold is no result', async () => {
    expect(await checksOf('We call a result significant where p < 0.05 holds.')).toEqual([]);
  });
});

describe('numbers in the text', () => {
  it.each([
    ['Most (55.0%, N = 2,311 of 4,202) go out daily.', 'agrees'],
    ['Most (56.0%, N = 2,311 of 4,202) go out daily.', 'differs'],
    ['Of the 2,069 who answered, 1,236 (59.7%) own a boat.', 'agrees'],
    ['Of the 2,069 who answered, 1,236 (57.9%) own a boat.', 'differs'],
    ['261 of those 404 (64.6%) sell at the quay.', 'agrees'],
    ['Some 62.6% (139 of 222) sell at the quay.', 'agrees'],
    ['Some 66.2% (139 of 222) sell at the quay.', 'differs'],
  ])('%s %s', async (sentence, verdict) => {
    expect(ofKind(await checksOf(sentence), 'text')).toMatchObject([{ verdict }]);
  });

  it('ages, years and lengths before a bracket are no counts', async () => {
    const results = await checksOf(
      `We asked about engines aged 4–13 years (65.2%) and trips of 12 km (17.3%).\n\n${table(
        'Table 1: Boats',
        [
          ['Harbour', 'N', '%'],
          ['North', '12', '60.0'],
          ['South', '8', '40.0'],
        ],
      )}`,
    );
    expect(ofKind(results, 'text')).toEqual([]);
  });

  const harbours = table('Table 1: Boats by harbour', [
    ['Harbour', 'N', '%'],
    ['Northern harbour', '407', '40.7'],
    ['Southern harbour', '313', '31.3'],
    ['Eastern harbour', '160', '16.0'],
    ['Western harbour', '120', '12.0'],
  ]);

  it('a percentage of the text stands in a table, or follows from its counts', async () => {
    const results = await checksOf(
      `Boats lie in the northern harbour (40.7%) and in the eastern and western harbour (28.0%).\n\n${harbours}`,
    );
    expect(ofKind(results, 'text').map(({ verdict }) => verdict)).toEqual(['agrees', 'agrees']);
  });

  it('one that no table has is told of where a cell spoken of differs by a slip', async () => {
    const slip = await checksOf(`Boats lie in the southern harbour (33.1%) and elsewhere.\n\n${harbours}`);
    expect(ofKind(slip, 'text')).toMatchObject([
      { verdict: 'differs', printed: '33.1 %', recomputed: '31.3 %' },
    ]);
    const other = await checksOf(`Prices rose by 77.3% in that year.\n\n${harbours}`);
    expect(ofKind(other, 'text')).toEqual([]);
  });

  it('what is said of another work is left alone', async () => {
    const results = await checksOf(
      `Boats lie in the southern harbour (33.1%) there (Berg 2015).\n\n${harbours}\n\nReferences\n\nBerg, A. 2015. "Boats." *Harbour Review* 3 (2): 1–9.\n`,
    );
    expect(ofKind(results, 'text')).toEqual([]);
  });
});

describe('rates of groups', () => {
  const paper = (sentence: string, rate = '60.0') =>
    `We asked 1,000 people. All 1,000 people answered. ${sentence}\n\n${table('Table 1: Own a boat', [
      ['Question', 'N', '%'],
      ['Do you own a boat?', '', ''],
      ['No', '600', '60.0'],
      ['Yes', '400', '40.0'],
    ])}${table('Table 2: Where people live', [
      ['Question', 'N', '%'],
      ['How far is the sea?', '', ''],
      ['Near', '500', '50.0'],
      ['Far', '500', '50.0'],
    ])}${table('Table 3: Owners by place', [
      ['Question', 'Owns a boat (%)'],
      ['How far is the sea?', ''],
      ['Near', rate],
      ['Far', '20.0'],
    ])}`;

  it('agree with their total and with the test in the text', async () => {
    const results = await checksOf(
      paper('More of those near the sea own a boat (60.0% against 20.0%; χ²(1) = 166.7, p < 0.001).'),
    );
    expect(differing(results)).toEqual([]);
    expect(ofKind(results, 'reported-total')).toMatchObject([{ verdict: 'agrees' }]);
    expect(ofKind(results, 'association')).toMatchObject([
      { verdict: 'agrees', printed: expect.stringMatching(/^significant/) },
    ]);
  });

  it('differ from a text that sees no difference', async () => {
    const results = await checksOf(
      paper('Those near the sea own a boat as often (60.0% against 20.0%; p = 0.300).'),
    );
    expect(ofKind(results, 'association')).toMatchObject([
      {
        verdict: 'differs',
        printed: 'not significant (p = 0.3)',
        recomputed: expect.stringMatching(/^significant/),
      },
    ]);
  });

  it('that cannot make the reported total are a question', async () => {
    const results = await checksOf(paper('', '66.0'));
    expect(ofKind(results, 'reported-total')).toMatchObject([
      { verdict: 'differs', printed: '40.0 %', recomputed: expect.stringMatching(/^43\.0 %/) },
    ]);
  });
});

describe('a paper of another field with planted errors', () => {
  // Rates, counts and tests agree with one another but for what each test plants.
  const paper = ({ sour = '27.5', p = '0.003', words = 'Sourdough', total = '800' } = {}) =>
    `Bread at Home: A Survey of 800 Bakers

We asked 800 people who bake at home. All 800 people answered both questions.

Age and baking: 22.5% are under 30, and 50.0% are from 30 to 59 years old.

Older people bake more often for others (50.0% against 33.3% of the young; χ²(2) = 11.7, p = ${p}).

${table('Table 1: Bakers', [
  ['Question', 'N', '%'],
  ['How old are you?', '', ''],
  ['Under 30', '180', '22.5'],
  ['30–59', '400', '50.0'],
  ['60 or over', '220', '27.5'],
  ['What do you bake?', '', ''],
  ['Sourdough', '220', sour],
  ['White bread', '380', '47.5'],
  ['Rye', '200', '25.0'],
])}${table('Table 2: Baking for others', [
  ['Question', 'N', '%'],
  ['Do you bake for others?', '', ''],
  ['No', '450', '56.3'],
  ['Yes', '350', '43.8'],
  ['Total', total, '100.0'],
])}${table('Table 3: Baking for others by age and bread', [
  ['Question', 'Bakes for others (%)'],
  ['How old are you?', ''],
  ['Under 30', '33.3'],
  ['30–59', '45.0'],
  ['60 or over', '50.0'],
  ['What do you bake?', ''],
  [words, '40.0'],
  ['White bread', '43.9'],
  ['Rye', '47.5'],
])}`;

  it.each([
    ['nothing', {}, []],
    ['a percentage with transposed digits', { sour: '25.7' }, ['percentage']],
    ['a wrong p-value', { p: '0.04' }, ['test']],
    ['another label', { words: 'Sour cream' }, ['labels']],
    ['a wrong total', { total: '810' }, ['sum']],
  ])('%s', async (_, planted, kinds) => {
    expect(differing(await checksOf(paper(planted)))).toEqual(kinds);
  });
});
