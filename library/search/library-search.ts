import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { type Reply, done } from '../../shared/contract/fault.ts';
import type { Library } from '../library.ts';
import { readReferencesById } from '../references/reference-store.ts';
import { type FieldPart, type LibraryRecord, readLibraryRecords } from './library-records.ts';
import { createSearchIndex, type SearchHit } from './search-index.ts';
import { touchedReferences } from './touched-references.ts';

/** Search over one open library; it hears every commit and is always up to date when it answers. */
export type LibrarySearch = {
  readonly query: (
    input: CallArguments<'search.query'>,
    cancelled: () => boolean,
  ) => Promise<Reply<CallOutput<'search.query'>>>;
  readonly ids: (query: string) => Promise<{ readonly ids: readonly string[]; readonly notice: string }>;
  readonly close: () => void;
};

/** Reads the library into an index, in the background, and keeps it up to date from then on. */
export function openLibrarySearch(
  library: Library,
  log: (error: unknown, where: string) => void,
): LibrarySearch {
  const index = createSearchIndex();
  const parts = new Map<string, LibraryRecord['parts']>();
  let closed = false;

  const take = (records: readonly LibraryRecord[]): void => {
    for (const { record, parts: own } of records) {
      index.update(record);
      parts.set(record.id, own);
    }
  };
  // One piece of work after the other; a question waits for what was committed before it.
  let ready: Promise<void> = readLibraryRecords(library.read).then(take);
  const afterwards = (work: () => Promise<void>): void => {
    ready = ready.then(work).catch((error: unknown) => {
      if (!closed) log(error, 'search index');
    });
  };
  afterwards(async () => undefined);

  const stop = library.journal.listen(({ changes }) => {
    afterwards(async () => {
      if (closed) return;
      const touched = [...(await touchedReferences(library.read, changes))];
      if (touched.length === 0) return;
      const records = await readLibraryRecords(library.read, touched);
      const present = new Set(records.map(({ record }) => record.id));
      const gone = touched.filter((id) => !present.has(id) && index.has(id));
      index.remove(gone);
      for (const id of gone) parts.delete(id);
      take(records);
    });
  });

  return {
    query: async (input, cancelled) => {
      await ready;
      const answer = index.search(input.query, { limit: input.limit, offset: input.offset, cancelled });
      const references = await readReferencesById(
        library.read,
        answer.hits.map((hit) => hit.id),
      );
      const known = new Map(references.map((reference) => [reference.id, reference]));
      return done({
        total: answer.total,
        hits: answer.hits.map((hit) =>
          hitOf(
            hit,
            known.get(hit.id)?.citationKey ?? '',
            known.get(hit.id)?.item.title ?? '',
            parts.get(hit.id),
          ),
        ),
        notice: answer.notice ?? '',
        partial: answer.partial ?? false,
      });
    },
    ids: async (query) => {
      await ready;
      const answer = index.search(query, { limit: Number.POSITIVE_INFINITY, snippetLength: 0 });
      return { ids: answer.hits.map((hit) => hit.id), notice: answer.notice ?? '' };
    },
    close: () => {
      closed = true;
      stop();
    },
  };
}

type Hit = CallOutput<'search.query'>['hits'][number];

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
