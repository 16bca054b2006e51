import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../library/documents/encoding.ts';

const WORDS = 'Größe und naïve Müßigkeit: Ærø, señor – 5 €\nsecond line\n';

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].join('');
  const bytes = new Uint8Array(units.length * 2);
  for (let i = 0; i < units.length; i++) {
    const code = units.charCodeAt(i);
    bytes[2 * i + (bigEndian ? 0 : 1)] = code >> 8;
    bytes[2 * i + (bigEndian ? 1 : 0)] = code & 255;
  }
  return bytes;
}

describe('decoding a text file', () => {
  it('gives the text of a UTF-8 file with LF line ends unchanged', () => {
    const decoded = decodeText(new TextEncoder().encode(WORDS));
    expect(decoded).toEqual({ text: WORDS, encoding: 'utf-8', problems: [] });
  });

  it('takes a byte order mark off and folds CRLF and CR to LF', () => {
    const decoded = decodeText(new TextEncoder().encode('\ufeffone\r\ntwo\rthree\n'));
    expect(decoded.text).toBe('one\ntwo\nthree\n');
  });

  it.each([
    ['little endian with a mark', false, true],
    ['big endian with a mark', true, true],
    ['little endian without a mark', false, false],
    ['big endian without a mark', true, false],
  ])('reads UTF-16 %s', (_, bigEndian, mark) => {
    const decoded = decodeText(utf16(WORDS, bigEndian, mark));
    expect(decoded.text).toBe(WORDS);
    expect(decoded.problems).toHaveLength(mark ? 0 : 1);
  });

  it('reads Latin-1 and says that it assumed it', () => {
    const decoded = decodeText(Uint8Array.from([...'naïve Größe'].map((letter) => letter.charCodeAt(0))));
    expect(decoded.text).toBe('naïve Größe');
    expect(decoded.encoding).toBe('windows-1252');
    expect(decoded.problems[0]?.message).toContain('Windows-1252');
  });

  it('keeps damaged UTF-8 as UTF-8 and points to the first broken byte', () => {
    const bytes = new TextEncoder().encode('äöü äöü äöü äöü x');
    bytes[bytes.length - 1] = 0xff;
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text).toBe('äöü äöü äöü äöü \ufffd');
    expect(decoded.problems).toMatchObject([{ kind: 'encoding', start: 16, end: 17 }]);
  });
});
