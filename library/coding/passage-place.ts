import type { Kysely } from 'kysely';
import type { PassageInput } from '../../shared/contract/coding.ts';
import type { Tables } from '../database/tables.ts';
import { findDocument, readText } from '../documents/documents.ts';
import { pageAt } from '../documents/page.ts';
import { readReferencesById } from '../references/references.ts';
import { quoteAt } from './passage-quotes.ts';

/** A passage ready to be stored under a coding. */
export type PlacedPassage = Omit<Tables['passage'], 'id' | 'coding_id' | 'rev'>;

/**
 * Finds the words a person pointed at, in a stored document or in the record's own title or abstract. A string is the
 * sentence that says why they cannot be taken.
 */
export async function placePassage(
  db: Kysely<Tables>,
  studyReferences: readonly string[],
  input: PassageInput,
): Promise<PlacedPassage | string> {
  if (input.reference !== undefined && !studyReferences.includes(input.reference)) {
    return 'The passage speaks of a reference that does not belong to this study.';
  }
  return input.document === null
    ? ownWords(db, studyReferences, input)
    : documentWords(db, studyReferences, { ...input, document: input.document });
}

async function ownWords(
  db: Kysely<Tables>,
  studyReferences: readonly string[],
  input: PassageInput,
): Promise<PlacedPassage | string> {
  if (input.basis !== 'title' && input.basis !== 'abstract') {
    return `Words of the record itself are its title or its abstract, not “${input.basis}”.`;
  }
  const id = input.reference ?? studyReferences[0];
  const [reference] = id === undefined ? [] : await readReferencesById(db, [id]);
  if (reference === undefined) return 'The passage speaks of a reference that is no longer in the library.';
  const text = (input.basis === 'title' ? reference.item.title : reference.item.abstract) ?? '';
  const outside = rangeFault(input, text, `the ${input.basis} of “${reference.citationKey}”`);
  if (outside !== undefined) return outside;
  return {
    reference_id: reference.id,
    document_sha256: null,
    field: input.basis,
    start: input.start,
    end: input.end,
    ...quoteAt(text, input.start, input.end),
    page: null,
    basis: input.basis,
  };
}

async function documentWords(
  db: Kysely<Tables>,
  studyReferences: readonly string[],
  input: PassageInput & { readonly document: string },
): Promise<PlacedPassage | string> {
  const document = await findDocument(db, input.document);
  const stored = document === undefined ? undefined : await readText(db, document);
  if (document === undefined || stored === undefined) {
    return 'The document of this passage is not in the library.';
  }
  const outside = rangeFault(input, stored.text, `“${document.name}”`);
  if (outside !== undefined) return outside;
  const isOwn = document.reference_id !== null && studyReferences.includes(document.reference_id);
  if (!isOwn && (input.basis === 'full text' || input.basis === 'abstract')) {
    return `“${document.name}” is another work's text, so its words about this study are “as cited”, not “${input.basis}”.`;
  }
  const reference = input.reference ?? (isOwn ? document.reference_id : studyReferences[0]);
  if (!reference) return 'This study has no reference for the passage to speak of.';
  return {
    reference_id: reference,
    document_sha256: document.sha256,
    field: null,
    start: input.start,
    end: input.end,
    ...quoteAt(stored.text, input.start, input.end),
    page: pageAt(stored.blocks, input.start),
    basis: input.basis,
  };
}

function rangeFault(range: { start: number; end: number }, text: string, name: string): string | undefined {
  if (range.start < range.end && range.end <= text.length) return undefined;
  return `${range.start}–${range.end} is no range of ${name}, which has ${text.length} characters.`;
}

/** What makes two passages the same place. */
export function placeKey(
  passage: Pick<PlacedPassage, 'reference_id' | 'document_sha256' | 'field' | 'start' | 'end' | 'basis'>,
): string {
  const { reference_id, document_sha256, field, start, end, basis } = passage;
  return [reference_id, document_sha256 ?? '', field ?? '', start, end, basis].join('\n');
}
