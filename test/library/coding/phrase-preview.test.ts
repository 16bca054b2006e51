import { describe, expect, it } from 'vitest';
import { previewPhrases } from '../../../library/coding/phrase-preview.ts';
import { CALLS } from '../../../shared/contract/calls.ts';
import { output } from '../test-library.ts';
import { smallLibrary } from './small-library.ts';

describe('the preview of indicator phrases', () => {
  it('shows where they stand in this library, and which of them find nothing or cannot be looked for', async () => {
    const { library } = await smallLibrary();
    const input = CALLS['codebook.phrases'].input.parse({
      phrases: ['stair* ', 'dark* … climb*', 'lifts', '…', 'type:report'],
      against: ['office*'],
    });
    const { signal } = new AbortController();
    const found = output(await previewPhrases(library, input, { signal }));
    expect(found.phrases.map(({ phrase, studies, fault }) => [phrase.trim(), studies, fault !== ''])).toEqual(
      [
        ['stair*', 4, false],
        ['dark* … climb*', 2, false],
        ['lifts', 0, false],
        ['…', 0, true],
        ['type:report', 0, true],
        ['office*', 2, false],
      ],
    );
    for (const match of found.matches)
      expect(match.snippet.slice(match.start, match.end).toLowerCase()).toMatch(/^(stair|dark|office)/);
  });

  it('shows no more matches than asked for and still counts them all', async () => {
    const { library } = await smallLibrary();
    const input = CALLS['codebook.phrases'].input.parse({ phrases: ['stair*'], limit: 1 });
    const { signal } = new AbortController();
    const found = output(await previewPhrases(library, input, { signal }));
    expect(found.matches).toHaveLength(1);
    expect(found.phrases[0]?.matches).toBeGreaterThan(1);
  });
});
