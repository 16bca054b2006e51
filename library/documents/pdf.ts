import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CslItem } from '../../shared/model/csl.ts';
import type { ExtractionProblem } from '../../shared/model/extraction.ts';
import { bareDoi } from '../formats/identifiers.ts';
import type { DocumentReading } from './document.ts';
import { markFootnotes } from './footnotes.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { runningHeads, withoutFurniture } from './pdf-furniture.ts';
import { type PdfLine, pageLines } from './pdf-lines.ts';

/** Pages that are read; what is longer is no paper, and the rest is told. */
const MOST_PAGES = 1_500;

/** Reads a PDF through pdfjs: its text in reading order, without running heads, words mended, pages kept. Never throws. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<DocumentReading> {
  const opened = await openPdf(bytes, name);
  if ('ok' in opened) return opened;
  try {
    return await readPages(opened, name);
  } catch (error) {
    return refused(
      `“${name}” could not be read to its end (${messageOf(error)}). Open it in a PDF viewer, print it to a new PDF, and add that file.`,
    );
  } finally {
    await opened.loadingTask.destroy();
  }
}

async function openPdf(bytes: Uint8Array, name: string): Promise<PDFDocumentProxy | DocumentReading> {
  // Loaded on first use: it is large, and most libraries are read without it.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      verbosity: VerbosityLevel.ERRORS,
      disableFontFace: true,
      useSystemFonts: false,
    }).promise;
  } catch (error) {
    const kind = error instanceof Error ? error.name : '';
    if (kind === 'PasswordException') {
      return refused(
        `“${name}” is protected by a password. Open it with the password, save a copy without, and add that.`,
      );
    }
    return refused(`“${name}” is damaged or cut short and cannot be opened as a PDF. Download it again.`);
  }
}

async function readPages(document: PDFDocumentProxy, name: string): Promise<DocumentReading> {
  const count = Math.min(document.numPages, MOST_PAGES);
  const pages: (readonly PdfLine[])[] = [];
  for (let number = 1; number <= count; number++) pages.push(await pageLines(document, number));
  const kept = withoutFurniture(pages);
  const { text, blocks } = pdfBlocks(kept);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const metadata = await readMetadata(document);
  if (letters < 20 * Math.min(count, 5)) return pictures(name, metadata);
  const problems: ExtractionProblem[] = [];
  if (document.numPages > MOST_PAGES) {
    const message = `“${name}” has ${document.numPages} pages; the first ${MOST_PAGES} were read. Split it to read the rest.`;
    problems.push({ kind: 'unreadable', message, start: text.length, end: text.length });
  }
  if (unmapped(text) > 0.05) {
    const message =
      'Some fonts in this PDF do not say which letters they draw, so parts of the text are unreadable.';
    problems.push({ kind: 'encoding', message, start: 0, end: 0 });
  }
  return {
    ok: true,
    kind: 'pdf',
    document: {
      text,
      blocks: markFootnotes(text, blocks),
      metadata,
      problems,
      heads: runningHeads(pages, kept),
    },
  };
}

/** A scan: its pages can be looked at, and the few letters of stamps and page numbers are no text of a document. */
function pictures(name: string, metadata: Partial<CslItem>): DocumentReading {
  const message = `“${name}” holds pictures of pages, not text. Its pages can be looked at; to search, cite or code it, run text recognition (OCR) on the file and add the result.`;
  const problems: ExtractionProblem[] = [{ kind: 'unreadable', message, start: 0, end: 0 }];
  return { ok: true, kind: 'pdf', document: { text: '', blocks: [], metadata, problems } };
}

/** Share of characters from private or replacement ranges: a font without a Unicode map. */
function unmapped(text: string): number {
  const odd = text.match(/[\uE000-\uF8FF\uFFFD]/g)?.length ?? 0;
  return text.length === 0 ? 0 : odd / text.length;
}

/** Title and DOI of the document information, where they look like such; word processors leave file names there. */
async function readMetadata(document: PDFDocumentProxy): Promise<Partial<CslItem>> {
  const { info } = (await document.getMetadata().catch(() => ({ info: {} }))) as {
    info: Record<string, unknown>;
  };
  const subject = typeof info.Subject === 'string' ? info.Subject : '';
  const doi = /\b10\.\d{4,9}\/[^\s;,]+/.exec(subject)?.[0];
  return doi ? { DOI: bareDoi(doi) } : {};
}

function refused(message: string): DocumentReading {
  return { ok: false, message };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
