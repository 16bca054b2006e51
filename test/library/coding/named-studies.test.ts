import { describe, expect, it } from 'vitest';
import { namesApart, stretchesOfOthers } from '../../../library/coding/named-studies.ts';

const NAMES = new Map([
  ['h', 'Harbour'],
  ['i', 'Island'],
]);

/** What a text leaves to each study. */
function leftOut(text: string) {
  return Object.fromEntries(
    [...stretchesOfOthers(text, NAMES)].map(([study, ranges]) => [
      study,
      ranges.map(({ start, end }) => text.slice(start, end)),
    ]),
  );
}

describe('studies of one work', () => {
  const named = (labels: readonly string[]) =>
    Object.fromEntries(namesApart(labels.map((label, i) => ({ study: `${i}`, label }))));

  it('are told apart by what their labels do not share', () => {
    expect(named(['Miller 2020: Harbour survey', 'Miller 2020: Island survey'])).toEqual({
      0: 'Harbour',
      1: 'Island',
    });
    expect(named(['Miller 2020: Study 1', 'Miller 2020: Study 2'])).toEqual({ 0: 'Study 1', 1: 'Study 2' });
  });

  it('have no names where labels tell nothing', () => {
    expect(named(['Miller 2020', 'Miller 2020'])).toEqual({});
    expect(named(['Miller 2020', 'Miller 2020: Island survey'])).toEqual({});
  });

  it('are spoken of where they are named, to the end of the paragraph', () => {
    const text =
      'Everyone likes boats. The Harbour survey asked sailors. They were old.\n\nBoth asked. The Island survey asked farmers.';
    expect(leftOut(text)).toEqual({
      h: ['The Island survey asked farmers.'],
      i: ['The Harbour survey asked sailors.', 'They were old.'],
    });
  });

  it('are spoken of under a heading that names them, until the next heading', () => {
    const text = 'Results of the Island survey\n\nFarmers were young.\n\nDiscussion\n\nWe close.';
    expect(leftOut(text)).toEqual({
      h: ['Results of the Island survey', 'Farmers were young.'],
      i: [],
    });
  });

  it('share a sentence that names both, and are named as they are written', () => {
    expect(leftOut('Harbour and Island agree. People on every island and in every harbour sail.')).toEqual({
      h: ['People on every island and in every harbour sail.'],
      i: [],
    });
    expect(leftOut('No island has a harbour.')).toEqual({ h: [], i: [] });
  });
});
