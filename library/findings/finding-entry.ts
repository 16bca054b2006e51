import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { ExtractedTable } from '../../shared/model/extraction.ts';
import type { TableMapping } from '../../shared/model/table-mapping.ts';
import { codebookInForce, currentCodebook } from '../coding/codebook.ts';
import { findDocument, readText } from '../documents/documents.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { codeProposer, findingFault } from './finding-codes.ts';
import { readFindingsOfDocument, type StoredFinding, storeFindings } from './finding-store.ts';
import { type GroupSizes, groupSizes } from './group-sizes.ts';
import { draftFindings, type FindingDraft, findingOfDraft } from './table-findings.ts';
import { guessMapping } from './table-mapping.ts';
import { readRemembered, rememberTable } from './table-mapping-store.ts';
import { tableNotices } from './table-notices.ts';

type Preview = CallOutput<'finding.preview'>;
type Source = {
  readonly sha256: string;
  readonly name: string;
  readonly tables: readonly ExtractedTable[];
};

/** Answers `finding.tables`: the tables of a document with what their rows and columns most likely mean. */
export async function listEntryTables(
  library: Library,
  input: CallArguments<'finding.tables'>,
): Promise<Reply<CallOutput<'finding.tables'>>> {
  const source = await sourceOf(library, input.document);
  if (source === undefined) return gone();
  const { mappings } = await readRemembered(library.read, source.sha256);
  const stored = await readFindingsOfDocument(library.read, source.sha256);
  const list = source.tables.map((table, n) => {
    const guessed = guessMapping(table);
    const said = mappings.get(guessed.header);
    const sizes = groupSizes(table, source.tables);
    return {
      n,
      table,
      mapping: said ?? { ...guessed, sizes: sizes.size > 0 },
      remembered: said !== undefined,
      sizesFrom: namesOf(sizes),
      taken: stored.filter((finding) => isFrom(finding, table)).length,
    };
  });
  // The schema's own types know no readonly.
  return done(list as CallOutput<'finding.tables'>);
}

/** Answers `finding.preview`: what a table gives under a mapping, and what is odd about it. Stores nothing. */
export async function previewFindings(
  library: Library,
  input: CallArguments<'finding.preview'>,
): Promise<Reply<Preview>> {
  const source = await sourceOf(library, input.document);
  const table = source?.tables[input.table];
  if (source === undefined || table === undefined) return gone();
  const codebook = await currentCodebook(library.read);
  const { codes } = await readRemembered(library.read, source.sha256);
  const stored = await readFindingsOfDocument(library.read, source.sha256);
  const propose = codeProposer(codebook, codes);
  const drafts = draftFindings(table, input.mapping, groupSizes(table, source.tables));
  return done({
    drafts: drafts.map((draft, n) => ({
      n,
      section: draft.section,
      variable: draft.variable,
      heading: draft.outcome,
      levels: [...draft.levels],
      estimate: draft.estimate,
      cells: [...draft.cells],
      factor: propose.factor(draft.variable, draft.section),
      outcome: propose.outcome(draft.outcome, table.caption),
      stored: stored.find((finding) => isOfDraft(finding, draft))?.id ?? null,
    })),
    notices: tableNotices(table, input.mapping, drafts).map((notice) => ({
      ...notice,
      cells: [...notice.cells],
    })),
  });
}

/** Answers `finding.take`: stores drafts as findings in one act, and remembers what was said of the table. */
export async function takeFindings(
  library: Library,
  input: CallArguments<'finding.take'>,
): Promise<Reply<CallOutput<'finding.take'>>> {
  const source = await sourceOf(library, input.document);
  const table = source?.tables[input.table];
  if (source === undefined || table === undefined) return gone();
  const drafts = draftFindings(table, input.mapping, groupSizes(table, source.tables));
  const name = table.label === '' ? 'a table' : table.label;
  const summary = ({ ids }: { readonly ids: readonly string[] }) =>
    `Took ${ids.length} ${ids.length === 1 ? 'finding' : 'findings'} from ${name} of “${source.name}”`;
  return library.act(summary, async (act) => {
    const study = await act.tx
      .selectFrom('study')
      .select('id')
      .where('id', '=', input.study)
      .executeTakeFirst();
    if (study === undefined) refuse('not-found', 'This study is no longer in the library.');
    const codebook = await codebookInForce(act);
    const stored = await readFindingsOfDocument(act.tx, source.sha256);
    const decided = input.findings.map((decision) => ({
      decision,
      draft: draftOf(drafts, decision.n, codebook, decision),
    }));
    const fresh = decided.filter(
      ({ draft }) => !stored.some((finding) => finding.study === input.study && isOfDraft(finding, draft)),
    );
    const ids = await storeFindings(
      act,
      fresh.map(({ decision: { n: _, ...said }, draft }) =>
        findingOfDraft(draft, { ...said, study: input.study, sha256: source.sha256 }),
      ),
    );
    await rememberTable(act, source.sha256, input.mapping as TableMapping, {
      outcomes: codesBy(
        decided,
        ({ draft }) => draft.outcome,
        ({ decision }) => decision.outcome,
      ),
      factors: codesBy(
        decided,
        ({ draft }) => draft.variable,
        ({ decision }) => decision.factor,
      ),
    });
    return { ids: [...ids], skipped: decided.length - fresh.length };
  });
}

function draftOf(
  drafts: readonly FindingDraft[],
  n: number,
  codebook: Codebook,
  said: Parameters<typeof findingFault>[1],
): FindingDraft {
  const draft = drafts[n];
  if (draft === undefined)
    refuse('invalid-input', `This table gives no finding number ${n + 1} as it is read now.`);
  const wrong = findingFault(codebook, said);
  if (wrong !== undefined) refuse('invalid-input', `“${draft.variable}” cannot be stored so. ${wrong}`);
  return draft;
}

function codesBy<T>(
  decided: readonly T[],
  words: (one: T) => string,
  code: (one: T) => string,
): Record<string, string> {
  return Object.fromEntries(
    decided.filter((one) => words(one) !== '' && code(one) !== '').map((one) => [words(one), code(one)]),
  );
}

/** Whether a stored finding stands on the numbers of a draft; group sizes of another table decide nothing. */
function isOfDraft(finding: StoredFinding, draft: FindingDraft): boolean {
  const cells = (of: Pick<FindingDraft, 'cells'> | StoredFinding) =>
    of.cells.filter((cell) => cell.table === undefined || cell.table === draft.table);
  const there = new Set(cells(finding).map(({ start }) => start));
  const own = cells(draft);
  return own.length > 0 && own.every(({ start }) => there.has(start));
}

function isFrom(finding: StoredFinding, table: ExtractedTable): boolean {
  return finding.cells.some(({ start, table: other }) =>
    other === undefined || other === table.label ? start >= table.start && start < table.end : false,
  );
}

function namesOf(sizes: GroupSizes): string {
  return [...new Set([...sizes.values()].map(({ cell }) => cell.table ?? ''))].filter(Boolean).join(', ');
}

async function sourceOf(library: Library, id: string): Promise<Source | undefined> {
  const document = await findDocument(library.read, id);
  const stored = document && (await readText(library.read, document));
  if (document === undefined || stored === undefined) return undefined;
  return { sha256: document.sha256, name: document.name, tables: stored.tables };
}

function gone(): Reply<never> {
  return fault('not-found', 'This document or this table of it is no longer in the library.');
}
