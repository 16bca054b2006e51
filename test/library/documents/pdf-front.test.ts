import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import type { Extraction } from '../../../shared/model/extraction.ts';
import { pdfOf, type Words } from './words-pdf.ts';

const LINES = [
  'The wells of the district were dug by hand, and most of them are still in use by those who live',
  'near them. Nobody keeps a list of wells, so that we asked in every village for those that people',
  'knew of, and measured the depth of each one that we found with a line and a weight of lead, twice.',
];

function lines(x: number, y: number, size: number, texts: readonly string[], step = 13): Words[] {
  return texts.map((text, i) => ({ x, y: y + i * step, size, text }));
}

async function extractedFrom(pages: readonly (readonly Words[])[]): Promise<Extraction> {
  const reading = await readDocument(await pdfOf(pages), 'paper.pdf');
  if (!reading.ok) throw new Error(reading.message);
  return extract(reading.document);
}

const HEAD = 'Ortiz et al. Annals of Wells (2019) 12:118';
const REFERENCES = Array.from(
  { length: 11 },
  (_, i) =>
    `${i + 1}. Berg K${'ABCDEFGHIJK'[i]}. Wells of the ${i + 1}th district. J Wells. ${2001 + i};${i + 1}:1-9.`,
);

describe('the first page of a PDF', () => {
  const first: Words[] = [
    { x: 210, y: 30, size: 8, text: HEAD },
    { x: 72, y: 80, size: 8, text: 'RESEARCH ARTICLE' },
    { x: 72, y: 105, size: 17, text: 'Depth and age of wells in one district' },
    { x: 72, y: 130, text: 'Ana Ortiz¹, Jan BERG² and Eva de la Cruz¹' },
    ...lines(72, 150, 8, ['¹ Department of Water, University of Lund', '² Institute of Wells, Oslo'], 11),
    {
      x: 72,
      y: 185,
      text: 'Abstract Wells were measured twice in a year. They were deeper than people said, and older.',
    },
    { x: 72, y: 201, text: 'JEL classification: Q25' },
    { x: 72, y: 217, text: 'Keywords: wells, water, depth' },
    { x: 72, y: 233, size: 8, text: '© The Authors 2019. https://doi.org/10.5555/wells.118' },
    { x: 72, y: 260, size: 12.5, text: 'Introduction' },
    ...lines(72, 280, 10, LINES),
    { x: 72, y: 319, text: 'This was known before.' },
    { x: 171, y: 315, size: 6, text: '1–11' },
    ...lines(72, 340, 10, [...LINES, ...LINES, ...LINES]),
  ];
  const second: Words[] = [
    { x: 210, y: 30, size: 8, text: HEAD },
    ...lines(72, 80, 10, [...LINES, ...LINES]),
    { x: 72, y: 170, size: 12.5, text: 'References' },
    ...REFERENCES.map((text, i) => ({ x: i < 9 ? 77 : 72, y: 190 + i * 13, size: 9, text })),
  ];

  it('is read line by line: title, names without affiliations, abstract, keywords, and where it appeared', async () => {
    const { document } = await extractedFrom([first, second]);
    expect(document).toMatchObject({
      title: 'Depth and age of wells in one district',
      author: [
        { given: 'Ana', family: 'Ortiz' },
        { given: 'Jan', family: 'Berg' },
        { given: 'Eva', family: 'Cruz' },
      ],
      abstract: 'Wells were measured twice in a year. They were deeper than people said, and older.',
      keyword: 'wells, water, depth',
      DOI: '10.5555/wells.118',
      'container-title': 'Annals of Wells',
      volume: '12',
      page: '118',
      issued: { 'date-parts': [[2019]] },
    });
  });

  it('cites nothing with the numbers of affiliations; numbers of entries may be set flush right', async () => {
    const { references, citations } = await extractedFrom([first, second]);
    expect(references).toHaveLength(11);
    expect(citations.map(({ references: [n] }) => n)).toEqual(REFERENCES.map((_, i) => i + 1));
  });

  it('parts the title from names that are set tall as well, with letters for their affiliations', async () => {
    const { document } = await extractedFrom([
      [
        { x: 72, y: 100, size: 17, text: 'Depth and age of wells' },
        { x: 72, y: 120, size: 17, text: 'in one district' },
        { x: 72, y: 142, size: 12.5, text: 'Mei Chou a,*, Rafael Ortega b, Jan Berg a' },
        { x: 72, y: 162, size: 8, text: 'a Department of Water, University of Lund' },
        { x: 72, y: 190, text: 'Abstract' },
        ...lines(72, 206, 10, LINES),
        { x: 72, y: 270, size: 13, text: '1 Introduction' },
        ...lines(72, 290, 10, [...LINES, ...LINES]),
      ],
    ]);
    expect(document.title).toBe('Depth and age of wells in one district');
    expect(document.author?.map(({ family }) => family)).toEqual(['Chou', 'Ortega', 'Berg']);
  });

  it('gives authors over their affiliations and the month of a working paper', async () => {
    const { document } = await extractedFrom([
      [
        { x: 160, y: 100, size: 16, text: 'Digging and the cost of waiting' },
        { x: 250, y: 130, text: 'Kofi Asante' },
        { x: 225, y: 144, text: 'University of the Coast' },
        { x: 250, y: 166, text: 'Ingrid Holm' },
        { x: 235, y: 180, text: 'Institute of Wells' },
        { x: 262, y: 205, text: 'March 2021' },
        { x: 265, y: 230, text: 'Abstract' },
        ...lines(72, 250, 10, LINES),
        { x: 72, y: 310, size: 13, text: '1 Introduction' },
        ...lines(72, 330, 10, [...LINES, ...LINES]),
      ],
    ]);
    expect(document.author).toEqual([
      { given: 'Kofi', family: 'Asante' },
      { given: 'Ingrid', family: 'Holm' },
    ]);
    expect(document.issued).toEqual({ 'date-parts': [[2021, 3]] });
  });
});

describe('tables of a PDF', () => {
  const row = (y: number, cells: readonly string[]): Words[] =>
    cells.flatMap((text, i) => (text === '' ? [] : [{ x: 80 + i * 90, y, size: 9, text }]));

  it('are found without a caption where numbers stand under each other', async () => {
    const { tables } = await extractedFrom([
      [
        ...lines(72, 80, 10, [...LINES, ...LINES]),
        ...row(180, ['Year', 'Town', 'Village']),
        ...row(194, ['2015', '41%', '59%']),
        ...row(208, ['2017', '43%', '57%']),
        ...row(222, ['2019', '47%', '53%']),
        ...lines(72, 260, 10, LINES),
      ],
    ]);
    expect(tables.map(({ header, rows }) => [header, rows.length])).toEqual([
      [[['Year', 'Town', 'Village']], 3],
    ]);
  });

  it('go on over a page, with the caption under them or their head again, and have a caption without a colon', async () => {
    const { tables } = await extractedFrom([
      [
        ...lines(72, 80, 10, LINES),
        { x: 72, y: 150, size: 9, text: 'Table 1 Depth of wells' },
        ...row(166, ['Village', 'Depth', 'Age']),
        ...row(180, ['Asa', '12.5', '40']),
        ...row(194, ['Bo', '9.0', '33']),
      ],
      [
        ...row(80, ['Village', 'Depth', 'Age']),
        ...row(94, ['Cor', '7.5', '21']),
        ...lines(72, 130, 10, [...LINES, ...LINES, ...LINES]),
        ...row(740, ['', '(1)', '(2)']),
        ...row(754, ['Depth', '0.12', '0.03']),
      ],
      [
        ...row(80, ['Age', '0.55', '0.18']),
        ...row(94, ['Village', '0.21', '0.09']),
        { x: 72, y: 112, size: 9, text: 'Table 2. What depth goes with' },
        ...lines(72, 140, 10, LINES),
      ],
    ]);
    expect(
      tables.map(({ label, caption, header, rows }) => [
        label,
        caption,
        header,
        rows.map(({ path }) => path.join()),
      ]),
    ).toEqual([
      ['Table 1', 'Depth of wells', [['Village', 'Depth', 'Age']], ['Asa', 'Bo', 'Cor']],
      ['Table 2', 'What depth goes with', [['', '(1)', '(2)']], ['Depth', 'Age', 'Village']],
    ]);
  });
});
