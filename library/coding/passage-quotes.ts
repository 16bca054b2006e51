import { type Act, update } from '../history/act.ts';

/** Characters kept on either side of a quote, for finding its place again. */
export const AROUND = 32;

/** The words of a range and what stands around them. */
export function quoteAt(
  text: string,
  start: number,
  end: number,
): { quote: string; before: string; after: string } {
  return {
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - AROUND), start),
    after: text.slice(end, end + AROUND),
  };
}

/** Fills in the words of passages that were known only by their place until their document came. */
export async function quotePassages(act: Act, sha256: string, text: string): Promise<number> {
  const rows = await act.tx
    .selectFrom('passage')
    .select(['id', 'start', 'end'])
    .where('document_sha256', '=', sha256)
    .where('quote', '=', '')
    .execute();
  for (const row of rows) await update(act, 'passage', { id: row.id }, quoteAt(text, row.start, row.end));
  return rows.length;
}
