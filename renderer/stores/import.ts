import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { Fault } from '../../shared/contract/fault.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type IngestReceipt = CallOutput<'document.ingest'>['receipts'][number];
export type ImportReceipt = CallOutput<'import.read'>['receipts'][number];
export type CodesPreview = NonNullable<CallOutput<'import.preview'>['codes']>;
export type TablePreview = CallOutput<'import.preview'>['tables'][number];
export type ParsedEntry = CallOutput<'entry.parse'>[number];
export type Problem = CallOutput<'problem.list'>[number];

/** A file handed in: a document is read for its words, a list for its records. */
export type FileKind = 'document' | 'list';

/** What a dimension or a code of a file is to become. */
export type CodeChoice = { readonly from: string; readonly to: string };

/** What became of one file. */
export type FileOutcome =
  | { readonly step: 'waiting' | 'sending' | 'reading' }
  /** A table whose columns a person has to explain. */
  | {
      readonly step: 'columns';
      readonly file: string;
      readonly table: TablePreview;
      readonly targets: readonly string[];
    }
  /** A map whose codes are not all in the codebook: a person sees what becomes of them. */
  | {
      readonly step: 'codes';
      readonly file: string;
      readonly codes: CodesPreview;
      /** What the person said so far; the rest is as the engine has it. */
      readonly choices: readonly CodeChoice[];
      /** Why the last choice was not taken. */
      readonly fault?: Fault;
    }
  | { readonly step: 'ingested'; readonly receipt: IngestReceipt }
  | { readonly step: 'imported'; readonly receipt: ImportReceipt }
  | { readonly step: 'failed'; readonly fault: Fault };

export type HandedFile = {
  readonly id: number;
  readonly name: string;
  readonly bytes: Blob;
  readonly kind: FileKind;
  readonly outcome: FileOutcome;
};

export type ImportState = {
  readonly files: readonly HandedFile[];
  readonly parsed: Loadable<readonly ParsedEntry[]>;
  readonly problems: Loadable<readonly Problem[]>;
  /** The receipts kept with the library, newest first. */
  readonly earlier: Loadable<readonly ImportReceipt[]>;
  readonly hand: (files: readonly { readonly name: string; readonly bytes: Blob }[]) => Promise<void>;
  readonly again: (id: number) => Promise<void>;
  /** Reads a table by what its columns mean. */
  readonly explain: (id: number, table: TablePreview, targets: readonly string[]) => Promise<void>;
  /** Says what a dimension or code of a file becomes, and shows what follows from it. */
  readonly choose: (id: number, choice: CodeChoice) => Promise<void>;
  /** Reads a map with its codes by what was said of them. */
  readonly takeCodes: (id: number) => Promise<void>;
  readonly cancel: () => void;
  readonly clear: () => void;
  readonly parse: (text: string) => Promise<void>;
  readonly addParsed: (entries: readonly ParsedEntry[]) => Promise<boolean>;
  readonly listProblems: () => Promise<void>;
  readonly listEarlier: () => Promise<void>;
  readonly settleProblem: (id: string, resolved: boolean) => Promise<void>;
};

const LIST_NAMES =
  /\.(bib|bibtex|biblatex|ris|json|csljson|csv|tsv|tab|xlsx|xlsm|xls|nbib|ciw|enw|xml|rdf|mrc|ctv\dbak|zip)$/i;
const TABLE_NAMES = /\.(csv|tsv|tab|xlsx|xlsm)$/i;
const DOCUMENT_NAMES = /\.(txt|text|md|markdown|html?|xhtml|pdf|docx|epub)$/i;
const LIST_STARTS = /^\uFEFF?\s*(@\w+\s*[{(]|TY {2}-|PMID-|%0 |%[ATDJ] |<\?xml|<xml|[[{])/;

/** Whether a file is a document or a list of records: by its name, and by its first characters where the name says neither. */
export async function kindOfFile(name: string, bytes: Blob): Promise<FileKind> {
  if (LIST_NAMES.test(name)) return 'list';
  const start = await bytes.slice(0, 400).text();
  if (DOCUMENT_NAMES.test(name) && !/\.(txt|text)$/i.test(name)) return 'document';
  return LIST_STARTS.test(start) ? 'list' : 'document';
}

/** Makes the store of the Import screen. */
export function createImportStore(tools: Tools): StoreApi<ImportState> {
  const { client } = tools;
  const turns = createTurns();
  let last = 0;
  let stop = new AbortController();
  return createStore<ImportState>((set, get) => {
    const become = (id: number, outcome: FileOutcome) =>
      set({ files: get().files.map((file) => (file.id === id ? { ...file, outcome } : file)) });
    const take = async ({ id, name, bytes, kind }: HandedFile) => {
      const { signal } = stop;
      become(id, { step: 'sending' });
      const sent = await client.upload(name, bytes, { signal });
      if (!sent.ok) return become(id, { step: 'failed', fault: sent.fault });
      become(id, { step: 'reading' });
      const files = [sent.output.file];
      if (kind === 'document') return become(id, await ingest(tools, files, signal));
      const asks = TABLE_NAMES.test(name) || (await mayHoldCodes(bytes));
      const unknown = asks ? await toExplain(tools, sent.output.file, signal) : null;
      become(id, unknown ?? (await importList(tools, files, signal)));
    };
    // One file after the other: the library has one writer, and receipts appear in the order they were dropped.
    const takeAll = async (files: readonly HandedFile[]) => {
      stop = new AbortController();
      for (const file of files) await take(file);
    };
    return {
      files: [],
      parsed: IDLE,
      problems: IDLE,
      earlier: IDLE,
      hand: async (given) => {
        const files: HandedFile[] = [];
        for (const { name, bytes } of given) {
          last += 1;
          files.push({
            id: last,
            name,
            bytes,
            kind: await kindOfFile(name, bytes),
            outcome: { step: 'waiting' },
          });
        }
        set({ files: [...files, ...get().files] });
        await takeAll(files);
      },
      explain: async (id, { headers, hasHeader }, targets) => {
        const outcome = get().files.find((file) => file.id === id)?.outcome;
        if (outcome?.step !== 'columns') return;
        become(id, { step: 'reading' });
        const { signal } = stop;
        const mapping = { headers, targets: [...targets], hasHeader };
        const reply = await client.call('import.readMapped', { file: outcome.file, mapping }, { signal });
        become(id, reply.ok ? { step: 'imported', ...reply.output } : { step: 'failed', fault: reply.fault });
      },
      choose: async (id, choice) => {
        const before = get().files.find((file) => file.id === id)?.outcome;
        if (before?.step !== 'codes') return;
        const { file, codes } = before;
        const asked = { step: 'codes', file, codes, choices: withChoice(before.choices, choice) } as const;
        become(id, asked);
        const reply = await client.call(
          'import.preview',
          { file, codes: [...asked.choices] },
          { signal: stop.signal },
        );
        // A later choice carries this one, and its answer is the one to show.
        if (get().files.find((each) => each.id === id)?.outcome !== asked) return;
        if (!reply.ok) become(id, { ...before, fault: reply.fault });
        else become(id, { ...asked, codes: reply.output.codes ?? codes });
      },
      takeCodes: async (id) => {
        const outcome = get().files.find((file) => file.id === id)?.outcome;
        if (outcome?.step !== 'codes') return;
        become(id, { step: 'reading' });
        become(id, await importList(tools, [outcome.file], stop.signal, outcome.choices));
      },
      again: async (id) => takeAll(get().files.filter((file) => file.id === id)),
      cancel: () => stop.abort(),
      clear: () => set({ files: get().files.filter(({ outcome }) => isUnderWay(outcome)) }),
      parse: async (text) => {
        const isCurrent = turns();
        if (text.trim() === '') return set({ parsed: IDLE });
        set({ parsed: loading(get().parsed) });
        const reply = await client.call('entry.parse', { text });
        if (isCurrent()) set({ parsed: settled(get().parsed, reply) });
      },
      addParsed: async (entries) => {
        const did = ({ ids }: { ids: string[] }) => t('notice.added', { count: ids.length });
        const added = await act(tools, 'reference.add', { items: entries.map(({ item }) => item) }, did);
        if (added !== null) set({ parsed: IDLE });
        return added !== null;
      },
      listProblems: async () => {
        set({ problems: loading(get().problems) });
        set({ problems: settled(get().problems, await client.call('problem.list', {})) });
      },
      listEarlier: async () => {
        set({ earlier: loading(get().earlier) });
        set({ earlier: settled(get().earlier, await client.call('import.receipts', {})) });
      },
      settleProblem: async (id, resolved) => {
        const did = () => t(resolved ? 'notice.problemSettled' : 'notice.problemReopened');
        await act(tools, 'problem.resolve', { id, resolved }, did);
      },
    };
  });
}

/** Whether a file is still on its way. */
export function isUnderWay({ step }: FileOutcome): boolean {
  return step === 'waiting' || step === 'sending' || step === 'reading';
}

async function ingest({ client }: Tools, files: string[], signal: AbortSignal): Promise<FileOutcome> {
  const reply = await client.call('document.ingest', { files }, { signal });
  if (!reply.ok) return { step: 'failed', fault: reply.fault };
  const receipt = reply.output.receipts[0];
  return receipt === undefined ? noReceipt() : { step: 'ingested', receipt };
}

async function importList(
  { client }: Tools,
  files: string[],
  signal: AbortSignal,
  choices: readonly CodeChoice[] = [],
): Promise<FileOutcome> {
  const codes = choices.length > 0 ? { codes: [...choices] } : {};
  const reply = await client.call('import.read', { files, ...codes }, { signal });
  if (!reply.ok) return { step: 'failed', fault: reply.fault };
  const receipt = reply.output.receipts[0];
  return receipt === undefined ? noReceipt() : { step: 'imported', receipt };
}

/** Whether JSON is an object, as EPPI-Reviewer's is, and no list of records. */
async function mayHoldCodes(bytes: Blob): Promise<boolean> {
  return /^\uFEFF?\s*\{/.test(await bytes.slice(0, 400).text());
}

/** One more choice; what was said of codes beneath a dimension falls with the dimension's. */
function withChoice(choices: readonly CodeChoice[], choice: CodeChoice): readonly CodeChoice[] {
  return [
    ...choices.filter(({ from }) => from !== choice.from && !from.startsWith(`${choice.from}:`)),
    choice,
  ];
}

/**
 * What to ask a person of a file: the first table nobody knows, where none of its tables is known; or its codes, where some are
 * not in the codebook.
 */
async function toExplain({ client }: Tools, file: string, signal: AbortSignal): Promise<FileOutcome | null> {
  const reply = await client.call('import.preview', { file }, { signal });
  if (!reply.ok) return null;
  const { tables, targets, codes } = reply.output;
  if (codes !== null) return areNews(codes) ? { step: 'codes', file, codes, choices: [] } : null;
  const [table] = tables;
  if (table === undefined || tables.some(({ basis }) => basis !== 'guessed')) return null;
  return { step: 'columns', file, table, targets };
}

function areNews({ dimensions, unexplained }: CodesPreview): boolean {
  const codes = dimensions.flatMap((dimension) => dimension.codes);
  return unexplained.length > 0 || codes.some(({ becomes }) => becomes === 'new');
}

function noReceipt(): FileOutcome {
  return { step: 'failed', fault: { kind: 'internal', message: t('import.noReceipt') } };
}

/** The problems not settled yet, by document. */
export function openProblems(state: ImportState): ReadonlyMap<string, readonly Problem[]> {
  const open = (known(state.problems) ?? []).filter(({ resolved }) => !resolved);
  return Map.groupBy(open, ({ documentName }) => documentName);
}
