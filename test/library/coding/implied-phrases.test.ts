import { expect, it } from 'vitest';
import { codeWordsOf } from '../../../library/coding/code-words.ts';
import { wordsOf } from '../../../library/coding/phrase.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';

const HARBOUR: Codebook = {
  id: 'harbour',
  version: '1',
  title: 'Harbours',
  dimensions: [
    {
      id: 'boat',
      label: 'Boat',
      choice: 'multiple',
      codes: [
        {
          id: 'ferry',
          label: 'Ferries',
          definition: 'Carries people.',
          include: 'Car ferries, river crossings.',
        },
        { id: 'trawler', label: 'Trawlers and other fishing boats', definition: 'Catches fish.' },
        { id: 'tug', label: 'Tugs', definition: 'Pulls.', phrases: ['towing'] },
        {
          id: 'barge',
          label: 'Flat hulls',
          definition: 'Carries loads.',
          phrases: ['barge', 'lighter', 'scow', 'pontoon', 'hopper', 'wherry', 'hoy', 'lorcha'],
        },
        { id: 'none', label: 'Nothing afloat', definition: 'No boat.', exclusive: true },
      ],
    },
  ],
};

function found(text: string): readonly string[] {
  return codeWordsOf(HARBOUR)
    .find(wordsOf(text))
    .map(({ value }) => `${value.code}${value.implied ? ' implied' : ''}`);
}

it('finds a code without phrases by the wording of its label and of what it includes', () => {
  expect(found('A crossing of the river')).toEqual([]);
  expect(found('River crossings at night')).toEqual(['ferry implied']);
  expect(found('A trawler at night')).toEqual(['trawler implied']);
});

it('leaves a code that has many phrases to them, and takes no wording for a code that bars others', () => {
  expect(found('Tugs towing').toSorted()).toEqual(['tug', 'tug implied']);
  expect(found('A barge at sea')).toEqual(['barge']);
  expect(found('Flat hulls')).toEqual([]);
  expect(found('Nothing afloat')).toEqual([]);
});
