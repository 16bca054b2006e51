import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { readMatrixViews, removeStoredMatrixView, storeMatrixView } from './matrix-view-store.ts';
import { checkQuery } from './query-check.ts';

type Nothing = Record<string, never>;

/** Answers `matrixView.list`. */
export async function listMatrixViews(library: Library): Promise<Reply<CallOutput<'matrixView.list'>>> {
  return done(await readMatrixViews(library.read));
}

/** Answers `matrixView.save`. */
export async function saveMatrixView(
  library: Library,
  view: CallArguments<'matrixView.save'>,
): Promise<Reply<Nothing>> {
  const name = view.name.trim();
  const { rows, columns } = view;
  const known = checkQuery(await currentCodebook(library.read), {
    rows,
    columns,
    segment: null,
    filters: {},
  });
  if (!known.ok) return known;
  return library.act(`Kept the view “${name}” of the matrix`, async (act) => {
    if (name === '') refuse('invalid-input', 'A view needs a name.');
    await storeMatrixView(act, { ...view, name });
    return {};
  });
}

/** Answers `matrixView.remove`. */
export async function removeMatrixView(
  library: Library,
  { name }: CallArguments<'matrixView.remove'>,
): Promise<Reply<Nothing>> {
  return library.act(`Removed the view “${name}” of the matrix`, async (act) => {
    if (!(await removeStoredMatrixView(act, name)))
      refuse('not-found', `There is no view named “${name}”. It may have been removed already.`);
    return {};
  });
}
