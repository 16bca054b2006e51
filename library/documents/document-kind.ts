import { byteOrderMark, utf16WithoutMark } from './encoding.ts';

/** The kinds of file that are told apart before reading. */
export type DocumentKind =
  | 'empty'
  | 'text'
  | 'markdown'
  | 'html'
  | 'pdf'
  | 'docx'
  | 'epub'
  | 'odt'
  | 'rtf'
  | 'doc'
  | 'image'
  | 'archive'
  | 'binary';

const HEAD_BYTES = 65_536;

/** What a file is: by its first bytes, and only between kinds of text, and of archives cut short, by its name. */
export function documentKind(bytes: Uint8Array, name: string): DocumentKind {
  if (bytes.length === 0) return 'empty';
  const signature = bySignature(bytes, name);
  if (signature) return signature;
  const wide = byteOrderMark(bytes)?.encoding ?? utf16WithoutMark(bytes);
  if (!wide?.startsWith('utf-16') && looksBinary(bytes)) return 'binary';
  const head = new TextDecoder(wide ?? 'utf-8').decode(bytes.subarray(0, HEAD_BYTES));
  if (head.trim() === '' && bytes.length <= HEAD_BYTES) return 'empty';
  return textKind(head, name);
}

function textKind(head: string, name: string): DocumentKind {
  const start = head.slice(0, 2048).trimStart().toLowerCase();
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,800}?-->\s*)*<(?:!doctype html|html|head|body)\b/.test(start))
    return 'html';
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^x?html?$/.test(extension) && /<[a-z][^>]*>/i.test(head)) return 'html';
  if (/^(?:md|markdown|mdown|mkd|qmd|rmd)$/.test(extension)) return 'markdown';
  if (extension === '' && /^#{1,3} \S/m.test(head) && /(?:\]\(|^\s*[-*] |\*\*|^```)/m.test(head))
    return 'markdown';
  return 'text';
}

const SIGNATURES: readonly (readonly [readonly number[], DocumentKind])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'pdf'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'doc'],
  [[0x89, 0x50, 0x4e, 0x47], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  [[0x47, 0x49, 0x46, 0x38], 'image'],
  [[0x49, 0x49, 0x2a, 0x00], 'image'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'image'],
  [[0x1f, 0x8b], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
];

function bySignature(bytes: Uint8Array, name: string): DocumentKind | undefined {
  for (const [signature, kind] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return kind;
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5))
    return zippedKind(bytes, name);
  return undefined;
}

/** Word, EPUB and OpenDocument files are zip archives; the names of their first members tell them apart. */
function zippedKind(bytes: Uint8Array, name: string): DocumentKind {
  const names = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const tail = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - HEAD_BYTES)));
  if (names.includes('application/epub+zip')) return 'epub';
  if (names.includes('application/vnd.oasis.opendocument.text')) return 'odt';
  if (names.includes('word/') || tail.includes('word/document.xml')) return 'docx';
  // One that was cut before its first part names nothing of Word's.
  if (/\.docx$/i.test(name) && names.includes('[Content_Types].xml')) return 'docx';
  return 'archive';
}

function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, HEAD_BYTES);
  let control = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte === 0 || byte === 0x7f) control += 4;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b)
      control++;
  }
  return control > Math.max(2, length * 0.01);
}
