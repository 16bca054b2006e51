const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
};
const MAPPED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

// Only the accents of scripts that are read without them: vowel signs of Indic scripts and the
// voicing marks of kana are combining marks too, and carry the word.
const ACCENTS = new RegExp(
  [
    '[\\u0300-\\u036f]', // Latin, Greek, Cyrillic
    '[\\u0483-\\u0487]',
    '[\\u0591-\\u05bd]|\\u05bf|[\\u05c1\\u05c2]|[\\u05c4\\u05c5]|\\u05c7', // Hebrew
    '[\\u0610-\\u061a]|\\u0640|[\\u064b-\\u065f]|\\u0670', // Arabic
    '[\\u1ab0-\\u1aff]|[\\u1dc0-\\u1dff]|[\\u20d0-\\u20ff]|[\\ufe20-\\ufe2f]',
  ].join('|'),
  'gu',
);
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc\u2032\u00b4`]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the question is whether there is anything beyond ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** Lower case without accents and ligatures: Öberg and oberg, Straße and strasse become the same. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower.includes('`') ? lower.replace(APOSTROPHES, "'") : lower;
  return lower
    .replace(APOSTROPHES, "'")
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(INVISIBLE, '')
    .replace(MAPPED, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .toLowerCase();
}
