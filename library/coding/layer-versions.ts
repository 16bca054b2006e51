import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { LayerFile } from '../../shared/contract/layer-file.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { defaultCodebook } from './codebook.ts';

type Coded = Pick<LayerFile, 'codings' | 'codebooks'>;

/** A file's codings under version names that mean one thing only, the versions to be stored, and what to say of them. */
export type NamedVersions = Coded & {
  readonly rows: readonly Tables['codebook'][];
  readonly notices: readonly string[];
};

/**
 * Names the codebook versions of a file. One that the library has keeps its name. One that it does not have, or has
 * otherwise, is somebody else's edit: it gets its content's mark behind its name, so that two such edits never stand for
 * each other, whichever file comes first.
 */
export async function nameVersions<T extends Coded>(db: Kysely<Tables>, file: T): Promise<T & NamedVersions> {
  const stored = await db.selectFrom('codebook').select(['id', 'version', 'json']).execute();
  const shipped = defaultCodebook();
  const there = new Map([
    [`${shipped.id}\n${shipped.version}`, JSON.stringify(shipped)],
    ...stored.map((row) => [`${row.id}\n${row.version}`, row.json] as const),
  ]);
  const names = new Map<string, string>();
  const rows: Tables['codebook'][] = [];
  const notices: string[] = [];
  const codebooks = file.codebooks.map((one) => {
    const codebook = one.codebook as Codebook;
    const key = `${codebook.id}\n${codebook.version}`;
    const known = there.get(key);
    if (known !== undefined && canonical(JSON.parse(known)) === canonical(codebook)) return one;
    const version = markedName(codebook);
    const named = { ...codebook, version };
    names.set(key, version);
    if (!there.has(`${codebook.id}\n${version}`)) {
      rows.push(rowOf(named));
      notices.push(
        `Version ${codebook.version} of “${codebook.title}” in the file is none of this library's; its codings stand under ${version}.`,
      );
    }
    return { ...one, codebook: named } as (typeof file.codebooks)[number];
  });
  const codings = file.codings.map((coding) => ({
    ...coding,
    codebookVersion: names.get(`${coding.codebook}\n${coding.codebookVersion}`) ?? coding.codebookVersion,
  }));
  return { ...file, codebooks, codings, rows, notices };
}

function rowOf(codebook: Codebook): Tables['codebook'] {
  return {
    id: codebook.id,
    version: codebook.version,
    json: JSON.stringify(codebook),
    current: 0,
    made_at: '',
    made_by: '',
    draft: 0,
    rev: 1,
  };
}

/** "0.2.0+3fa9c1": the version and the first digits of the hash of what the codebook says under it. */
function markedName(codebook: Codebook): string {
  const plain = codebook.version.replace(/\+[0-9a-f]{6}$/, '');
  const content = canonical({ ...codebook, version: plain });
  return `${plain}+${createHash('sha256').update(content).digest('hex').slice(0, 6)}`;
}

/** JSON with the names of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one === null || typeof one !== 'object' || Array.isArray(one)
      ? one
      : Object.fromEntries(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1))),
  );
}
