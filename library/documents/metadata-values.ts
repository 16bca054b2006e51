/** CSL type of a schema.org type. */
export function cslTypeOfGenre(genre: string): string {
  if (/Scholarly/.test(genre)) return 'article-journal';
  if (/News|PressRelease/.test(genre)) return 'article-newspaper';
  if (/Blog/.test(genre)) return 'post-weblog';
  if (/Report/.test(genre)) return 'report';
  if (/Thesis/.test(genre)) return 'thesis';
  if (/Book/.test(genre)) return 'book';
  return 'webpage';
}

/** [year, month, day] of an ISO or slashed date as meta tags write it ("2023-09-13T10:00", "2023/9", "2023"). */
export function partsOfDate(value: string): number[] | undefined {
  const found = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/.exec(value);
  if (!found) return undefined;
  const parts = [found[1], found[2], found[3]].filter((part) => part !== undefined).map(Number);
  const [year, month = 1, day = 1] = parts;
  if (year! < 1000 || month < 1 || month > 12 || day < 1 || day > 31) return parts.slice(0, 1);
  return parts;
}
