import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Library } from '../library.ts';
import { readFindings } from './finding-store.ts';

export { checkDocument, checksOfDocument } from './checks/checks.ts';
export { readFindings, storeFindings } from './finding-store.ts';
export { draftFindings, findingOfDraft, guessMapping } from './table-findings.ts';

/** Answers `finding.list`: what one study reports, or all of them. */
export async function listFindings(
  library: Library,
  input: CallArguments<'finding.list'>,
): Promise<Reply<CallOutput<'finding.list'>>> {
  const findings = await readFindings(library.read, input.study === undefined ? undefined : [input.study]);
  return done(findings);
}
