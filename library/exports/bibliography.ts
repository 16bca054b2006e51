import type { CallArguments, CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';

import type { FileDesk } from '../file-desk.ts';
import { type ExportItem, FORMATS, produceBibliography } from '../formats/formats.ts';
import type { Library } from '../library.ts';
import { type Reference, readReferences, readReferencesById } from '../references/references.ts';
import { readCoded } from './coded-items.ts';
import { withoutHiddenServices } from './hidden-services.ts';

/** Ids of the references that a search, narrowed and ordered, finds, and how it was read. */
export type FindReferences = (
  wanted: Pick<CallInput<'export.references'>, 'facets' | 'sort' | 'descending'> & { readonly query: string },
) => Promise<{ readonly ids: readonly string[]; readonly notice: string }>;

/** Writes references (a selection, a search, or all) in a bibliography format. */
export async function exportReferences(
  library: Library,
  files: FileDesk,
  find: FindReferences,
  input: CallArguments<'export.references'>,
): Promise<Reply<CallOutput<'export.references'>>> {
  const format = FORMATS.find(({ id }) => id === input.format);
  if (format === undefined || !format.canWrite) {
    const writable = FORMATS.filter(({ canWrite }) => canWrite).map(({ id }) => id);
    return fault(
      'invalid-input',
      `Gleaner cannot write “${input.format}”. It writes ${writable.join(', ')}.`,
    );
  }
  const { references, notice } = await chooseReferences(library, find, input);
  const codings = input.codings ? await codesOf(library) : new Map<string, string[]>();
  const tags = Map.groupBy(
    await library.read.selectFrom('reference_tag').selectAll().execute(),
    (row) => row.reference_id,
  );
  const full =
    format.id === 'eppi-json'
      ? await readCoded(
          library,
          references.map(({ id }) => id),
        )
      : undefined;
  let dropped = 0;
  const items = references.map((reference): ExportItem => {
    const safe = withoutHiddenServices(reference.item);
    if (safe !== reference.item) dropped += 1;
    return {
      item: safe,
      citationKey: reference.citationKey,
      note: reference.note,
      keywords: (tags.get(reference.id) ?? []).map(({ tag }) => tag),
      codings: codings.get(reference.id) ?? [],
      ...(full ? { coded: full.coded.get(reference.id) ?? [] } : {}),
    };
  });
  const bytes = await produceBibliography(items, format.id, {
    codings: input.codings ? 'keywords' : 'none',
    ...(full ? { codebook: full.codebook } : {}),
  });
  const name = `gleaner.${format.extension}`;
  const file = files.put({ name, mediaType: format.mediaType, bytes });
  const notices = [
    notice,
    dropped > 0 ? `${dropped} links to hidden services were left out.` : '',
    full ? 'The file holds the names of coders, their notes and the quotes of sources.' : '',
  ];
  return done({ file, name, mediaType: format.mediaType, notices: notices.filter((line) => line !== '') });
}

/** The references an export is asked for, in the order asked; all of them where neither ids nor a query is given. */
export async function chooseReferences(
  library: Library,
  find: FindReferences,
  input: Parameters<FindReferences>[0] & { readonly ids?: readonly string[] | undefined },
): Promise<{ references: readonly Reference[]; notice: string }> {
  if (input.ids !== undefined) {
    const chosen = await readReferencesById(library.read, input.ids);
    const order = new Map(input.ids.map((id, index) => [id, index]));
    return {
      references: chosen.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
      notice: '',
    };
  }
  const narrowed = input.query.trim() !== '' || Object.keys(input.facets ?? {}).length > 0;
  if (!narrowed && (input.sort ?? 'relevance') === 'relevance' && !input.descending) {
    return { references: await readReferences(library.read), notice: '' };
  }
  const found = await find(input);
  const references = await readReferencesById(library.read, found.ids);
  const order = new Map(found.ids.map((id, index) => [id, index]));
  return {
    references: references.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    notice: found.notice,
  };
}

async function codesOf(library: Library): Promise<ReadonlyMap<string, string[]>> {
  const rows = await library.read
    .selectFrom('coding')
    .innerJoin('study_reference', 'study_reference.study_id', 'coding.study_id')
    .select(['study_reference.reference_id as id', 'coding.dimension', 'coding.code'])
    .distinct()
    .orderBy('coding.dimension')
    .orderBy('coding.code')
    .execute();
  const codes = new Map<string, string[]>();
  for (const row of rows) {
    const own = codes.get(row.id) ?? [];
    own.push(`${row.dimension}:${row.code}`);
    codes.set(row.id, own);
  }
  return codes;
}
