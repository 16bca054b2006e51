import { describe, expect, it } from 'vitest';
import { LONG_TEXT } from '../../../library/search/analysed-field.ts';
import { analyseLong } from '../../../library/search/analysed-record.ts';
import { createAnalysedTexts } from '../../../library/search/analysed-texts.ts';

const long = (word: string) => `${word} words `.repeat(LONG_TEXT / 8);

describe('long texts taken apart lately', () => {
  it('are not taken apart again for another tag, but are in another language', async () => {
    const texts = createAnalysedTexts();
    const first = await analyseLong({ id: 'a', fields: { text: long('running') } }, texts);
    const tagged = { id: 'a', fields: { text: long('running'), keyword: 'new' } };
    expect((await analyseLong(tagged, texts)).get('text')).toBe(first.get('text'));
    const german = await analyseLong({ ...tagged, language: 'de' }, texts);
    expect(german.get('text')?.terms[0]).not.toBe(first.get('text')?.terms[0]);
  });

  it('are let go of when others need the room, those used longest ago first', async () => {
    const texts = createAnalysedTexts(3 * long('running').length);
    const analysed = await Promise.all(
      ['running', 'jumping'].map(async (word) =>
        (await analyseLong({ id: 'a', fields: { text: long(word) } }, texts)).get('text'),
      ),
    );
    expect(texts.get(long('running'), 'en')).toBe(analysed[0]);
    await analyseLong({ id: 'b', fields: { text: long('singing') } }, texts);
    await analyseLong({ id: 'c', fields: { text: long('reading') } }, texts);
    expect(texts.get(long('running'), 'en')).toBe(analysed[0]);
    expect(texts.get(long('jumping'), 'en')).toBeUndefined();
    expect(texts.get(long('reading'), 'en')).toBeDefined();
  });
});
