import type { Kysely } from 'kysely';
import type { FileStudy } from '../../shared/contract/layer-file.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { presentReferences } from '../references/references.ts';
import { readWorkIndex, type WorkIndex } from '../references/work-index.ts';
import { readStudies } from '../studies/scope.ts';

/** Where a study of a file stands in this library, or why nowhere. */
export type StudyMatch =
  | { readonly study: string; readonly references: ReadonlyMap<string, string> }
  | { readonly reason: string };

/**
 * Finds the studies of a file in this library: by their own id, else by their references. A reference is the same by its
 * id, by an id that was merged into another, or where its record is certainly the same work (identifiers, title, authors).
 */
export async function matchStudies(
  db: Kysely<Tables>,
  studies: readonly FileStudy[],
): Promise<ReadonlyMap<string, StudyMatch>> {
  const present = await readStudies(db);
  const byId = new Map(present.map((study) => [study.id, study]));
  const byReference = new Map<string, string[]>();
  for (const study of present)
    for (const reference of study.references) {
      const list = byReference.get(reference) ?? [];
      list.push(study.id);
      byReference.set(reference, list);
    }
  const known = await presentReferences(
    db,
    studies.flatMap(({ references }) => references.map(({ id }) => id)),
  );
  const redirects = new Map(
    (await db.selectFrom('redirect').selectAll().execute()).map((row) => [
      row.name.toUpperCase(),
      row.reference_id,
    ]),
  );
  let works: WorkIndex | undefined;
  const workOf = async (item: CslItem): Promise<string | undefined> => {
    works ??= await readWorkIndex(db);
    return works.find(item);
  };
  const matches = new Map<string, StudyMatch>();
  for (const study of studies) {
    const references = new Map<string, string>();
    for (const { id, item } of study.references) {
      const own = known.has(id) ? id : (redirects.get(id) ?? (await workOf(item as CslItem)));
      if (own !== undefined) references.set(id, own);
    }
    matches.set(study.id, matchOf(study, references, byId.has(study.id), byReference, byId));
  }
  return matches;
}

function matchOf(
  study: FileStudy,
  references: ReadonlyMap<string, string>,
  isHere: boolean,
  byReference: ReadonlyMap<string, readonly string[]>,
  byId: ReadonlyMap<string, { readonly label: string }>,
): StudyMatch {
  if (isHere) return { study: study.id, references };
  if (references.size === 0) return { reason: 'None of its references is in this library.' };
  const found = [...new Set([...references.values()].flatMap((id) => byReference.get(id) ?? []))];
  const named = found.filter((id) => byId.get(id)?.label === study.label);
  const [only] = named.length === 1 ? named : found.length === 1 ? found : [];
  if (only !== undefined) return { study: only, references };
  return {
    reason:
      found.length === 0
        ? 'Its reference reports no study in this library.'
        : `Its reference reports ${found.length} studies in this library, and none of that name.`,
  };
}
