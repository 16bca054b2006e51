import { describe, expect, it } from 'vitest';
import { currentCodebook, putCodebook } from '../../../library/coding/codebook.ts';
import { editCodebookInForce, previewEdit, readUsage } from '../../../library/coding/codebook-editing.ts';
import { compareVersions, getVersion, listVersions } from '../../../library/coding/codebook-versions.ts';
import { applyCoding, changeCoding, listCodings } from '../../../library/coding/codings.ts';
import { CALLS } from '../../../shared/contract/calls.ts';
import type { CodebookEdit } from '../../../shared/contract/codebook-edit.ts';
import { contentOf, faultOf, newLibrary, output } from '../test-library.ts';
import { STAIRS, smallLibrary } from './small-library.ts';

type Small = Awaited<ReturnType<typeof smallLibrary>>;
const wish = (value: object) => CALLS['coding.apply'].input.parse(value);
const edit = (value: CodebookEdit) => CALLS['codebook.edit'].input.parse({ edit: value });

async function coded() {
  const small = await smallLibrary();
  const { library, aho, berg, studyOf } = small;
  const [one, two] = [await studyOf(aho), await studyOf(berg)];
  const title = { document: null, start: 0, end: 8, basis: 'title' };
  const reason = { dimension: 'reason', direction: 'up', outcome: 'climbing', passages: [title] };
  output(
    await applyCoding(library, wish({ study: one, dimension: 'place', code: 'office', note: 'at work' })),
  );
  output(await applyCoding(library, wish({ study: one, dimension: 'place', code: 'station' })));
  output(await applyCoding(library, wish({ study: two, dimension: 'place', code: 'office', coder: 'Ben' })));
  output(await applyCoding(library, wish({ study: one, ...reason, code: 'sign' })));
  output(await applyCoding(library, wish({ study: one, ...reason, code: 'light', direction: 'down' })));
  return { ...small, one, two };
}

const codesOf = async ({ library }: Pick<Small, 'library'>) =>
  output(await listCodings(library, {}))
    .map((one) => `${one.coder} ${one.dimension}:${one.code}`)
    .sort();

describe('editing a codebook', () => {
  it('begins a version with the first edit and keeps it until somebody codes with it', async () => {
    const { library, studyOf, aho } = await smallLibrary();
    const label = (text: string) =>
      edit({ kind: 'code.change', dimension: 'place', code: 'office', fields: { label: text } });
    expect(output(await editCodebookInForce(library, label('Offices'))).version).toEqual({
      from: '1',
      to: '1.1',
    });
    expect(output(await editCodebookInForce(library, label('Work places'))).version.to).toBe('1.1');
    output(
      await applyCoding(library, wish({ study: await studyOf(aho), dimension: 'place', code: 'office' })),
    );
    expect(output(await editCodebookInForce(library, label('Bureaus'))).version.to).toBe('1.2');
    const versions = output(await listVersions(library));
    expect(versions.map(({ version, current, codings }) => [version, current, codings])).toEqual([
      ['1.2', true, 0],
      ['1.1', false, 1],
      ['1', false, 0],
    ]);
    expect(
      output(await getVersion(library, { id: 'stairs', version: '1.1' })).dimensions[0]?.codes[0]?.label,
    ).toBe('Work places');
    const difference = output(
      await compareVersions(library, {
        from: { id: 'stairs', version: '1' },
        to: { id: 'stairs', version: '1.2' },
      }),
    );
    expect(difference).toEqual([
      {
        kind: 'changed',
        dimension: 'place',
        code: 'office',
        label: 'Bureaus',
        field: 'label',
        before: 'Office',
        after: 'Bureaus',
      },
    ]);
  });

  it('keeps the shipped codebook when it is edited for the first time', async () => {
    const library = await newLibrary();
    const before = await currentCodebook(library.read);
    output(await editCodebookInForce(library, edit({ kind: 'book.describe', title: 'Ours' })));
    expect((await currentCodebook(library.read)).title).toBe('Ours');
    expect(output(await getVersion(library, { id: before.id, version: before.version }))).toEqual(before);
  });

  it('re-codes what a merger touches, joins what falls together, and keeps what each was', async () => {
    const small = await coded();
    const merger = edit({ kind: 'code.merge', dimension: 'place', codes: ['office'], into: 'station' });
    const preview = output(await previewEdit(small.library, merger));
    expect(preview.effects.map(({ kind, codings }) => [kind, codings])).toEqual([
      ['re-coded', 1],
      ['joined', 1],
    ]);
    expect(await codesOf(small)).toContain('tester place:office');
    output(await editCodebookInForce(small.library, merger));
    expect((await codesOf(small)).filter((one) => one.includes('place'))).toEqual([
      'Ben place:station',
      'tester place:station',
    ]);
    const joined = output(await listCodings(small.library, { study: small.one })).find(
      (one) => one.dimension === 'place',
    );
    expect(joined?.past?.[0]).toMatchObject({
      was: { code: 'office', note: 'at work', codebookVersion: '1' },
      who: 'tester',
    });
  });

  it('joins directions of which only one can stand and says so', async () => {
    const small = await coded();
    const merger = edit({ kind: 'code.merge', dimension: 'reason', codes: ['light'], into: 'sign' });
    const preview = output(await previewEdit(small.library, merger));
    expect(preview.effects.map(({ kind }) => kind)).toEqual(['joined', 'direction-to-check']);
  });

  it('leaves what a split touches to be decided again, and offers the code no longer', async () => {
    const small = await coded();
    const split = edit({
      kind: 'code.split',
      dimension: 'place',
      code: 'office',
      into: [
        { id: 'office.small', label: 'Small office', definition: 'Small.' },
        { id: 'office.large', label: 'Large office', definition: 'Large.' },
      ],
    });
    const preview = output(await editCodebookInForce(small.library, split));
    expect(preview.effects).toMatchObject([
      { kind: 'to-decide-again', codings: 2, studies: 2, coders: ['Ben', 'tester'] },
    ]);
    expect(await codesOf(small)).toContain('tester place:office');
    const refused = faultOf(
      await applyCoding(small.library, wish({ study: small.two, dimension: 'place', code: 'office' })),
    );
    expect(refused.message).toContain('split into “Small office” and “Large office”');
  });

  it('keeps codings of a retired code, lets them be changed, and takes no new ones', async () => {
    const { library, one, two } = await coded();
    output(
      await editCodebookInForce(library, edit({ kind: 'code.retire', dimension: 'place', code: 'station' })),
    );
    const [coding] = output(await listCodings(library, { study: one })).filter(
      ({ code }) => code === 'station',
    );
    output(await changeCoding(library, { id: coding!.id, rev: coding!.rev, note: 'still so' }));
    const refused = await applyCoding(library, wish({ study: two, dimension: 'place', code: 'station' }));
    expect(faultOf(refused).message).toContain('retired');
  });

  it('takes codings along when a code goes to another dimension, and says what they lose', async () => {
    const small = await coded();
    const move = edit({
      kind: 'code.move',
      dimension: 'reason',
      code: 'sign',
      to: { dimension: 'place', parent: null },
    });
    const { effects } = output(await editCodebookInForce(small.library, move));
    expect(effects.map(({ kind }) => kind)).toEqual(['re-coded', 'qualifier-lost']);
    const moved = output(await listCodings(small.library, {})).find(({ code }) => code === 'sign');
    expect(moved).toMatchObject({ dimension: 'place', direction: null, outcome: null });
    expect(moved?.past?.[0]?.was).toMatchObject({
      dimension: 'reason',
      direction: 'up',
      outcome: 'climbing',
    });
    expect(moved?.passages).toHaveLength(1);
  });

  it('leads directions, outcomes, findings, codes of tables, judged cells and maps to a new id', async () => {
    const small = await coded();
    const { library } = small;
    await library.act('Judged', async (act) => {
      const { insert } = await import('../../../library/history/act.ts');
      await insert(act, 'cell_judgement', {
        row_dimension: 'reason',
        row_code: 'sign',
        column_dimension: 'result',
        column_code: 'climbing',
        reason: 'cannot be',
        coder: 'tester',
        rev: 1,
      });
      await insert(act, 'map', {
        name: 'one',
        spec_json: JSON.stringify({
          rows: 'reason',
          columns: 'result',
          segment: null,
          filters: { result: ['climbing'] },
        }),
        rev: 1,
      });
      await insert(act, 'table_mapping', {
        document_sha256: 'a'.repeat(64),
        header: '',
        mapping_json: JSON.stringify({ outcomes: { Stairs: 'climbing' }, factors: { Posters: 'sign' } }),
        at: act.now,
        rev: 1,
      });
    });
    output(
      await editCodebookInForce(
        library,
        edit({ kind: 'code.rename', dimension: 'result', code: 'climbing', to: 'climb' }),
      ),
    );
    output(
      await editCodebookInForce(
        library,
        edit({ kind: 'code.rename', dimension: 'way', code: 'up', to: 'more' }),
      ),
    );
    output(
      await editCodebookInForce(
        library,
        edit({ kind: 'dimension.rename', dimension: 'result', to: 'effect' }),
      ),
    );
    const codings = output(await listCodings(library, {})).filter(({ dimension }) => dimension === 'reason');
    expect(codings.map(({ direction, outcome }) => [direction, outcome])).toEqual([
      ['more', 'climb'],
      ['down', 'climb'],
    ]);
    const [judged] = await library.read.selectFrom('cell_judgement').selectAll().execute();
    expect(judged).toMatchObject({ column_dimension: 'effect', column_code: 'climb' });
    const [table] = await library.read.selectFrom('table_mapping').selectAll().execute();
    expect(JSON.parse(table!.mapping_json)).toEqual({
      outcomes: { Stairs: 'climb' },
      factors: { Posters: 'sign' },
    });
    const [map] = await library.read.selectFrom('map').selectAll().execute();
    expect(JSON.parse(map!.spec_json)).toMatchObject({ columns: 'effect', filters: { effect: ['climb'] } });
    expect((await currentCodebook(library.read)).dimensions.find(({ id }) => id === 'reason')).toMatchObject({
      outcomes: ['climb'],
      qualifiers: ['way', 'effect'],
    });
  });

  it('copies “nothing here” where a dimension is split, and lets it give way where two are merged', async () => {
    const small = await smallLibrary();
    const { library, aho, studyOf } = small;
    const study = await studyOf(aho);
    output(await applyCoding(library, wish({ study, dimension: 'place', code: 'none' })));
    const split = edit({
      kind: 'dimension.split',
      dimension: 'place',
      into: { id: 'rail', label: 'Rail' },
      codes: ['station'],
    });
    output(await editCodebookInForce(library, split));
    expect(await codesOf(small)).toEqual(['tester place:none', 'tester rail:none']);
    const [own] = output(await listCodings(library, { study })).filter(
      ({ dimension }) => dimension === 'rail',
    );
    output(
      await import('../../../library/coding/codings.ts').then(({ removeCoding }) =>
        removeCoding(library, { id: own!.id }),
      ),
    );
    output(await applyCoding(library, wish({ study, dimension: 'rail', code: 'station' })));
    const merged = output(
      await editCodebookInForce(library, edit({ kind: 'dimension.merge', dimension: 'rail', into: 'place' })),
    );
    expect(merged.effects.map(({ kind }) => kind)).toEqual(['re-coded', 'gives-way']);
    expect(await codesOf(small)).toEqual(['tester place:station']);
  });

  it('tells of codings that a stricter codebook would not allow, and keeps them', async () => {
    const small = await coded();
    const stricter = edit({ kind: 'dimension.change', dimension: 'place', fields: { choice: 'single' } });
    const { effects } = output(await editCodebookInForce(small.library, stricter));
    expect(effects).toMatchObject([{ kind: 'no-longer-allowed', codings: 2, studies: 1 }]);
    expect(await codesOf(small)).toHaveLength(5);
  });

  it.each<[string, CodebookEdit, string]>([
    [
      'a code of a taken id',
      { kind: 'code.add', dimension: 'place', code: { id: 'office', label: 'O', definition: '' } },
      'already',
    ],
    [
      'a missing pole',
      { kind: 'code.add', dimension: 'reason', code: { id: 'new', label: 'New', definition: '' } },
      'needs a pole',
    ],
    [
      'a cycle',
      { kind: 'code.move', dimension: 'reason', code: 'signs', to: { dimension: 'reason', parent: 'sign' } },
      'under itself',
    ],
    [
      'removing a heading with codes',
      { kind: 'code.remove', dimension: 'reason', code: 'signs' },
      'stands under',
    ],
    [
      'merging into a heading',
      { kind: 'code.merge', dimension: 'reason', codes: ['light'], into: 'signs' },
      'never applied',
    ],
    ['removing a qualifier', { kind: 'dimension.remove', dimension: 'way' }, 'qualifies'],
    ['a version that is there', { kind: 'book.version', version: '1' }, 'already'],
  ])('refuses %s and changes nothing', async (_name, value, sentence) => {
    const { library } = await coded();
    const before = contentOf(library);
    expect(output(await previewEdit(library, edit(value))).faults.join(' ')).toContain(sentence);
    expect(faultOf(await editCodebookInForce(library, edit(value))).message).toContain(sentence);
    expect(contentOf(library)).toEqual(before);
  });

  it.each<CodebookEdit>([
    { kind: 'code.merge', dimension: 'place', codes: ['office'], into: 'station' },
    { kind: 'code.rename', dimension: 'result', code: 'climbing', to: 'climb' },
    { kind: 'code.move', dimension: 'reason', code: 'sign', to: { dimension: 'place', parent: null } },
    { kind: 'dimension.split', dimension: 'place', into: { id: 'rail', label: 'Rail' }, codes: ['station'] },
    { kind: 'dimension.retire', dimension: 'place' },
    { kind: 'book.version', version: '2' },
  ])('takes back $kind as one act', async (value) => {
    const { library } = await coded();
    const before = contentOf(library);
    output(await editCodebookInForce(library, edit(value)));
    expect(contentOf(library)).not.toEqual(before);
    output(await library.journal.undo());
    expect(contentOf(library)).toEqual(before);
    output(await library.journal.redo());
    expect(contentOf(library)).not.toEqual(before);
  });

  it('counts the use of each code', async () => {
    const { library } = await coded();
    expect(output(await readUsage(library)).find(({ code }) => code === 'office')).toEqual({
      dimension: 'place',
      code: 'office',
      codings: 2,
      studies: 2,
      coders: 2,
    });
  });

  it('goes back to an earlier version by putting it in force', async () => {
    const { library } = await coded();
    output(
      await editCodebookInForce(library, edit({ kind: 'code.retire', dimension: 'place', code: 'station' })),
    );
    const first = output(await getVersion(library, { id: 'stairs', version: '1' }));
    output(await putCodebook(library, { codebook: structuredClone(first) as never }));
    expect(await currentCodebook(library.read)).toEqual(STAIRS);
  });
});
