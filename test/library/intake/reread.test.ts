import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../library/index.ts';
import { fixture, newEngine, type TestEngine } from '../test-engine.ts';
import { contentOf } from '../test-library.ts';

const PAPER = fixture('paper/paper.txt');
const EARLIER = 'A note that the earlier reader left above the title of the paper.\n\n';

/** Makes the stored reading one of an earlier version that kept a line above the text which this one leaves out. */
function asEarlierVersion(engine: Engine): void {
  const { sqlite } = engine.library.file;
  const by = EARLIER.length;
  const row = sqlite.prepare('SELECT blocks_json, tables_json FROM document_text').get() as Record<
    string,
    string
  >;
  const shift = (json: string): string =>
    json.replace(/"(start|end)":(\d+)/g, (_, side: string, at: string) => `"${side}":${Number(at) + by}`);
  sqlite
    .prepare(
      "UPDATE document_text SET extractor_version = '0', text = ? || text, blocks_json = ?, tables_json = ?",
    )
    .run(EARLIER, shift(row.blocks_json!), shift(row.tables_json!));
  sqlite.exec(`UPDATE document SET extractor_version = '0';
    UPDATE citation SET start = start + ${by}, "end" = "end" + ${by}, sentence_start = sentence_start + ${by},
      sentence_end = sentence_end + ${by}, clause_start = clause_start + ${by}, clause_end = clause_end + ${by};
    UPDATE source_record SET start = start + ${by}, "end" = "end" + ${by} WHERE start IS NOT NULL;
    UPDATE problem SET start = start + ${by}, "end" = "end" + ${by};
    UPDATE passage SET start = start + ${by}, "end" = "end" + ${by} WHERE document_sha256 IS NOT NULL;
    UPDATE finding SET cells_json = '[]';`);
}

type Content = ReturnType<typeof contentOf>;

/** What a person sees of a document, without the ids of problems, which are written anew. */
function seen(content: Content, table: string): readonly unknown[] {
  return content[table]!.map((row) => {
    const { id, rev, extractor_version, ...rest } = JSON.parse(row) as Record<string, unknown>;
    return table === 'problem' ? rest : { id, ...rest };
  }).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

async function withCodedPassage({ call, ingest }: TestEngine): Promise<{ document: string; quote: string }> {
  const receipt = await ingest(PAPER);
  const document = receipt.document!.id;
  const { text } = await call('document.read', { id: document });
  const studies = await call('study.list', {});
  const study = studies.find(({ references }) => references.some(({ id }) => id === receipt.reference!.id));
  const start = text.indexOf('hearing', 3_000);
  await call('coding.apply', {
    study: study!.id,
    dimension: 'prevention_level',
    code: 'primary',
    passages: [{ document, start, end: start + 60, basis: 'full text' }],
  });
  return { document, quote: text.slice(start, start + 60) };
}

describe('reading a document again', () => {
  test('keeps entries, links, settled problems and coded passages where their words stand now', async () => {
    const test = await newEngine();
    const { document, quote } = await withCodedPassage(test);
    const { call, engine } = test;
    const [citation] = (await call('document.read', { id: document })).citations;
    const other = (await call('document.read', { id: document })).entries.find(
      ({ reference }) => reference !== citation!.reference,
    )!;
    await call('citation.link', { id: citation!.id, reference: other.reference });
    const [problem] = await call('problem.list', { document });
    await call('problem.resolve', { id: problem!.id, resolved: true });
    const before = contentOf(engine.library);
    asEarlierVersion(engine);
    expect((await call('document.list', {}))[0]!.outdated).toBe(true);

    const receipt = await call('document.reread', { id: document });

    const after = contentOf(engine.library);
    for (const table of ['citation', 'source_record', 'problem', 'passage', 'reference', 'coding']) {
      expect(seen(after, table), table).toEqual(seen(before, table));
    }
    expect((await call('document.list', {}))[0]!.outdated).toBe(false);
    expect(receipt.passages).toEqual({ moved: 1, lost: 0 });
    expect(receipt.entries.kept).toBe(receipt.entries.found);
    const { text, passages } = await call('document.read', { id: document });
    expect(text.slice(passages[0]!.passage.start, passages[0]!.passage.end)).toBe(quote);
  });

  test('is one act, and undone like any other', async () => {
    const test = await newEngine();
    const { document } = await withCodedPassage(test);
    asEarlierVersion(test.engine);
    const before = contentOf(test.engine.library);
    await test.call('document.reread', { id: document });
    await test.call('history.undo', {});
    expect(contentOf(test.engine.library)).toEqual(before);
  });

  test('asks about a passage whose words are gone, and keeps its coding and quote', async () => {
    const test = await newEngine();
    const { document } = await withCodedPassage(test);
    asEarlierVersion(test.engine);
    test.engine.library.file.sqlite.exec(
      `UPDATE passage SET start = 2, "end" = 30, quote = 'note that the earlier reader' WHERE document_sha256 IS NOT NULL`,
    );
    const receipt = await test.call('document.reread', { id: document });
    expect(receipt.passages).toEqual({ moved: 0, lost: 1 });
    const [asked] = (await test.call('problem.list', { document })).filter(
      ({ kind }) => kind === 'lost-passage',
    );
    expect(asked!.message).toContain('“note that the earlier reader”');
    const [kept] = (await test.call('document.read', { id: document })).passages;
    expect(kept!.passage).toMatchObject({ quote: 'note that the earlier reader', start: 0, end: 0 });
  });
});
