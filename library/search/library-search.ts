import { setImmediate, setTimeout } from 'node:timers/promises';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { Block } from '../../shared/model/extraction.ts';
import { findDocument, readText } from '../documents/documents.ts';
import { pageAt } from '../documents/page.ts';
import { type Library, metaValue } from '../library.ts';
import { readReferencesById, resolveReference } from '../references/references.ts';
import { createAnalysedTexts } from './analysed-texts.ts';
import type { Arrange } from './answer.ts';
import { fold } from './fold.ts';
import { indexAct } from './indexed-act.ts';
import { type KeptIndex, openKeptIndex, type RecordSource } from './kept-index.ts';
import { type FieldPart, type LibraryRecord, readLibraryRecords } from './library-records.ts';
import { readMissedChanges } from './missed-changes-store.ts';
import type { SearchHit } from './search-index.ts';
import { segmentStore } from './segment-store.ts';
import { touchedReferences } from './touched-references.ts';

export { touchedBy } from './touched-references.ts';
export type { Arrange };

/** How a search is to be run. */
export type SearchRun = {
  readonly arrange: Arrange;
  readonly cancelled: () => boolean;
  /** Milliseconds that may be spent on records still to be read; what is not read by then is left out, and said. */
  readonly patience: number;
};

/** What a search gave, its hits in the order they were arranged in. */
export type LibraryAnswer = Omit<CallOutput<'search.query'>, 'facets'>;

/** Search over one open library; it hears every commit and is up to date when it answers. */
export type LibrarySearch = {
  readonly query: (query: string, run: SearchRun) => Promise<LibraryAnswer>;
  /** The ids alone, as arranged, without looking at texts. */
  readonly ids: (
    query: string,
    run: SearchRun,
  ) => Promise<Omit<LibraryAnswer, 'hits'> & { ids: readonly string[] }>;
  /** Everything a query finds, in no order, where it is known completely; cheap to ask again after each change. */
  readonly members: (query: string, patience: number) => Promise<ReadonlySet<string> | undefined>;
  /** Stores the index; the library must still be open. */
  readonly close: () => Promise<void>;
};

/** A command that is done sooner and never searches need not open the index at all. */
const OPENS_AFTER_MS = 2_000;
/** As long as a timer can be set; whoever has more patience asks again. */
const LONGEST_MS = 2 ** 31 - 1;
/** The index of one library once it is open, and what was committed meanwhile. */
type Opened = { readonly index: KeptIndex<LibraryRecord>; tending: boolean };

/** Opens the search of a library: when it is first asked for, or else a little later in the background. */
export function openLibrarySearch(
  library: Library,
  log: (error: unknown, where: string) => void,
): LibrarySearch {
  const store = segmentStore(library.file.read, library.file.readOnly ? undefined : library.file.write);
  const texts = createAnalysedTexts();
  let opening: Promise<Opened> | undefined;
  let heard: Promise<void> = Promise.resolve();
  let closed = false;

  const open = (): Promise<Opened> => {
    opening ??= openKeptIndex({ store, source: sourceOf(library), now: () => performance.now(), texts }).then(
      (index) => {
        const opened = { index, tending: false };
        tend(opened);
        return opened;
      },
    );
    return opening;
  };
  /** Reads, merges and stores in the idle moments. */
  const tend = (opened: Opened): void => {
    if (opened.tending) return;
    opened.tending = true;
    const work = async (): Promise<void> => {
      while (!closed && (await opened.index.upkeep())) {
        await setImmediate();
        await library.quiet.moment();
      }
    };
    void work()
      .catch((error: unknown) => {
        if (!closed) log(error, 'search index');
      })
      .finally(() => {
        opened.tending = false;
      });
  };
  const save = async ({ index }: Opened): Promise<void> => {
    if (!library.file.readOnly) await index.save();
  };
  const upToDate = async (patience: number): Promise<KeptIndex<LibraryRecord>> => {
    const { index } = await open();
    await heard;
    const end = performance.now() + patience;
    while (index.waiting().records > 0 && performance.now() < end) {
      // Storing what was read may have to wait for an import; whoever searches does not.
      const left = setTimeout(Math.min(LONGEST_MS, Math.max(1, end - performance.now())), undefined, {
        ref: false,
      });
      await Promise.race([index.upkeep(), left]);
      await setImmediate();
    }
    return index;
  };

  const stop = library.journal.accompany(async ({ tx, ...committed }) => {
    const act = await indexAct(tx, committed, texts);
    return () => {
      // An index that is opened later finds what the act has stored.
      if (act === undefined || opening === undefined) return;
      const known = opening;
      heard = heard
        .then(async () => {
          const opened = await known;
          opened.index.applied(act);
          tend(opened);
        })
        .catch((error: unknown) => {
          if (!closed) log(error, 'search index');
        });
    };
  });
  const timer = new AbortController();
  setTimeout(OPENS_AFTER_MS, undefined, { ref: false, signal: timer.signal })
    .then(open)
    .catch((error: unknown) => {
      if (!closed) log(error, 'search index');
    });

  return {
    query: async (query, { patience, ...options }) => {
      const index = await upToDate(patience);
      const named = await namedRecords(library, query);
      const { answer, records } = await index.search(query, { ...options, ...named });
      const references = await readReferencesById(
        library.read,
        answer.hits.map((hit) => hit.id),
      );
      const known = new Map(references.map((reference) => [reference.id, reference]));
      const hits = answer.hits.map((hit) =>
        hitOf(
          hit,
          known.get(hit.id)?.citationKey ?? '',
          known.get(hit.id)?.item.title ?? '',
          records.get(hit.id)?.parts,
        ),
      );
      return {
        total: answer.total,
        hits: await withPages(library, hits),
        notice: answer.notice ?? '',
        partial: answer.partial ?? false,
      };
    },
    ids: async (query, { patience, ...options }) => {
      const index = await upToDate(patience);
      const named = await namedRecords(library, query);
      const { ids, total, notice, partial } = await index.ids(query, { ...options, ...named });
      return { ids, total, notice: notice ?? '', partial: partial ?? false };
    },
    members: async (query, patience) => {
      const index = await upToDate(patience);
      if (index.waiting().records > 0) return undefined;
      const { cited, like } = await namedRecords(library, query);
      // What is like a record depends on all the others.
      if (like.size === 0) return index.members(query, cited);
      return new Set((await index.ids(query, { cited, like })).ids);
    },
    close: async () => {
      if (closed) return;
      closed = true;
      stop();
      timer.abort();
      if (opening === undefined) return;
      const opened = await opening;
      await heard;
      await save(opened);
    },
  };
}

function sourceOf(library: Library): RecordSource<LibraryRecord> {
  const { read, file, journal } = library;
  return {
    ids: async () => {
      const rows = await read.selectFrom('reference').select('id').execute();
      return rows.map((row) => row.id);
    },
    read: (ids) => readLibraryRecords(read, ids),
    changedSince: async (revision) => {
      if (revision > journal.revision()) return undefined;
      const changes = await readMissedChanges(read, metaValue(file, 'replica') ?? '', revision);
      return changes && [...(await touchedReferences(read, changes))];
    },
    revision: journal.revision,
  };
}

type Named = {
  readonly cited: ReadonlyMap<string, string>;
  readonly like: ReadonlyMap<string, LibraryRecord>;
};

/** The references that a query names after `cites:` and `like:`, by what they are called there. */
async function namedRecords(library: Library, query: string): Promise<Named> {
  const cited = new Map<string, string>();
  const like = new Map<string, LibraryRecord>();
  for (const [, word, quoted, plain] of query.matchAll(/\b(cites|like):\s*(?:"([^"]*)"|([^\s")]+))/giu)) {
    const name = (quoted ?? plain ?? '').trim();
    const id = await resolveReference(library.read, name);
    if (id === undefined) continue;
    if (word?.toLowerCase() === 'cites') cited.set(fold(name), id);
    else for (const record of await readLibraryRecords(library.read, [id])) like.set(fold(name), record);
  }
  return { cited, like };
}

type Hit = CallOutput<'search.query'>['hits'][number];

/** The hits with the pages of the documents they were found in, where those have pages. */
async function withPages(library: Library, hits: readonly Hit[]): Promise<Hit[]> {
  const documents = new Set(hits.flatMap(({ matches }) => matches.map(({ document }) => document)));
  const blocks = new Map<string, readonly Block[]>();
  for (const id of documents) {
    const document = id === null ? undefined : await findDocument(library.read, id);
    const stored = document && (await readText(library.read, document));
    if (stored?.blocks.some(({ page }) => page !== undefined)) blocks.set(document?.id ?? '', stored.blocks);
  }
  const pageOf = ({ document, start }: Hit['matches'][number]): number | null => {
    const own = blocks.get(document ?? '');
    return own === undefined || start === null ? null : pageAt(own, start);
  };
  return hits.map((hit) => ({
    ...hit,
    matches: hit.matches.map((match) => ({ ...match, page: pageOf(match) })),
  }));
}

function hitOf(
  hit: SearchHit,
  citationKey: string,
  title: string,
  parts: LibraryRecord['parts'] | undefined,
): Hit {
  return {
    id: hit.id,
    citationKey,
    title,
    score: hit.score,
    matches: hit.matches.map((match) => {
      const place = placeOf(match.field, match.start + (match.ranges[0]?.[0] ?? 0), parts);
      return {
        field: match.field,
        document: place?.document ?? null,
        page: null,
        start: place?.start ?? null,
        snippet: match.snippet,
        ranges: match.ranges.map(([from, to]): [number, number] => [from, to]),
      };
    }),
  };
}

function placeOf(
  field: string,
  offset: number,
  parts: LibraryRecord['parts'] | undefined,
): { document: string; start: number } | undefined {
  if (parts === undefined || (field !== 'clause' && field !== 'text')) return undefined;
  const list: readonly FieldPart[] = parts[field];
  const part = list.find(
    (candidate) => offset >= candidate.offset && offset <= candidate.offset + candidate.length,
  );
  return part && { document: part.document, start: part.start + (offset - part.offset) };
}
