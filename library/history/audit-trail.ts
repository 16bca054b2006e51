import type { CallArguments } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { csvLine } from '../exports/csv-line.ts';
import { type ProducedFile, textFile } from '../exports/produced-file.ts';
import type { Library } from '../library.ts';
import { filteredHistory, type KnownChange, undoneChanges } from './history-search.ts';
import { readRowsOf, readStudiesOf } from './search-store.ts';

/** Tables whose rows stand in the trail word by word; of others it says how many rows were touched. */
const TOLD: ReadonlySet<string> = new Set([
  'coding',
  'passage',
  'coding_past',
  'codebook',
  'suggestion_rejection',
  'coder_reveal',
  'decision',
  'finding',
  'study',
  'study_reference',
  'cell_judgement',
]);

/** Answers `history.export`: who did what when. The table has a line a change; the JSON also what changed in which row. */
export async function produceTrail(
  library: Library,
  input: CallArguments<'history.export'>,
): Promise<Reply<ProducedFile>> {
  const changes = (await filteredHistory(library, input)).toReversed();
  const undone = await undoneChanges(library);
  const isUndone = ({ replica, sequence }: KnownChange) =>
    replica === library.journal.replica && undone.has(sequence);
  const studies = await readStudiesOf(library.read, changes);
  const named = (change: KnownChange) => studies.get(`${change.replica} ${change.sequence}`) ?? [];
  if (input.format === 'csv') {
    const header = [
      'at',
      'who',
      'kind',
      'what',
      'studies',
      'rows',
      'undone',
      'undoes',
      'sequence',
      'replica',
    ];
    const lines = changes.map((change) =>
      csvLine([
        change.at,
        change.who,
        change.kind,
        change.summary,
        named(change)
          .map(({ label }) => label)
          .join('; '),
        change.rows,
        isUndone(change) ? 'yes' : '',
        change.undoes,
        change.sequence,
        change.replica,
      ]),
    );
    return done(textFile('history.csv', 'text/csv', `\uFEFF${csvLine(header)}${lines.join('')}`));
  }
  const entries = [];
  for (const change of changes) {
    const rows = await readRowsOf(library.read, change.replica, change.sequence);
    entries.push({
      ...change,
      undone: isUndone(change),
      studies: named(change),
      changes: rows
        .filter((row) => TOLD.has(row.table_name))
        .map((row) => ({
          table: row.table_name,
          key: JSON.parse(row.row_key) as unknown,
          operation: row.operation,
          before: row.before_json === null ? null : (JSON.parse(row.before_json) as unknown),
          after: row.after_json === null ? null : (JSON.parse(row.after_json) as unknown),
        })),
    });
  }
  const file = { library: { id: library.id, name: library.file.name }, exportedAt: library.now(), entries };
  return done(textFile('history.json', 'application/json', `${JSON.stringify(file, null, 1)}\n`));
}
