import { describe, expect, test } from 'vitest';
import { currentCodebook } from '../../../library/coding/codebook.ts';
import { learnNow, stopLearning } from '../../../library/coding/suggestion-learning.ts';
import { reviewLibrary } from './two-coders.ts';

describe('learning in the background', () => {
  test('ends where it is when the library is closed', async () => {
    const { engine, call, studies } = await reviewLibrary(12);
    await call('coding.applyMany', {
      dimension: 'study_type',
      code: 'survey',
      note: '',
      studies: [...studies],
    });
    const { library } = engine;
    const codebook = await currentCodebook(library.read);
    const learned = await learnNow(library, codebook);
    expect(learned.studies).toBe(12);
    await call('history.undo', {});
    await call('history.redo', {});
    const renewed = learnNow(library, codebook);
    await stopLearning(library);
    expect((await renewed).dimensions.size).toBe(0);
  });
});
