import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBibliography } from '../../../library/formats/formats.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const read = (value: unknown): ReturnType<typeof readBibliography> =>
  readBibliography(typeof value === 'string' ? value : JSON.stringify(value), 'list.json');

describe('JSON of Zotero', () => {
  it('has its collections, in the order in which they stand in each other, with the works in them', async () => {
    const text = readFileSync(join(FIXTURES, 'zotero-json/better-bibtex.json'), 'utf8');
    const { collections, records } = await read(text);
    expect(records.map(({ sourceId }) => sourceId)).toEqual(['KEYONE01', 'KEYTWO02', 'KEYTHREE']);
    expect(collections).toEqual([
      { path: ['Trials'], records: ['KEYTWO02'] },
      { path: ['Trials', 'Small'], records: ['KEYONE01', 'KEYTHREE'] },
    ]);
  });

  it('is read with collections that stand in each other in a circle', async () => {
    const { collections } = await read({
      config: { label: 'BetterBibTeX JSON' },
      collections: {
        A: { parent: 'B', name: 'One', items: [] },
        B: { parent: 'A', name: 'Two', items: [] },
      },
      items: [{ itemType: 'book', title: 'T', creators: [] }],
    });
    expect(collections!.map(({ path }) => path.at(-1)).sort()).toEqual(['One', 'Two']);
  });

  it('keeps the whole items of a file that was cut off, and tells the last', async () => {
    const text = readFileSync(join(FIXTURES, 'zotero-json/better-bibtex.json'), 'utf8');
    const { records, unread } = await read(text.slice(0, text.indexOf('"University of')));
    expect(records.map(({ item }) => item.title)).toEqual(['A made-up trial of walking groups', 'A chapter']);
    expect(unread.map(({ reason }) => reason)).toEqual(['This part of the file is not valid JSON.']);
  });

  it('keeps in the note what Extra says in other words, and what contradicts a field', async () => {
    const extra = 'DOI: 10.5555/other\nPublisher Place: Lund\nSee: the appendix\nCitation Key: abc';
    const { records } = await read([
      { itemType: 'book', title: 'T', DOI: '10.5555/own', creators: [], tags: [], extra },
    ]);
    const { item } = records[0]!;
    expect([item.DOI, item['publisher-place'], item['citation-key']]).toEqual(['10.5555/own', 'Lund', 'abc']);
    expect(item.note).toBe('DOI: 10.5555/other\nSee: the appendix');
  });
});

describe('JSON of Crossref', () => {
  it('without any field of a work is told', async () => {
    const { records, unread } = await read({
      'message-type': 'work-list',
      message: {
        items: [
          { DOI: null, score: 1 },
          { DOI: '10.5555/1', title: [] },
        ],
      },
    });
    expect(records.map(({ item }) => item.DOI)).toEqual(['10.5555/1']);
    expect(unread.map(({ reason }) => reason)).toEqual(['The work has no fields.']);
  });
});
