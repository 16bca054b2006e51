import { describe, expect, it } from 'vitest';
import { en } from '../../renderer/language/en.ts';
import { speak, t } from '../../renderer/language/language.ts';
import { bestLanguage, LANGUAGES, languageOf, type Texts } from '../../renderer/language/languages.ts';

/** Every text by its dotted key; plural endings of a key are kept apart from the key itself. */
function flat(texts: Texts, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const namesIn = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name).toSorted();
const english = flat(en);

/** The keys a language must have: English ones, and for counted texts one for each plural form of that language. */
function expectedKeys(tag: string): ReadonlySet<string> {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const keys = new Set<string>();
  for (const key of english.keys()) {
    const form = PLURAL.exec(key)?.[1];
    if (form === undefined) keys.add(key);
    else if (form === 'zero') keys.add(key);
    else for (const needed of forms) keys.add(key.replace(PLURAL, `_${needed}`));
  }
  return keys;
}

describe.each(LANGUAGES.map((language) => [language.tag, language] as const))(
  'the texts in %s',
  (tag, language) => {
    // A made-up language keeps the forms of the one it is made from.
    const rules = language.hidden ? 'en' : tag;

    it('have every key, each plural form of the language, and nothing else', async () => {
      const texts = flat(await language.load());
      const wanted = expectedKeys(rules);
      expect([...wanted].filter((key) => !texts.has(key))).toEqual([]);
      expect([...texts.keys()].filter((key) => !wanted.has(key))).toEqual([]);
    });

    it('put the same values into each text as English does', async () => {
      const wrong = [...flat(await language.load())].filter(([key, text]) => {
        const model = english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? '';
        const own = new Set(namesIn(text));
        // A plural form may say the number in words.
        if (PLURAL.test(key)) own.add('count');
        const wanted = new Set([...namesIn(model), ...(PLURAL.test(key) ? ['count'] : [])]);
        return [...own].toSorted().join() !== [...wanted].toSorted().join();
      });
      expect(wrong).toEqual([]);
    });

    it.skipIf(rules === 'en')('leave no phrase in English, searches for English words aside', async () => {
      const left = [...flat(await language.load())].filter(
        ([key, text]) =>
          !key.startsWith('help.query.') && text === english.get(key) && /\p{Ll}{3} \p{Ll}{2}/u.test(text),
      );
      expect(left).toEqual([]);
    });

    it('leave no text empty', async () => {
      expect([...flat(await language.load())].filter(([, text]) => text.trim() === '')).toEqual([]);
    });
  },
);

describe('a language', () => {
  it('is found by its tag or its main language, and a made-up one only by its own', () => {
    expect(languageOf('EN-gb')?.tag).toBe('en');
    expect(languageOf('tlh')).toBeUndefined();
    expect(languageOf('ar')).toBeUndefined();
    expect(bestLanguage(['tlh', 'en-US@posix']).tag).toBe('en');
  });

  it('says one and several as its own grammar has them', async () => {
    await speak('fi-FI', []);
    expect([0, 1, 2].map((count) => t('library.count', { count }))).toEqual([
      '0 viitettä',
      '1 viite',
      '2 viitettä',
    ]);
    await speak('es-MX', []);
    expect([1, 2, 1_000_000].map((count) => t('library.count', { count }))).toEqual([
      '1 referencia',
      '2 referencias',
      '1000000 de referencias',
    ]);
    await speak('en', []);
  });

  it('that is spoken gives its own texts, and one that is not there gives English and says so', async () => {
    const mirrored = await speak('ar-XB', []);
    expect(mirrored).toMatchObject({ asked: true, language: { direction: 'rtl' } });
    expect(t('shell.settings')).not.toBe('Settings');
    expect(t('shell.toCheck', { count: 3 })).toContain('3');
    expect(await speak('tlh', ['fi'])).toMatchObject({ asked: false, language: { tag: 'en' } });
    expect(t('shell.settings')).toBe('Settings');
  });
});
