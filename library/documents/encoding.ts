import type { ExtractionProblem } from '../../shared/model/extraction.ts';

/** How the bytes of a text file were understood. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text with LF line ends and no byte order mark, and what had to be assumed to get it. */
export type DecodedText = {
  readonly text: string;
  readonly encoding: Encoding;
  readonly problems: readonly ExtractionProblem[];
};

const SAMPLE_BYTES = 65_536;

/**
 * Decodes a text file: byte order marks first, then UTF-16 by its NUL pattern, then UTF-8, else Windows-1252
 * (of which Latin-1 is a part). `declared` is a charset the file itself names, as saved web pages do.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked) return plain(decode(bytes.subarray(marked.length), marked.encoding), marked.encoding);
  const wide = utf16WithoutMark(bytes);
  if (wide)
    return { ...plain(decode(bytes, wide), wide), problems: [assumed(`UTF-16 without a byte order mark`)] };
  const strict = strictUtf8(bytes);
  if (strict !== undefined) return plain(strict, 'utf-8');
  return declared !== undefined && /^utf-?8$/i.test(declared) ? damagedUtf8(bytes) : withoutUtf8(bytes);
}

/** UTF-16 by the share of NUL bytes on odd (little endian) or even (big endian) places; a text has them on one side only. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.3 && even < pairs * 0.02) return 'utf-16le';
  if (even > pairs * 0.3 && odd < pairs * 0.02) return 'utf-16be';
  return undefined;
}

/** The byte order mark at the start of the bytes. */
export function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

function plain(text: string, encoding: Encoding): DecodedText {
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, encoding, problems: [] };
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file with a few broken bytes among many good multi-byte characters is UTF-8 that was damaged, not Latin-1. */
function withoutUtf8(bytes: Uint8Array): DecodedText {
  const text = decode(bytes, 'utf-8');
  let broken = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) good++;
  }
  if (good > broken * 4) return damagedUtf8(bytes);
  return {
    ...plain(decode(bytes, 'windows-1252'), 'windows-1252'),
    problems: [assumed('Windows-1252 (Latin-1)')],
  };
}

function damagedUtf8(bytes: Uint8Array): DecodedText {
  const decoded = plain(decode(bytes, 'utf-8'), 'utf-8');
  const at = decoded.text.indexOf('\ufffd');
  const message =
    'Some bytes of this file are not valid UTF-8 and are shown as “\ufffd”. Save the file again as UTF-8 if letters are missing.';
  return { ...decoded, problems: [{ kind: 'encoding', message, start: at, end: at + 1 }] };
}

function assumed(what: string): ExtractionProblem {
  return {
    kind: 'encoding',
    message: `This file is not UTF-8; it was read as ${what}. Save it as UTF-8 if letters look wrong.`,
    start: 0,
    end: 0,
  };
}
