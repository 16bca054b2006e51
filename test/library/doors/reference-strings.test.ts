import { describe, expect, test } from 'vitest';
import { readStrings } from '../../../library/doors/commands/reference-strings.ts';

const read = (text: string) => readStrings(Buffer.from(text));

describe('a file of reference strings', () => {
  test('gives each line its number, and skips empty lines without losing count', () => {
    expect(read('First.\r\n\r\n  Third.  \n').strings).toEqual([
      { id: '1', raw: 'First.' },
      { id: '3', raw: 'Third.' },
    ]);
  });

  test('keeps the ids of JSONL, and numbers what has none', () => {
    expect(read('{"id":"a","raw":"One."}\n{"id":7,"raw":"Two\\nlines."}\n{"raw":"Three."}').strings).toEqual([
      { id: 'a', raw: 'One.' },
      { id: '7', raw: 'Two\nlines.' },
      { id: '3', raw: 'Three.' },
    ]);
  });

  test('tells a broken JSONL line by its number and goes on', () => {
    const { strings, unread } = read(
      '{"id":"a","raw":"One."}\n{"id":"b"\n{"id":"c","raw":"Three."}\n{"id":"d"}',
    );
    expect(strings.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(unread.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('takes a line that merely begins with a brace as text where the file is no JSONL', () => {
    expect(read('{Anonymous}. 1999.\nSmith, J.').strings.map(({ raw }) => raw)).toEqual([
      '{Anonymous}. 1999.',
      'Smith, J.',
    ]);
  });

  test('is empty for an empty file', () => {
    expect(read('')).toEqual({ strings: [], unread: [] });
  });

  test('reads over a byte order mark', () => {
    expect(read('\uFEFF{"id":"a","raw":"One."}').strings).toEqual([{ id: 'a', raw: 'One.' }]);
  });
});
