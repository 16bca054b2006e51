import { describe, expect, it } from 'vitest';
import { applyCoding, changeCoding, listCodings, removeCoding } from '../../../library/coding/codings.ts';
import { CALLS, type CallInput } from '../../../shared/contract/calls.ts';
import { contentOf, faultOf, output } from '../test-library.ts';
import { smallLibrary, TEXT } from './small-library.ts';

const input = (coding: CallInput<'coding.apply'>) => CALLS['coding.apply'].input.parse(coding);
const change = (coding: CallInput<'coding.change'>) => CALLS['coding.change'].input.parse(coding);
const titlePassage = { document: null, start: 0, end: 8, basis: 'title' } as const;

async function ready() {
  const made = await smallLibrary();
  const study = await made.studyOf(made.aho);
  const apply = (coding: Omit<CallInput<'coding.apply'>, 'study'>) =>
    applyCoding(made.library, input({ study, ...coding }));
  return { ...made, study, apply };
}

describe('applying a code', () => {
  it('keeps the words of a passage with what stands around them and its page', async () => {
    const { apply, document, aho } = await ready();
    const start = TEXT.indexOf('Posters increase');
    const coding = output(
      await apply({
        dimension: 'reason',
        code: 'sign',
        outcome: 'climbing',
        direction: 'up',
        asReported: 'presence',
        passages: [{ document, start, end: start + 37, basis: 'as cited' }],
      }),
    );
    expect(coding).toMatchObject({
      codebook: 'stairs',
      codebookVersion: '1',
      origin: 'person',
      coder: 'tester',
      passages: [
        {
          document,
          reference: aho,
          quote: 'Posters increase stair use in offices',
          before: 'Two studies matter here. ',
          page: 3,
          basis: 'as cited',
        },
      ],
    });
    expect(coding.passages[0]?.after).toBe(TEXT.slice(start + 37, start + 69));
    expect(coding.passages[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes words of the title and the abstract of the record itself', async () => {
    const { apply } = await ready();
    const coding = output(
      await apply({
        dimension: 'reason',
        code: 'light',
        passages: [titlePassage, { document: null, start: 0, end: 7, basis: 'abstract' }],
      }),
    );
    expect(coding.passages.map((passage) => [passage.quote, passage.document])).toEqual([
      ['Counting', null],
      ['Offices', null],
    ]);
  });

  it('never applies a heading', async () => {
    const { apply } = await ready();
    expect(faultOf(await apply({ dimension: 'reason', code: 'signs' })).message).toContain('heading');
  });

  it('wants the words that a code with a direction rests on, and not those of a code that says nothing is there', async () => {
    const { apply } = await ready();
    const fault = faultOf(await apply({ dimension: 'reason', code: 'sign', direction: 'up' }));
    expect(fault.message).toContain('“Signs at the lift” needs the words it rests on');
    expect(output(await apply({ dimension: 'reason', code: 'none' })).passages).toEqual([]);
  });

  it('names what bars a code and what a code bars', async () => {
    const { apply } = await ready();
    output(await apply({ dimension: 'place', code: 'none' }));
    const barred = faultOf(await apply({ dimension: 'place', code: 'office' }));
    expect(barred).toMatchObject({ kind: 'conflict' });
    expect(barred.message).toContain('“No place”');
    const { apply: other } = await ready();
    output(await other({ dimension: 'place', code: 'office' }));
    output(await other({ dimension: 'place', code: 'station' }));
    expect(faultOf(await other({ dimension: 'place', code: 'none' })).message).toContain(
      '“Office”, “Station”',
    );
  });

  it('lets a second code of a dimension of one choice take the place of the first, in one act', async () => {
    const { apply, library, study } = await ready();
    output(await apply({ dimension: 'design', code: 'count', passages: [titlePassage] }));
    const before = contentOf(library);
    output(await apply({ dimension: 'design', code: 'trial' }));
    const codes = async () => output(await listCodings(library, { study })).map((coding) => coding.code);
    expect(await codes()).toEqual(['trial']);
    output(await library.journal.undo());
    expect(await codes()).toEqual(['count']);
    expect(contentOf(library)).toEqual(before);
  });

  it('keeps the layers of two coders apart', async () => {
    const { apply, library, study } = await ready();
    output(await apply({ dimension: 'design', code: 'count' }));
    output(await apply({ dimension: 'design', code: 'trial', coder: 'second' }));
    expect(output(await listCodings(library, { study })).map((one) => `${one.coder} ${one.code}`)).toEqual([
      'tester count',
      'second trial',
    ]);
  });

  it('adds passages and changes the direction where the same is applied again', async () => {
    const { apply, library, study } = await ready();
    const first = { dimension: 'reason', code: 'sign', outcome: 'climbing', passages: [titlePassage] };
    output(await apply({ ...first, direction: 'up' }));
    output(
      await apply({
        ...first,
        direction: 'down',
        passages: [titlePassage, { document: null, start: 9, end: 15, basis: 'title' }],
      }),
    );
    const codings = output(await listCodings(library, { study }));
    expect(codings).toHaveLength(1);
    expect(codings[0]).toMatchObject({
      direction: 'down',
      passages: [{ quote: 'Counting' }, { quote: 'people' }],
    });
  });

  it.each([
    [{ dimension: 'colour', code: 'red' }, 'no dimension “colour”'],
    [{ dimension: 'place', code: 'roof' }, 'no code “roof”'],
    [{ dimension: 'way', code: 'up' }, 'cannot be applied by itself'],
    [{ dimension: 'place', code: 'office', direction: 'up' }, 'takes no direction'],
    [{ dimension: 'place', code: 'office', asReported: 'absence' as const }, 'has no direction'],
    [{ dimension: 'reason', code: 'sign', direction: 'sideways' }, 'no code “sideways”'],
    [{ dimension: 'reason', code: 'sign', outcome: 'weight' }, 'bears on “Climbing”'],
    [{ dimension: 'reason', code: 'none', direction: 'up' }, 'takes no direction and no outcome'],
    [
      {
        dimension: 'place',
        code: 'office',
        passages: [{ document: null, start: 0, end: 900, basis: 'title' as const }],
      },
      'is no range of the title',
    ],
    [
      {
        dimension: 'place',
        code: 'office',
        passages: [{ document: null, start: 0, end: 3, basis: 'full text' as const }],
      },
      'title or its abstract',
    ],
  ])('says why %j cannot be', async (coding, sentence) => {
    const { apply, library } = await ready();
    const before = contentOf(library);
    const fault = faultOf(await apply({ passages: [titlePassage], ...coding }));
    expect(fault.kind).toBe('invalid-input');
    expect(fault.message).toContain(sentence);
    expect(contentOf(library)).toEqual(before);
  });

  it("does not take another work's words for the study's own", async () => {
    const { apply, document } = await ready();
    const fault = faultOf(
      await apply({
        dimension: 'place',
        code: 'office',
        passages: [{ document, start: 0, end: 10, basis: 'full text' }],
      }),
    );
    expect(fault.message).toContain('“as cited”');
  });

  it('refuses passages of a reference that belongs to another study', async () => {
    const { apply, berg } = await ready();
    const fault = faultOf(
      await apply({ dimension: 'place', code: 'office', passages: [{ ...titlePassage, reference: berg }] }),
    );
    expect(fault.message).toContain('does not belong to this study');
  });
});

describe('changing and removing a coding', () => {
  it('changes direction, outcome and note, and refuses what was changed meanwhile', async () => {
    const { apply, library } = await ready();
    const coding = output(await apply({ dimension: 'reason', code: 'sign', passages: [titlePassage] }));
    const changed = output(
      await changeCoding(
        library,
        change({ id: coding.id, rev: coding.rev, direction: 'down', outcome: 'climbing', note: 'Table 2' }),
      ),
    );
    expect(changed).toMatchObject({ direction: 'down', outcome: 'climbing', note: 'Table 2' });
    expect(
      faultOf(await changeCoding(library, change({ id: coding.id, rev: coding.rev, note: '' }))).kind,
    ).toBe('conflict');
  });

  it('refuses to take the last passage of a code that needs one', async () => {
    const { apply, library } = await ready();
    const coding = output(await apply({ dimension: 'reason', code: 'sign', passages: [titlePassage] }));
    const removePassages = coding.passages.map((passage) => passage.id);
    const fault = faultOf(
      await changeCoding(library, change({ id: coding.id, rev: coding.rev, removePassages })),
    );
    expect(fault.message).toContain('needs the words');
  });

  it('refuses to make two codings the same', async () => {
    const { apply, library } = await ready();
    const one = { dimension: 'reason', code: 'sign', passages: [titlePassage] };
    output(await apply({ ...one, outcome: 'climbing' }));
    const other = output(await apply(one));
    const fault = faultOf(
      await changeCoding(library, change({ id: other.id, rev: other.rev, outcome: 'climbing' })),
    );
    expect(fault).toMatchObject({ kind: 'conflict' });
  });

  it('takes a coding away with its passages, and undo brings both back', async () => {
    const { apply, library, study } = await ready();
    const coding = output(await apply({ dimension: 'reason', code: 'sign', passages: [titlePassage] }));
    const before = contentOf(library);
    output(await removeCoding(library, { id: coding.id }));
    expect(output(await listCodings(library, { study }))).toEqual([]);
    output(await library.journal.undo());
    expect(contentOf(library)).toEqual(before);
    expect(faultOf(await removeCoding(library, { id: study })).kind).toBe('not-found');
  });
});
