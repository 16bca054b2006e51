import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEngine } from '../../../library/engine.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Coding } from '../../../shared/model/coding.ts';

export const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);
const INVENTED = new URL('../../fixtures/paper/', import.meta.url);
const CYCLING = new URL('../../fixtures/cycling/', import.meta.url);

/** A coding to be found; `ownText` where the study is known by more than title and citation. */
export type Wanted = Pick<Coding, 'study' | 'dimension' | 'code' | 'outcome' | 'direction'> & {
  readonly ownText: boolean;
};

/** A library whose studies somebody coded by reading, before any suggester existed. */
export type CodedLibrary = {
  readonly name: string;
  readonly fill: (engine: Engine) => Promise<readonly Wanted[]>;
  readonly starter: boolean;
};

/** The starter library with the paper of ../shared/seeds, where that is there, and the invented paper in another field. */
export function codedLibraries(): readonly CodedLibrary[] {
  const invented = { name: 'The invented paper', fill: fillInvented, starter: false };
  const cycling = { name: 'Titles and abstracts on cycling to work', fill: fillCycling, starter: false };
  if (!existsSync(SEEDS)) {
    console.log('The starter library: skipped, ../shared/seeds is not there.');
    return [invented, cycling];
  }
  return [{ name: 'The starter library', fill: fillStarter, starter: true }, invented, cycling];
}

/** Opens a library of its own, fills it and closes it again. */
export async function withCodedLibrary(
  { fill, starter }: CodedLibrary,
  work: (engine: Engine, codings: readonly Wanted[]) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
  const path = join(folder, 'bench.gleaner');
  const opened = await openEngine(path, { mode: 'write', create: true, starter, holder: 'the bench' });
  if (!opened.ok) throw new Error(opened.fault.message);
  try {
    await work(opened.output, await fill(opened.output));
  } finally {
    await opened.output.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The output of a call that must succeed. */
export async function ask<T>(engine: Engine, call: string, input: unknown): Promise<T> {
  const reply = await engine.answer(call, input);
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.output as T;
}

async function ingest(engine: Engine, name: string, bytes: Uint8Array): Promise<void> {
  const file = engine.files.put({ name, mediaType: 'text/plain', bytes });
  type Receipts = { receipts: { outcome: string; message: string }[] };
  const { receipts } = await ask<Receipts>(engine, 'document.ingest', { files: [file] });
  if (receipts[0]?.outcome !== 'added') throw new Error(receipts[0]?.message);
}

async function fillStarter(engine: Engine): Promise<readonly Wanted[]> {
  const name = readdirSync(SEEDS).find((file) => file.startsWith('000'))!;
  await ingest(engine, name, readFileSync(new URL(name, SEEDS)));
  const codings = await ask<Coding[]>(engine, 'coding.list', {});
  const own = new Set(
    codings.filter((one) => one.passages.some(({ basis }) => basis === 'full text')).map((one) => one.study),
  );
  return codings.map((one) => ({ ...one, ownText: own.has(one.study) }));
}

async function fillInvented(engine: Engine): Promise<readonly Wanted[]> {
  const codebook = JSON.parse(readFileSync(new URL('codebook.json', INVENTED), 'utf8')) as Codebook;
  await ask(engine, 'codebook.put', { codebook });
  await ingest(engine, 'paper.txt', readFileSync(new URL('paper.txt', INVENTED)));
  const { studies, codings } = JSON.parse(readFileSync(new URL('codings.json', INVENTED), 'utf8')) as {
    studies: { id: string; reference: number | null }[];
    codings: (Omit<Wanted, 'ownText'> & { reference: number | null })[];
  };
  const byEntry = await studiesByEntry(engine);
  const ids = new Map(studies.map(({ id, reference }) => [id, byEntry.get(reference ?? 0) ?? '']));
  return codings.map((one) => ({
    study: ids.get(one.study) ?? '',
    dimension: one.dimension,
    code: one.code,
    outcome: one.outcome ?? null,
    direction: one.direction ?? null,
    ownText: one.reference === null,
  }));
}

type Titled = { readonly title: string; readonly abstract: string } & Readonly<
  Record<'measure' | 'who' | 'design', readonly string[]>
>;

async function fillCycling(engine: Engine): Promise<readonly Wanted[]> {
  const codebook = JSON.parse(readFileSync(new URL('codebook.json', CYCLING), 'utf8')) as Codebook;
  await ask(engine, 'codebook.put', { codebook });
  const studies = JSON.parse(readFileSync(new URL('studies.json', CYCLING), 'utf8')) as readonly Titled[];
  const items = studies.map(({ title, abstract }, i) => ({
    id: String(i),
    type: 'article-journal',
    title,
    abstract,
  }));
  const { ids } = await ask<{ ids: string[] }>(engine, 'reference.add', { items });
  const rows = await engine.library.read.selectFrom('study_reference').selectAll().execute();
  const studyOf = new Map(rows.map((row) => [row.reference_id, row.study_id]));
  return studies.flatMap((study, i) =>
    (['measure', 'who', 'design'] as const).flatMap((dimension) =>
      study[dimension].map((code) => ({
        study: studyOf.get(ids[i] ?? '') ?? '',
        dimension,
        code,
        outcome: null,
        direction: null,
        ownText: false,
      })),
    ),
  );
}

/** Place in the list -> study; 0 is the paper itself. */
async function studiesByEntry(engine: Engine): Promise<ReadonlyMap<number, string>> {
  const rows = await engine.library.read
    .selectFrom('source_record')
    .innerJoin('study_reference', 'study_reference.reference_id', 'source_record.reference_id')
    .select(['source_record.n', 'study_reference.study_id'])
    .where('kind', 'in', ['list-entry', 'document'])
    .execute();
  return new Map(rows.map((row) => [row.n ?? 0, row.study_id]));
}
