import type { Block, DocumentText } from '../../shared/model/extraction.ts';
import { authorLine, namesInstitution } from './author-line.ts';
import { frontLines } from './front-matter.ts';

/** Where names and affiliations stand before the text: the raised numbers there tie the two together and cite nothing. */
export function bylineStarts(document: DocumentText, end: number): ReadonlySet<number> {
  const lines = frontLines(document, end).filter(
    ({ text }) =>
      text.length <= 1_500 &&
      (/^[⁰¹²³⁴-⁹]/u.test(text) ||
        authorLine(text) !== undefined ||
        (text.length <= 300 && namesInstitution(text))),
  );
  return new Set(lines.map(({ block }) => block.start));
}

/** The blocks of a document in which its authors' names, short and in capitals like a heading, are none. */
export function blocksWithByline(document: DocumentText): readonly Block[] {
  const title = document.blocks.find(({ kind }) => kind === 'heading');
  const names = new Set(
    frontLines(document, document.text.length)
      .filter(
        ({ block, text }) => block.kind === 'heading' && block !== title && authorLine(text) !== undefined,
      )
      .map(({ block }) => block),
  );
  if (names.size === 0) return document.blocks;
  return document.blocks.map((block) => {
    if (!names.has(block)) return block;
    const { level: _, ...rest } = block;
    return { ...rest, kind: 'paragraph' };
  });
}
