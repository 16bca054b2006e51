import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addReferences } from '../../../library/references/references.ts';
import { faultOf, newLibrary, output } from '../test-library.ts';

const add = (library: Awaited<ReturnType<typeof newLibrary>>, title: string) =>
  addReferences(library, { items: [{ id: '', type: 'book', title }] as never });

const countOf = (library: Awaited<ReturnType<typeof newLibrary>>) =>
  (library.file.sqlite.prepare('SELECT COUNT(*) AS n FROM reference').get() as { n: number }).n;

describe('a library whose file is moved while it is open', () => {
  it('takes nothing more, says so, and goes on when the file is put back', async () => {
    const library = await newLibrary();
    output(await add(library, 'One'));
    const elsewhere = join(dirname(library.file.path), 'elsewhere.gleaner');
    renameSync(library.file.path, elsewhere);
    const refused = faultOf(await add(library, 'Two'));
    expect(refused.kind).toBe('not-found');
    expect(refused.message).toContain('was moved, renamed or deleted');
    expect(countOf(library)).toBe(1);
    renameSync(elsewhere, library.file.path);
    output(await add(library, 'Three'));
    expect(countOf(library)).toBe(2);
  });

  it('is not taken for another file that stands in its place', async () => {
    const library = await newLibrary();
    output(await add(library, 'One'));
    const copy = `${library.file.path}.copy`;
    copyFileSync(library.file.path, copy);
    rmSync(library.file.path);
    renameSync(copy, library.file.path);
    expect(faultOf(await add(library, 'Two')).kind).toBe('not-found');
  });
});
