import { describe, expect, it } from 'vitest';
import { compilePhrase, indexPhrases, wordsOf } from '../../../library/coding/phrase.ts';

/** The words of `text` that a phrase finds. */
function found(source: string, text: string): string[] {
  const phrase = compilePhrase(source);
  if (phrase === undefined) return [];
  const words = wordsOf(text);
  return indexPhrases([{ phrase, value: source }])(words).map(({ from, to }) =>
    text.slice(words[from]?.start, words[to - 1]?.end),
  );
}

describe('an indicator phrase', () => {
  it.each([
    ['help seeking', 'On help-seeking among men', ['help-seeking']],
    ['help-seeking', 'HELP SEEKING', ['HELP SEEKING']],
    ['facilitat*', 'It facilitated and facilitates', ['facilitated', 'facilitates']],
    ['know* of a * service', 'who know of a local service', ['know of a local service']],
    ['fear … police', 'fear of being reported to the police', ['fear of being reported to the police']],
    ['fear … police', 'fear of what may come to be told about them to police', []],
    ['cafe', 'the Café', ['Café']],
    ['dont know', 'they don’t know', ['don’t know']],
    ['offender', "the offender's view", ["offender's"]],
    ['lack:dark*', 'a darkened hall', ['darkened']],
    ['age', 'language', []],
    ['reminder', 'Reminders by post', ['Reminders']],
    ['ferry', 'two ferries', ['ferries']],
    ['mandated visit', 'when boards mandate visits', ['mandate visits']],
    ['deter', 'what deterred them', ['deterred']],
    ['randomised', 'a randomized order', ['randomized']],
    ['behavior', 'Behaviours at sea', ['Behaviours']],
    ['=boats', 'one boat of ten boats', ['boats']],
    ['nurse', 'nursing homes', []],
    ['*', 'anything', []],
    ['…', 'anything', []],
  ])('“%s” in “%s”', (source, text, words) => {
    expect(found(source, text)).toEqual(words);
  });

  it('says whether it tells of a lack, and whether it asks for a type', () => {
    expect(compilePhrase('lack: dark*')).toMatchObject({ lack: true, type: '' });
    expect(compilePhrase('type:report')).toMatchObject({ lack: false, type: 'report' });
  });
});
