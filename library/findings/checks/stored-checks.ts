import { createHash } from 'node:crypto';
import type { CallArguments, CallOutput } from '../../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import type { CheckResult } from '../../../shared/model/check.ts';
import { findDocument, readPlaces, readText } from '../../documents/documents.ts';
import { refuse } from '../../history/journal.ts';
import type { Library } from '../../library.ts';
import { readCheckNotes, storeCheckNote } from './check-note-store.ts';
import { checksOfDocument } from './checks.ts';

type Stored = { readonly sha256: string; readonly output: CallOutput<'check.document'> };

const LONGEST = 60;

/** Answers `check.document`: every check of a stored document with what a person made of it. */
export async function checkStoredDocument(
  library: Library,
  input: CallArguments<'check.document'>,
): Promise<Reply<CallOutput<'check.document'>>> {
  const checked = await checksOf(library, input.document);
  if (checked === undefined) return fault('not-found', 'This document is no longer in the library.');
  return done(checked.output);
}

/** Answers `check.note`: keeps that a person looked at a check, and their note. */
export async function noteCheck(
  library: Library,
  input: CallArguments<'check.note'>,
): Promise<Reply<Record<string, never>>> {
  const checked = await checksOf(library, input.document);
  const summary =
    input.note !== undefined
      ? 'Noted a check'
      : input.lookedAt
        ? 'Looked at a check'
        : 'Opened a check again';
  return library.act(summary, async (act) => {
    const there = checked?.output.results.some(({ fingerprint }) => fingerprint === input.fingerprint);
    if (checked === undefined || !there) refuse('not-found', 'This check is no longer made of the document.');
    await storeCheckNote(act, checked.sha256, input.fingerprint, input);
    return {};
  });
}

async function checksOf(library: Library, id: string): Promise<Stored | undefined> {
  const document = await findDocument(library.read, id);
  const stored = document && (await readText(library.read, document));
  if (document === undefined || stored === undefined) return undefined;
  const places = await readPlaces(library.read, document.id);
  const checks = checksOfDocument({ text: stored.text, tables: stored.tables, ...places });
  const notes = await readCheckNotes(library.read, document.sha256);
  const fingerprints = fingerprintsOf(checks.results, stored.text);
  return {
    sha256: document.sha256,
    output: {
      ...checks,
      name: document.name,
      results: checks.results.map((result, i) => {
        const fingerprint = fingerprints[i] ?? '';
        const { lookedAt = false, note = '', coder = '' } = notes.get(fingerprint) ?? {};
        const words = result.cells.map(({ start, end }) => shown(stored.text.slice(start, end)));
        return { ...result, fingerprint, words, lookedAt, note, coder };
      }),
    },
  };
}

function shown(words: string): string {
  const plain = words.replace(/\s+/g, ' ');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}

/**
 * The same for the same kind of check of the same printed words, so that a note holds when the document is read again;
 * what is alike in all of these is told apart by its order.
 */
function fingerprintsOf(results: readonly CheckResult[], text: string): readonly string[] {
  const seen = new Map<string, number>();
  return results.map(({ kind, tables, printed, cells }) => {
    const words = cells.map(({ start, end }) => text.slice(start, end));
    const key = [kind, ...tables, printed, ...words].join('\n');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 32);
  });
}
