import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import { fixture, newEngine, type TestEngine } from '../test-engine.ts';
import { contentOf } from '../test-library.ts';

type Tables = CallOutput<'finding.tables'>;
type Preview = CallOutput<'finding.preview'>;

async function inventedPaper(): Promise<TestEngine & { document: string; study: string }> {
  const engine = await newEngine();
  const codebook = JSON.parse(readFileSync(fixture('paper/codebook.json'), 'utf8'));
  await engine.call('codebook.put', { codebook });
  await engine.ingest(fixture('paper/paper.txt'));
  return { ...engine, ...(await ownOf(engine)) };
}

/** The one document of an engine and a study that it reports. */
async function ownOf({ call }: TestEngine): Promise<{ document: string; study: string }> {
  const [document] = await call('document.list', {});
  const studies = await call('study.list', {});
  const study = studies.find(({ references }) => references.some(({ id }) => id === document?.reference));
  return { document: document?.id ?? '', study: study?.id ?? '' };
}

async function withTable(
  rows: string,
): Promise<TestEngine & { document: string; study: string; tables: Tables; preview: Preview }> {
  const engine = await newEngine();
  const text = `Boats and their owners\n\nAda Example\n\nWe asked people about boats (see Table 1).\n\nTable 1: Owners of boats\n\n${rows}\n\nThey answered.\n`;
  const file = engine.put('boats.txt', text);
  await engine.call('document.ingest', { files: [file] });
  const own = await ownOf(engine);
  const tables = await engine.call('finding.tables', { document: own.document });
  const { mapping } = tables[0] as Tables[number];
  const preview = await engine.call('finding.preview', { document: own.document, table: 0, mapping });
  return { ...engine, ...own, tables, preview };
}

describe('taking findings from the tables of a paper', () => {
  it('proposes what rows and columns are and which codes they stand for', async () => {
    const { call, document } = await inventedPaper();
    const tables = await call('finding.tables', { document });
    expect(tables.map(({ table }) => table.label)).toEqual([1, 2, 3, 4, 5].map((n) => `Table ${n}`));
    const fourth = tables[3] as Tables[number];
    expect(fourth.mapping.columns.map(({ means }) => means)).toEqual(['percent', 'percent']);
    expect(fourth.sizesFrom).toBe('Table 3');
    const { drafts, notices } = await call('finding.preview', {
      document,
      table: 3,
      mapping: fourth.mapping,
    });
    expect(drafts).toHaveLength(12);
    expect(notices).toEqual([]);
    expect(new Set(drafts.map(({ outcome }) => outcome)).size).toBe(2);
    expect(drafts.every(({ outcome }) => outcome !== '')).toBe(true);
    expect(
      drafts.every(({ levels }) => levels.every(({ n, percent }) => n !== null && percent !== null)),
    ).toBe(true);
  });

  it('stores them in one act, tied to their cells, and takes none of them twice', async () => {
    const { call, engine, document, study } = await inventedPaper();
    const before = contentOf(engine.library);
    const tables = await call('finding.tables', { document });
    const { mapping } = tables[3] as Tables[number];
    const { drafts } = await call('finding.preview', { document, table: 3, mapping });
    const findings = drafts.map(({ n, factor, outcome }) => ({ n, factor, outcome }));
    const input = { document, table: 3, mapping, study, findings };
    expect(await call('finding.take', input)).toMatchObject({ skipped: 0 });
    const after = contentOf(engine.library);
    const stored = await call('finding.list', { document });
    expect(stored).toHaveLength(12);
    const { text } = await call('document.read', { id: document });
    for (const { levels, cells } of stored) {
      const printed = cells.map(({ start, end }) => Number(text.slice(start, end).replace(',', '')));
      expect(printed).toEqual(levels.flatMap(({ n, percent }) => [percent, n]));
      expect(cells.every(({ row, column }) => row !== undefined && column !== undefined)).toBe(true);
    }
    expect(await call('finding.take', input)).toEqual({ ids: [], skipped: 12 });
    const again = await call('finding.preview', { document, table: 3, mapping });
    expect(again.drafts.every(({ stored: id }) => id !== null)).toBe(true);
    expect((await call('finding.tables', { document }))[3]).toMatchObject({ remembered: true, taken: 12 });
    await call('history.undo', {});
    expect(contentOf(engine.library)).toEqual(before);
    await call('history.redo', {});
    expect(contentOf(engine.library)).toEqual(after);
  });

  it('remembers what was said for the paper’s next table with the same header', async () => {
    const rows = 'Question\tN\tA\tB\nHow far?\nNear\t500\t60.0\t31.5\nFar\t480\t20.0\t12.1';
    const engine = await newEngine();
    const text = `Boats\n\nTable 1: Owners (part 1)\n\n${rows}\n\nTable 2: Owners (part 2)\n\n${rows.replace('How far?', 'How old?')}\n`;
    await engine.call('document.ingest', { files: [engine.put('boats.txt', text)] });
    const { document, study } = await ownOf(engine);
    const [first] = (await engine.call('finding.tables', { document })) as [Tables[number]];
    const mapping = {
      ...first.mapping,
      columns: first.mapping.columns.map((column) =>
        column.column === 2 ? { ...column, means: 'events' as const } : column,
      ),
    };
    await engine.call('finding.take', {
      document,
      table: 0,
      mapping,
      study,
      findings: [{ n: 0, outcome: 'motivation' }],
    });
    const [, second] = (await engine.call('finding.tables', { document })) as [unknown, Tables[number]];
    expect(second).toMatchObject({ remembered: true, mapping });
    const { drafts } = await engine.call('finding.preview', { document, table: 1, mapping: second.mapping });
    expect(drafts[0]?.outcome).toBe('motivation');
  });

  it('refuses a code that the codebook does not have, and stores nothing', async () => {
    const { call, reply, document, study } = await inventedPaper();
    const tables = await call('finding.tables', { document });
    const { mapping } = tables[3] as Tables[number];
    const findings = [{ n: 0, factor: 'no.such', outcome: '' }];
    const answer = await reply('finding.take', { document, table: 3, mapping, study, findings });
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'invalid-input' } });
    expect(await call('finding.list', {})).toEqual([]);
  });
});

describe('a table that is out of order', () => {
  const kinds = ({ notices }: Preview) => notices.map(({ kind }) => kind);

  it('with missing and merged cells is told, and what is there is taken', async () => {
    const { preview } = await withTable(
      'Group\tN\tOwns (%)\nHow far?\nNear\t500\t60.0\nMiddle\t\t40.0\nFar\t480\nVery far\t12\tn/a',
    );
    expect(kinds(preview)).toEqual(expect.arrayContaining(['empty-cell', 'no-number']));
    const levels = preview.drafts.flatMap((draft) => draft.levels);
    expect(levels.find(({ label }) => label === 'Middle')).toMatchObject({ n: null, percent: 40 });
    expect(levels.find(({ label }) => label === 'Far')).toMatchObject({ n: 480, percent: null });
    expect(levels.find(({ label }) => label === 'Very far')).toMatchObject({ n: 12, percent: null });
  });

  it('with percentages over 100 and groups of 0 is told, and both are kept as printed', async () => {
    const { preview } = await withTable(
      'Group\tN\tOwns (%)\nHow far?\nNear\t500\t160.0\nFar\t0\t0.0\nOther\t9\t3.0',
    );
    expect(kinds(preview)).toEqual(['over-100', 'zero-n']);
    expect(preview.drafts[0]?.levels.map(({ n, percent }) => [n, percent])).toEqual([
      [500, 160],
      [0, 0],
      [9, 3],
    ]);
  });

  it('with more events than people is told', async () => {
    const { preview } = await withTable('Group\tN\tEvents\nHow far?\nNear\t50\t60\nFar\t40\t12\nOther\t9\t3');
    expect(kinds(preview)).toEqual(['more-events-than-n']);
  });
});

describe('a finding without a table', () => {
  it('is added with its passage, changed and removed, each undoable', async () => {
    const { call, reply, engine, document, study } = await inventedPaper();
    const before = contentOf(engine.library);
    const { text } = await call('document.read', { id: document });
    const start = text.indexOf('χ²(3)');
    const { id } = await call('finding.add', {
      study,
      label: 'Distance',
      document,
      passage: { start, end: start + 5 },
      levels: [{ label: 'Near', n: 10, events: 4, percent: 40 }],
      estimate: {
        measure: 'odds ratio',
        value: 1.4,
        lower: 1.1,
        upper: 1.8,
        test: 'chi-square',
        statistic: 7.5,
        df: 3,
        p: '= 0.058',
      },
      subgroup: 'women',
    });
    const [stored] = await call('finding.list', { study });
    expect(stored).toMatchObject({ id, subgroup: 'women', passage: { start, quote: 'χ²(3)' } });
    await call('finding.change', { id, rev: stored?.rev ?? 0, label: 'Distance to help' });
    const stale = await reply('finding.change', { id, rev: stored?.rev ?? 0, label: 'Other' });
    expect(stale).toMatchObject({ ok: false, fault: { kind: 'conflict' } });
    expect((await call('finding.list', { study }))[0]).toMatchObject({
      label: 'Distance to help',
      passage: { start },
    });
    await call('finding.remove', { ids: [id] });
    expect(await call('finding.list', { study })).toEqual([]);
    for (let step = 0; step < 3; step++) await call('history.undo', {});
    expect(contentOf(engine.library)).toEqual(before);
  });
});

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);

describe.skipIf(!existsSync(SEEDS))('the paper among the seeds', () => {
  it('gives every share of its covariates and outcomes in one act a table', async () => {
    const engine = await newEngine();
    const name = readdirSync(SEEDS).find((file) => file.startsWith('000')) ?? '';
    await engine.ingest(new URL(name, SEEDS).pathname);
    const { document, study } = await ownOf(engine);
    const tables = await engine.call('finding.tables', { document });
    expect(tables).toHaveLength(11);
    const revision = engine.engine.library.journal.revision();
    const crossed = tables.filter(({ table }) => /^Table [789]$/.test(table.label));
    for (const { n } of crossed) {
      const [entry] = (await engine.call('finding.tables', { document })).filter((one) => one.n === n);
      const { mapping } = entry as Tables[number];
      const { drafts, notices } = await engine.call('finding.preview', { document, table: n, mapping });
      expect(notices).toEqual([]);
      expect(new Set(drafts.map(({ outcome }) => outcome))).toEqual(new Set(['motivation', 'help_seeking']));
      const findings = drafts.map(({ n: draft, factor, outcome }) => ({ n: draft, factor, outcome }));
      await engine.call('finding.take', { document, table: n, mapping, study, findings });
    }
    expect(engine.engine.library.journal.revision() - revision).toBe(3);
    const stored = await engine.call('finding.list', { document });
    expect(stored).toHaveLength(30);
    const shares = stored.flatMap(({ levels }) => levels.map(({ percent }) => percent));
    const printed = crossed.flatMap(({ table }) =>
      table.rows.flatMap(({ path, cells }) =>
        path.at(-1)?.startsWith('Total') ? [] : cells.map(({ text }) => Number(text)),
      ),
    );
    expect(shares.toSorted()).toEqual(printed.toSorted());
    expect(stored.flatMap(({ levels }) => levels).every(({ n }) => n !== null && n > 0)).toBe(true);
  });
});
