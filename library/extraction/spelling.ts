const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
};

/** A name without what printers change: case, accents, apostrophes, dashes, spaces and "&". */
export function foldName(name: string): string {
  let folded = '';
  for (const character of name.normalize('NFKD').toLowerCase().replace(/&/g, ' and ')) {
    if (/[\p{L}\p{N}]/u.test(character)) folded += LETTERS[character] ?? character;
  }
  return folded;
}

/** A text with the digits of Arabic, Persian and full-width writing as Western ones; every place stays where it is. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => String(digitOf(digit.charCodeAt(0))));
}

function digitOf(code: number): number {
  return code >= 0xff10 ? code - 0xff10 : code >= 0x6f0 ? code - 0x6f0 : code - 0x660;
}

/** A name without the article that French and Italian join to it: "l’Insee", "dell’Istat". */
export function withoutElision(name: string): string {
  return name.replace(/^(?:[ld]|(?:de|a|ne|su|da)ll)['’](?=\p{L})/iu, '');
}

/** The folded words of a name; "The" at its start and full stops are left out. */
export function foldWords(name: string): string[] {
  const words = name
    .replace(/&/g, ' and ')
    .split(/[\s,;:()[\]/]+/)
    .map(foldName)
    .filter((word) => word !== '');
  return words[0] === 'the' && words.length > 1 ? words.slice(1) : words;
}

/**
 * Damerau-Levenshtein distance (insert, delete, change, swap neighbours), or `most + 1` where it is larger.
 * Damerau 1964, https://doi.org/10.1145/363958.363994.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length]!;
}

/** True where two folded names differ by no more than a slip of the hand; the longer the name, the more may differ. */
export function isMisspelling(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  const most = length <= 3 ? 0 : length <= 7 ? 1 : 2;
  if (most === 0 || a === b) return false;
  if (length < 6 && a[0] !== b[0]) return false;
  return editDistance(a, b, most) <= most;
}
