import { readFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import type { CallArguments } from '../../shared/contract/calls.ts';
import { Codebook as CodebookShape } from '../../shared/contract/codebook.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import type { Act } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { checkCodebook } from './codebook-check.ts';
import {
  countAppliedCodes,
  readCodebookVersion,
  readStoredCodebook,
  storeCodebook,
} from './codebook-store.ts';

export { checkCodebook } from './codebook-check.ts';

let shipped: Codebook | undefined;

/** The codebook that comes with the program. */
export function defaultCodebook(): Codebook {
  shipped ??= JSON.parse(
    readFileSync(new URL('./default-codebook.json', import.meta.url), 'utf8'),
  ) as Codebook;
  return shipped;
}

/** The codebook in force: the stored one, or the shipped one where a library has none yet. */
export async function currentCodebook(db: Kysely<Tables>): Promise<Codebook> {
  return (await readStoredCodebook(db)) ?? defaultCodebook();
}

/** The codebook in force, stored first where it is not yet, so that what is coded with it can always be read. */
export async function codebookInForce(act: Act): Promise<Codebook> {
  const stored = await readStoredCodebook(act.tx);
  if (stored !== undefined) return stored;
  await storeCodebook(act, defaultCodebook());
  return defaultCodebook();
}

/** The dimension of an id, or undefined. */
export function dimensionOf(codebook: Codebook, id: string): Dimension | undefined {
  return codebook.dimensions.find((dimension) => dimension.id === id);
}

/** The code of an id within a dimension, or undefined. */
export function codeOf(dimension: Dimension, id: string): Code | undefined {
  return dimension.codes.find((code) => code.id === id);
}

/** Answers `codebook.get`. */
export async function getCodebook(library: Library): Promise<Reply<Codebook>> {
  return done(await currentCodebook(library.read));
}

/**
 * Answers `codebook.put`: stores a codebook and puts it in force. Refused with every fault named where it cannot be
 * used, and where codings rest on a stored version of the same number that says something else. Codings stay as they
 * are; the history entry says how many of them use codes that are gone.
 */
export async function putCodebook(
  library: Library,
  input: CallArguments<'codebook.put'>,
): Promise<Reply<Record<string, never>>> {
  const { codebook } = input;
  const reply = await library.act(
    (notices: readonly string[]) =>
      [`Put the codebook “${codebook.title}” ${codebook.version} in force`, ...notices].join('. '),
    async (act) => {
      const faults = checkCodebook(codebook);
      if (faults.length > 0) refuse('invalid-input', `The codebook cannot be used. ${faults.join(' ')}`);
      await refuseSilentChange(act, codebook);
      const notices = await codebookNotices(act.tx, codebook);
      await storeCodebook(act, codebook);
      return notices;
    },
  );
  return reply.ok ? done({}) : reply;
}

/** What would happen to the codings there are if `codebook` came into force, in sentences. */
export async function codebookNotices(db: Kysely<Tables>, codebook: Codebook): Promise<readonly string[]> {
  const notices: string[] = [];
  const gone = (await countAppliedCodes(db, codebook.id)).filter(({ dimension, code }) => {
    const known = dimensionOf(codebook, dimension);
    return known === undefined || codeOf(known, code) === undefined;
  });
  if (gone.length > 0) {
    const names = [...new Set(gone.map(({ dimension, code }) => `${dimension}:${code}`))];
    const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
    notices.push(
      `${count(gone)} with codes that it no longer has (${shown}) are kept and counted nowhere until they are coded anew`,
    );
  }
  const present = await readStoredCodebook(db);
  if (present !== undefined && present.id !== codebook.id) {
    const left = await countAppliedCodes(db, present.id);
    if (left.length > 0) {
      notices.push(
        `${count(left)} made with “${present.title}” are kept and shown again when it is put back in force`,
      );
    }
  }
  return notices;
}

function count(rows: readonly { codings: number }[]): string {
  const sum = rows.reduce((total, row) => total + row.codings, 0);
  return sum === 1 ? 'One coding' : `${sum} codings`;
}

async function refuseSilentChange(act: Act, codebook: Codebook): Promise<void> {
  const known = await readCodebookVersion(act.tx, codebook.id, codebook.version);
  if (known === undefined || sameCodebook(known, codebook)) return;
  const used = (await countAppliedCodes(act.tx, codebook.id)).some((row) => row.version === codebook.version);
  if (used) {
    refuse(
      'conflict',
      `Studies are coded with version ${codebook.version} of “${codebook.title}” already, as it was. Give the changed codebook another version number and store it again.`,
    );
  }
}

// The schema puts the keys of both in its own order.
function sameCodebook(left: Codebook, right: Codebook): boolean {
  return JSON.stringify(CodebookShape.parse(left)) === JSON.stringify(CodebookShape.parse(right));
}
