import {
  Document,
  EndnoteReferenceRun,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { expect, test } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';

const note = (text: string) => ({ children: [new Paragraph(text)] });
const LIST = [
  'Halloran, Mary. 2010. The Law of Rivers. Oxford: River Press.',
  'Jonas, Peter. 2011. Who Owns the Delta? Journal of Water Law 4 (2): 11–30.',
];

async function extractionOf(document: Document) {
  const read = await readDocument(new Uint8Array(await Packer.toBuffer(document)), 'notes.docx');
  if (!read.ok) throw new Error(read.message);
  return { blocks: read.document.blocks, ...extract(read.document) };
}

test('footnotes of a Word document stand behind the paragraph that calls them, and cite', async () => {
  const found = await extractionOf(
    new Document({
      footnotes: { 1: note('See Halloran, The Law of Rivers (2010) 44.'), 2: note('Ibid, 46.') },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Rivers and law', heading: HeadingLevel.TITLE }),
            new Paragraph({
              children: [
                new TextRun('Rivers are old'),
                new FootnoteReferenceRun(1),
                new TextRun('. They move'),
                new FootnoteReferenceRun(2),
                new TextRun('.'),
              ],
            }),
            new Paragraph({ text: 'References', heading: HeadingLevel.HEADING_1 }),
            ...LIST.map((entry) => new Paragraph(entry)),
          ],
        },
      ],
    }),
  );
  expect(found.text).toContain('Rivers are old¹. They move².');
  expect(found.text).not.toContain('↑');
  expect(found.references.map(({ raw }) => raw)).toEqual(LIST);
  expect(found.blocks.map(({ kind }) => kind).slice(1, 4)).toEqual(['paragraph', 'footnote', 'footnote']);
  expect(found.citations.map(({ surface, references }) => [surface, references])).toEqual([
    ['Halloran, The Law of Rivers (2010) 44', [1]],
    ['Ibid', [1]],
  ]);
});

test('endnotes that are the list themselves stay a list', async () => {
  const found = await extractionOf(
    new Document({
      endnotes: {
        1: note(LIST[0]!),
        2: note(LIST[1]!),
        3: note('Moreau, B. 2014. Maps of the Delta. Lisbon: Casa.'),
      },
      sections: [
        {
          children: [1, 2, 3].map(
            (n) =>
              new Paragraph({
                children: [new TextRun('Rivers are very old indeed'), new EndnoteReferenceRun(n)],
              }),
          ),
        },
      ],
    }),
  );
  expect(found.references.map(({ item }) => item.issued?.['date-parts']?.[0]?.[0])).toEqual([
    2010, 2011, 2014,
  ]);
});
