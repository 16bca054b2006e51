import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import { extracted } from './extracted.ts';

const ENTRIES = [
  'Åkerlund, T. (2003). Night work and bees. Journal of Night Work, 53(2), 89–94.',
  'Berg, K. (2014). Nights in the hive. Penguin.',
  'Berg, Jon. (2014). Days in the hive. Penguin.',
  'Brown, A. B. (2012). Naps revisited. Sleep Reviews, 3(1), 1–10.',
  'Centers for Bee Control and Prevention. (2018). Bees and sleep. https://example.org/sleep',
  'Folkmann, S., & Tucker, P. (2003). Shift work of bees. Journal of Night Work, 53(2), 95–101.',
  'Garcia, M. (in press). Napping at work. Journal of Sleep Studies.',
  'Honeywell Bee Alliance. (2020). Yearly report. https://example.org/hba',
  'Lopez, J. (n.d.). Personal page. https://example.org/lopez',
  'Müller, K., Schmidt, L., & Weber, A. (2019). Nickerchen im Dienst. Somnologie, 23, 11–19.',
  "O'Brien, K., & D'Angelo, P. (2020). Rest breaks. Work & Stress, 34(1), 5–20.",
  'Smith, J., & Jones, K. (2017a). More naps. Sleep Studies, 40(1), 1–9.',
  'Smith, J., & Jones, K. (2017b). Even more naps. Sleep Studies, 40(2), 10–19.',
  'Smith, J., Jones, K., & Lee, P. (2018). Short naps. Sleep Studies, 41(2), 10–19.',
  'van der Linden, A. (2014). Diaries. Journal of Shift Studies, 5(1), 1–9.',
  'World Bee Organization. (2010). Shift work of bees. WBO Press.',
];

type Found = readonly [surface: string, status: string, numbers: readonly number[]];

async function found(body: string, entries: readonly string[] = ENTRIES): Promise<Found[]> {
  const text = `Sleep and bees: a survey\n\n1 Introduction\n\nAs is known, bees nap (Brown, 2012; Folkmann & Tucker, 2003; Åkerlund, 2003). ${body}\n\nReferences\n\n${entries.join('\n\n')}\n`;
  const extraction = await extracted(text);
  for (const citation of extraction.citations) {
    expect(extraction.text.slice(citation.start, citation.end)).toBe(citation.surface);
    const { sentence, sentenceStart } = citation;
    expect(extraction.text.slice(sentenceStart, sentenceStart + sentence.length)).toBe(sentence);
  }
  const first = text.indexOf(body);
  return extraction.citations
    .filter((citation) => citation.start >= first)
    .map(({ surface, status, references, candidates }) => [
      surface,
      status,
      status === 'ambiguous' ? candidates : references,
    ]);
}

describe('author-year citations', () => {
  it.each<[string, string, Found[]]>([
    ['in brackets', 'So it is (Brown, 2012).', [['Brown, 2012', 'linked', [4]]]],
    ['without a comma', 'So it is (Brown 2012, 12–13).', [['Brown 2012', 'linked', [4]]]],
    [
      'with words before and pages after',
      'So it is (see also Brown, 2012, p. 3; cf. O’Brien & D’Angelo, 2020: 44).',
      [
        ['Brown, 2012', 'linked', [4]],
        ['O’Brien & D’Angelo, 2020', 'linked', [11]],
      ],
    ],
    [
      'of three authors',
      'So it is (e.g., Müller, Schmidt, & Weber, 2019).',
      [['Müller, Schmidt, & Weber, 2019', 'linked', [10]]],
    ],
    ['with et al.', 'So it is (Müller et al., 2019).', [['Müller et al., 2019', 'linked', [10]]]],
    ['in prose', 'Brown (2012) says so.', [['Brown (2012)', 'linked', [4]]]],
    [
      'in prose with words before',
      'According to Smith, Jones, and Lee (2018), naps are short.',
      [['Smith, Jones, and Lee (2018)', 'linked', [14]]],
    ],
    ['as a possessive', 'Brown’s (2012) review says so.', [['Brown’s (2012)', 'linked', [4]]]],
    [
      'as a possessive with its noun',
      'Brown’s early review (2012) says so.',
      [['Brown’s early review (2012)', 'linked', [4]]],
    ],
    [
      'with colleagues',
      'Müller and colleagues (2019) say so.',
      [['Müller and colleagues (2019)', 'linked', [10]]],
    ],
    [
      'of several years',
      'It is so (Smith & Jones, 2017a, 2017b).',
      [
        ['Smith & Jones, 2017a', 'linked', [12]],
        ['2017b', 'linked', [13]],
      ],
    ],
    [
      'of two letters',
      'It is so (Smith & Jones, 2017a, b).',
      [
        ['Smith & Jones, 2017a', 'linked', [12]],
        ['b', 'linked', [13]],
      ],
    ],
    [
      'in prose of several years',
      'Smith and Jones (2017a, 2017b) say so.',
      [
        ['Smith and Jones (2017a', 'linked', [12]],
        ['2017b', 'linked', [13]],
      ],
    ],
    ['in press', 'It is so (Garcia, in press).', [['Garcia, in press', 'linked', [7]]]],
    ['without a date', 'It is so (Lopez, n.d.).', [['Lopez, n.d.', 'linked', [9]]]],
    ['with a particle', 'It is so (van der Linden, 2014).', [['van der Linden, 2014', 'linked', [15]]]],
    ['without the particle', 'It is so (Linden, 2014).', [['Linden, 2014', 'linked', [15]]]],
    ['without accents', 'It is so (Akerlund, 2003).', [['Akerlund, 2003', 'linked', [1]]]],
    ['with initials', 'It is so (K. Berg, 2014).', [['K. Berg, 2014', 'linked', [2]]]],
    [
      'of two works in prose',
      'Brown (2012) and Garcia (in press) agree.',
      [
        ['Brown (2012)', 'linked', [4]],
        ['Garcia (in press)', 'linked', [7]],
      ],
    ],
    ['in German', 'So ist es (vgl. Müller u. a. 2019, S. 12).', [['Müller u. a. 2019', 'linked', [10]]]],
    ['in Spanish', 'Así es (véase Smith y Jones, 2017a).', [['Smith y Jones, 2017a', 'linked', [12]]]],
    [
      'without brackets where an entry fits',
      'As Smith, Jones and Lee 2018 show, naps are short.',
      [['Smith, Jones and Lee 2018', 'linked', [14]]],
    ],
    [
      'broken over a line',
      'So it is (Smith, Jones, and\nLee 2018).',
      [['Smith, Jones, and\nLee 2018', 'linked', [14]]],
    ],
    ['in square brackets', 'So it is [Brown 2012].', [['Brown 2012', 'linked', [4]]]],
  ])('are found %s', async (_, body, citations) => {
    expect(await found(body)).toEqual(citations);
  });

  it.each([
    ['years alone', 'In 2012 (and in 2013) many naps were seen (2010–2012), as planned (2015).'],
    ['months, figures and sections', 'It began in May 2019 (May 2019; Figure 3; Section 2012; see Table 1).'],
    ['numbers', 'We counted many (N = 2012) bees (p = 0.05, 2018 bees).'],
    ['mentions without a year', 'The World Bee Organization counted bees; Brown agrees.'],
    ['laws and programmes', 'Funded by the Clean Air Programme (2022) and the Rural Fund (2021–2023).'],
  ])('are not seen in %s', async (_, body) => {
    expect(await found(body)).toEqual([]);
  });
});

describe('organisations', () => {
  it('are known by the abbreviation that the text introduces', async () => {
    expect(
      await found('The World Bee Organization (WBO) counts. It is so (WBO, 2010). The WBO (2010) agrees.'),
    ).toEqual([
      ['WBO, 2010', 'linked', [16]],
      ['WBO (2010)', 'linked', [16]],
    ]);
  });

  it('are known by an abbreviation introduced inside a citation, even one that the name does not spell', async () => {
    expect(
      await found('It is so (Centers for Bee Control and Prevention [CBC], 2018). Later too (CBC, 2018).'),
    ).toEqual([
      ['Centers for Bee Control and Prevention [CBC], 2018', 'linked', [5]],
      ['CBC, 2018', 'linked', [5]],
    ]);
  });

  it('are known with the article that French joins to them', async () => {
    expect(
      await linksIn('Selon l’Apis (2015), cela va.', 'Bibliographie', [
        'Apis (2015), Enquête abeilles, Paris, Apis.',
      ]),
    ).toEqual(['l’Apis (2015) linked 1']);
  });

  it('are known by a short name introduced with the year, or printed as their publisher', async () => {
    const entries = [
      'Centraal Bureau voor de Bijen. (2019). Jaarrapport. Den Haag: Bijenbureau.',
      'Istituto nazionale delle api (2016), Annuario, Roma, Apis.',
    ];
    expect(
      await linksIn(
        'L’Istituto nazionale delle api (Inapi 2016) conta (Inapi 2016; Apis 2016; Bijenbureau 2019).',
        'References',
        entries,
      ),
    ).toEqual([
      'Inapi 2016 linked 2',
      'Inapi 2016 linked 2',
      'Apis 2016 linked 2',
      'Bijenbureau 2019 linked 1',
    ]);
  });

  it('are known by the first word of their name', async () => {
    expect(await found('It is so (Honeywell 2020).')).toEqual([['Honeywell 2020', 'linked', [8]]]);
  });
});

/** The surfaces and links of what some paragraphs cite, with a list of their own. */
async function linksIn(paragraph: string, heading: string, entries: readonly string[]) {
  const { citations } = await extracted(`Bees\n\n${paragraph}\n\n${heading}\n\n${entries.join('\n\n')}\n`);
  return citations.map(({ surface, status, references }) => `${surface} ${status} ${references.join()}`);
}

describe('authors joined in other languages', () => {
  it.each([
    ['Dutch', 'en', 'e.a.', 'Literatuur'],
    ['Swedish', 'och', 'm. fl.', 'Referenser'],
    ['Polish', 'i', 'i in.', 'Bibliografia'],
    ['Turkish', 've', 've ark.', 'Kaynakça'],
    ['Finnish', 'ja', 'ym.', 'Lähteet'],
    ['French', 'et', 'et ses collègues', 'Bibliographie'],
    ['Portuguese', 'e', 'e colaboradores', 'Referências'],
  ])('are read in %s', async (_, and, others, heading) => {
    const entries = [
      'Berg, K. & Lund, M. (2014). Bees. Oslo: Nest.',
      'Moss, A., Nagy, B. & Ochs, C. (2012). Hives. Oslo: Nest.',
    ];
    expect(
      await linksIn(
        `Berg ${and} Lund (2014), Moss ${others} (2012) (Moss ${others}, 2012).`,
        heading,
        entries,
      ),
    ).toEqual([
      `Berg ${and} Lund (2014) linked 1`,
      `Moss ${others} (2012) linked 2`,
      `Moss ${others}, 2012 linked 2`,
    ]);
  });

  it('are read in Russian', async () => {
    const entries = [
      'Петров Б. Б., Сидоров В. В. (2015). Пчёлы. Москва: Наука.',
      'Орлов К. К., Лебедев И. И., Белов А. А. (2012). Улей. Москва: Наука.',
    ];
    expect(
      await linksIn('Петров и Сидоров (2015) пишут (Орлов и др., 2012).', 'Список литературы', entries),
    ).toEqual(['Петров и Сидоров (2015) linked 1', 'Орлов и др., 2012 linked 2']);
  });

  it('may stand in the genitive where the language writes it without an apostrophe', async () => {
    const entries = ['Luhmann, N. (1984): Soziale Bienen. Suhrkamp, Frankfurt.'];
    expect(
      await linksIn('Das ist die Lehre und nicht mehr: Luhmanns (1984) Bienen.', 'Literatur', entries),
    ).toEqual(['Luhmanns (1984) linked 1']);
    expect(await linksIn('This is the teaching of Luhmanns (1984).', 'References', entries)).toEqual([
      'Luhmanns (1984) uncertain 1',
    ]);
  });
});

describe('authors named away from the year', () => {
  it('are found earlier in the sentence, but not in the one before', async () => {
    expect(await found('Lopez sleeps. Brown, in the second survey (2012), says so.')).toEqual([
      ['Brown, in the second survey (2012)', 'linked', [4]],
    ]);
    expect(await found('Brown sleeps. In the second survey (2012) bees nap.')).toEqual([]);
  });

  it('hold for a year after a word of its own', async () => {
    expect(await found('So it is (Smith & Jones 2017a, 3; cf. 2017b, 4).')).toEqual([
      ['Smith & Jones 2017a', 'linked', [12]],
      ['2017b', 'linked', [13]],
    ]);
  });

  it('are one person where the whole is a family name', async () => {
    const entries = ['SOUZA E SILVA, A. Abelhas. São Paulo: Cortez, 2018.'];
    expect(await linksIn('Souza e Silva (2018) diz.', 'Referências', entries)).toEqual([
      'Souza e Silva (2018) linked 1',
    ]);
  });
});

describe('doubt', () => {
  it('keeps a misspelt name with its reason', async () => {
    const text = `On naps\n\nNaps help (Brwon, 2012; Tucker & Folkmann, 2003; Muller et al., 2019; Smith et al., 2018).\n\nReferences\n\n${ENTRIES.join('\n\n')}\n`;
    const { citations } = await extracted(text);
    const brown = citations.find((citation) => citation.surface === 'Brwon, 2012');
    expect(brown).toMatchObject({ status: 'uncertain', references: [4] });
    expect(brown?.reason).toContain('“Brwon”');
    expect(brown?.reason).toContain('“Brown”');
  });

  it('keeps a year that is off by one as uncertain and one further off as unmatched', async () => {
    expect(await found('It is so (Brown, 2013). It is so (Brown, 2016).')).toEqual([
      ['Brown, 2013', 'uncertain', [4]],
      ['Brown, 2016', 'unmatched', []],
    ]);
  });

  it('names every candidate where a letter or a first name is missing', async () => {
    expect(await found('It is so (Smith & Jones, 2017). Also (Berg, 2014).')).toEqual([
      ['Smith & Jones, 2017', 'ambiguous', [12, 13]],
      ['Berg, 2014', 'ambiguous', [2, 3]],
    ]);
  });

  it('reports citations that no entry fits, with both authors', async () => {
    expect(
      await found(
        'It is so (Vogel & Brown, 2012). Stone et al. (2011) found it. Also (Bee Care Agency, 2017).',
      ),
    ).toEqual([
      ['Vogel & Brown, 2012', 'unmatched', []],
      ['Stone et al. (2011)', 'unmatched', []],
      ['Bee Care Agency, 2017', 'unmatched', []],
    ]);
  });
});

describe('numbered citations', () => {
  const NUMBERED = ENTRIES.slice(0, 6).map((entry, i) => `[${i + 1}] ${entry}`);
  const numbers = async (body: string, entries = NUMBERED) => {
    const { citations } = await extracted(`On naps\n\n${body}\n\nReferences\n\n${entries.join('\n')}\n`);
    return citations.map(({ surface, references, group }) => [surface, references[0] ?? null, group]);
  };

  it('reads single numbers, lists and ranges', async () => {
    expect(await numbers('Naps help [1]. They do [2, 4–6].')).toEqual([
      ['[1]', 1, 1],
      ['2', 2, 2],
      ['4–6', 4, 2],
      ['4–6', 5, 2],
      ['4–6', 6, 2],
    ]);
  });

  it('reads a range printed as two pairs of brackets', async () => {
    expect((await numbers('Naps help [1]–[3].')).map(([, n]) => n).sort()).toEqual([1, 2, 3]);
  });

  it.each([
    ['other dashes', 'It is so [2−4]. So [2—4].', 6],
    ['"to"', 'It is so [2 to 4].', 3],
    ['words before', 'It is so [see 2, 3]. So [e.g., 4].', 3],
    ['pages after a colon', 'It is so [2: 14]. So [3:14–16; 4].', 3],
    ['the word “ref.” before them, without brackets', 'It is so [2]. See refs. 3 and 4 (also ref. [5]).', 4],
    ['places in the work', 'It is so [2, Chapter 3]. So [3, Theorem 2.1; 4, pp. 3–5].', 3],
  ])('reads numbers with %s', async (_, body, count) => {
    expect(await numbers(body)).toHaveLength(count);
  });

  it('takes no intervals, places of an array and exponents for citations', async () => {
    expect(await numbers('Naps help [1]. For x in [0, 1] and a[3] it holds.')).toEqual([['[1]', 1, 1]]);
    expect(await numbers('Naps help.¹ In 3 m² they do.²,³ In 10³ cases.⁴⁻⁶')).toHaveLength(6);
  });

  it('takes the first of a count in a sentence for no citation', async () => {
    const entries = ENTRIES.slice(0, 3).map((entry, i) => `${i + 1}. ${entry}`);
    const body = 'Naps help (1). They do (2, 3). It was (1) short, (2) cheap and (3) kind.';
    expect(await numbers(body, entries)).toHaveLength(3);
  });

  it('reads superscripts as Markdown writes them', async () => {
    const entries = ENTRIES.slice(0, 3).map((entry, i) => `${i + 1}. ${entry}`);
    const body = 'Naps help.^1^ They do.<sup>2,3</sup> In 3 m^2^ too.';
    expect((await numbers(body, entries)).map(([, n]) => n)).toEqual([1, 2, 3]);
  });

  it('takes no enumerations, equations and values for citations in round brackets', async () => {
    const round = ENTRIES.slice(0, 6).map((entry, i) => `${i + 1}. ${entry}`);
    const body =
      'Naps help (1). They do (2–4). So they say (5), and by (6) too. They do this: (1) lie, (2) close their eyes and (3) sleep; see Eq. (4) and 4.5 (3).';
    expect((await numbers(body, round)).map(([, n]) => n)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('keeps to raised numbers where one stands in brackets by chance', async () => {
    expect(await numbers('Naps help.¹ They do.²,³ They do [6] again.⁴⁻⁵')).toHaveLength(5);
  });

  it('reports a number that the list does not have', async () => {
    expect(await numbers('Naps help [1]. They do [2]. They do [9].')).toContainEqual(['[9]', null, 3]);
  });

  it('reads superscripts of a numbered list', async () => {
    expect(await numbers('Naps help.¹ They do.²,³ They do so again.⁴⁻⁶')).toHaveLength(6);
  });

  it('does not take footnote calls for citations where the list has no numbers', async () => {
    expect(await numbers('Naps help.¹ They do.²', ENTRIES)).toEqual([]);
  });
});

describe('places of citations', () => {
  it('finds them in footnotes, but not in the list itself', async () => {
    const text = `On naps\n\nNaps help¹ (Garcia, in press; Lopez, n.d.).\n\n1. So says Brown (2012).\n\nReferences\n\n${ENTRIES.map((entry) => `- ${entry}`).join('\n')}\n`;
    const { citations } = await extracted(text);
    expect(citations.map((citation) => citation.surface)).toEqual([
      'Garcia, in press',
      'Lopez, n.d.',
      'Brown (2012)',
    ]);
  });

  it('reads one that a page break cut, with its whole sentence', async () => {
    const { citations } = await extracted(
      `On naps\n\nNaps help (Brown, 2012; Smith, Jones, and\n\nLee 2018). They do.\n\nReferences\n\n${ENTRIES.map((entry) => `- ${entry}`).join('\n')}\n`,
    );
    expect(citations[1]).toMatchObject({
      surface: 'Smith, Jones, and\n\nLee 2018',
      references: [14],
      group: 1,
    });
    expect(citations[1]?.sentence).toBe('Naps help (Brown, 2012; Smith, Jones, and\n\nLee 2018).');
  });
});

describe('a document without a list', () => {
  it('keeps the works it names in brackets as unmatched, and takes no date for one', async () => {
    const path = new URL('../../fixtures/bad/no-list.txt', import.meta.url);
    const read = await readDocument(new Uint8Array(readFileSync(path)), 'no-list.txt');
    if (!read.ok) throw new Error(read.message);
    const { citations, problems } = extract(read.document);
    expect(citations.map(({ surface, status }) => `${surface} ${status}`)).toEqual([
      'Berg 2015 unmatched',
      'Okafor 2019 unmatched',
      'Tam (2016) unmatched',
    ]);
    expect(problems.map(({ kind }) => kind)).toContain('no-reference-list');
  });
});

describe('names of other houses and languages', () => {
  const LIST = [
    'COSTA, A.; LIMA, B. Flores. Revista de Abelhas, v. 4, n. 1, p. 3-9, 2014.',
    'SILVA, J. A. Abelhas na cidade. São Paulo: Atlas, 2010.',
    'SILVA, J. A.; SOUZA, M. Abelhas e sono. Revista de Abelhas, v. 2, n. 1, p. 3-9, 2012.',
    'St. John, A., & Miller, B. (2011). Alpha bees. Journal of Bees, 1(2), 1–2.',
  ];

  it.each<[string, Found[]]>([
    [
      'É assim (SILVA; SOUZA, 2012, p. 33; COSTA; LIMA, 2014).',
      [
        ['SILVA; SOUZA, 2012', 'linked', [3]],
        ['COSTA; LIMA, 2014', 'linked', [1]],
      ],
    ],
    ['É assim (MELO; SILVA, 2010).', [['SILVA, 2010', 'linked', [2]]]],
    ['Para Silva e Souza (2012), é assim.', [['Silva e Souza (2012)', 'linked', [3]]]],
    ['As St. John and Miller (2011) say.', [['St. John and Miller (2011)', 'linked', [4]]]],
    ['So it is (St. John & Miller, 2011).', [['St. John & Miller, 2011', 'linked', [4]]]],
  ])('are tied to their entries: %s', async (body, expected) => {
    expect(await found(body, LIST)).toEqual(expected);
  });
});
