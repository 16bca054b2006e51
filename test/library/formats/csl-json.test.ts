import { expect, it } from 'vitest';
import { readBibliography, writeBibliography } from '../../../library/formats/formats.ts';

const read = (value: unknown): ReturnType<typeof readBibliography> =>
  readBibliography(typeof value === 'string' ? value : JSON.stringify(value), 'list.json');

it('turns numbers into text, older names into the ones of CSL 1.0.2, and keeps markup', async () => {
  const { records } = await read([
    {
      id: 7,
      type: 'book',
      title: 'On <i>E. coli</i>',
      volume: 3,
      shortTitle: 'E',
      event: 'Congress',
      issued: { 'date-parts': [['2020', 5]] },
    },
  ]);
  expect(records[0]!.item).toEqual({
    id: '7',
    type: 'book',
    title: 'On <i>E. coli</i>',
    volume: '3',
    'title-short': 'E',
    'event-title': 'Congress',
    issued: { 'date-parts': [[2020, 5]] },
  });
});

it('keeps variables and custom values it does not know', async () => {
  const { records } = await read([{ id: 'a', type: 'book', 'volume-title': 'V', custom: { mine: [1] } }]);
  expect(records[0]!.item).toEqual({ id: 'a', type: 'book', 'volume-title': 'V', custom: { mine: [1] } });
});

it('says which item of a list is no item and keeps the others', async () => {
  const { records, unread } = await read('[\n{"id":"a","type":"book"},\n{},\n{"id":"b","type":"book"}]');
  expect(records.map(({ line, sourceId }) => [line, sourceId])).toEqual([
    [2, 'a'],
    [4, 'b'],
  ]);
  expect(unread).toEqual([{ line: 3, text: '{}', reason: 'The item is empty.' }]);
});

it('reads the whole items of a file that was cut off', async () => {
  const { records, unread } = await read(
    '[{"id":"a","type":"book","title":"A"},\n{"id":"b","type":"book","title":"B"},\n{"id":"c","ti',
  );
  expect(records.map(({ sourceId }) => sourceId)).toEqual(['a', 'b']);
  expect(unread.map(({ line }) => line)).toEqual([3]);
});

it('leaves out what cannot be a name or a date, with a warning', async () => {
  const { records } = await read([{ id: 'a', type: 'book', author: 5, issued: ['x'] }]);
  expect(records[0]!.item).toEqual({ id: 'a', type: 'book' });
  expect(records[0]!.warnings.length).toBe(2);
});

it('writes the citation key as id and codings into custom', () => {
  const text = writeBibliography(
    [{ item: { id: 'x', type: 'book' }, citationKey: 'key', codings: ['factor:a'] }],
    'csl',
    { codings: 'field' },
  );
  expect(JSON.parse(text)).toEqual([{ id: 'key', type: 'book', custom: { codings: ['factor:a'] } }]);
});
