import type { DocumentText } from '../../shared/model/extraction.ts';
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
