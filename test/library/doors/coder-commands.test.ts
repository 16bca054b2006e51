import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshPlace } from './captured-terminal.ts';

const RIS = ['a', 'b']
  .map(
    (id) =>
      `TY  - JOUR\nTI  - Work ${id} about stairs\nAU  - Aho${id}, A.\nPY  - 2001\nDO  - 10.5555/${id}\nER  - \n`,
  )
  .join('');

async function place() {
  const here = freshPlace();
  const library = ['--library', join(here.folder, 'a.gleaner')];
  writeFileSync(join(here.folder, 'works.ris'), RIS);
  await here.run(['import', 'works.ris', ...library]);
  for (const coder of ['Ada', 'Ben'])
    await here.run(['code', '10.5555/a', 'prevention_level:primary', '--coder', coder, ...library]);
  await here.run(['code', '10.5555/b', 'prevention_level:na', '--coder', 'Ada', ...library]);
  await here.run(['code', '10.5555/b', 'prevention_level:secondary', '--coder', 'Ben', ...library]);
  return { ...here, library };
}

describe('commands for several coders', () => {
  it('print agreement and differences in their documented shapes', async () => {
    const { runJson, run, library } = await place();
    const { output, code } = await runJson('agreement', library);
    expect([code, output.overall.units, output.disagreements]).toEqual([0, 8, 1]);
    const { output: differences } = await runJson('differences', library);
    expect(differences.list[0]?.layers.map(({ codings }) => codings[0]?.code)).toEqual(['na', 'secondary']);
    expect((await runJson('coders', library)).output.map(({ coder }) => coder)).toEqual(['me', 'Ada', 'Ben']);
    expect((await run(['agreement', 'Ada', ...library])).code).toBe(2);
  });

  it('carry a coder’s codings to another library', async () => {
    const { run, runJson, library, folder } = await place();
    expect((await runJson('export-codings', ['--coder', 'Ada', '--out', 'ada.json', ...library])).code).toBe(
      0,
    );
    const other = ['--library', join(folder, 'b.gleaner')];
    await run(['import', 'works.ris', ...other]);
    const { output, code } = await runJson('merge-codings', ['ada.json', ...other]);
    expect([code, output.added, output.isOtherLibrary]).toEqual([0, 2, true]);
    expect((await run(['merge-codings', 'works.ris', ...other])).code).toBe(1);
  });

  it('edit the codebook, with a preview that changes nothing', async () => {
    const { run, runJson, library } = await place();
    const merge = [
      'codebook',
      'merge',
      'prevention_level:primary',
      '--into',
      'prevention_level:secondary',
      ...library,
    ];
    const preview = await run([...merge, '--preview']);
    expect(preview.stderr).toMatch(/1 codings of 1 studies|2 codings of 1 studies/);
    expect((await runJson('codebook', library)).output.codebook.version).toBe('0.1.0');
    expect((await run(merge)).code).toBe(0);
    const { output } = await runJson('codebook', library);
    expect(output.usage.find(({ code }) => code === 'secondary')?.codings).toBe(3);
    expect((await run(['codebook', 'split', 'prevention_level:na', '--into', 'x=X', ...library])).code).toBe(
      2,
    );
    expect((await run(['codebook', 'import', '-', ...library], '{"id":')).stderr).toContain('not JSON');
  });

  it('narrow the history and take part of it back', async () => {
    const { run, library } = await place();
    const found = await run(['history', '--kind', 'coding', '--json', ...library]);
    expect(JSON.parse(found.stdout)).toHaveLength(3);
    const ofStudy = await run(['history', '--study', '10.5555/a', '--kind', 'coding', '--json', ...library]);
    expect(JSON.parse(ofStudy.stdout).length).toBeLessThan(3);
    expect(JSON.parse(ofStudy.stdout).length).toBeGreaterThan(0);
    const unknown = await run(['history', '--study', 'nobody1900', ...library]);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('nobody1900')]);
    const csv = await run(['history', '--kind', 'coding', '--format', 'csv', ...library]);
    expect(csv.stdout.split('\r\n')).toHaveLength(5);
    const back = await run([
      'history',
      '--coder',
      'me',
      '--kind',
      'coding',
      '--take-back',
      '--json',
      ...library,
    ]);
    expect(JSON.parse(back.stdout)).toMatchObject({ withdrawn: 3, left: [] });
    expect((await run(['history', '--take-back', ...library])).code).toBe(2);
  });
});
