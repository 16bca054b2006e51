/** Where the person is; written in the address so that reloading, going back and bookmarks keep it. */
export type Place =
  | { readonly screen: 'library'; readonly query: string; readonly reference: string | null }
  | { readonly screen: 'duplicates' }
  | { readonly screen: 'quality'; readonly check: string | null }
  | { readonly screen: 'import' }
  | { readonly screen: 'review'; readonly document: string | null }
  | {
      readonly screen: 'read';
      readonly document: string | null;
      readonly at: { start: number; end: number } | null;
      /** The page that is looked at, from 1, where the document is read as its pages. */
      readonly page?: number | null;
    }
  | { readonly screen: 'tables'; readonly document: string; readonly table: number | null }
  | { readonly screen: 'checks'; readonly document: string }
  | { readonly screen: 'code'; readonly study: string | null }
  | { readonly screen: 'codebook'; readonly name: string | null }
  | { readonly screen: 'coders'; readonly view: 'agreement' | 'differences' }
  | { readonly screen: 'history'; readonly study: string | null }
  | {
      readonly screen: 'matrix';
      readonly rows: string | null;
      readonly columns: string | null;
      readonly cell: { readonly row: string; readonly column: string } | null;
      /** The name of the kept view that is shown. */
      readonly view?: string | null;
    }
  | { readonly screen: 'map'; readonly name: string | null }
  | { readonly screen: 'settings'; readonly section: string | null };

export type ScreenName = Place['screen'];

/** The place a screen opens at when nothing more is asked. */
export const HOME: { readonly [S in ScreenName]: Extract<Place, { screen: S }> } = {
  library: { screen: 'library', query: '', reference: null },
  duplicates: { screen: 'duplicates' },
  quality: { screen: 'quality', check: null },
  import: { screen: 'import' },
  review: { screen: 'review', document: null },
  read: { screen: 'read', document: null, at: null },
  tables: { screen: 'tables', document: '', table: null },
  checks: { screen: 'checks', document: '' },
  code: { screen: 'code', study: null },
  codebook: { screen: 'codebook', name: null },
  coders: { screen: 'coders', view: 'agreement' },
  history: { screen: 'history', study: null },
  matrix: { screen: 'matrix', rows: null, columns: null, cell: null },
  map: { screen: 'map', name: null },
  settings: { screen: 'settings', section: null },
};

/** Reads the part of an address after `#`; what it cannot read leads to the library. */
export function placeFromHash(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [screen = '', detail] = path.split('/').map(decode);
  const given = new URLSearchParams(search);
  switch (screen) {
    case 'import':
    case 'duplicates':
      return HOME[screen];
    case 'read':
      return {
        screen,
        document: detail || null,
        at: rangeFrom(given.get('at')),
        ...(given.has('page') ? { page: numberFrom(given.get('page')) } : {}),
      };
    case 'quality':
      return { screen, check: detail || null };
    case 'review':
      return { screen, document: detail || null };
    // Both are of one document; an address without one leads to where a document is chosen.
    case 'tables':
      return detail ? { screen, document: detail, table: numberFrom(given.get('table')) } : HOME.read;
    case 'checks':
      return detail ? { screen, document: detail } : HOME.read;
    case 'code':
      return { screen, study: detail || null };
    case 'codebook':
      return { screen, name: detail || null };
    case 'coders':
      return { screen, view: detail === 'differences' ? detail : 'agreement' };
    case 'history':
      return { screen, study: detail || null };
    case 'matrix':
      return {
        screen,
        rows: given.get('rows'),
        columns: given.get('columns'),
        cell: cellFrom(given),
        ...(given.has('view') ? { view: given.get('view') } : {}),
      };
    case 'map':
      return { screen, name: detail || null };
    case 'settings':
      return { screen, section: detail || null };
    default:
      return { screen: 'library', query: given.get('query') ?? '', reference: detail || null };
  }
}

/** Writes a place as the part of an address from `#` on. */
export function hashOf(place: Place): string {
  switch (place.screen) {
    case 'library':
      return written('library', place.reference, { query: place.query || null });
    case 'import':
    case 'duplicates':
      return written(place.screen, null, {});
    case 'read':
      return written('read', place.document, {
        at: place.at && `${place.at.start}-${place.at.end}`,
        page: place.page ? String(place.page) : null,
      });
    case 'quality':
      return written('quality', place.check, {});
    case 'review':
      return written('review', place.document, {});
    case 'tables':
      return written('tables', place.document, { table: place.table === null ? null : String(place.table) });
    case 'checks':
      return written('checks', place.document, {});
    case 'code':
      return written('code', place.study, {});
    case 'codebook':
      return written('codebook', place.name, {});
    case 'coders':
      return written('coders', place.view === 'agreement' ? null : place.view, {});
    case 'history':
      return written('history', place.study, {});
    case 'matrix': {
      const cell = { row: place.cell?.row ?? null, column: place.cell?.column ?? null };
      return written('matrix', null, {
        rows: place.rows,
        columns: place.columns,
        ...cell,
        view: place.view ?? null,
      });
    }
    case 'map':
      return written('map', place.name, {});
    case 'settings':
      return written('settings', place.section, {});
  }
}

function written(screen: string, detail: string | null, given: Record<string, string | null>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== null) search.set(name, value);
  const asked = search.size > 0 ? `?${search}` : '';
  return `#/${screen}${detail === null ? '' : `/${encodeURIComponent(detail)}`}${asked}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function numberFrom(text: string | null): number | null {
  return /^\d{1,4}$/.test(text ?? '') ? Number(text) : null;
}

function rangeFrom(text: string | null): { start: number; end: number } | null {
  const found = /^(\d+)-(\d+)$/.exec(text ?? '');
  return found === null ? null : { start: Number(found[1]), end: Number(found[2]) };
}

function cellFrom(given: URLSearchParams): { row: string; column: string } | null {
  const row = given.get('row');
  const column = given.get('column');
  return row === null || column === null ? null : { row, column };
}
