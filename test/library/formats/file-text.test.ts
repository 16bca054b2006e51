import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../library/formats/file-text.ts';
import { readBibliography } from '../../../library/formats/formats.ts';

/** Text in an encoding of one byte a character. */
function encoded(text: string, encoding: 'macintosh' | 'windows-1252'): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const letters = [...new TextDecoder(encoding).decode(bytes)];
  return Uint8Array.from([...text].map((letter) => letters.indexOf(letter)));
}

describe('bytes that are not UTF-8', () => {
  it.each([
    'Möller, Jörg: Über die Größe der Wälder',
    'Étude des ménages ruraux, déjà publiée à Genève',
    'Educación y atención en los niños: qué dicen los padres',
    'Åberg, Väinö: hyvää päivää kaikille',
  ])('are told to be of an old Macintosh or of Windows by where their letters stand: %s', (text) => {
    expect(decodeText(encoded(text, 'macintosh'))).toBe(text);
    expect(decodeText(encoded(text, 'windows-1252'))).toBe(text);
  });

  it('stay of Windows where they are its quotation marks and dashes alone', () => {
    const text = 'The patient’s “own” words–and the nurses’ words';
    expect(decodeText(encoded(text, 'windows-1252'))).toBe(text);
  });
});

describe('a file without records', () => {
  it.each([
    ['empty.ris', 'Record #1 of 2\nnothing that is a record\n'],
    ['words.bib', 'Dear all, please find the list enclosed.\n'],
    ['empty.xml', '<?xml version="1.0"?><xml><records></records></xml>'],
  ])('is told, so that nobody takes it for read: %s', async (name, text) => {
    const { records, unread } = await readBibliography(text, name);
    expect(records).toEqual([]);
    expect(unread).toHaveLength(1);
  });

  it.each([
    ['empty.json', '[]'],
    ['strings.bib', '@comment{none yet}\n@string{j = "Journal"}\n'],
  ])('is whole where it says that it has none: %s', async (name, text) => {
    expect(await readBibliography(text, name)).toMatchObject({ records: [], unread: [] });
  });
});
