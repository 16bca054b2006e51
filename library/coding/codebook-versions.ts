import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Library } from '../library.ts';
import { currentCodebook, defaultCodebook } from './codebook.ts';
import { compareCodebooks } from './codebook-difference.ts';
import { countAppliedCodes, readCodebookVersion, readCodebookVersions } from './codebook-store.ts';

/** Answers `codebook.versions`: every stored version of every codebook, the newest first, the one in force among them. */
export async function listVersions(library: Library): Promise<Reply<CallOutput<'codebook.versions'>>> {
  const rows = await readCodebookVersions(library.read);
  const current = await currentCodebook(library.read);
  const stored = rows.map((row) => ({ ...row, codebook: JSON.parse(row.json) as Codebook }));
  const all = stored.some((row) => row.current === 1)
    ? stored
    : [{ codebook: current, current: 1, draft: 0, made_at: '', made_by: '' }, ...stored];
  const used = new Map<string, number>();
  for (const id of new Set(all.map(({ codebook }) => codebook.id))) {
    for (const row of await countAppliedCodes(library.read, id)) {
      const key = `${id}\n${row.version}`;
      used.set(key, (used.get(key) ?? 0) + row.codings);
    }
  }
  return done(
    all.map(({ codebook, current: isCurrent, draft, made_at, made_by }) => ({
      id: codebook.id,
      version: codebook.version,
      title: codebook.title,
      current: isCurrent === 1,
      draft: draft === 1,
      madeAt: made_at,
      madeBy: made_by,
      dimensions: codebook.dimensions.length,
      codes: codebook.dimensions.reduce(
        (sum, dimension) => sum + dimension.codes.filter((code) => !code.group).length,
        0,
      ),
      codings: used.get(`${codebook.id}\n${codebook.version}`) ?? 0,
    })),
  );
}

/** Answers `codebook.version`: one version as it was stored. */
export async function getVersion(
  library: Library,
  input: CallArguments<'codebook.version'>,
): Promise<Reply<Codebook>> {
  const found = await findVersion(library, input);
  return found === undefined ? unknownVersion(input) : done(found);
}

/** Answers `codebook.compare`: what is different in `to` from what was in `from`. */
export async function compareVersions(
  library: Library,
  input: CallArguments<'codebook.compare'>,
): Promise<Reply<CallOutput<'codebook.compare'>>> {
  const from = await findVersion(library, input.from);
  const to = await findVersion(library, input.to);
  if (from === undefined) return unknownVersion(input.from);
  if (to === undefined) return unknownVersion(input.to);
  return done([...compareCodebooks(from, to)]);
}

async function findVersion(
  library: Library,
  { id, version }: { readonly id: string; readonly version: string },
): Promise<Codebook | undefined> {
  const stored = await readCodebookVersion(library.read, id, version);
  if (stored !== undefined) return stored;
  const shipped = defaultCodebook();
  return shipped.id === id && shipped.version === version ? shipped : undefined;
}

function unknownVersion({ version }: { readonly version: string }): Reply<never> {
  return fault('not-found', `The library has no version ${version} of this codebook.`);
}
