import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_DOCUMENT, LARGEST_WEB_PAGE, readDocument } from '../../../library/documents/document.ts';
import { documentKind } from '../../../library/documents/document-kind.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('telling files apart', () => {
  it.each([
    ['paper.txt', utf8('%PDF-1.7 …'), 'pdf'],
    ['scan.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'image'],
    ['paper.pdf', utf8('A plain text after all.\n'), 'text'],
    ['page.txt', utf8('<!DOCTYPE html><html><body><p>x</p></body></html>'), 'html'],
    ['page.txt', utf8('\n<!-- saved -->\n<html lang="en"><head></head></html>'), 'html'],
    ['notes.md', utf8('# Notes\n\ntext'), 'markdown'],
    ['notes.txt', utf8('a < b and b > c'), 'text'],
    ['paper.rtf', utf8('{\\rtf1\\ansi Hello}'), 'rtf'],
    ['nothing.txt', utf8(' \n\n'), 'empty'],
    ['x.txt', Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 256), 'binary'],
    ['a.docx', utf8('PK\u0003\u0004 …[Content_Types].xml …word/document.xml'), 'docx'],
    ['a.epub', utf8('PK\u0003\u0004 …mimetypeapplication/epub+zip'), 'epub'],
  ])('takes %s by its content', (name, bytes, kind) => {
    expect(documentKind(bytes, name)).toBe(kind);
  });
});

describe('refusing a file', () => {
  it.each([
    ['empty.txt', new Uint8Array(), /is empty.*saved or downloaded/],
    ['scan.pdf', utf8('%PDF-1.4\n'), /damaged or cut short/],
    ['data.bin', Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 256), /binary data/],
    ['paper.docx', utf8('PK\u0003\u0004 word/document.xml'), /damaged or cut short/],
    ['cut.docx', utf8('PK\u0003\u0004 [Content_Types].xml'), /damaged or cut short/],
    [
      'paper.odt',
      utf8('PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.text'),
      /word processor document/,
    ],
    ['photo.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), /picture/],
    [
      'blank.html',
      utf8('<!doctype html><html><body><script>1</script></body></html>'),
      /without readable text/,
    ],
  ])('says what to do with %s', async (name, bytes, sentence) => {
    const reading = await readDocument(bytes, name);
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(reading.message).toContain(`“${name}”`);
    expect(reading.message).toMatch(sentence);
  });

  it('refuses what is larger than the limits with the sizes', async () => {
    const text = await readDocument(new Uint8Array(LARGEST_DOCUMENT + 1), 'big.txt');
    expect(text).toMatchObject({ ok: false, message: expect.stringContaining('64 MB') });
    const page = await readDocument(utf8(`<!doctype html><html>${' '.repeat(LARGEST_WEB_PAGE)}`), 'big.html');
    expect(page).toMatchObject({ ok: false, message: expect.stringContaining('16 MB') });
  });
});

describe('reading a file', () => {
  it('never throws, whatever the bytes and the name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ maxLength: 12 }),
        async (bytes, name) => {
          const reading = await readDocument(bytes, name);
          if (!reading.ok) expect(reading.message.length).toBeGreaterThan(20);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives blocks in order, inside the text, never overlapping, without white space at their ends', async () => {
    const piece = fc.constantFrom(
      'word',
      ' ',
      '\n',
      '\n\n',
      '\t',
      '- ',
      '1. ',
      '# ',
      '| a | b |',
      '\f',
      '(2010)',
      'References',
      '```',
      'é',
      '.',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('a.txt', 'a.md'),
        async (pieces, name) => {
          const reading = await readDocument(utf8(pieces.join('')), name);
          if (!reading.ok) return;
          let at = 0;
          for (const block of reading.document.blocks) {
            expect(block.start).toBeGreaterThanOrEqual(at);
            expect(block.end).toBeLessThanOrEqual(reading.document.text.length);
            const words = reading.document.text.slice(block.start, block.end);
            if (block.kind !== 'page-break') expect(words.trim()).toBe(words);
            at = block.end;
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
