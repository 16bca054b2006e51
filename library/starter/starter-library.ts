import { createHash } from 'node:crypto';
import { fault, type Reply } from '../../shared/contract/fault.ts';
import { codebookInForce } from '../coding/codebook.ts';
import { quoteAt } from '../coding/passage-quotes.ts';
import type { Tables } from '../database/tables.ts';
import { type NewFinding, storeFindings } from '../findings/findings.ts';
import { type Act, insert } from '../history/act.ts';
import type { Library } from '../library.ts';
import { addReference, addSource } from '../references/add-reference.ts';
import { takenKeys } from '../references/references.ts';
import {
  readStarterFiles,
  type StarterFiles,
  type StarterFinding,
  type StarterPassage,
} from './starter-files.ts';

/** How much the starter library brings. */
export type StarterCounts = {
  readonly references: number;
  readonly studies: number;
  readonly codings: number;
  readonly findings: number;
};

/** Ids given to the keys of the starter files. */
type Ids = {
  readonly references: ReadonlyMap<string, string>;
  readonly studies: ReadonlyMap<string, string>;
};

/**
 * Fills an empty library with the starter library, in one act: references, studies, codings, findings and decisions as
 * facts and places, never quotations; the words of a passage appear when the person adds the document itself.
 */
export async function fillStarterLibrary(
  library: Library,
  files: StarterFiles = readStarterFiles(),
): Promise<Reply<StarterCounts>> {
  const there = await library.read.selectFrom('reference').select('id').limit(1).executeTakeFirst();
  if (there !== undefined) {
    return fault('conflict', 'This library is not empty. The starter library opens in a new one.');
  }
  return library.act('Opened the starter library', async (act) => {
    const codebook = await codebookInForce(act);
    const references = await storeReferences(act, files);
    const studies = await storeStudies(act, files, references);
    const ids = { references, studies };
    await storeCodings(act, files, ids, codebook);
    await storeFindings(
      act,
      files.findings.map((finding) => findingOf(finding, files, ids)),
    );
    await storeDecisions(act, files, ids);
    for (const { name, spec } of files.maps) {
      await insert(act, 'map', { name, spec_json: JSON.stringify(spec), rev: 1 });
    }
    return {
      references: references.size,
      studies: studies.size,
      codings: files.codings.length,
      findings: files.findings.length,
    };
  });
}

async function storeReferences(act: Act, files: StarterFiles): Promise<ReadonlyMap<string, string>> {
  const keys = await takenKeys(act.tx);
  const ids = new Map<string, string>();
  for (const { key, citationKey, item } of files.references) {
    const id = await addReference(act, item, keys, { citationKey, withoutStudy: true });
    const raw = JSON.stringify(item);
    const rawHash = createHash('sha256').update(raw).digest('hex');
    await addSource(act, id, { kind: 'starter', format: 'csl-json', raw, rawHash, item });
    ids.set(key, id);
  }
  return ids;
}

async function storeStudies(
  act: Act,
  files: StarterFiles,
  references: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, label, note, joinedBecause, references: reports } of files.studies) {
    const id = act.newId();
    const notes = [note, joinedBecause].filter(Boolean).join('\n');
    await insert(act, 'study', { id, label, note: notes, added_at: act.now, rev: 1 });
    const links = reports.map((report) => ({ study_id: id, reference_id: known(references, report) }));
    await insert(act, 'study_reference', links);
    ids.set(key, id);
  }
  return ids;
}

async function storeCodings(
  act: Act,
  files: StarterFiles,
  ids: Ids,
  codebook: { readonly id: string; readonly version: string },
): Promise<void> {
  const items = new Map(files.references.map(({ key, item }) => [key, item]));
  const hashes = new Map(files.documents.map(({ key, sha256 }) => [key, sha256]));
  const codings: Tables['coding'][] = [];
  const passages: Tables['passage'][] = [];
  for (const coding of files.codings) {
    const id = act.newId();
    codings.push({
      id,
      study_id: known(ids.studies, coding.study),
      codebook_id: codebook.id,
      codebook_version: codebook.version,
      dimension: coding.dimension,
      code: coding.code,
      outcome: coding.outcome ?? '',
      coder: coding.coder,
      direction: coding.direction ?? null,
      as_reported: coding.asReported ?? null,
      origin: 'starter',
      note: coding.note ?? '',
      created_at: act.now,
      rev: 1,
    });
    const title = items.get(coding.reference)?.title ?? '';
    for (const passage of coding.passages) {
      passages.push({
        id: act.newId(),
        coding_id: id,
        reference_id: known(ids.references, coding.reference),
        ...placeOf(passage, title, hashes),
        page: null,
        rev: 1,
      });
    }
  }
  await insert(act, 'coding', codings);
  await insert(act, 'passage', passages);
}

function placeOf(passage: StarterPassage, title: string, hashes: ReadonlyMap<string, string>) {
  const { start, end, basis, field, document } = passage;
  const words = field === 'title' ? quoteAt(title, start, end) : { quote: '', before: '', after: '' };
  const sha256 = document === undefined ? null : known(hashes, document);
  return { document_sha256: sha256, field: field ?? null, start, end, basis, ...words };
}

function findingOf(finding: StarterFinding, files: StarterFiles, ids: Ids): NewFinding {
  const { test } = finding;
  return {
    study: known(ids.studies, finding.study),
    factor: finding.factor,
    outcome: finding.outcome,
    direction: finding.direction ?? null,
    asReported: finding.asReported ?? null,
    label: finding.label,
    levels: finding.levels.map(({ label, n, events, percent }) => ({
      label,
      n: n ?? null,
      events: events ?? null,
      percent: percent ?? null,
    })),
    estimate:
      test === undefined
        ? null
        : {
            measure: '',
            value: null,
            lower: null,
            upper: null,
            test: test.name,
            statistic: null,
            df: null,
            p: `${test.relation} ${test.p}`,
          },
    sha256: files.documents.find((document) => document.key === finding.document)?.sha256 ?? null,
    table: finding.table ?? '',
    cells: (finding.cells ?? []).map(({ start, end }) => ({ start, end })),
  };
}

async function storeDecisions(act: Act, files: StarterFiles, ids: Ids): Promise<void> {
  const rows = files.decisions.map(({ reference, stage, decision, reason, coder }) => ({
    id: act.newId(),
    reference_id: known(ids.references, reference),
    stage,
    verdict: decision,
    reason,
    coder,
    at: act.now,
    rev: 1,
  }));
  await insert(act, 'decision', rows);
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the starter files name “${key}”, which is nowhere in them`);
  return id;
}
