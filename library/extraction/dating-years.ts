const YEAR = /(.?)(?<!\d)\s?(?:1[5-9]|20)\d\d[a-z]?(?![\d–-])(.?)/gu;

/** The signs around the years that many entries print, as "(" and ")": years in titles stand between words. */
export function datingYears(list: string, entries: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const shape of yearShapes(list.slice(0, 200_000))) {
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const often = Math.max(2, entries * 0.15);
  return new Set([...counts].filter(([, count]) => count >= often).map(([shape]) => shape));
}

/** What stands around each year of a text, letters and digits as "a"; years between words are left out. */
export function yearShapes(text: string): string[] {
  return [...text.matchAll(YEAR)]
    .map(([, before = '', after = '']) => `${sign(before)}${sign(after)}`)
    .filter((shape) => shape !== 'aa' && shape !== 'a ');
}

function sign(char: string): string {
  return /[\p{L}\p{N}\s]/u.test(char) ? 'a' : char;
}
