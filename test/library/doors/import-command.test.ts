import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ImportPreviews } from '../../../shared/contract/command-line.ts';
import { WALKS } from '../intake/invented-walks.ts';
import { freshPlace } from './captured-terminal.ts';

const TABLE =
  'Titel der Arbeit;Wer;Jahr;Wertung\nWege zur Hilfe;Berg, Anna;2019;3\nNoch ein Weg;Lund, Ole;2021;5\n';

test('import --map reads a table by what is said of its columns, and remembers it', async () => {
  const place = freshPlace();
  writeFileSync(join(place.folder, 'liste.csv'), TABLE);
  const words = ['liste.csv', '--library', 'l.gleaner'];
  const { code, output } = await place.runJson('import', [
    ...words,
    '--map',
    'Titel der Arbeit=title',
    '--map',
    'wer=author',
    '--map',
    'Wertung=ignore',
  ]);
  expect(code).toBe(0);
  expect(output).toMatchObject({ found: 2, added: 2, unread: [] });
  const list = await place.run(['export', '--library', 'l.gleaner', '--format', 'csl']);
  const items = JSON.parse(list.stdout) as { title: string; author: unknown; issued: unknown }[];
  expect(items.map(({ title }) => title).toSorted()).toEqual(['Noch ein Weg', 'Wege zur Hilfe']);
  expect(items.find(({ title }) => title === 'Wege zur Hilfe')).toMatchObject({
    author: [{ family: 'Berg', given: 'Anna' }],
    issued: { 'date-parts': [[2019]] },
  });
  expect(list.stdout).not.toContain('Wertung');
  writeFileSync(join(place.folder, 'mehr.csv'), TABLE.replace('Noch ein Weg', 'Ein dritter Weg'));
  const again = await place.runJson('import', ['mehr.csv', '--library', 'l.gleaner']);
  expect(again.output).toMatchObject({ found: 2, added: 1, unread: [] });
});

test('import --map says which columns there are, and what a column can mean', async () => {
  const place = freshPlace();
  writeFileSync(join(place.folder, 'liste.csv'), TABLE);
  const run = (map: string) => place.run(['import', 'liste.csv', '--library', 'l.gleaner', '--map', map]);
  const unknown = await run('Autor=author');
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('Titel der Arbeit, Wer') });
  const meaning = await run('Wer=colour');
  expect(meaning.code).not.toBe(0);
  expect(meaning.stderr).toContain('cannot mean “colour”');
});

test('import --preview needs no library, and makes none', async () => {
  const place = freshPlace();
  writeFileSync(join(place.folder, 'map.json'), WALKS);
  const shown = await place.run(['import', 'map.json', '--preview', '--library', 'none.gleaner']);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toContain('Places: 2 codes, 2 codings: a new dimension');
  expect(existsSync(join(place.folder, 'none.gleaner'))).toBe(false);
});

test('import --preview shows what the codes of a map become; --map says otherwise', async () => {
  const place = freshPlace();
  writeFileSync(join(place.folder, 'map.json'), WALKS);
  writeFileSync(join(place.folder, 'liste.csv'), TABLE);
  const run = (...words: string[]) => place.run(['import', 'map.json', '--library', 'l.gleaner', ...words]);
  await place.run(['import', 'liste.csv', '--library', 'l.gleaner', '--map', 'Wer=author']);
  const shown = await run('liste.csv', '--preview', '--map', 'Places:Street=ignore');
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toMatch(/2 rows; what the columns mean/);
  expect(shown.stdout).toMatch(/Street +1 codings +left out/);
  expect(shown.stdout).toContain('“map.json”: 1 references, coded with “Walks”');
  expect(shown.stdout).toContain('Places: 2 codes, 2 codings: a new dimension');
  expect(shown.stdout).toContain('No code set explains these codes; left out: 99 (1 codings).');
  const printed = await run('--preview', '--json');
  const { files } = ImportPreviews.parse(JSON.parse(printed.stdout));
  expect(files).toMatchObject([
    {
      name: 'map.json',
      codes: {
        dimensions: [
          { label: 'Places', codings: 2 },
          { label: 'Seasons', codings: 1 },
        ],
      },
    },
  ]);
  expect(await run('--map', 'Colours=new')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Its dimensions are: Places, Seasons.'),
  });
  const { code, output } = await place.runJson('import', [
    'map.json',
    '--library',
    'l.gleaner',
    '--map',
    'places:street=ignore',
  ]);
  expect(code).toBe(0);
  expect(output).toMatchObject({
    added: 1,
    files: [{ notices: expect.arrayContaining(['1 codings left out, as was chosen.']) }],
  });
});

const BIB = `@article{berg2019, author = {Berg, Anna}, title = {Ways to help}, year = 2019,
  file = {Full text:files/1/berg.txt:text/plain;Link:files/1/linked.txt:text/plain;Gone:files/2/gone.pdf:application/pdf}}`;

test('import takes a folder with files and an archive of it alike', async () => {
  const place = freshPlace();
  const folder = join(place.folder, 'export');
  mkdirSync(join(folder, 'files/1'), { recursive: true });
  const paper = 'Ways to help\n\nAnna Berg\n\nPeople help in many ways.\n';
  writeFileSync(join(folder, 'export.bib'), BIB);
  writeFileSync(join(folder, 'files/1/berg.txt'), paper);
  writeFileSync(join(place.folder, 'secret.txt'), 'Not to be read.\n');
  symlinkSync(join(place.folder, 'secret.txt'), join(folder, 'files/1/linked.txt'));
  const read = await place.runJson('import', ['export/', '--library', 'l.gleaner']);
  expect(read.code).toBe(1);
  expect(read.output.files[0]).toMatchObject({ name: 'export', found: 1, added: 1, unread: [] });
  expect(read.output.files[0]?.attachments).toMatchObject({ found: 3, added: 1, linked: 0 });
  expect(read.stderr).toContain('files/2/gone.pdf (berg2019): The file is not in the folder');
  expect(read.stderr).toContain('files/1/linked.txt (berg2019): The file is not in the folder');
  const bytes = (text: string) => new TextEncoder().encode(text);
  const zip = zipSync({ 'e/export.bib': bytes(BIB), 'e/files/1/berg.txt': bytes(paper) });
  writeFileSync(join(place.folder, 'export.zip'), zip);
  const again = await place.run(['import', 'export.zip', '--library', 'l.gleaner']);
  expect(again.stdout).toBe(
    '“export.zip”: 1 found, 0 added, 0 merged, 1 skipped, 0 unread; 3 attached files: 0 added, 1 there already, 2 unread\n',
  );
});
