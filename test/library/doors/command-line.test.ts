import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../../library/index.ts';
import { MAP_FORMATS } from '../../../shared/model/map.ts';
import { freshPlace, type Place } from './captured-terminal.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
const PAPER = fixture('paper/paper.txt');

const BIB = `@article{lee2001, author = {Lee, Ann}, title = {Hearing aids in use}, journal = {Ear}, year = 2001, doi = {10.1000/ear.1}}
@article{lee2001b, author = {Lee, Ann}, title = {Hearing aids in use}, journal = {Ear}, year = 2001, doi = {10.1000/ear.1}}
@book{poe1999, author = {Poe, Bo}, title = {Another matter}, publisher = {Press}, year = 1999}
`;

describe('without a library', () => {
  const place = freshPlace();

  test('extract prints what was found in a document and stores nothing', async () => {
    const { code, output } = await place.runJson('extract', [PAPER]);
    expect(code).toBe(0);
    expect(output.text).toBe(readFileSync(PAPER, 'utf8'));
    expect(output.references.length).toBeGreaterThan(20);
    expect(output.citations.length).toBeGreaterThan(20);
    expect(readdirSync(place.folder)).toEqual([]);
  });

  test('extract reads standard input', async () => {
    const { code, output } = await place.runJson('extract', ['-'], readFileSync(PAPER));
    expect(code).toBe(0);
    expect(output.references.length).toBeGreaterThan(20);
  });

  test('extract without --json is for reading', async () => {
    const { code, stdout } = await place.run(['extract', PAPER]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ references, \d+ citations in \d+ groups/m);
  });

  test.each(['empty.txt', 'binary.bin'])(
    'extract says in a sentence that %s cannot be read',
    async (name) => {
      const { code, stdout, stderr } = await place.run(['extract', '--json', fixture(`bad/${name}`)]);
      expect(code).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toContain(name);
    },
  );

  test('check prints the questions of a document and counts what agrees', async () => {
    const { code, output } = await place.runJson('check', [PAPER]);
    expect(code).toBe(0);
    expect(output.results.filter(({ verdict }) => verdict === 'differs').map(({ kind }) => kind)).toEqual([
      'percentage',
      'test',
    ]);
    const text = await place.run(['check', PAPER]);
    expect(text).toMatchObject({ code: 0, stdout: expect.stringContaining('566 of 2,077 is 27.25 %') });
    expect((await place.run(['check', 'no-such-file.txt'])).code).toBe(1);
  });

  test('parse gives CSL-JSON with the ids it was handed', async () => {
    const { code, output } = await place.runJson(
      'parse',
      ['-'],
      '{"id":"x","raw":"Lee, A. (2001). Hearing aids in use. Ear, 3(2), 10-20."}\nbroken\n',
    );
    expect(code).toBe(1);
    expect(output.map(({ id }) => id)).toEqual(['x']);
    expect(output[0]).toMatchObject({ title: 'Hearing aids in use' });
  });

  test('duplicates of a file are told by the records’ own ids', async () => {
    const { code, output } = await place.runJson('duplicates', ['-'], BIB);
    expect(code).toBe(0);
    expect(output.groups.map(({ ids, tier }) => [ids.toSorted(), tier])).toEqual([
      [['lee2001', 'lee2001b'], 'certain'],
    ]);
    expect(readdirSync(place.folder)).toEqual([]);
  });

  test('a file that is not there is told and is no wrong usage', async () => {
    const { code, stderr } = await place.run(['extract', 'gone.txt']);
    expect(code).toBe(1);
    expect(stderr).toBe('There is no file “gone.txt”. Check its name and folder.');
  });

  test('a folder is told as one', async () => {
    const { code, stderr } = await place.run(['extract', '.']);
    expect(code).toBe(1);
    expect(stderr).toContain('is a folder');
  });
});

describe('wrong usage ends with 2 and says why on stderr', () => {
  const place = freshPlace();
  test.each([
    [['fly'], 'unknown command'],
    [['extract'], 'missing required argument'],
    [['export', '--format', 'cuneiform'], 'Choose one of'],
    [['search', 'x', '--limit', 'many'], 'whole number'],
    [['matrix', '--format', 'smoke'], 'Allowed choices'],
    [['map'], '--out'],
    [['map', '--out', 'map.png', '--dpi', '9999'], '36 to 1200'],
    [['map', '--out', 'map.svg', '--theme', 'sepia'], 'Allowed choices'],
    [['map', '--out', 'map.doc'], 'no map file'],
    [['map', 'no such map', '--out', 'map.svg'], 'no saved map'],
    [['matrix', '--rows', 'nonsense'], 'nonsense'],
    [['code', 'someone', 'nocolon'], 'dimension:code'],
    [['code', 'someone', 'factor:x', '--start', '3'], '--document'],
    [['code', 'someone', 'factor:x', '--reject', '--remove'], 'exclude each other'],
    [['code', 'nobody2000nothing', 'factor:x'], 'nobody2000nothing'],
    [['duplicates', 'x.bib', '--merge', 'certain'], 'Import the file first'],
    [['check'], 'Name a document'],
  ])('%j', async (words, reason) => {
    const { code, stdout, stderr } = await place.run(words);
    expect(stderr).toContain(reason);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  test('help and version are no errors', async () => {
    const help = await place.run(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('Usage: gleaner');
    const version = await place.run(['--version']);
    expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

describe('with the app’s own library', () => {
  const place = freshPlace();

  test('the first command makes it with the starter library', async () => {
    const { code, output } = await place.runJson('search', ['help', '--limit', '3']);
    expect(code).toBe(0);
    expect(existsSync(join(place.folder, 'data/gleaner/library.gleaner'))).toBe(true);
    expect(output.total).toBeGreaterThan(3);
    expect(output.hits).toHaveLength(3);
  });

  test('search orders, narrows and counts what it finds', async () => {
    const sorted = ['help', '--sort', 'year', '--descending', '--facets', '--limit', '1000'];
    const { code, output } = await place.runJson('search', sorted);
    expect(code).toBe(0);
    const type = output.facets.find(({ name }) => name === 'type')?.values ?? [];
    expect(type.reduce((sum, { count }) => sum + count, 0)).toBe(output.total);
    const narrow = ['help', '--narrow', `type=${type[0]?.value}`];
    expect((await place.runJson('search', narrow)).output.total).toBe(type[0]?.count);
    expect((await place.run(['search', 'help', '--narrow', 'type'])).code).toBe(2);
    expect((await place.run(['search', 'help', '--sort', 'colour'])).code).toBe(2);
  });

  test('a query may begin with a minus', async () => {
    const { code } = await place.run(['search', '-help']);
    expect(code).toBe(0);
  });

  test('every reading command prints its shape', async () => {
    for (const command of [
      'codings',
      'findings',
      'duplicates',
      'history',
      'verify',
      'matrix',
      'suggest',
    ] as const) {
      const { code } = await place.runJson(command);
      expect([command, code]).toEqual([command, 0]);
    }
  });

  test('matrix prints CSV, Markdown and JSON of the same cells', async () => {
    const { output } = await place.runJson('matrix', ['--columns', 'prevention_level']);
    const csv = await place.run(['matrix', '--columns', 'prevention_level', '--format', 'csv']);
    const markdown = await place.run(['matrix', '--columns', 'prevention_level']);
    expect(output.rowDimension).toBe('factor');
    const label = output.rowHeadings.find(({ id }) => id === output.rows[1])!.label;
    expect(csv.stdout).toContain(label);
    expect(markdown.stdout).toContain(label);
    expect(output.cells).toHaveLength(output.rows.length * output.columns.length);
  });

  test('export writes a file whole, and prints it without --out', async () => {
    const { code, output } = await place.runJson('export', ['--out', 'library.bib']);
    expect(code).toBe(0);
    expect(output).toMatchObject({ out: join(place.folder, 'library.bib'), format: 'bibtex' });
    expect(readFileSync(join(place.folder, 'library.bib')).length).toBe(output.bytes);
    const printed = await place.run(['export', '--format', 'bibtex']);
    expect(printed.stdout).toBe(readFileSync(join(place.folder, 'library.bib'), 'utf8'));
    expect(readdirSync(place.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('export to a folder that is not there says so and ends with 2', async () => {
    const { code, stderr } = await place.run(['export', '--out', 'nowhere/library.bib']);
    expect(code).toBe(2);
    expect(stderr).toContain('could not be written');
  });

  test('backup writes a library that opens', async () => {
    const { code } = await place.runJson('backup', ['copy.gleaner']);
    expect(code).toBe(0);
    const copy = await place.run(['verify', '--library', 'copy.gleaner']);
    expect(copy.code).toBe(0);
  });

  test('map writes every format by the name of its file', async () => {
    for (const ending of MAP_FORMATS) {
      const { code, output } = await place.runJson('map', ['--out', `map.${ending}`, '--dpi', '72']);
      expect([ending, code, output.bytes > 100]).toEqual([ending, 0, true]);
      expect(readFileSync(join(place.folder, `map.${ending}`)).length).toBe(output.bytes);
    }
  });
});

describe('with a library of one’s own', () => {
  let place: Place;
  const mine = ['--library', 'mine.gleaner'];
  beforeAll(() => {
    place = freshPlace();
  });

  test('a reading command says that it is not there, with 3', async () => {
    const { code, stderr } = await place.run(['search', 'x', ...mine]);
    expect(code).toBe(3);
    expect(stderr).toContain('There is no library at');
    expect(readdirSync(place.folder)).toEqual([]);
  });

  test('import makes it, and found = added + merged + skipped + unread', async () => {
    const { code, output } = await place.runJson('import', ['-', ...mine], `${BIB}@foo{}`);
    const { found, added, merged, skipped, unread } = output;
    expect(code).toBe(1);
    expect(found).toBe(4);
    expect(found).toBe(added + merged + skipped + unread.length);
    expect(unread).toHaveLength(1);
  });

  test('import of the same file again changes nothing', async () => {
    const { output } = await place.runJson('import', ['-', ...mine], BIB);
    expect(output).toMatchObject({ added: 0, merged: 0, skipped: 3 });
  });

  test('ingest stores a paper once', async () => {
    const first = await place.runJson('ingest', [PAPER, 'gone.txt', ...mine]);
    expect(first.code).toBe(1);
    expect(first.stderr).toContain('gone.txt');
    expect(first.output.receipts.map(({ outcome }) => outcome)).toEqual(['added']);
    const again = await place.runJson('ingest', [PAPER, ...mine]);
    expect(again.code).toBe(0);
    expect(again.output.receipts.map(({ outcome }) => outcome)).toEqual(['already-there']);
  });

  test('ingest goes on after a file it cannot read', async () => {
    const { code, output, stderr } = await place.runJson('ingest', [
      fixture('bad/binary.bin'),
      fixture('paper/blog.txt'),
      ...mine,
    ]);
    expect(code).toBe(1);
    expect(output.receipts.map(({ outcome }) => outcome)).toEqual(['unread', 'added']);
    expect(stderr).toContain('binary.bin');
  });

  test('code applies, lists and removes a coding with its passage', async () => {
    const { receipts } = (await place.runJson('ingest', [PAPER, ...mine])).output;
    const id = receipts[0]!.reference!.citationKey;
    const document = receipts[0]!.document!.id;
    const words = [
      'study_type:survey',
      '--document',
      document,
      '--start',
      '0',
      '--end',
      '20',
      '--coder',
      'Ada',
    ];
    const applied = await place.runJson('code', [id, ...words, ...mine]);
    expect(applied.code).toBe(0);
    expect(applied.output.applied[0]).toMatchObject({
      dimension: 'study_type',
      code: 'survey',
      coder: 'Ada',
    });
    expect(applied.output.applied[0]?.passages[0]).toMatchObject({
      basis: 'full text',
      quote: readFileSync(PAPER, 'utf8').slice(0, 20),
    });
    const listed = await place.runJson('codings', [id, ...mine]);
    expect(listed.output.map(({ code }) => code)).toEqual(['survey']);
    const removed = await place.runJson('code', [
      id,
      'study_type:survey',
      '--remove',
      '--coder',
      'Ada',
      ...mine,
    ]);
    expect(removed.output.removed).toEqual([applied.output.applied[0]?.id]);
    expect((await place.runJson('codings', [id, ...mine])).output).toEqual([]);
  });

  test('a suggestion can be accepted and another rejected', async () => {
    const { output } = await place.runJson('suggest', mine);
    const [one, two] = output;
    expect(one).toBeDefined();
    const accepted = await place.runJson('code', [
      one!.study,
      `${one!.dimension}:${one!.code}`,
      '--accept',
      ...mine,
    ]);
    expect(accepted.code).toBe(0);
    expect(accepted.output.applied[0]).toMatchObject({ origin: 'suggestion', code: one!.code });
    const other = output.find(({ study, code }) => study !== one!.study || code !== one!.code) ?? two!;
    const rejected = await place.runJson('code', [
      other.study,
      `${other.dimension}:${other.code}`,
      '--reject',
      ...mine,
    ]);
    expect(rejected.output.rejected).toContain(other.id);
    const left = await place.runJson('suggest', mine);
    expect(left.output.map(({ id }) => id)).not.toContain(other.id);
  });

  test('undo takes the last change back and redo does it again', async () => {
    const before = (await place.runJson('codings', mine)).output.length;
    await place.run(['code', 'poe1999', 'study_type:review', ...mine]);
    expect((await place.runJson('codings', mine)).output).toHaveLength(before + 1);
    const undone = await place.runJson('undo', mine);
    expect(undone.code).toBe(0);
    expect((await place.runJson('codings', mine)).output).toHaveLength(before);
    expect((await place.runJson('redo', mine)).code).toBe(0);
    expect((await place.runJson('codings', mine)).output).toHaveLength(before + 1);
    const nothing = await place.run(['redo', ...mine]);
    expect(nothing.code).toBe(1);
    expect(nothing.stderr).not.toBe('');
  });

  test('duplicates --merge certain merges and says how many', async () => {
    const { code, output } = await place.runJson('duplicates', ['--merge', 'certain', ...mine]);
    expect(code).toBe(0);
    expect(output.merged).toBeGreaterThanOrEqual(0);
    expect(output.groups.filter(({ tier }) => tier === 'certain')).toEqual([]);
  });

  test('a writer elsewhere stops writing commands with 3 and its name, not reading ones', async () => {
    const opened = await openEngine(join(place.folder, 'mine.gleaner'), {
      mode: 'write',
      holder: 'the Gleaner window (process 4711)',
    });
    if (!opened.ok) throw new Error(opened.fault.message);
    try {
      const writing = await place.run(['undo', ...mine]);
      expect(writing.code).toBe(3);
      expect(writing.stderr).toContain('the Gleaner window (process 4711)');
      const reading = await place.runJson('search', ['hearing', ...mine]);
      expect(reading.code).toBe(0);
      expect(reading.output.total).toBeGreaterThan(0);
    } finally {
      await opened.output.close();
    }
  });
});

describe('a library that cannot be opened ends with 3 and a sentence', () => {
  test.each([
    ['not a library', () => fixture('bad/not-a-library.gleaner'), 'not a Gleaner library'],
    ['a paper', () => PAPER, 'not a Gleaner library'],
    ['a folder', () => '.', 'is a folder'],
    ['in a folder that is not there', () => 'nowhere/mine.gleaner', 'does not exist'],
  ])('%s', async (_, library, sentence) => {
    const place = freshPlace();
    const { code, stderr, stdout } = await place.run(['ingest', PAPER, '--library', library()]);
    expect(code).toBe(3);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
  });

  test('the app’s own where its folder cannot be made', async () => {
    const place = freshPlace();
    writeFileSync(join(place.folder, 'data'), 'a file stands in the way');
    const { code, stderr } = await place.run(['verify']);
    expect(code).toBe(3);
    expect(stderr).toContain('cannot be made');
  });

  test('an empty file in place of the app’s own is filled, not refused', async () => {
    const place = freshPlace();
    mkdirSync(join(place.folder, 'data/gleaner'), { recursive: true });
    writeFileSync(join(place.folder, 'data/gleaner/library.gleaner'), '');
    expect((await place.run(['verify'])).code).toBe(0);
  });
});
