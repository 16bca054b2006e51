import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Library } from '../library.ts';
import { type IndexedStudy, studyIndex } from './study-index.ts';

/** Answers `study.page`: a cut of the studies a filter lets through, and how far the present coder has come. */
export async function pageStudies(
  library: Library,
  input: CallArguments<'study.page'>,
): Promise<Reply<CallOutput<'study.page'>>> {
  const all = await studyIndex(library);
  const shown = filtered(all, input);
  const inScope = all.filter(({ row }) => row.inScope);
  const at = input.at === undefined ? -1 : shown.findIndex(({ row }) => row.id === input.at);
  const next = shown.find((one) => isToCode(one)) ?? shown[0];
  return done({
    total: shown.length,
    rows: shown.slice(input.offset, input.offset + input.limit).map(({ row }) => row),
    at: at < 0 ? null : at,
    next: next?.row.id ?? null,
    progress: {
      complete: inScope.filter(({ row }) => row.complete).length,
      inScope: inScope.length,
      again: all.filter(({ again }) => again).length,
    },
  });
}

/** Answers `study.ids`: all of them, for acts on what a filter lets through. */
export async function listStudyIds(
  library: Library,
  input: CallArguments<'study.ids'>,
): Promise<Reply<CallOutput<'study.ids'>>> {
  return done(filtered(await studyIndex(library), input).map(({ row }) => row.id));
}

function isToCode({ row, again }: IndexedStudy): boolean {
  return again || (row.inScope && !row.complete);
}

function filtered(
  all: readonly IndexedStudy[],
  { text, show }: Pick<CallArguments<'study.page'>, 'text' | 'show'>,
): readonly IndexedStudy[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((study) => {
    if (show === 'again' && !study.again) return false;
    if (show === 'in scope' && !study.row.inScope) return false;
    if (show === 'to code' && !(study.row.inScope && isToCode(study))) return false;
    return words.every((word) => study.words.includes(word));
  });
}
