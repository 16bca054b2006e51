import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newEngine } from '../library/test-engine.ts';
import { contentOf } from '../library/test-library.ts';

const SEEDS = new URL('../../../shared/seeds/', import.meta.url).pathname;
const FILES = existsSync(SEEDS)
  ? readdirSync(SEEDS)
      .sort()
      .map((name) => join(SEEDS, name))
  : [];

describe.skipIf(FILES.length === 0)('the founding documents', () => {
  test('make a library of 83 references, whatever the order they come in', async () => {
    const { ingest, call } = await newEngine();
    for (const file of FILES.toReversed()) expect((await ingest(file)).outcome).toBe('added');
    expect((await call('library.describe', {})).counts.references).toBe(83);
  });

  test('are ingested twice without a change, and one study is proposed for the two reports of 4,549 respondents', async () => {
    const { engine, ingest, call } = await newEngine();
    for (const file of FILES) expect((await ingest(file)).outcome).toBe('added');
    const { counts } = await call('library.describe', {});
    expect(counts.references).toBe(83);
    const proposals = await call('study.proposals', {});
    expect(proposals).toHaveLength(1);
    expect(proposals[0]?.reason).toContain('4,549');
    const before = contentOf(engine.library);
    for (const file of FILES) expect((await ingest(file)).outcome).toBe('already-there');
    expect(contentOf(engine.library)).toEqual(before);
  });

  test('join a starter library without a new reference, and give its passages their words', async () => {
    const { ingest, call } = await newEngine({ starter: true });
    for (const file of FILES) await ingest(file);
    const { counts } = await call('library.describe', {});
    expect(counts.references).toBe(83);
    const codings = await call('coding.list', {});
    const wordless = codings.flatMap(({ passages }) => passages).filter(({ quote }) => quote === '');
    expect(wordless).toEqual([]);
    expect((await call('library.verify', {})).ok).toBe(true);
  });
});
