import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import type { DocumentReading } from './document.ts';
import { placeNotes } from './docx-notes.ts';
import { isWordPart, laidOpen } from './docx-parts.ts';
import { markFootnotes } from './footnotes.ts';
import { inlineText, renderPage } from './page-blocks.ts';
import { isElement, type PageElement } from './page-element.ts';
import { isSectionName } from './section-name.ts';
import { unzip } from './zip-safety.ts';

/** Heading styles in the languages Word is used in most; `u => u` style names are matched whole. */
const STYLES = [
  ...['Title', 'Titel', 'Titre', 'Título', 'Titolo'].map(
    (name) => `p[style-name='${name}'] => h1.title:fresh`,
  ),
  // The lines of a table of contents say the headings again.
  ...['toc 1', 'toc 2', 'toc 3', 'toc 4', 'toc 5', 'toc heading', 'table of figures'].map(
    (name) => `p[style-name='${name}'] => !`,
  ),
];

/** A title stands among the first paragraphs; the style is also used for headings further on. */
const LAST_TITLE = 12;

/** Reads a Word document: paragraphs, lists with their numbers, tables, footnotes and endnotes. Never throws. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<DocumentReading> {
  const archive = unzip(bytes, isWordPart);
  if (!archive.ok) {
    return archive.reason === 'damaged'
      ? refused(
          `“${name}” is damaged or cut short, so Word's parts in it cannot be read. Open it in Word or LibreOffice, save it again, and add that file.`,
        )
      : refused(
          `“${name}” would unpack to more than any document holds, so it was not opened. Save its text as a new document and add that.`,
        );
  }
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(laidOpen(bytes, archive.members)) },
      { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    html = result.value;
  } catch (error) {
    if (/\bentity\b/i.test(messageOf(error))) {
      return refused(
        `“${name}” holds definitions of its own (XML entities), which no word processor writes, so it was not read. Open it in Word or LibreOffice and save it as a new document.`,
      );
    }
    return refused(
      `“${name}” could not be read as a Word document (${messageOf(error)}). If it has a password, remove it; else save it again and add that file.`,
    );
  }
  const page = parseHTML(`<html><body><main>${html}</main></body></html>`).document as unknown as PageElement;
  const main = page.querySelector('main');
  if (main !== null) placeNotes(page, main);
  const title = main === null ? undefined : styledTitle(main);
  const { text, blocks } = renderPage(main ? [main] : [], page);
  if (text.trim() === '') {
    return refused(`“${name}” holds no text. If it is a scan, run text recognition (OCR) on it first.`);
  }
  return {
    ok: true,
    kind: 'docx',
    document: {
      text,
      blocks: markFootnotes(text, blocks),
      metadata: title === undefined ? {} : { title },
      problems: [],
    },
  };
}

/** What the first paragraphs in the style of titles say. */
function styledTitle(main: PageElement): string | undefined {
  const words: string[] = [];
  let at = 0;
  for (const element of main.childNodes) {
    if (at++ >= LAST_TITLE) break;
    const isTitle = isElement(element) && element.getAttribute('class') === 'title';
    if (!isTitle && words.length > 0) break;
    if (isTitle) words.push(inlineText(element).replace(/\s+/g, ' '));
  }
  const title = words.join(' ').trim();
  return title.length < 6 || isSectionName(title) ? undefined : title;
}

function refused(message: string): DocumentReading {
  return { ok: false, message };
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]!.replace(/\.$/, '');
}
