import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';

/** The family name with its particle, or the organisation. */
export function familyName(name: CslName): string {
  if (name.literal) return name.literal;
  return [name['non-dropping-particle'], name.family ?? name.given].filter(Boolean).join(' ');
}

/** Names as a list shows them: "Steel", "Taylor & Stein", "Doll, Michel, Rosen et al." */
export function shortNames(names: readonly CslName[] | undefined): string {
  const list = (names ?? []).map(familyName).filter((name) => name !== '');
  if (list.length <= 2) return list.join(' & ');
  if (list.length === 3) return `${list[0]}, ${list[1]} & ${list[2]}`;
  return `${list.slice(0, 3).join(', ')} et al.`;
}

/** All names in full order for searching: "Anna K. Ovaska; Internet Watch Foundation". */
export function allNames(names: readonly CslName[] | undefined): string {
  return (names ?? [])
    .map(
      (name) =>
        name.literal ??
        [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix]
          .filter(Boolean)
          .join(' '),
    )
    .filter((name) => name !== '')
    .join('; ');
}

/** Whoever made the work: its authors, else its editors, else nobody. */
export function creators(item: CslItem): readonly CslName[] {
  if (item.author && item.author.length > 0) return item.author;
  return item.editor ?? [];
}

/** The year of a CSL date, or null. */
export function yearOf(date: CslDate | undefined): number | null {
  const part = date?.['date-parts']?.[0]?.[0];
  if (typeof part === 'number' && Number.isInteger(part)) return part;
  const text = date?.literal ?? date?.raw ?? '';
  const match = /(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)/.exec(text);
  return match ? Number(match[1]) : null;
}

/** A plain author-date line for reading; formatted bibliographies are citeproc's work. */
export function plainCitation(item: CslItem): string {
  const names = shortNames(creators(item));
  const year = yearOf(item.issued);
  const head = [names, year === null ? '' : `(${year})`].filter(Boolean).join(' ');
  const where = [item['container-title'], item.volume, item.page].filter(Boolean).join(', ');
  return [head, item.title, where || item.publisher || '']
    .filter(Boolean)
    .map((part) => String(part).replace(/\.$/, ''))
    .join('. ');
}
