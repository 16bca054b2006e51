/**
 * What a work without an author is sorted by: the first words of its title, in plain letters. BibTeX's styles look for
 * it in the field `key` (btxdoc, 3.2) and warn where it is missing.
 */
export function sortKey(title: string): string {
  const words = title
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  return words.slice(0, 6).join(' ');
}

/** Whether BibTeX's own styles would look for a key in vain among author and editor of an entry of this type. */
export function needsSortKey(
  type: string,
  names: { readonly author: boolean; readonly editor: boolean },
): boolean {
  return !names.author && !(names.editor && ['book', 'inbook', 'proceedings'].includes(type));
}
