import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { mapFile } from '../../../library/exports/map-file.ts';
import { mapJson } from '../../../library/exports/map-json.ts';
import type { Evidence } from '../../../library/maps/evidence.ts';
import { leakReport } from '../../../library/maps/leak-report.ts';
import type { MapPicture } from '../../../library/maps/map-data.ts';
import { diffMaps, diffText } from '../../../library/maps/map-diff.ts';
import { readEdition } from '../../../library/maps/map-edition.ts';
import { mapHtml } from '../../../library/maps/map-html.ts';
import { MAP_FORMATS } from '../../../shared/model/map.ts';
import { newEngine } from '../test-engine.ts';
import { paperPicture } from './map-source.ts';
import { paperEvidence } from './paper-evidence.ts';

const kept = {
  coders: ['Ada Lovelace'],
  codingNotes: 3,
  referenceNotes: 0,
  tags: 2,
  decisionReasons: 1,
  documents: 4,
};
const bytes = (text: string) => new TextEncoder().encode(text);
const edition = (picture: MapPicture, as: 'html' | 'json') => {
  const read = readEdition('x', bytes(as === 'html' ? mapHtml(picture) : mapJson(picture)));
  if (!read.ok) throw new Error(read.fault.message);
  return read.output;
};

describe('a map before it is published', () => {
  test('tells what is in the file and what stays in the library', () => {
    const picture = paperPicture({ columns: 'setting' });
    const report = leakReport(picture, 'html', kept);
    const count = (name: string) => report.fields.find((field) => field.name === name)?.n;
    expect(count('names of studies')).toBe(picture.data.studies.length);
    expect(count('DOIs')).toBe(picture.data.studies.length);
    expect(report.leftOut).toContainEqual({ name: 'names of coders', n: 1 });
    expect(report.leftOut).toContainEqual({ name: 'notes on codings', n: 3 });
    expect(report.citation).toContain(picture.data.edition);
    expect(leakReport(picture, 'png', kept).fields.map(({ name }) => name)).not.toContain('references');
  });

  test('warns of a coder’s name, an address, a folder and a working note in published texts', () => {
    const picture = paperPicture({
      title: 'Map by Ada Lovelace',
      about: 'Write to ada@example.org. From /home/ada/maps/x. TODO: finish.',
      licence: '',
      annotations: [{ row: 'wa.distance', column: 'wanting', text: 'ada lovelace says so' }],
    });
    const { warnings } = leakReport(picture, 'html', kept);
    expect(warnings.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['title', 'about', 'remark', 'licence']),
    );
    expect(warnings.filter(({ where }) => where === 'about')).toHaveLength(3);
    expect(
      leakReport(paperPicture({ title: 'Lovelaces', includeAsCited: false }), 'html', kept).warnings,
    ).toEqual([]);
  });

  test('author, version and licence stand in the page and below the drawing', () => {
    const picture = paperPicture({ authors: 'Doe, J.', version: '1.2' });
    expect(mapHtml(picture)).toContain(
      `Doe, J (2026). Determinants of hearing help-seeking [evidence map; version 1.2, edition ${picture.data.edition}, 2026-05-06]`,
    );
  });
});

describe('two editions of a map', () => {
  const whole = paperEvidence();
  const first = whole.studies.find((study) => study.inScope)?.id ?? '';
  const smaller: Evidence = {
    ...whole,
    studies: whole.studies.map((study) =>
      study.id === first ? { ...study, inScope: false, verdict: 'exclude' } : study,
    ),
  };
  const [before, after] = [paperPicture({}, smaller), paperPicture({}, whole)];

  test.each(['html', 'json'] as const)('are compared from their %s files', (as) => {
    const diff = diffMaps(edition(before, as), edition(after, as));
    if (!diff.ok) throw new Error(diff.fault.message);
    const { studiesAdded, cellsChanged, summary } = diff.output;
    expect(studiesAdded.map(({ id }) => id)).toEqual([first]);
    expect(summary).toMatch(/^\+1 study/);
    const changed = after.data.matrix.cells.filter((cell, at) => cell.n !== before.data.matrix.cells[at]?.n);
    expect(cellsChanged.map(({ row, column, after: n }) => [row, column, n])).toEqual(
      changed.map(({ row, column, n }) => [row, column, n]),
    );
    expect(diffText(diff.output)).toContain('Studies added (1)');
  });

  test('a gap that now holds a study is closed, and one that nobody could claim before is new', () => {
    const base = edition(after, 'json');
    const [gap, open, full] = ['gap', 'not-coded', 'evidence'].map((state) => ({
      n: state === 'evidence' ? 2 : 0,
      state: state as 'gap',
    }));
    const cells = (list: typeof base.cells) => ({
      ...base,
      rows: base.rows.slice(0, 1),
      columns: base.columns.slice(0, 3),
      cells: list,
    });
    if (gap === undefined || open === undefined || full === undefined) throw new Error();
    const diff = diffMaps(cells([gap, open, full]), cells([full, gap, gap]));
    expect(diff.ok && diff.output.summary).toBe('1 gap closed, 2 new gaps, 2 cells changed');
    expect(diff.ok && diff.output.gapsOpened.map(({ was }) => was)).toEqual(['not coded', '2']);
  });

  test('the same edition has no difference, other axes and other files are refused with a sentence', () => {
    const same = diffMaps(edition(after, 'html'), edition(after, 'json'));
    expect(same.ok && same.output.summary).toBe('No difference');
    expect(
      diffMaps(edition(after, 'json'), edition(paperPicture({ columns: 'setting' }), 'json')),
    ).toMatchObject({
      ok: false,
    });
    for (const text of ['', '{}', '<html></html>', '<script type="application/json" id="data">{}</script>']) {
      expect(readEdition('x.html', bytes(text))).toMatchObject({ ok: false, fault: { kind: 'unreadable' } });
    }
  });
});

describe('the same map again', () => {
  test.each(MAP_FORMATS)('gives the same bytes: %s', async (format) => {
    const sources = {
      findings: async () => [],
      bibliography: async () => ({ ok: true as const, output: [] }),
    };
    const options = { format, theme: 'light', dpi: 96 } as const;
    const [first, second] = [
      await mapFile(paperPicture({ columns: 'setting', layout: 'direction' }), options, sources),
      await mapFile(paperPicture({ columns: 'setting', layout: 'direction' }), options, sources),
    ];
    if (!first.ok || !second.ok) throw new Error('no file');
    expect(first.output.name).toBe(second.output.name);
    expect(Buffer.compare(first.output.bytes, second.output.bytes)).toBe(0);
  });
});

test('an engine answers for its own maps', async () => {
  const { call, engine } = await newEngine({ starter: true });
  const spec = (await call('map.list', {}))[0]?.spec;
  if (spec === undefined) throw new Error('the starter library has no map');
  const report = await call('map.leaks', { spec, format: 'html' });
  expect(report.fields.length).toBeGreaterThan(3);
  const produced = await call('map.export', { spec, format: 'html' });
  const diff = await call('map.diff', { before: produced.file, after: produced.file });
  expect(diff.summary).toBe('No difference');
  expect(engine).toBeDefined();
});

test('a Word document sets the included references in the style that is asked for', async () => {
  const { call, engine, reply } = await newEngine({ starter: true });
  const spec = (await call('map.list', {}))[0]?.spec;
  if (spec === undefined) throw new Error('the starter library has no map');
  const textIn = async (wanted: { style?: string; locale?: string }) => {
    const taken = engine.files.get((await call('map.export', { spec, format: 'docx', ...wanted })).file);
    if (!taken.ok) throw new Error(taken.fault.message);
    return (await mammoth.extractRawText({ buffer: Buffer.from(taken.output.bytes) })).value;
  };
  const [apa, vancouver] = [await textIn({}), await textIn({ style: 'vancouver' })];
  expect(apa).toContain('Included references');
  expect(apa).toMatch(/\(\d{4}\)\. /);
  expect(vancouver).not.toBe(apa);
  // What the library's settings name is taken where nothing is said.
  await call('settings.choose', { library: { citationStyle: 'vancouver' } });
  expect(await textIn({})).toBe(vancouver);
  expect(await reply('map.export', { spec, format: 'docx', style: 'no-such-style' })).toMatchObject({
    ok: false,
  });
});
