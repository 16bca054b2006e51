import { describe, expect, test } from 'vitest';
import { BASES } from '../../../shared/model/coding.ts';
import { newEngine } from '../test-engine.ts';
import { faultOf } from '../test-library.ts';
import { paperSpec } from './map-source.ts';
import { paperCodebook } from './paper-evidence.ts';

const cross = { rows: 'determinant', columns: 'setting' };

async function smallLibrary() {
  const made = await newEngine();
  const { call } = made;
  await call('codebook.put', { codebook: structuredClone(paperCodebook) as never });
  const { ids } = await call('reference.add', {
    items: [
      {
        type: 'article-journal',
        title: 'The <b>first</b> work',
        author: [{ family: 'Able' }],
        URL: 'https://example.org/a',
      },
      { type: 'book', title: 'The second work', author: [{ family: 'Baker' }] },
    ],
  });
  const studies = await call('study.list', {});
  const study = (reference: string | undefined) =>
    studies.find((one) => one.references.some(({ id }) => id === reference))?.id ?? '';
  return { ...made, first: study(ids[0]), second: study(ids[1]), ids };
}

describe('matrices and maps over a library', () => {
  test('a coding shows in the matrix and in its cell, and is gone after undo', async () => {
    const { call, first } = await smallLibrary();
    await call('coding.apply', { study: first, dimension: 'setting', code: 'home' });
    const { id } = await call('coding.apply', {
      study: first,
      dimension: 'determinant',
      code: 'wa.cost',
      outcome: 'first_visit',
      direction: 'fewer',
      note: 'a private note',
      passages: [{ document: null, reference: undefined, start: 4, end: 9, basis: 'title' }],
    });
    const matrix = await call('matrix.compute', cross);
    const cell = matrix.cells.find((one) => one.n > 0);
    expect([cell?.row, cell?.column, cell?.directions]).toEqual(['wa.cost', 'home', { fewer: 1 }]);
    const detail = await call('matrix.cell', { ...cross, row: 'wa.cost', column: 'home' });
    expect(detail.studies[0]?.references[0]?.title).toBe('The <b>first</b> work');
    expect(detail.studies[0]?.codings.map((coding) => coding.dimension).sort()).toEqual([
      'determinant',
      'setting',
    ]);
    expect(detail.studies[0]?.codings.find((coding) => coding.id === id)?.passages).toHaveLength(1);
    await call('history.undo', {});
    expect((await call('matrix.compute', cross)).totals.n).toBe(0);
  });

  test('what is excluded or context leaves the matrix', async () => {
    const { call, ids } = await smallLibrary();
    expect((await call('matrix.compute', cross)).totals.inScope).toBe(2);
    await call('reference.decide', { ids: [ids[0] ?? ''], verdict: 'context' });
    expect((await call('matrix.compute', cross)).totals.inScope).toBe(1);
  });

  test('a judgement is stored, shown, changed from the other side, withdrawn, and undone', async () => {
    const { call } = await smallLibrary();
    const state = async () => {
      const { cells } = await call('matrix.compute', cross);
      const cell = cells.find((one) => one.row === 'wa.cost' && one.column === 'remote');
      return [cell?.state, cell?.reason];
    };
    await call('matrix.judge', { ...cross, row: 'wa.cost', column: 'remote', reason: 'free of charge' });
    expect(await state()).toEqual(['not-applicable', 'free of charge']);
    const turned = { rows: 'setting', columns: 'determinant', row: 'remote', column: 'wa.cost' };
    await call('matrix.judge', { ...turned, reason: 'free' });
    expect(await state()).toEqual(['not-applicable', 'free']);
    await call('matrix.judge', { ...turned, reason: ' ' });
    expect(await state()).toEqual(['not-coded', '']);
    await call('history.undo', {});
    expect(await state()).toEqual(['not-applicable', 'free']);
  });

  test('maps are saved by name, replaced, listed and removed', async () => {
    const { call, reply } = await smallLibrary();
    const spec = { ...paperSpec, filters: { setting: ['home'] } };
    await call('map.save', { name: 'One', spec });
    await call('map.save', { name: 'One', spec: { ...spec, title: 'Changed' } });
    expect((await call('map.list', {})).map((map) => [map.name, map.spec.title, map.spec.filters])).toEqual([
      ['One', 'Changed', { setting: ['home'] }],
    ]);
    await call('map.remove', { name: 'One' });
    expect(await call('map.list', {})).toEqual([]);
    expect(faultOf(await reply('map.remove', { name: 'One' })).kind).toBe('not-found');
  });

  test('views of the matrix are kept by name, replaced, listed, removed, and undone', async () => {
    const { call, reply } = await smallLibrary();
    const view = { name: 'Mine', rows: 'determinant', columns: 'setting', look: '{"drawing":"dots"}' };
    await call('matrixView.save', { ...view, look: '{}' });
    await call('matrixView.save', view);
    expect(await call('matrixView.list', {})).toEqual([view]);
    await call('history.undo', {});
    expect(await call('matrixView.list', {})).toEqual([{ ...view, look: '{}' }]);
    await call('matrixView.remove', { name: 'Mine' });
    expect(await call('matrixView.list', {})).toEqual([]);
    expect(faultOf(await reply('matrixView.remove', { name: 'Mine' })).kind).toBe('not-found');
    expect(faultOf(await reply('matrixView.save', { ...view, rows: 'gone' })).kind).toBe('not-found');
    expect(faultOf(await reply('matrixView.save', { ...view, name: ' ' })).kind).toBe('invalid-input');
  });

  test('a matrix is exported as it was arranged', async () => {
    const { engine, call } = await newEngine({ starter: true });
    const query = { rows: 'factor', columns: 'prevention_level' };
    const { rows, columns } = await call('matrix.compute', query);
    const ordinary = (list: typeof rows) => list.filter(({ group }) => !group).map(({ id }) => id);
    const lines = {
      rows: { shown: ordinary(rows).slice(0, 3).toReversed(), folded: [] },
      columns: { shown: ordinary(columns).slice(0, 2), folded: [] },
    };
    const formats = ['csv', 'csv-long', 'markdown', 'json', 'html', 'latex', 'r', 'svg'] as const;
    for (const format of formats) {
      const { file, notices } = await call('export.matrix', { ...query, lines, format, layout: 'heat' });
      expect(notices.join(' '), format).toMatch(/not shown and not counted/);
      const found = engine.files.get(file);
      const text = found.ok ? new TextDecoder().decode(found.output.bytes) : '';
      if (format === 'json') expect(JSON.parse(text).rows).toEqual(lines.rows.shown);
      if (format === 'csv') {
        const printed = text.trim().split('\r\n').slice(2, -2);
        expect(printed.map((line) => line.split(',')[0])).toEqual(lines.rows.shown);
      }
      if (format === 'json')
        expect(JSON.parse(text).hidden).toEqual({ rows: expect.any(Number), columns: 2 });
      else if (format === 'csv-long') expect(text).toMatch(/hidden_rows,hidden_columns\r\n.*,2\r\n/);
      else expect(text, format).toMatch(/not shown and not counted/);
    }
  });

  test('what the codebook does not have is told in a sentence that names what it has', async () => {
    const { reply } = await smallLibrary();
    const fault = faultOf(await reply('matrix.compute', { rows: 'factor', columns: 'study' }));
    expect(fault.kind).toBe('not-found');
    expect(fault.message).toContain('“factor”');
    expect(fault.message).toContain('determinant');
    expect(faultOf(await reply('matrix.compute', { rows: 'study', columns: 'study' })).kind).toBe(
      'invalid-input',
    );
    expect(
      faultOf(await reply('matrix.compute', { ...cross, filters: { setting: ['moon'] } })).message,
    ).toContain('moon');
    expect(faultOf(await reply('matrix.cell', { ...cross, row: 'nd', column: 'home' })).kind).toBe(
      'not-found',
    );
    expect(
      faultOf(await reply('map.save', { name: 'x', spec: { ...paperSpec, rows: 'y', filters: {} } })).kind,
    ).toBe('not-found');
  });
});

describe('exports of the starter library', () => {
  test('every saved map exports to every format, twice the same, without coder, note or hidden service', async () => {
    const { engine, call } = await newEngine({ starter: true });
    const text = async (spec: (typeof maps)[number]['spec'], format: 'html' | 'svg' | 'csv' | 'json') => {
      const { file, name } = await call('map.export', { spec, format });
      const found = engine.files.get(file);
      expect(name).toMatch(/^[A-Za-z0-9-]+\.(html|svg|csv|json)$/);
      return found.ok ? new TextDecoder().decode(found.output.bytes) : '';
    };
    const maps = await call('map.list', {});
    expect(maps.length).toBeGreaterThan(0);
    const codebook = JSON.stringify(await call('codebook.get', {}));
    const notes = (await call('coding.list', {}))
      .map((coding) => coding.note)
      .filter((note) => note.length > 20 && !codebook.includes(note));
    expect(notes.length).toBeGreaterThan(100);
    for (const { spec } of maps) {
      for (const format of ['html', 'svg', 'csv', 'json'] as const) {
        const once = await text({ ...spec, includeQuotes: true }, format);
        expect(once).toBe(await text({ ...spec, includeQuotes: true }, format));
        expect(once).not.toContain('Gleaner starter');
        expect(once).not.toContain('.onion');
        expect(notes.filter((note) => once.includes(note))).toEqual([]);
      }
    }
  });

  test('the layer of a named coder is not named in what is published', async () => {
    const { engine, call } = await newEngine({ starter: true });
    const spec = {
      ...paperSpec,
      filters: {},
      rows: 'factor',
      columns: 'prevention_level',
      layer: 'Gleaner starter',
    };
    for (const format of ['html', 'svg', 'csv', 'json'] as const) {
      const { file } = await call('map.export', { spec, format });
      const found = engine.files.get(file);
      const text = found.ok ? new TextDecoder().decode(found.output.bytes) : '';
      expect(text).not.toContain('Gleaner starter');
      expect(text.length).toBeGreaterThan(100);
    }
  });

  test('a drawn map and its matrix agree', async () => {
    const { call } = await newEngine({ starter: true });
    const maps = await call('map.list', {});
    for (const { spec } of maps) {
      const { svg, matrix, leftOutAsCited } = await call('map.draw', { spec, theme: 'dark' });
      const whole = await call('map.draw', { spec: { ...spec, includeAsCited: true }, theme: 'dark' });
      expect([whole.matrix.totals.n, whole.leftOutAsCited]).toEqual([matrix.totals.n + leftOutAsCited, 0]);
      const numbers = [...svg.matchAll(/data-n="(\d+)"/g)].map(([, n]) => Number(n));
      expect(numbers).toEqual(matrix.cells.map((cell) => cell.n));
      for (const cell of matrix.cells) {
        expect(BASES.reduce((sum, basis) => sum + cell.byBasis[basis], 0)).toBe(cell.n);
      }
    }
  });

  test('the matrix exports as CSV, Markdown and JSON', async () => {
    const { engine, call } = await newEngine({ starter: true });
    const names: string[] = [];
    for (const format of ['csv', 'markdown', 'json'] as const) {
      const { file, name } = await call('export.matrix', {
        rows: 'factor',
        columns: 'prevention_level',
        format,
      });
      names.push(name);
      const found = engine.files.get(file);
      const text = found.ok ? new TextDecoder().decode(found.output.bytes) : '';
      expect(text).toContain('sv.access'.slice(0, format === 'markdown' ? 0 : 9));
      expect(text).toContain('Help easy to reach');
    }
    expect(names).toEqual([
      'matrix-factor-prevention-level.csv',
      'matrix-factor-prevention-level.md',
      'matrix-factor-prevention-level.json',
    ]);
  });
});
