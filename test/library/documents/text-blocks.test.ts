import { describe, expect, it } from 'vitest';
import { markFootnotes } from '../../../library/documents/footnotes.ts';
import { isReferenceHeading, isSectionName } from '../../../library/documents/section-name.ts';
import { textBlocks } from '../../../library/documents/text-blocks.ts';

function kinds(text: string, syntax: 'plain' | 'markdown' = 'plain'): string[] {
  return textBlocks(text, syntax).map(
    (block) =>
      `${block.kind}${block.marker ? ` ${block.marker}` : ''}: ${text.slice(block.start, block.end)}`,
  );
}

describe('blocks of a plain text', () => {
  it('places a numbered section as deep as its number says, whatever its name', () => {
    const text = '4 Data and Methods\n\n4.1 Sample\n\n4.2 Methods\n\nMethods\n';
    expect(textBlocks(text, 'plain').map(({ level }) => level)).toEqual([1, 2, 2, 1]);
  });

  it('tells headings, paragraphs, list items and tables apart', () => {
    const text =
      '1 Introduction\n\nA sentence that ends with a full stop.\n\n- one\n- two\n\nTable 1: Counts\n\nGroup\tn\nA\t1\n';
    expect(kinds(text)).toEqual([
      'heading: 1 Introduction',
      'paragraph: A sentence that ends with a full stop.',
      'list-item -: one',
      'list-item -: two',
      'caption: Table 1: Counts',
      'table: Group\tn\nA\t1',
    ]);
  });

  it('takes wrapped lines as one paragraph and unlike lines as one block each', () => {
    const wrapped =
      'This line was wrapped by an editor at about sixty characters\nand therefore goes on here until the thought is at its very end\nof the paragraph.';
    expect(kinds(wrapped)).toHaveLength(1);
    expect(kinds('Published in: Journal\nFormat: Article\nLanguage: English')).toHaveLength(3);
  });

  it('reads the first half of a sentence that a page break cut as a paragraph, not as a heading', () => {
    const text =
      'Keeping bees in the gardens of large cities has become rather\n\npopular in the last decade.';
    expect(kinds(text).map((kind) => kind.split(':')[0])).toEqual(['paragraph', 'paragraph']);
  });

  it('counts pages at form feeds and sets page numbers apart', () => {
    const blocks = textBlocks('One.\n\n7\n\fTwo.', 'plain');
    expect(blocks.map((block) => [block.kind, block.page])).toEqual([
      ['paragraph', 1],
      ['page-break', 1],
      ['page-break', 2],
      ['paragraph', 2],
    ]);
  });

  it('reads Markdown headings, fences, footnotes and pipe tables', () => {
    const text =
      'Title\n=====\n\n## Part\n\n```\n# no heading\n```\n\n[^1]: A note.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
    expect(kinds(text, 'markdown')).toEqual([
      'heading: Title',
      'heading: Part',
      'paragraph: ```\n# no heading\n```',
      'footnote [^1]:: A note.',
      'table: | a | b |\n|---|---|\n| 1 | 2 |',
    ]);
  });

  it('takes numbered items whose number was called before as footnotes, but not those of a reference list', () => {
    const text =
      'Many languages¹ are spoken here.\n\n1. Among them Finnish.\n\nReferences\n\n1. Smith J. Finnish. 2010.\n';
    const blocks = markFootnotes(text, textBlocks(text, 'plain'));
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'footnote', 'heading', 'list-item']);
  });
});

describe('names of sections', () => {
  it.each([
    'References',
    '## 7. References',
    '**References:**',
    'REFERENCES',
    'Literaturverzeichnis',
    'Referencias bibliográficas',
    'Références',
    'Bibliografia',
    'Works Cited',
    'Further References',
    'Lähteet',
    '6 Literatur',
  ])('knows %s as the heading of a reference list', (line) => {
    expect(isReferenceHeading(line)).toBe(true);
  });

  it.each([
    'references to earlier work',
    'Reference values',
    'References to the law are given in full in the text.',
    'Literature on sleep',
  ])('does not take “%s” for one', (line) => {
    expect(isReferenceHeading(line)).toBe(false);
  });

  it.each([
    'Authors',
    'Acknowledgements',
    'Appendix A',
    'Danksagung',
    'Conflicts of interest',
    'Funding statement',
  ])('knows %s', (line) => {
    expect(isSectionName(line)).toBe(true);
    expect(isReferenceHeading(line)).toBe(false);
  });
});
