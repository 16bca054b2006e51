import { decodeEntities } from './html-entities.ts';

/** The text of a note of Zotero, which it keeps as HTML: in one line, without markup. */
export function zoteroNoteText(html: string): string {
  return decodeEntities(
    html
      .replace(/<\/?(?:p|br|div|li|h\d)[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
