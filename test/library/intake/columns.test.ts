import { describe, expect, test } from 'vitest';
import { newEngine } from '../test-engine.ts';
import { faultOf } from '../test-library.ts';

const GERMAN = [
  'Titel der Arbeit;Wer;Jahr;Fundstelle;Wertung',
  'Wege zur Hilfe;Berg, Anna; 2019;Zeitschrift für Beispiele;3',
  'Noch ein Weg;Lund, Ole;2021;Zeitschrift für Beispiele;5',
].join('\n');

describe('a table with headers nobody knows', () => {
  test('is shown with its columns, samples and what they probably mean', async () => {
    const { call, put } = await newEngine();
    const { tables, targets } = await call('import.preview', { file: put('liste.csv', GERMAN) });
    expect(tables).toEqual([
      {
        name: '',
        headers: ['Titel der Arbeit', 'Wer', 'Jahr', 'Fundstelle', 'Wertung'],
        hasHeader: true,
        rows: 2,
        samples: [
          ['Wege zur Hilfe', 'Noch ein Weg'],
          ['Berg, Anna', 'Lund, Ole'],
          ['2019', '2021'],
          ['Zeitschrift für Beispiele', 'Zeitschrift für Beispiele'],
          ['3', '5'],
        ],
        targets: ['title', 'author', 'year', 'keep', 'keep'],
        basis: 'guessed',
      },
    ]);
    expect(targets).toEqual(expect.arrayContaining(['title', 'author', 'container-title', 'keyword']));
  });

  test('is read by what a person says, and the next table with these headers without asking', async () => {
    const { call, put } = await newEngine();
    const headers = ['Titel der Arbeit', 'Wer', 'Jahr', 'Fundstelle', 'Wertung'];
    const { receipt } = await call('import.readMapped', {
      file: put('liste.csv', GERMAN),
      mapping: { headers, targets: ['title', 'author', 'year', 'container-title', 'ignore'] },
    });
    expect(receipt).toMatchObject({ found: 2, added: 2, unread: [] });
    const { rows } = await call('reference.list', {});
    expect(rows.map(({ title, year }) => [title, year]).toSorted()).toEqual([
      ['Noch ein Weg', 2021],
      ['Wege zur Hilfe', 2019],
    ]);
    const next = `${headers.join(';')}\nEin dritter Weg;Nord, Kai;2022;Zeitschrift für Beispiele;1\n`;
    const { tables } = await call('import.preview', { file: put('mehr.csv', next) });
    expect(tables[0]).toMatchObject({
      basis: 'remembered',
      targets: ['title', 'author', 'year', 'container-title', 'ignore'],
    });
    const { receipts } = await call('import.read', { files: [put('mehr.csv', next)] });
    expect(receipts[0]).toMatchObject({ found: 1, added: 1, unread: [] });
  });

  test('keeps what is kept under its own header, and leaves out what is ignored', async () => {
    const { call, put } = await newEngine();
    const mapping = {
      headers: ['Titel der Arbeit', 'Wer', 'Jahr', 'Fundstelle', 'Wertung'],
      targets: ['title', 'ignore', 'year', 'keep', 'keep'],
    };
    await call('import.readMapped', { file: put('liste.csv', GERMAN), mapping });
    const { rows } = await call('reference.list', { query: 'Hilfe' });
    const { item } = await call('reference.get', { id: rows[0]!.id });
    expect(item.author).toBeUndefined();
    expect(item.custom).toEqual({ csv: { Fundstelle: 'Zeitschrift für Beispiele', Wertung: '3' } });
  });

  test('is told apart from one that begins with a record', async () => {
    const { call, put } = await newEngine();
    const bare =
      '10.1000/abc,A way to help,2019\n10.1000/abd,Another way to help people,2020\n10.1000/abe,A third way out of here,2021\n';
    const file = put('bare.csv', bare);
    const { tables } = await call('import.preview', { file });
    expect(tables[0]).toMatchObject({
      hasHeader: false,
      headers: ['Column 1', 'Column 2', 'Column 3'],
      targets: ['DOI', 'title', 'year'],
      rows: 3,
    });
    const { headers, targets } = tables[0]!;
    const { receipt } = await call('import.readMapped', {
      file,
      mapping: { headers, targets, hasHeader: false },
    });
    expect(receipt).toMatchObject({ found: 3, added: 3 });
  });

  test('is refused with a sentence where no column makes a reference, or a target is none', async () => {
    const { reply, put } = await newEngine();
    const file = put('liste.csv', GERMAN);
    const headers = ['Titel der Arbeit', 'Wer', 'Jahr', 'Fundstelle', 'Wertung'];
    const ask = async (targets: string[]) =>
      faultOf(await reply('import.readMapped', { file, mapping: { headers, targets } })).message;
    expect(await ask(['keep', 'author', 'year', 'keep', 'keep'])).toMatch(/which column holds the titles/);
    expect(await ask(['titel', 'author', 'year', 'keep', 'keep'])).toMatch(/cannot mean “titel”/);
  });

  test('is no table where the file is a bibliography or a picture', async () => {
    const { call, put } = await newEngine();
    for (const [name, bytes] of [
      ['a.bib', '@book{a, title = {One, two, three}}'],
      ['a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])],
    ] as const)
      expect(await call('import.preview', { file: put(name, bytes) })).toMatchObject({ tables: [] });
  });
});

describe('a workbook', () => {
  test('goes out of the library and comes in again as the same references', async () => {
    const { call, put, engine } = await newEngine({ starter: true });
    const produced = await call('export.references', { format: 'xlsx' });
    const file = engine.files.get(produced.file);
    if (!file.ok) throw new Error(file.fault.message);
    const { receipts } = await call('import.read', { files: [put('again.xlsx', file.output.bytes)] });
    const { counts } = await call('library.describe', {});
    expect(receipts[0]).toMatchObject({ found: counts.references, added: 0, unread: [] });
  });
});
