import type { DocumentText } from '../../shared/model/extraction.ts';
import { type DocumentKind, documentKind } from './document-kind.ts';
import { readDocx } from './docx.ts';
import { decodeText } from './encoding.ts';
import { readEpub } from './epub.ts';
import { markFootnotes } from './footnotes.ts';
import { readPdf } from './pdf.ts';
import { textBlocks } from './text-blocks.ts';
import { readWebPage } from './web-page.ts';

/** A read document, or a sentence that says what is wrong with the file and what to do. */
export type DocumentReading =
  | { readonly ok: true; readonly document: DocumentText; readonly kind: DocumentKind }
  | { readonly ok: false; readonly message: string };

/** Reads the bytes of one kind of file. A reader never throws on a damaged file: it gives the sentence. */
export type DocumentReader = (bytes: Uint8Array, name: string) => DocumentReading | Promise<DocumentReading>;

/** The largest file that is read, in bytes. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/** Plain text and Markdown, in bytes: ten times the longest book; more would be read for minutes and is no paper. */
export const LARGEST_TEXT = 24 * 1024 * 1024;

/** A web page becomes a tree of many objects per tag, so it is refused earlier than plain text, in bytes. */
export const LARGEST_WEB_PAGE = 16 * 1024 * 1024;

/** One reader per kind that can be read; the other kinds are refused with a sentence. */
const READERS: Partial<Record<DocumentKind, DocumentReader>> = {
  text: (bytes, name) => readText(bytes, name, 'text'),
  markdown: (bytes, name) => readText(bytes, name, 'markdown'),
  html: readPage,
  pdf: readPdf,
  docx: readDocx,
  epub: readEpub,
};

/** Reads a file into text and blocks. The kind is told by content first and by the ending of `name` second. */
export async function readDocument(bytes: Uint8Array, name: string): Promise<DocumentReading> {
  if (bytes.length > LARGEST_DOCUMENT) return refused(tooLarge(name, bytes.length, LARGEST_DOCUMENT));
  const kind = documentKind(bytes, name);
  const reader = READERS[kind];
  return reader ? reader(bytes, name) : refused(unreadable(kind, name));
}

function readText(bytes: Uint8Array, name: string, kind: 'text' | 'markdown'): DocumentReading {
  if (bytes.length > LARGEST_TEXT) return refused(tooLarge(name, bytes.length, LARGEST_TEXT));
  const { text, problems } = decodeText(bytes);
  const blocks = markFootnotes(text, textBlocks(text, kind === 'markdown' ? 'markdown' : 'plain'));
  return { ok: true, kind, document: { text, blocks, metadata: {}, problems } };
}

function readPage(bytes: Uint8Array, name: string): DocumentReading {
  if (bytes.length > LARGEST_WEB_PAGE) return refused(tooLarge(name, bytes.length, LARGEST_WEB_PAGE));
  const decoded = decodeText(bytes, declaredCharset(bytes));
  const page = readWebPage(decoded.text);
  if (page.text.trim() === '') {
    return refused(
      `“${name}” is a web page without readable text. Open the page in a browser, wait until the article shows, and save it again.`,
    );
  }
  const blocks = markFootnotes(page.text, page.blocks);
  return { ok: true, kind: 'html', document: { ...page, blocks, problems: decoded.problems } };
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<meta[^>]{1,200}charset=["']?([\w-]{2,30})/i.exec(head)?.[1];
}

function refused(message: string): DocumentReading {
  return { ok: false, message };
}

function tooLarge(name: string, size: number, limit: number): string {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  return `“${name}” has ${megabytes(size)}; documents of this kind are read up to ${megabytes(limit)}. Split the file, or save the part you need as plain text.`;
}

const SAVE_AS_TEXT = 'Save it as plain text (UTF-8), Markdown or a web page and add that file.';

function unreadable(kind: DocumentKind, name: string): string {
  switch (kind) {
    case 'empty':
      return `“${name}” is empty. Check that the file was saved or downloaded completely.`;
    case 'odt':
    case 'doc':
    case 'rtf':
      return `“${name}” is a word processor document, which cannot be read yet. ${SAVE_AS_TEXT}`;
    case 'image':
      return `“${name}” is a picture, not text. Run text recognition (OCR) on it and add the resulting text file.`;
    case 'archive':
      return `“${name}” is an archive. Unpack it and add the documents inside.`;
    case 'binary':
    case 'text':
    case 'markdown':
    case 'html':
    case 'pdf':
    case 'docx':
    case 'epub':
      return `“${name}” is not a text document (it holds binary data). ${SAVE_AS_TEXT}`;
  }
}
