import { describe, expect, it } from 'vitest';
import { applyCoding } from '../../../library/coding/codings.ts';
import { acceptSuggestion, listSuggestions, rejectSuggestion } from '../../../library/coding/suggestions.ts';
import { CALLS, type CallInput } from '../../../shared/contract/calls.ts';
import { contentOf, faultOf, output } from '../test-library.ts';
import { smallLibrary } from './small-library.ts';

async function ready() {
  const made = await smallLibrary();
  const study = await made.studyOf(made.aho);
  const dark = await made.studyOf(made.berg);
  const list = async (studies = [study]) =>
    output(await listSuggestions(made.library, { studies, offset: 0, limit: 500, learn: false }));
  const find = async (code: string, studies = [study]) =>
    (await list(studies)).find((one) => `${one.dimension}:${one.code}` === code);
  return { ...made, study, dark, list, find };
}
const accept = (input: CallInput<'suggestion.accept'>) => CALLS['suggestion.accept'].input.parse(input);

describe('suggestions', () => {
  it('give code, outcome, direction, the clause they rest on and the words that caused them', async () => {
    const { find, study, document, aho } = await ready();
    const sign = await find('reason:sign');
    expect(sign).toMatchObject({
      study,
      reference: aho,
      title: 'Counting people at the office stairs',
      direction: 'up',
      outcome: 'climbing',
      basis: 'as cited',
      claim: 'result',
    });
    expect(sign?.passages[0]).toMatchObject({ document, quote: 'Posters increase stair use in offices' });
    expect(sign?.because).toEqual(expect.arrayContaining(['Posters', 'stair use', 'increase']));
    expect(sign?.confidence).toBeGreaterThan(0.3);
    expect(sign?.confidence).toBeLessThan(1);
  });

  it('never take the words of one clause for a work cited in another', async () => {
    const { list, dark } = await ready();
    expect((await list()).map((one) => one.code)).not.toContain('dark');
    const codes = (await list([dark])).map((one) => `${one.dimension}:${one.code}`);
    expect(codes).toContain('reason:light');
    expect(codes).not.toContain('reason:sign');
    expect(codes).not.toContain('place:office');
  });

  it('turn the direction round where the lack of the pole is reported', async () => {
    const { find, dark, library } = await ready();
    const light = await find('reason:light', [dark]);
    expect(light).toMatchObject({ direction: 'up', outcome: 'climbing' });
    const coding = output(await acceptSuggestion(library, accept({ id: light?.id ?? '', study: dark })));
    expect(coding).toMatchObject({ direction: 'up', asReported: 'absence', origin: 'suggestion' });
  });

  it('read a tested link that was not found as no link', async () => {
    const { find } = await ready();
    expect(await find('reason:light')).toMatchObject({ direction: 'flat', basis: 'abstract' });
  });

  it('mark what the citing author only supposes', async () => {
    const { find, cole, studyOf } = await ready();
    const supposed = await find('reason:sign', [await studyOf(cole)]);
    expect(supposed).toMatchObject({ claim: 'hypothesis', direction: 'up', basis: 'as cited' });
    expect(supposed?.confidence).toBeLessThan((await find('reason:sign'))?.confidence ?? 0);
  });

  it('read the type of the record where a code asks for it', async () => {
    const { find, dark } = await ready();
    expect(await find('design:page', [dark])).toMatchObject({ because: ['type:webpage'], basis: 'title' });
  });

  it('propose the code that says nothing is there where nothing was found', async () => {
    const { find, dark } = await ready();
    expect(await find('place:none', [dark])).toMatchObject({ direction: null, because: [] });
  });

  it('are the same every time', async () => {
    const { list } = await ready();
    expect(await list()).toEqual(await list());
  });

  it('become codings with their passages when accepted, and are not made again', async () => {
    const { find, library, study } = await ready();
    const sign = await find('reason:sign');
    const coding = output(
      await acceptSuggestion(
        library,
        accept({ id: sign?.id ?? '', study, direction: 'down', note: 'Table 1' }),
      ),
    );
    expect(coding).toMatchObject({
      dimension: 'reason',
      code: 'sign',
      direction: 'down',
      outcome: 'climbing',
      note: 'Table 1',
      coder: 'tester',
      passages: sign?.passages.map((passage) => ({ quote: passage.quote })),
    });
    expect(await find('reason:sign')).toBeUndefined();
    expect(faultOf(await acceptSuggestion(library, accept({ id: sign?.id ?? '', study }))).kind).toBe(
      'not-found',
    );
  });

  it('stay away once rejected, and come back when the rejection is undone', async () => {
    const { find, library, study } = await ready();
    const office = await find('place:office');
    const before = contentOf(library);
    output(await rejectSuggestion(library, { id: office?.id ?? '', study }));
    expect(await find('place:office')).toBeUndefined();
    output(await library.journal.undo());
    expect(contentOf(library)).toEqual(before);
    expect(await find('place:office')).toEqual(office);
  });

  it('let the code that says nothing is there come forward once all others are rejected', async () => {
    const { find, library, study } = await ready();
    expect(await find('place:none')).toBeUndefined();
    const office = await find('place:office');
    output(await rejectSuggestion(library, { id: office?.id ?? '', study }));
    expect(await find('place:none')).toMatchObject({ code: 'none' });
  });

  it('leave alone a dimension of one choice that is coded, and one coded as holding nothing', async () => {
    const { list, library, study } = await ready();
    const input = (dimension: string, code: string) =>
      CALLS['coding.apply'].input.parse({ study, dimension, code });
    output(await applyCoding(library, input('design', 'trial')));
    output(await applyCoding(library, input('place', 'none')));
    const dimensions = new Set((await list()).map((one) => one.dimension));
    expect(dimensions).not.toContain('design');
    expect(dimensions).not.toContain('place');
  });
});
