import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { attachmentsOf } from '../../../library/formats/attachments.ts';
import { openExportedFolder } from '../../../library/formats/exported-folder.ts';
import { readBibliography } from '../../../library/formats/formats.ts';

async function pathsOf(text: string, name: string): Promise<readonly string[]> {
  const { records } = await readBibliography(text, name);
  return records.flatMap(({ item }) => attachmentsOf(item).map(({ path }) => path));
}

describe('the files a record names', () => {
  test.each([
    [
      'Zotero',
      '{Full Text PDF:files/12/Lee - 2001.pdf:application/pdf;Snapshot:files/13/a.html:text/html}',
      ['files/12/Lee - 2001.pdf', 'files/13/a.html'],
    ],
    ['JabRef', '{:papers/lee_2001.pdf:PDF}', ['papers/lee_2001.pdf']],
    [
      'JabRef with escapes',
      String.raw`{A\: part:papers/a\;b.pdf:PDF;:papers/c\_d.pdf:PDF}`,
      ['papers/a;b.pdf', 'papers/c_d.pdf'],
    ],
    ['JabRef under Windows', String.raw`{:C\:\\Users\\lee\\a.pdf:PDF}`, [String.raw`C:\Users\lee\a.pdf`]],
    ['Mendeley', '{:home/lee/a.pdf:pdf}', ['home/lee/a.pdf']],
    ['Better BibTeX', '{files/1/a.pdf;files/2/b.pdf}', ['files/1/a.pdf', 'files/2/b.pdf']],
    ['a description with a colon', '{Lee: Hearing:files/1/a.pdf:application/pdf}', ['files/1/a.pdf']],
  ])('are read from the field of %s', async (_who, file, paths) => {
    const text = `@article{lee, title = {Hearing}, year = 2001, file = ${file}}`;
    expect(await pathsOf(text, 'a.bib')).toEqual(paths);
  });

  test('are read from the column of Zotero’s table', async () => {
    const text =
      'Key,Item Type,Title,DOI,File Attachments\nA,journalArticle,Hearing,10.5555/a,files/1/a.pdf; files/2/b.html\n';
    expect(await pathsOf(text, 'a.csv')).toEqual(['files/1/a.pdf', 'files/2/b.html']);
  });

  test('are read from RIS, web addresses aside', async () => {
    const text = 'TY  - JOUR\nTI  - Hearing\nL1  - files/1/a.pdf\nL1  - https://example.org/a.pdf\nER  - \n';
    expect(await pathsOf(text, 'a.ris')).toEqual(['files/1/a.pdf']);
  });
});

describe('a packed folder', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const packed = zipSync({
    'export/list.bib': bytes('@book{a, title = {A}}'),
    'export/files/1/a\u0308 b.txt': bytes('beside the list'),
    'export/files/2/list.bib': bytes('an attachment'),
    'top.txt': bytes('at the top'),
    '../outside.txt': bytes('outside'),
    '__MACOSX/list.rdf': bytes('x'),
  });
  const opened = openExportedFolder(packed);
  const file = (path: string) => {
    if (!opened?.ok) throw new Error('not opened');
    const found = opened.folder.file(path);
    return found.ok ? new TextDecoder().decode(found.bytes) : found.reason;
  };

  test('is read from its bibliography, not from an attachment that looks like one', () => {
    expect(opened).toMatchObject({ ok: true, folder: { name: 'export/list.bib', others: [] } });
  });

  test('finds files beside the list, from the top, and by the end of their path', () => {
    expect(file('files/1/ä b.txt')).toBe('beside the list');
    expect(file('./files\\1\\%C3%A4%20b.txt')).toBe('beside the list');
    expect(file('top.txt')).toBe('at the top');
    expect(file('1/ä b.txt')).toBe('beside the list');
  });

  test.each([
    '../outside.txt',
    '/etc/passwd',
    'C:\\a.txt',
    'file:///etc/passwd',
    'files/%2e%2e/%2e%2e/x',
    '~/x',
  ])('never looks outside of itself: %s', (path) => expect(file(path)).toContain('outside of the folder'));

  test('says what is not there, or not whole', () => {
    expect(file('files/9/none.pdf')).toContain('is not in the folder');
    const damaged = packed.slice();
    damaged.fill(0xff, 45, 60);
    const again = openExportedFolder(damaged);
    expect(again === undefined || again.ok === false).toBe(true);
  });

  test('is refused where its list says it is larger than is read, or where it holds too many files', () => {
    const zip = zipSync({ 'list.bib': bytes('@book{a, title = {A}}'), 'big.pdf': bytes('x') }, { level: 0 });
    const view = new DataView(zip.buffer);
    for (let at = 0; at + 46 < zip.length; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      const isList = new TextDecoder().decode(zip.subarray(at + 46, at + 54)) === 'list.bib';
      if (!isList) view.setUint32(at + 24, 0x7fffffff, true);
    }
    const big = openExportedFolder(zip);
    expect(big?.ok && big.folder.file('big.pdf')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('2048 MB'),
    });
    const many = Object.fromEntries(
      Array.from({ length: 20_001 }, (_, at) => [`${at}.txt`, new Uint8Array()]),
    );
    const full = openExportedFolder(zipSync({ 'list.bib': bytes('@book{a}'), ...many }, { level: 0 }));
    expect(full).toMatchObject({ ok: false, reason: expect.stringContaining('more than 20000 files') });
  });

  test('is none where the archive is a workbook, holds no list, or is cut off', () => {
    expect(openExportedFolder(zipSync({ 'xl/workbook.xml': bytes('<x/>') }))).toBeUndefined();
    expect(openExportedFolder(zipSync({ 'a.txt': bytes('a') }))).toBeUndefined();
    expect(openExportedFolder(packed.slice(0, 200))).toBeUndefined();
    expect(openExportedFolder(bytes('@book{a, title = {A}}'))).toBeUndefined();
  });
});
