import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { FindingPassage } from '../../shared/model/finding.ts';
import { codebookInForce } from '../coding/codebook.ts';
import { findDocument, readText } from '../documents/documents.ts';
import { pageAt } from '../documents/page.ts';
import type { Act } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { findingFault } from './finding-codes.ts';
import {
  deleteFinding,
  readFinding,
  readFindings,
  readFindingsOfDocument,
  replaceFinding,
  storeFindings,
} from './finding-store.ts';

export { checkDocument, checksOfDocument } from './checks/checks.ts';
export { type NewFinding, readFindings, storeFindings } from './finding-store.ts';
export { draftFindings, type FindingDraft, findingOfDraft } from './table-findings.ts';
export { guessMapping } from './table-mapping.ts';

/** Answers `finding.list`: what one study reports, what was read from one document, or all findings. */
export async function listFindings(
  library: Library,
  input: CallArguments<'finding.list'>,
): Promise<Reply<CallOutput<'finding.list'>>> {
  if (input.document === undefined)
    return done(await readFindings(library.read, input.study === undefined ? undefined : [input.study]));
  const document = await findDocument(library.read, input.document);
  if (document === undefined) return fault('not-found', 'This document is no longer in the library.');
  const findings = await readFindingsOfDocument(library.read, document.sha256);
  return done(findings.filter(({ study }) => input.study === undefined || study === input.study));
}

/** Answers `finding.add`: a finding as a person reads it in a text. */
export async function addFinding(
  library: Library,
  input: CallArguments<'finding.add'>,
): Promise<Reply<CallOutput<'finding.add'>>> {
  return library.act(`Added the finding “${input.label}”`, async (act) => {
    const { document, passage, ...said } = input;
    const study = await act.tx
      .selectFrom('study')
      .select('id')
      .where('id', '=', said.study)
      .executeTakeFirst();
    if (study === undefined) refuse('not-found', 'This study is no longer in the library.');
    await refuseWrongCodes(act, said);
    const place = await placeOf(act, document, passage);
    const [id] = await storeFindings(act, [{ ...said, ...place, table: '', cells: [] }]);
    return { id: id ?? '' };
  });
}

/** Answers `finding.change`. Cells stay: they say where the numbers were first read. */
export async function changeFinding(
  library: Library,
  input: CallArguments<'finding.change'>,
): Promise<Reply<Record<string, never>>> {
  const { id, rev, document, passage, ...said } = input;
  return library.act('Changed a finding', async (act) => {
    const before = await readFinding(act.tx, id);
    if (before === undefined) refuse('not-found', 'This finding is no longer in the library.');
    if (before.rev !== rev)
      refuse('conflict', 'This finding has changed since it was opened. Look at it again, then change it.');
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    const after = { ...before, ...given };
    await refuseWrongCodes(act, after);
    const place = passage === undefined ? {} : await placeOf(act, document ?? null, passage);
    await replaceFinding(act, { ...after, ...place });
    return {};
  });
}

/** Answers `finding.remove`. */
export async function removeFindings(
  library: Library,
  input: CallArguments<'finding.remove'>,
): Promise<Reply<Record<string, never>>> {
  const summary = input.ids.length === 1 ? 'Removed a finding' : `Removed ${input.ids.length} findings`;
  return library.act(summary, async (act) => {
    let removed = 0;
    for (const id of input.ids) if (await deleteFinding(act, id)) removed += 1;
    if (removed === 0) refuse('not-found', 'These findings are no longer in the library.');
    return {};
  });
}

async function refuseWrongCodes(act: Act, said: Parameters<typeof findingFault>[1]): Promise<void> {
  const wrong = findingFault(await codebookInForce(act), said);
  if (wrong !== undefined) refuse('invalid-input', wrong);
}

/** The words a person pointed at; with no range, the document alone. */
async function placeOf(
  act: Act,
  id: string | null,
  range: { readonly start: number; readonly end: number } | null,
): Promise<{ sha256: string | null; passage: FindingPassage | null }> {
  if (id === null) {
    if (range !== null) refuse('invalid-input', 'A passage needs the document that it stands in.');
    return { sha256: null, passage: null };
  }
  const document = await findDocument(act.tx, id);
  const stored = document && (await readText(act.tx, document));
  if (document === undefined || stored === undefined)
    refuse('not-found', 'The document of this passage is not in the library.');
  if (range === null) return { sha256: document.sha256, passage: null };
  const { start, end } = range;
  if (start >= end || end > stored.text.length)
    refuse(
      'invalid-input',
      `${start}–${end} is no range of “${document.name}”, which has ${stored.text.length} characters.`,
    );
  const quote = stored.text.slice(start, end);
  return { sha256: document.sha256, passage: { start, end, quote, page: pageAt(stored.blocks, start) } };
}
