const TYPE = 'application/x-gleaner-references';

/** The part of a drag's data that is used. */
export type Dragged = Pick<DataTransfer, 'types' | 'getData' | 'setData'>;

/** Lets a drag carry references. */
export function carryReferences(data: Dragged, ids: readonly string[]): void {
  data.setData(TYPE, JSON.stringify(ids));
}

/**
 * Lets a drag carry a .bib file out of the window: its text for a page or an editor, and the file itself where the
 * place it is dropped takes one (`DownloadURL` of Chromium; other browsers leave it aside).
 */
export function carryBibFile(
  data: Dragged,
  { name, text }: { readonly name: string; readonly text: string },
): void {
  data.setData('text/plain', text);
  const mediaType = 'application/x-bibtex';
  data.setData(
    'DownloadURL',
    `${mediaType}:${name}:data:${mediaType};charset=utf-8,${encodeURIComponent(text)}`,
  );
}

/** Whether a drag carries references; which ones is told only where it ends. */
export function carriesReferences(data: Dragged | null): boolean {
  return data?.types.includes(TYPE) ?? false;
}

/** The references that a drag carries. */
export function carriedReferences(data: Dragged): readonly string[] {
  try {
    const ids: unknown = JSON.parse(data.getData(TYPE));
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
