import type { Block, Range } from '../../shared/model/extraction.ts';
import { pageAt } from '../documents/page.ts';
import { type Act, update } from '../history/act.ts';
import { quoteAt } from './passage-quotes.ts';

/** How many passages found their words again, and a sentence for each that did not. */
export type MovedPassages = { readonly moved: number; readonly lost: readonly string[] };

/**
 * Moves the coded passages of a document to where their words stand in a new reading. A passage whose words are gone
 * keeps its quote and loses its place, so that nothing else is marked in its stead.
 */
export async function moveCodedPassages(
  act: Act,
  sha256: string,
  now: { readonly text: string; readonly blocks: readonly Block[] },
  place: (range: Range) => Range | undefined,
): Promise<MovedPassages> {
  const rows = await act.tx.selectFrom('passage').selectAll().where('document_sha256', '=', sha256).execute();
  const lost: string[] = [];
  for (const row of rows) {
    if (row.start === row.end) continue;
    const there = place(row);
    if (there === undefined) {
      lost.push(
        `A coded passage, “${shortened(row.quote)}”, is not in the text as it is read now. Its coding and quote are kept; code the place again.`,
      );
      await update(act, 'passage', { id: row.id }, { start: 0, end: 0 });
      continue;
    }
    const page = pageAt(now.blocks, there.start);
    await update(
      act,
      'passage',
      { id: row.id },
      { ...there, ...quoteAt(now.text, there.start, there.end), page },
    );
  }
  return { moved: rows.length - lost.length, lost };
}

function shortened(quote: string): string {
  return quote.length > 80 ? `${quote.slice(0, 77)}…` : quote;
}
