import type { z } from 'zod';
import type { FindingCell, FindingPassage } from '../../shared/contract/finding.ts';
import type { Range } from '../../shared/model/extraction.ts';
import { type Act, update } from '../history/act.ts';

/** How many findings found their cells again, and a sentence for each that lost some. */
export type MovedFindings = { readonly moved: number; readonly lost: readonly string[] };

/** Moves the cells and passages of findings from a document to where they stand in a new reading of it. */
export async function moveFindings(
  act: Act,
  sha256: string,
  text: string,
  place: (range: Range) => Range | undefined,
): Promise<MovedFindings> {
  const rows = await act.tx.selectFrom('finding').selectAll().where('document_sha256', '=', sha256).execute();
  const lost: string[] = [];
  for (const row of rows) {
    const cells = JSON.parse(row.cells_json) as z.infer<typeof FindingCell>[];
    const there = cells.flatMap((cell) => {
      const now = place(cell);
      return now === undefined ? [] : [{ ...cell, ...now }];
    });
    const passage =
      row.passage_json === null ? null : (JSON.parse(row.passage_json) as z.infer<typeof FindingPassage>);
    const spot = passage === null ? undefined : place(passage);
    const moved =
      passage === null || spot === undefined
        ? passage
        : { ...passage, ...spot, quote: text.slice(spot.start, spot.end) };
    if (there.length < cells.length || (passage !== null && spot === undefined)) {
      lost.push(
        `A finding, “${row.label}”, came from cells or words that are not in the text as it is read now. Its numbers are kept; check where they stand.`,
      );
    }
    await update(
      act,
      'finding',
      { id: row.id },
      {
        cells_json: JSON.stringify(there),
        passage_json: moved === null ? null : JSON.stringify(moved),
      },
    );
  }
  return { moved: rows.length - lost.length, lost };
}
