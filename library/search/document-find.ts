import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Block } from '../../shared/model/extraction.ts';
import { findDocument, readText } from '../documents/documents.ts';
import { pageAt } from '../documents/page.ts';
import type { Library } from '../library.ts';
import { readReference } from '../references/references.ts';
import { createTextFinder, type TextFinder } from './text-finder.ts';

type Opened = { readonly key: string; readonly find: TextFinder; readonly blocks: readonly Block[] };

/** Whoever finds in a document asks again with every key: the text last asked is kept analysed. */
const lastOpened = new WeakMap<Library, Opened>();
const MOST_MATCHES = 5_000;

/** Answers `document.find`. */
export async function findInDocument(
  library: Library,
  { id, query }: CallArguments<'document.find'>,
): Promise<Reply<CallOutput<'document.find'>>> {
  const opened = await openText(library, id);
  if (opened === undefined) return fault('not-found', 'This document is no longer in the library.');
  const { ranges, notice } = opened.find(query);
  const paged = opened.blocks.some(({ page }) => page !== undefined);
  const matches = ranges.slice(0, MOST_MATCHES).map(([start, end]) => ({
    start,
    end,
    page: paged ? pageAt(opened.blocks, start) : null,
  }));
  return done({ total: ranges.length, matches, notice });
}

async function openText(library: Library, id: string): Promise<Opened | undefined> {
  const document = await findDocument(library.read, id);
  if (document === undefined) return undefined;
  const key = `${document.sha256} ${document.extractor_version}`;
  const last = lastOpened.get(library);
  if (last?.key === key) return last;
  const stored = await readText(library.read, document);
  if (stored === undefined) return undefined;
  const reference =
    document.reference_id === null ? undefined : await readReference(library.read, document.reference_id);
  const find = createTextFinder(stored.text, reference?.item.language);
  const opened = { key, find, blocks: stored.blocks };
  lastOpened.set(library, opened);
  return opened;
}
