import type { RecordCoding } from '../../shared/model/bibliography.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { readCodings } from '../coding/codings.ts';
import type { Library } from '../library.ts';

/**
 * The codings in force by reference, in full, and the codebook they come from. Codings are a study's: of a study with
 * several references the first one written carries them, so that a map counts the study once.
 */
export async function readCoded(library: Library, written: readonly string[]) {
  const codebook = await currentCodebook(library.read);
  const codings = await readCodings(library.read, { codebook: codebook.id });
  const names = new Map(
    (await library.read.selectFrom('document').select(['sha256', 'name']).execute()).map(
      (row) => [row.sha256, row.name] as const,
    ),
  );
  const links = await library.read.selectFrom('study_reference').selectAll().execute();
  const order = new Map(written.map((id, at) => [id, at]));
  const carriers = new Map<string, string>();
  for (const { study_id, reference_id } of links) {
    const at = order.get(reference_id);
    const before = order.get(carriers.get(study_id) ?? '');
    if (at !== undefined && (before === undefined || at < before)) carriers.set(study_id, reference_id);
  }
  const coded = new Map<string, RecordCoding[]>();
  for (const coding of codings) {
    const carrier = carriers.get(coding.study);
    if (carrier !== undefined) {
      const own = coded.get(carrier) ?? [];
      own.push({
        dimension: coding.dimension,
        code: coding.code,
        outcome: coding.outcome,
        direction: coding.direction,
        asReported: coding.asReported,
        coder: coding.coder,
        note: coding.note,
        quotes: coding.passages.map((passage) => ({
          text: passage.quote,
          source: names.get(passage.sha256 ?? '') ?? '',
          before: passage.before,
          after: passage.after,
          sha256: passage.sha256,
          start: passage.start,
          end: passage.end,
          page: passage.page,
          basis: passage.basis,
        })),
      });
      coded.set(carrier, own);
    }
  }
  return { codebook, coded };
}
