import { Document, EndnoteReferenceRun, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import type { Extraction } from '../../../shared/model/extraction.ts';
import { extracted } from './extracted.ts';

const ENGLISH = [
  'See John Halloran, The Law of Rivers (Oxford: River Press, 2010), 44; Mary Jonas, “Who Owns the Delta?,” Journal of Water Law 4, no. 2 (2011): 11–30, at 15.',
  'For a general account of the surveys see Peter Lang, The Chain and the Ford (London: Casa, 2005), 33. Lang argues that the surveyors were never paid.',
  'Ibid., 35.',
  'Halloran, Law of Rivers, 50; see also Anna Berg and Otto Klein, Floods and Kings (Cambridge: Ferry House, 1997), 12.',
  'Jonas (n. 1) 17; Berg and Klein, op. cit., 14. The petitions themselves are lost.',
  'Halloran, supra note 1, at 60; Otto Klein, ‘Fish and Paper’ (1999) 12 Delta Review 101, 103.',
];

const GERMAN = [
  'Vgl. Hans Meier, Das Recht der Flüsse, München 2004, S. 35 f.; Klaus Berg, Die Ordnung des Wassers, in: Zeitschrift für Wasserrecht 12 (1998), S. 33–60, hier S. 45.',
  'Ders., Karten und Kriege, Berlin 2001, S. 7.',
  'Meier, a.a.O., S. 40; siehe auch Otto Klein: Wasser und Macht. Eine Geschichte, 2. Aufl., Frankfurt a. M. 2007.',
  'Zur Lage der Bauern: Ruth Stein, Dorf am Fluss, Köln 1988, S. 3–9.',
  'Berg, Karten (Anm. 2), S. 9; Stein, Dorf, S. 11.',
  'Meier (Anm. 1), S. 2; ders., Vom Ufer, Bonn 2009.',
];

const ITALIAN = [
  'Si veda C. Rossi, Il diritto dei fiumi, Il Mulino, Bologna 2003, p. 22; G. Bianchi, «Acque e confini», in Rivista di storia, XII (1999), 3, pp. 45-67.',
  'Rossi, Il diritto dei fiumi, cit., p. 30; cfr. L. Verdi, L’acqua pubblica, Milano, Giuffrè, 2001, pp. 12 ss.',
  'Id., Le dighe, Torino, Einaudi, 2005, p. 8; G. Bianchi, op. cit., p. 51.',
];

const LEGAL = [
  "Jonas Weir, The Law of the Sea Coast (3rd edn, Harbour Press 2011) 45; see also Ida Holm, 'Custom and Quota' (2009) 14 Journal of Maritime Law 201, 207.",
  'Weir (n 1) 51.',
  "Cf. Peter Aalto, 'The Court's Silence' (2015) 22 Nordic Law Review 3; Holm (n 1) 210.",
  'Clara Mendes and Rui Prado, Fishing Rights in Practice (University of Porto Press 2019).',
];

const SAID = 'The river was somebody’s before it was measured';

/** Pages of two notes each, the calls without their raising, as a text taken from print has them. */
function paged(notes: readonly string[]): string {
  const pages: string[] = [];
  for (let i = 0; i < notes.length; i += 2) {
    const own = notes.slice(i, i + 2);
    const text = own.map((_, k) => `${SAID}.${i + k + 1}`).join(' ');
    pages.push(`${text}\n\n${own.map((note, k) => `${i + k + 1} ${note}`).join('\n')}`);
  }
  return `Rivers before the courts\n\n${pages.join('\n\n')}\n`;
}

const raised = (n: number): string => [...String(n)].map((d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]).join('');

function atTheEnd(notes: readonly string[], heading: string): string {
  const text = notes.map((_, i) => `${SAID}${raised(i + 1)}.`).join(' ');
  return `Rivers before the courts\n\n${text}\n\n${heading}\n\n${notes.map((note, i) => `${i + 1}. ${note}`).join('\n')}\n`;
}

async function fromWord(notes: readonly string[], kind: 'footnotes' | 'endnotes'): Promise<Extraction> {
  const Call = kind === 'footnotes' ? FootnoteReferenceRun : EndnoteReferenceRun;
  const document = new Document({
    [kind]: Object.fromEntries(notes.map((note, i) => [i + 1, { children: [new Paragraph(note)] }])),
    sections: [
      { children: notes.map((_, i) => new Paragraph({ children: [new TextRun(SAID), new Call(i + 1)] })) },
    ],
  });
  const read = await readDocument(new Uint8Array(await Packer.toBuffer(document)), 'notes.docx');
  if (!read.ok) throw new Error(read.message);
  return extract(read.document);
}

const titles = ({ references }: Extraction) =>
  references.map(({ item }) => `${item.author?.map(({ family }) => family).join(', ')}: ${item.title}`);

const ENGLISH_TITLES = [
  'Halloran: The Law of Rivers',
  'Jonas: Who Owns the Delta?',
  'Lang: The Chain and the Ford',
  'Berg, Klein: Floods and Kings',
  'Klein: Fish and Paper',
];

describe('a document whose references stand only in its notes', () => {
  it.each([
    ['at the foot of pages', () => extracted(paged(ENGLISH))],
    ['under a heading', () => extracted(atTheEnd(ENGLISH, 'Notes'))],
    ['as footnotes of Word', () => fromWord(ENGLISH, 'footnotes')],
    ['as endnotes of Word', () => fromWord(ENGLISH, 'endnotes')],
  ])('gives the works cited in full once each, %s', async (_, read) => {
    const found = await read();
    expect(titles(found)).toEqual(ENGLISH_TITLES);
    for (const { start, end, raw } of found.references) expect(found.text.slice(start, end)).toBe(raw);
  });

  it('is read in German and Italian as well', async () => {
    expect(titles(await extracted(atTheEnd(GERMAN, 'Anmerkungen')))).toEqual([
      'Meier: Das Recht der Flüsse',
      'Berg: Die Ordnung des Wassers',
      'Berg: Karten und Kriege',
      'Klein: Wasser und Macht. Eine Geschichte',
      'Stein: Dorf am Fluss',
      'Meier: Vom Ufer',
    ]);
    expect(titles(await extracted(paged(ITALIAN)))).toEqual([
      'Rossi: Il diritto dei fiumi',
      'Bianchi: Acque e confini',
      'Verdi: L’acqua pubblica',
      'Verdi: Le dighe',
    ]);
  });

  it('is read as lawyers print it, with straight quotation marks', async () => {
    const found = await extracted(atTheEnd(LEGAL, 'Notes'));
    expect(titles(found)).toEqual([
      'Weir: The Law of the Sea Coast',
      'Holm: Custom and Quota',
      "Aalto: The Court's Silence",
      'Mendes, Prado: Fishing Rights in Practice',
    ]);
    expect(found.references[1]?.item).toMatchObject({ volume: '14', page: '201' });
  });

  it('leaves out lead-in words, comments and the page meant', async () => {
    const { references } = await extracted(paged(ENGLISH));
    expect(references[2]?.raw).toBe('Peter Lang, The Chain and the Ford (London: Casa, 2005), 33');
    expect(references.map(({ item }) => item.page)).toEqual([
      undefined,
      '11-30',
      undefined,
      undefined,
      '101',
    ]);
  });

  it('ties short forms to their works', async () => {
    const short = (found: Extraction) =>
      found.citations
        .filter(({ surface }) => /\p{L}/u.test(surface))
        .map(({ surface, references }) => [surface, ...references]);
    expect(short(await extracted(paged(ENGLISH)))).toEqual([
      ['Ibid.', 3],
      ['Halloran, Law of Rivers, 50', 1],
      ['Jonas (n. 1)', 2],
      ['Berg and Klein, op. cit.', 4],
      ['Halloran, supra note 1', 1],
    ]);
    expect(short(await extracted(atTheEnd(GERMAN, 'Anmerkungen')))).toEqual([
      ['Meier, a.a.O.', 1],
      ['Berg, Karten (Anm. 2)', 3],
      ['Stein, Dorf, S. 11', 5],
      ['Meier (Anm. 1)', 1],
    ]);
  });

  it('lets the number in the text cite the works of its note, with the sentence it stands in', async () => {
    const { citations } = await fromWord(ENGLISH, 'footnotes');
    const calls = citations.filter(({ surface }) => !/\p{L}/u.test(surface));
    expect(calls.map(({ surface, references }) => [surface, ...references])).toEqual([
      ['¹', 1],
      ['¹', 2],
      ['²', 3],
      ['³', 3],
      ['⁴', 1],
      ['⁴', 4],
      ['⁵', 2],
      ['⁵', 4],
      ['⁶', 1],
      ['⁶', 5],
    ]);
    expect(calls[2]?.sentence).toBe(`${SAID}²`);
  });

  it('says that its entries are less sure and come from notes', async () => {
    const { references, problems } = await extracted(paged(ENGLISH));
    for (const { confidence } of references) expect(confidence).toBeLessThan(0.7);
    expect(references[2]?.warnings.join(' ')).toContain('taken from note 2');
    expect(problems[0]?.message).toContain('5 works were taken from its notes');
    expect(problems.some(({ kind }) => kind === 'uncited-reference')).toBe(false);
  });
});

describe('a document that is not read by its notes', () => {
  const LIST = ['Berg, A. (2001). Wells. London: Casa.', 'Lang, P. (2005). Fords. London: Casa.'];

  it('has a reference list of its own', async () => {
    const { references } = await extracted(`${paged(ENGLISH)}\nReferences\n\n${LIST.join('\n\n')}\n`);
    expect(references.map(({ raw }) => raw)).toEqual(LIST);
  });

  it('has notes that only tell', async () => {
    const telling = [
      'See the note on the maps above.',
      'The petitions of 1850 were lost in the flood, and nobody has looked for them since.',
      'We thank the river office for its help in 2004.',
      'All prices are those of 1999.',
    ];
    expect((await extracted(paged(telling))).references).toEqual([]);
  });

  it('has numbered paragraphs after raised numbers', async () => {
    const { references } = await extracted(
      `Rivers\n\nWe asked twice.¹ It was wet.² So we left.³\n\n1 Berg ran the first survey in 1998 with his brother.\n\n2 Lang ran the second in 2001.\n\n3 Nobody ran the third.\n`,
    );
    expect(references).toEqual([]);
  });
});
