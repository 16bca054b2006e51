import { isUtf8 } from 'node:buffer';
import { byteOrderMark, utf16WithoutMark } from '../documents/encoding.ts';

const BYTE_ORDER_MARK = /\uFEFF/g;

/** How much of a file is looked at for what it says of its own encoding. */
const HEAD = 1_000;

/**
 * Bytes as text: by their byte order mark, as UTF-16 where every other byte is zero, else UTF-8. Bytes that are not
 * UTF-8 are read in the encoding the file names (XML, JabRef), else as Windows-1252, and only they: files put together
 * from several exports have both. Never fails. `cutOff` says that the bytes may end inside a character.
 */
export function decodeText(bytes: Uint8Array, cutOff = false): string {
  const wide = byteOrderMark(bytes)?.encoding ?? utf16WithoutMark(bytes);
  if (wide !== undefined && wide !== 'utf-8') return new TextDecoder(wide).decode(bytes, { stream: cutOff });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cutOff });
  } catch {
    const named = namedEncoding(bytes);
    return named === undefined ? decodeMixed(bytes) : named.decode(bytes);
  }
}

/** The text of a file piece by piece, as the readers want it; each call begins anew. A piece may end in the midst of a line. */
export type TextPieces = () => Iterable<string>;

const PIECE = 1_000_000;

/** The text of bytes that are UTF-8 throughout, in pieces that are made as they are asked for; undefined for all others. */
export function piecesOf(bytes: Uint8Array, size = PIECE): TextPieces | undefined {
  const mark = byteOrderMark(bytes)?.encoding ?? 'utf-8';
  if (mark !== 'utf-8' || !isUtf8(bytes) || utf16WithoutMark(bytes) !== undefined) return undefined;
  return function* () {
    const decoder = new TextDecoder('utf-8');
    let isAfterReturn = false;
    for (let from = 0; from < bytes.length; from += size) {
      const stream = from + size < bytes.length;
      const text = decoder.decode(bytes.subarray(from, from + size), { stream });
      // A line feed that belongs to the carriage return before it.
      const piece = isAfterReturn && text.startsWith('\n') ? text.slice(1) : text;
      isAfterReturn = text.endsWith('\r');
      yield normaliseText(piece);
    }
  };
}

/** Text as the readers want it: line feeds only, no byte order marks (joined files have them in the middle). */
export function normaliseText(text: string): string {
  return text.replace(BYTE_ORDER_MARK, '').replace(/\r\n?/g, '\n');
}

/** The encoding an XML declaration or JabRef's first comment names, where it is not the one that has failed. */
function namedEncoding(bytes: Uint8Array): InstanceType<typeof TextDecoder> | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD));
  const name =
    /^(?:\uFEFF|ï»¿)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)|^%+\s*Encoding:\s*([\w.:-]+)/im.exec(head);
  const label = (name?.[1] ?? name?.[2] ?? '')
    .toLowerCase()
    .replace(/^iso8859_/, 'iso-8859-')
    .replace(/^cp(?=125\d$)/, 'windows-');
  if (label === '' || /^utf-?(?:8|16)/.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    // A name no one knows says nothing.
    return undefined;
  }
}

/**
 * Whether letters with accents stand where old Macintosh programs put them: between letters, 0x80 to 0x9F are letters there
 * and hardly ever in Windows-1252, and 0xC0 to 0xFF the other way round.
 */
function isMacRoman(bytes: Uint8Array): boolean {
  let mac = 0;
  // Quotation marks and dashes of Windows, which stand between two letters now and then.
  let marks = 0;
  let windows = 0;
  for (let at = 1; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x80 || sequenceLength(bytes, at) > 0) continue;
    const [before, after] = [isSmallLetter(bytes[at - 1]), isSmallLetter(bytes[at + 1])];
    if (byte >= 0xc0 && (before || after)) windows += 1;
    else if (byte >= 0x91 && byte <= 0x97) marks += before && after ? 1 : 0;
    else if (byte < 0xa0 && (before || after)) mac += 1;
  }
  return mac > 0 && mac + marks >= 3 && mac + marks > windows * 4;
}

function isSmallLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}

/** Runs of UTF-8 as such, and every other byte above 127 as Windows-1252, or MacRoman where that is what they are. */
function decodeMixed(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8');
  const single = new TextDecoder(isMacRoman(bytes) ? 'macintosh' : 'windows-1252');
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (at > start) parts.push(utf8.decode(bytes.subarray(start, at)));
    const from = at;
    while (at < bytes.length && sequenceLength(bytes, at) === 0) at++;
    parts.push(single.decode(bytes.subarray(from, at)));
    start = at;
  }
  if (at > start) parts.push(utf8.decode(bytes.subarray(start, at)));
  return parts.join('');
}

/** How many bytes the UTF-8 character at a place has; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xf0 && first < 0xf5
          ? 4
          : 0;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return 0;
  }
  const second = bytes[at + 1] ?? 0;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const beyond = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return overlong || beyond ? 0 : length;
}
