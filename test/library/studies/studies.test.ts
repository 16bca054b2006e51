import { describe, expect, it } from 'vitest';
import { applyCoding, listCodings } from '../../../library/coding/codings.ts';
import { insert } from '../../../library/history/act.ts';
import { decide } from '../../../library/studies/decisions.ts';
import { countInScope } from '../../../library/studies/scope.ts';
import {
  addStudy,
  getStudy,
  listStudies,
  removeStudy,
  renameStudy,
} from '../../../library/studies/studies.ts';
import { answerProposal, joinStudies, listProposals } from '../../../library/studies/study-join.ts';
import { splitStudy } from '../../../library/studies/study-split.ts';
import { CALLS, type CallInput } from '../../../shared/contract/calls.ts';
import { StudyDetail, StudyRow } from '../../../shared/contract/study.ts';
import { smallLibrary } from '../coding/small-library.ts';
import { contentOf, faultOf, output } from '../test-library.ts';

const title = { document: null, start: 0, end: 4, basis: 'title' } as const;

async function ready() {
  const made = await smallLibrary();
  const [first, second] = [await made.studyOf(made.aho), await made.studyOf(made.berg)];
  const apply = async (coding: CallInput<'coding.apply'>) =>
    output(await applyCoding(made.library, CALLS['coding.apply'].input.parse(coding)));
  const codings = async (study: string) => output(await listCodings(made.library, { study }));
  const row = async (id: string) => output(await listStudies(made.library)).find((one) => one.id === id);
  return { ...made, first, second, apply, codings, row };
}

describe('the list of studies', () => {
  it('says how far each is coded, and which dimensions are left', async () => {
    const { first, apply, row } = await ready();
    await apply({ study: first, dimension: 'place', code: 'office' });
    await apply({ study: first, dimension: 'place', code: 'station' });
    expect(await row(first)).toMatchObject({
      label: 'Counting people at the office stairs',
      year: 2001,
      verdict: 'undecided',
      inScope: true,
      coded: { place: 2 },
      complete: false,
    });
    await apply({ study: first, dimension: 'reason', code: 'sign', outcome: 'climbing', passages: [title] });
    await apply({ study: first, dimension: 'design', code: 'count' });
    const complete = await row(first);
    expect(complete?.complete).toBe(true);
    expect(() => StudyRow.parse(complete)).not.toThrow();
  });

  it('goes by the most included of its references', async () => {
    const { library, first, second, aho, berg, row } = await ready();
    const verdict = async (id: string, given: 'exclude' | 'context' | 'include') =>
      output(await decide(library, { ids: [id], stage: 'title', verdict: given, reason: 'read' }));
    const all = await countInScope(library.read);
    expect(all).toBe(output(await listStudies(library)).length);
    await verdict(aho, 'exclude');
    expect(await countInScope(library.read)).toBe(all - 1);
    expect(await row(first)).toMatchObject({ verdict: 'exclude', inScope: false });
    await verdict(berg, 'include');
    output(await joinStudies(library, { into: first, from: [second] }));
    expect(await row(first)).toMatchObject({ verdict: 'include', inScope: true });
    expect(await countInScope(library.read)).toBe(all - 1);
    await verdict(aho, 'context');
    expect(await library.read.selectFrom('decision').selectAll().execute()).toHaveLength(2);
  });
});

describe('one study', () => {
  it('shows every text about it with its place, and never its own paper’s clauses about itself', async () => {
    const { library, first, document, aho, studyOf, paper } = await ready();
    const detail = output(await getStudy(library, { id: first }));
    expect(() => StudyDetail.parse(detail)).not.toThrow();
    expect(detail.texts.map((text) => [text.key.split(':')[0], text.basis])).toEqual([
      ['title', 'title'],
      ['abstract', 'abstract'],
      ['clause', 'as cited'],
    ]);
    const clause = detail.texts[2];
    expect(clause).toMatchObject({
      kind: 'citing clause',
      reference: aho,
      document,
      source: 'paper.txt',
      text: 'Posters increase stair use in offices',
      context: { start: 0, end: 37 },
    });
    expect(clause?.context?.text).toMatch(/^Posters increase.*climbing \(Berg 2002\)\.$/);
    const own = output(await getStudy(library, { id: await studyOf(paper) }));
    expect(own.texts.map((text) => text.kind)).toEqual(['title', 'document']);
  });

  it('is told to be gone when it is', async () => {
    const { library, document } = await ready();
    expect(faultOf(await getStudy(library, { id: document })).kind).toBe('not-found');
  });
});

describe('adding, renaming and removing', () => {
  it('adds a second study of one reference, and refuses references that are not there', async () => {
    const { library, aho, document } = await ready();
    const { id } = output(await addStudy(library, { label: 'The second count', references: [aho] }));
    expect(output(await getStudy(library, { id })).references.map((one) => one.id)).toEqual([aho]);
    expect(faultOf(await addStudy(library, { label: 'x', references: [document] })).kind).toBe('not-found');
  });

  it('renames', async () => {
    const { library, first } = await ready();
    output(await renameStudy(library, { id: first, label: 'The count', note: 'of 2001' }));
    expect(output(await getStudy(library, { id: first }))).toMatchObject({
      label: 'The count',
      note: 'of 2001',
    });
  });

  it('removes a study with its codings, keeps its reference, and undo brings all back', async () => {
    const { library, first, apply } = await ready();
    await apply({ study: first, dimension: 'reason', code: 'sign', passages: [title] });
    const before = contentOf(library);
    output(await removeStudy(library, { id: first }));
    expect(await library.read.selectFrom('passage').selectAll().execute()).toEqual([]);
    expect(await library.read.selectFrom('reference').selectAll().execute()).toHaveLength(4);
    output(await library.journal.undo());
    expect(contentOf(library)).toEqual(before);
  });
});

describe('joining studies', () => {
  it('moves codings, and puts the passages of both under one where both say the same', async () => {
    const { library, first, second, apply, codings } = await ready();
    const sign = { dimension: 'reason', code: 'sign', outcome: 'climbing', passages: [title] };
    await apply({ ...sign, study: first, direction: 'up' });
    await apply({ ...sign, study: second, direction: 'down' });
    await apply({ study: second, dimension: 'place', code: 'office' });
    const before = contentOf(library);
    const joined = output(await joinStudies(library, { into: first, from: [second] }));
    expect(joined.references).toHaveLength(2);
    const after = await codings(first);
    expect(after.map((coding) => coding.code).toSorted()).toEqual(['office', 'sign']);
    const kept = after.find((coding) => coding.code === 'sign');
    expect(kept?.passages.map((passage) => passage.quote).toSorted()).toEqual(['Coun', 'Dark']);
    expect(kept).toMatchObject({ direction: 'up', note: '“Dark stairs” was coded down.' });
    output(await library.journal.undo());
    expect(contentOf(library)).toEqual(before);
  });

  it('lets “nothing there” give way to what the other report shows', async () => {
    const { library, first, second, apply, codings } = await ready();
    await apply({ study: first, dimension: 'place', code: 'none' });
    await apply({ study: second, dimension: 'place', code: 'office' });
    await apply({ study: first, dimension: 'reason', code: 'sign', passages: [title] });
    await apply({ study: second, dimension: 'reason', code: 'none' });
    output(await joinStudies(library, { into: first, from: [second] }));
    expect((await codings(first)).map((coding) => `${coding.dimension}:${coding.code}`).toSorted()).toEqual([
      'place:office',
      'reason:sign',
    ]);
  });

  it('keeps the first study’s code where only one can stand, and notes the other', async () => {
    const { library, first, second, apply, codings } = await ready();
    await apply({ study: first, dimension: 'design', code: 'count' });
    await apply({ study: second, dimension: 'design', code: 'page' });
    output(await joinStudies(library, { into: first, from: [second] }));
    expect(await codings(first)).toMatchObject([
      { code: 'count', note: '“Dark stairs” was coded design:page.' },
    ]);
  });

  it('answers a proposal by joining, or by keeping apart', async () => {
    const { library, first, second, document } = await ready();
    const propose = (fingerprint: string) =>
      library.act('Proposed', async (act) => {
        const id = act.newId();
        const studies_json = JSON.stringify([first, second]);
        await insert(act, 'study_proposal', {
          id,
          fingerprint,
          studies_json,
          reason: 'Both report 40 people.',
          status: 'open',
          rev: 1,
        });
        return id;
      });
    const [no, yes] = [output(await propose('a')), output(await propose('b'))];
    output(await answerProposal(library, { id: no, accept: false }));
    expect(output(await listProposals(library))).toMatchObject([
      { id: yes, status: 'open', studies: [{ id: first }, { id: second }] },
      { id: no, status: 'dismissed' },
    ]);
    output(await answerProposal(library, { id: yes, accept: true }));
    expect(output(await listStudies(library)).map((one) => one.id)).not.toContain(second);
    expect(faultOf(await answerProposal(library, { id: yes, accept: true })).kind).toBe('conflict');
    expect(faultOf(await answerProposal(library, { id: document, accept: true })).kind).toBe('not-found');
  });
});

describe('splitting a study', () => {
  it('sends passages with the reference they speak of', async () => {
    const { library, first, second, aho, berg, apply, codings } = await ready();
    output(await joinStudies(library, { into: first, from: [second] }));
    const passages = [
      { ...title, reference: aho },
      { ...title, reference: berg },
    ];
    await apply({ study: first, dimension: 'reason', code: 'sign', passages });
    await apply({
      study: first,
      dimension: 'place',
      code: 'office',
      passages: [{ ...title, reference: berg }],
    });
    await apply({ study: first, dimension: 'design', code: 'count' });
    const { id } = output(await splitStudy(library, { id: first, references: [berg], label: 'Dark ones' }));
    const told = async (study: string) =>
      (await codings(study))
        .map((coding) => [coding.code, coding.passages.map((one) => one.quote).join()])
        .toSorted();
    expect(await told(first)).toEqual([
      ['count', ''],
      ['sign', 'Coun'],
    ]);
    expect(await told(id)).toEqual([
      ['office', 'Dark'],
      ['sign', 'Dark'],
    ]);
  });

  it('leaves at least one reference behind', async () => {
    const { library, first, aho, berg } = await ready();
    expect(
      faultOf(await splitStudy(library, { id: first, references: [aho], label: 'x' })).message,
    ).toContain('must stay');
    expect(
      faultOf(await splitStudy(library, { id: first, references: [berg], label: 'x' })).message,
    ).toContain('Only references of the study itself');
  });
});
