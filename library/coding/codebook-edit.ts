import type { CodebookEdit } from '../../shared/contract/codebook-edit.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { editCode } from './code-edit.ts';
import { editDimension } from './dimension-edit.ts';
import type { Recode } from './recoding.ts';

/** An edited codebook and what codings have to follow. Its version is still the one before. */
export type Edited = {
  readonly codebook: Codebook;
  /** Codes that codings lead from and to; several targets copy the coding. */
  readonly recodes: readonly Recode[];
  /** Dimension ids that changed, for everything that names a dimension. */
  readonly renamed: ReadonlyMap<string, string>;
  /** What was done, in the past tense. */
  readonly summary: string;
};

/** A code within a dimension. */
export type CodePlace = { readonly dimension: string; readonly code: string };

/** Applies one edit to a codebook; a string is the sentence that says why it cannot be applied. */
export function editCodebook(codebook: Codebook, edit: CodebookEdit): Edited | string {
  switch (edit.kind) {
    case 'book.describe':
      return describe(codebook, edit);
    case 'book.version':
      return edited(codebook, `Named this version of the codebook ${edit.version}`);
    case 'dimension.add':
    case 'dimension.change':
    case 'dimension.rename':
    case 'dimension.move':
    case 'dimension.retire':
    case 'dimension.restore':
    case 'dimension.remove':
    case 'dimension.split':
    case 'dimension.merge':
      return editDimension(codebook, edit);
    default:
      return editCode(codebook, edit);
  }
}

/** An edit that no coding has to follow, unless `more` says so. */
export function edited(
  codebook: Codebook,
  summary: string,
  more: Partial<Pick<Edited, 'recodes' | 'renamed'>> = {},
): Edited {
  return { codebook, summary, recodes: more.recodes ?? [], renamed: more.renamed ?? new Map() };
}

/** An item put at its place among the others; at the end where none is named. */
export function placedAt<T>(list: readonly T[], item: T, at: number | undefined): readonly T[] {
  return at === undefined || at >= list.length ? [...list, item] : list.toSpliced(at, 0, item);
}

function describe(
  codebook: Codebook,
  { title, basedOn, scheme }: Extract<CodebookEdit, { kind: 'book.describe' }>,
): Edited {
  const { scheme: before, ...rest } = codebook;
  const kept = scheme === undefined ? before : (scheme ?? undefined);
  const after: Codebook = {
    ...rest,
    ...(title === undefined ? {} : { title }),
    ...(basedOn === undefined ? {} : { basedOn }),
    ...(kept === undefined ? {} : { scheme: kept }),
  };
  const summary =
    scheme === undefined || scheme?.name === before?.name
      ? 'Described the codebook'
      : scheme === null
        ? 'Took the scheme from the codebook'
        : `Chose the scheme “${scheme.name}”`;
  return edited(after, summary);
}
