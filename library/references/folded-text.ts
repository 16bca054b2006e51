const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Text without case, diacritics and ligatures: "Görts Öberg" becomes "gorts oberg". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæœßłđðþı]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Text without diacritics and ligatures, its capitals kept: "Görts Øberg" becomes "Gorts Oberg". */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßłđðþıØÆŒŁĐÐÞẞ]/g, (letter) => {
      const plain = LETTERS[letter.toLowerCase()] ?? letter;
      return letter === letter.toLowerCase() ? plain : plain[0]!.toUpperCase() + plain.slice(1);
    });
}

/** Folded text with every run of other characters than letters and digits as one space. */
export function foldWords(text: string): string {
  return foldText(text.replace(/<\/?(?:i|b|em|strong|sub|sup|span)[^>]*>/g, '').replace(/&/g, ' and '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
