import { describe, expect, it } from 'vitest';
import { suggestCodes } from '../../../library/coding/suggest.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';

/** A codebook of another field, with hardly a phrase for directions: the rest is general English. */
const ORCHARD: Codebook = {
  id: 'orchard',
  version: '1',
  title: 'Orchards',
  dimensions: [
    {
      id: 'cause',
      label: 'Cause',
      choice: 'multiple',
      qualifiers: ['way', 'crop'],
      codes: [
        {
          id: 'bees',
          label: 'Bees',
          definition: 'Bees near by.',
          pole: 'more bees',
          phrases: ['bees', 'hives'],
        },
        {
          id: 'frost',
          label: 'Frost',
          definition: 'Frost in spring.',
          pole: 'more frost',
          phrases: ['frost*'],
        },
      ],
    },
    {
      id: 'way',
      label: 'Direction',
      choice: 'single',
      role: 'direction',
      codes: [
        { id: 'up', label: 'More', definition: 'More.', sign: 'positive' },
        { id: 'down', label: 'Less', definition: 'Less.', sign: 'negative' },
        { id: 'flat', label: 'None', definition: 'None.', sign: 'none' },
        { id: 'both', label: 'Both', definition: 'Both.', sign: 'mixed' },
        { id: 'said', label: 'Named', definition: 'Named.', sign: 'unstated', phrases: ['associat*'] },
      ],
    },
    {
      id: 'crop',
      label: 'Crop',
      choice: 'multiple',
      role: 'outcome',
      codes: [
        { id: 'apples', label: 'Apples', definition: 'Apples.', phrases: ['apple*'] },
        { id: 'pears', label: 'Pears', definition: 'Pears.', phrases: ['pear*'] },
      ],
    },
  ],
};

function directions(sentence: string): Readonly<Record<string, string | null>> {
  const text = {
    key: 'abstract:a',
    basis: 'abstract' as const,
    kind: 'abstract' as const,
    reference: 'a',
    document: null,
    source: 'a',
    start: 0,
    end: sentence.length,
    text: sentence,
    context: null,
  };
  const study = {
    study: 'a',
    texts: [text],
    types: new Map(),
    shared: new Set<string>(),
    leaveOut: new Map(),
  };
  const made = suggestCodes(ORCHARD, [study]).filter(({ dimension }) => dimension === 'cause');
  return Object.fromEntries(made.map((one) => [`${one.code} ${one.outcome}`, one.direction]));
}

describe('which way a cause and an outcome go together', () => {
  it.each([
    ['Bees increased the yield of apples.', { 'bees apples': 'up' }],
    ['Apples were less likely to ripen after frost.', { 'frost apples': 'down' }],
    ['Hives boosted apples threefold.', { 'bees apples': 'up' }],
    ['Frost lowered the number of apples.', { 'frost apples': 'down' }],
    ['There was no evidence that bees improve apples.', { 'bees apples': 'flat' }],
    ['Bees were associated with more apples.', { 'bees apples': 'up' }],
    ['Frost was associated with apples.', { 'frost apples': 'said' }],
    ['Nets protect apples against frost, which damages them.', { 'frost apples': 'down' }],
    ['Frost had a detrimental effect on apples.', { 'frost apples': 'down' }],
    ['Hives were not followed by any lasting rise in apples.', { 'bees apples': 'flat' }],
    ['Bees raised apples but not pears.', { 'bees apples': 'up', 'bees pears': 'flat' }],
    ['Lower numbers of hives went along with fewer apples.', { 'bees apples': 'up' }],
    ['Low levels of frost were linked to apples.', { 'frost apples': 'down' }],
    ['Banning hives reduced apples.', { 'bees apples': 'up' }],
    ['Do bees increase apples?', { 'bees apples': null }],
    ['Growers near hives harvested more apples.', { 'bees apples': 'up' }],
    ['Bees were more strongly tied to apples in an earlier survey.', { 'bees apples': 'said' }],
    ['Growers who spoke of frost never saw apples.', { 'frost apples': 'down' }],
    ['Hives changed apples in either direction.', { 'bees apples': 'both' }],
  ])('%s', (sentence, wanted) => {
    expect(directions(sentence)).toEqual(wanted);
  });

  it('is what is said of each outcome where two differ', () => {
    expect(directions('Beside hives growers saw an increase in apples and a decrease in pears.')).toEqual({
      'bees apples': 'up',
      'bees pears': 'down',
    });
  });

  it('is taken back by a denial that follows, unless that speaks of something else', () => {
    expect(
      directions(
        'Bees were positively associated with apples; this association was not statistically significant.',
      ),
    ).toEqual({ 'bees apples': 'flat' });
    expect(directions('Bees increased apples, whereas frost made no difference to apples.')).toEqual({
      'bees apples': 'up',
      'frost apples': 'flat',
    });
  });

  it('turns round where people report that they lack or worry about the thing', () => {
    expect(directions('Growers of apples reported concerns about bees.')).toEqual({ 'bees apples': 'up' });
    expect(directions('A lack of bees reduced apples.')).toEqual({ 'bees apples': 'up' });
  });

  it('is mixed where clauses of one study find it both ways, not where one only supposes', () => {
    expect(directions('In the north, bees increased apples. In the south, bees reduced apples.')).toEqual({
      'bees apples': 'both',
    });
    expect(directions('Bees increased apples. Bees may have reduced apples, we suppose.')).toEqual({
      'bees apples': 'up',
    });
    expect(directions('Bees increased apples. Bees reduced pears.')).toEqual({
      'bees apples': 'up',
      'bees pears': 'down',
    });
  });
});
