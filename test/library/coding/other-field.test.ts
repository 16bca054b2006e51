import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Engine, openEngine } from '../../../library/engine.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Coding, Suggestion } from '../../../shared/model/coding.ts';
import { output, temporaryFolder } from '../test-library.ts';

type Read = {
  readonly study: string;
  readonly reference: number | null;
  readonly dimension: string;
  readonly code: string;
  readonly outcome?: string;
  readonly direction?: string;
  readonly asReported?: 'presence' | 'absence';
  readonly passages: readonly { start: number; end: number; basis: Coding['passages'][number]['basis'] }[];
};

const fixture = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../fixtures/paper/${name}`, import.meta.url), 'utf8')) as T;
const codebook = fixture<Codebook>('codebook.json');
const { studies, codings } = fixture<{
  studies: readonly { id: string; reference: number | null; title: string }[];
  codings: readonly Read[];
}>('codings.json');
const text = readFileSync(new URL('../../fixtures/paper/paper.txt', import.meta.url));

/** The invented paper in a library with the codebook of its field, and the ids its studies got. */
async function ready() {
  const path = join(temporaryFolder(), 'hearing.gleaner');
  const engine = output(await openEngine(path, { mode: 'write', create: true, holder: 'a test' }));
  onTestFinished(() => engine.close());
  const ask = async <T>(call: string, input: unknown): Promise<T> =>
    output(await engine.answer(call, input)) as T;
  await ask('codebook.put', { codebook });
  const file = engine.files.put({ name: 'paper.txt', mediaType: 'text/plain', bytes: text });
  const { receipts } = await ask<{ receipts: { document: { id: string }; reference: { id: string } }[] }>(
    'document.ingest',
    { files: [file] },
  );
  const own = receipts[0]?.reference.id ?? '';
  const entries = await studiesOfEntries(engine);
  const ids = new Map<string, string>();
  for (const { id, reference, title } of studies) {
    const known = reference === null ? undefined : entries.get(reference);
    const added =
      known === undefined ? ask<{ id: string }>('study.add', { label: title, references: [own] }) : undefined;
    ids.set(id, known ?? (await added)?.id ?? '');
  }
  return { ask, ids, document: receipts[0]?.document.id ?? '' };
}

async function studiesOfEntries(engine: Engine): Promise<ReadonlyMap<number, string>> {
  const rows = await engine.library.read
    .selectFrom('source_record')
    .innerJoin('study_reference', 'study_reference.reference_id', 'source_record.reference_id')
    .select(['source_record.n', 'study_reference.study_id'])
    .where('kind', '=', 'list-entry')
    .execute();
  return new Map(rows.map((row) => [Number(row.n), row.study_id]));
}

describe('the codebook of another field', () => {
  it('takes every coding a reader made, with the words of its passages', async () => {
    const { ask, ids, document } = await ready();
    for (const { study, dimension, code, outcome, direction, asReported, passages } of codings) {
      const coding = await ask<Coding>('coding.apply', {
        study: ids.get(study),
        dimension,
        code,
        outcome: outcome ?? null,
        direction: direction ?? null,
        asReported: asReported ?? null,
        passages: passages.map(({ start, end, basis }) => ({ document, start, end, basis })),
      });
      expect(coding.passages.map((passage) => passage.quote)).toEqual(
        passages.map(({ start, end }) => text.toString('utf8').slice(start, end)),
      );
    }
    expect(await ask<Coding[]>('coding.list', {})).toHaveLength(codings.length);
  });

  it('gets suggestions of which most are right and most codings are among them', async () => {
    const { ask, ids } = await ready();
    const suggestions = await ask<Suggestion[]>('suggestion.list', { studies: [...ids.values()] });
    const cited = codings.filter((coding) => coding.reference !== null);
    const key = (study: string | undefined, one: { dimension: string; code: string }) =>
      `${study}\n${one.dimension}:${one.code}`;
    const read = new Set(cited.map((one) => key(ids.get(one.study), one)));
    const judged = new Set(cited.map((one) => key(ids.get(one.study), { ...one, code: '' })));
    const made = suggestions.filter((one) => judged.has(key(one.study, { ...one, code: '' })));
    const right = new Set(made.map((one) => key(one.study, one)).filter((one) => read.has(one)));
    expect(right.size / made.length).toBeGreaterThan(0.7);
    expect(right.size / read.size).toBeGreaterThan(0.7);
  });
});
