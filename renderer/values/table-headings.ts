import type { ExtractedTable } from '../../shared/model/extraction.ts';

/** Where the headings of a table begin in the text; null where a heading is not printed there as it is told. */
export type HeadingPlaces = {
  /** By header row and column. */
  readonly header: readonly (readonly (number | null)[])[];
  /** By body row and level of its path; a heading that stands over several rows has its place at the first of them. */
  readonly rows: readonly (readonly (number | null)[])[];
};

type Table = Pick<ExtractedTable, 'start' | 'end' | 'header'> & {
  readonly rows: readonly {
    readonly path: readonly string[];
    readonly cells: readonly { readonly start: number; readonly end: number }[];
  }[];
};

/** Finds the headings of a table in the text it was read from, in reading order: only cells keep their place with them. */
export function headingPlaces(text: string, table: Table): HeadingPlaces {
  let at = table.start;
  const find = (heading: string, end: number): number | null => {
    const place = wholeWords(text, heading, at, end);
    if (place !== null) at = place + heading.length;
    return place;
  };
  const body = startOf(table.rows[0], table.end);
  const header = table.header.map((row) => row.map((heading) => find(heading, body)));
  const rows = table.rows.map(({ path, cells }, index) => {
    const before = table.rows[index - 1]?.path ?? [];
    const known = path.slice(0, -1).findIndex((heading, level) => heading !== before[level]);
    const fresh = known < 0 ? path.length - 1 : known;
    const end = startOf({ cells }, startOf(table.rows[index + 1], table.end));
    const places = path.map((heading, level) => (level < fresh ? null : find(heading, end)));
    at = Math.max(at, ...cells.map((cell) => cell.end));
    return places;
  });
  return { header, rows };
}

function startOf(row: Pick<Table['rows'][number], 'cells'> | undefined, otherwise: number): number {
  return row?.cells.find(({ start, end }) => end > start)?.start ?? otherwise;
}

/** The first place of some words that no letter or digit stands right beside. */
function wholeWords(text: string, words: string, from: number, end: number): number | null {
  if (words === '') return null;
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    if (at + words.length > end) return null;
    const beside = [text[at - 1] ?? ' ', text[at + words.length] ?? ' '];
    if (!beside.some((sign) => /[\p{L}\p{N}]/u.test(sign))) return at;
  }
  return null;
}
