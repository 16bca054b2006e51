import type { CodebookEdit } from '../../shared/contract/codebook-edit.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { editCode } from './code-edit.ts';
import { editDimension } from './dimension-edit.ts';
import { type Edited, edited } from './edited-codebook.ts';

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
