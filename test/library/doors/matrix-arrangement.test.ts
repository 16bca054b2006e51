import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '../../../library/index.ts';
import { plainLook } from '../../../shared/model/matrix-look.ts';
import { freshPlace } from './captured-terminal.ts';

const place = freshPlace();
const LEVELS = ['--columns', 'prevention_level'] as const;
const matrix = (...more: readonly string[]) => place.runJson('matrix', [...LEVELS, ...more]);

beforeAll(async () => {
  // The first command makes the starter library.
  await place.run(['history']);
});

test('rows are sorted, put first, hidden and folded as asked for, and the file says what is hidden', async () => {
  const plain = (await matrix()).output;
  const [first = '', second = '', third = ''] = plain.rows;
  const headings = plain.rowHeadings.filter(({ group }) => group).map(({ id }) => id);
  const [heading = ''] = headings;

  const bySize = (await matrix('--sort-columns', 'total')).output;
  const sizes = bySize.columns.map((id) => bySize.totals.columns[id]?.n ?? 0);
  expect(sizes).toEqual(sizes.toSorted((left, right) => right - left));

  const hidden = (await matrix('--hide-rows', `${first}, ${second}`)).output;
  expect(hidden.rows).toEqual(plain.rows.slice(2));
  expect(hidden.hidden).toEqual({ rows: 2, columns: 0 });
  expect(plain.hidden).toBeUndefined();

  const folded = (await matrix('--fold-rows', heading, '--hide-empty', 'both')).output;
  expect(folded.rows).toContain(heading);
  expect(folded.totals.rows[heading]?.n).toBe(plain.totals.rows[heading]?.n);

  const own = (await matrix('--order-rows', third)).output;
  const parent = plain.rowHeadings.find(({ id }) => id === third)?.parent;
  const siblings = own.rowHeadings.filter((one) => one.parent === parent && !one.group).map(({ id }) => id);
  expect(siblings[0]).toBe(third);
});

test('a comparison stands beside each number', async () => {
  const [dimension = '', code = ''] = [
    'study_type',
    (await place.runJson('matrix', ['--rows', 'study_type', ...LEVELS])).output.rows[0] ?? '',
  ];
  const { output } = await matrix('--against', `${dimension}:${code}`);
  expect(output.against?.rows).toEqual(output.rows);
  expect(output.against?.totals.n).toBeLessThan(output.totals.n);
  const csv = await place.run(['matrix', ...LEVELS, '--against', `${dimension}:${code}`, '--format', 'csv']);
  const [head = '', , row = ''] = csv.stdout.split('\r\n');
  expect(head).toContain('total,total (against)');
  const pairs = output.columns.flatMap((_, at) => [output.cells[at]?.n, output.against?.cells[at]?.n]);
  expect(
    row
      .split(',')
      .slice(-pairs.length - 2, -2)
      .map(Number),
  ).toEqual(pairs);
  const drawn = await place.run([
    'matrix',
    ...LEVELS,
    '--against',
    `${dimension}:${code}`,
    '--format',
    'svg',
  ]);
  expect(drawn).toMatchObject({ code: 2, stderr: expect.stringContaining('csv-long') });
});

test('a kept view has its sides, filters and lines; its options are changed by others', async () => {
  const { rows } = (await matrix()).output;
  const plain = plainLook('factor', 'prevention_level');
  const look = { ...plain, rows: { ...plain.rows, hidden: rows.slice(2) }, drawing: 'heat' };
  const opened = await openEngine(join(place.folder, 'data/gleaner/library.gleaner'), {
    mode: 'write',
    holder: 'a test',
  });
  if (!opened.ok) throw new Error(opened.fault.message);
  const view = { name: 'Two rows', rows: 'factor', columns: 'prevention_level', look: JSON.stringify(look) };
  expect(await opened.output.answer('matrixView.save', view)).toMatchObject({ ok: true });
  await opened.output.close();

  const { output } = await place.runJson('matrix', ['--view', 'Two rows']);
  expect(output.rows).toEqual(rows.slice(0, 2));
  expect(output.columnDimension).toBe('prevention_level');
  const one = await place.runJson('matrix', ['--view', 'Two rows', '--hide-rows', rows[0] ?? '']);
  expect(one.output.rows).toEqual(rows.slice(1, 2));
  await place.run(['map', '--view', 'Two rows', '--out', 'two.svg']);
  expect(readFileSync(join(place.folder, 'two.svg'), 'utf8')).toMatch(/not shown and not counted/);
});

test.each([
  [['--view', 'Nothing'], 'There is no view “Nothing”'],
  [['--hide-rows', 'nonsense'], 'There is no row “nonsense”'],
  [['--sort-rows', 'wind'], '“wind” is no order'],
  [['--sort-rows', 'at:nonsense'], 'There is no column “nonsense”'],
  [['--sort-rows', 'share:up'], 'direction “up”'],
  [['--hide-empty', 'sides'], 'Allowed choices'],
])('matrix %j is refused in a sentence', async (options, sentence) => {
  const { code, stdout, stderr } = await place.run(['matrix', ...LEVELS, ...options]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(sentence);
});

test('segments are put together by name or by number, and unknown ones are told', async () => {
  const segmented = (...more: readonly string[]) => matrix('--segment', 'study_type', ...more);
  const whole = (await segmented()).output;
  const keys = (of: typeof whole) => new Set(of.cells.flatMap(({ segments }) => Object.keys(segments)));
  const [one = '', two = ''] = [...keys(whole)].filter((key) => key !== '');
  const named = (await segmented('--other-segments', `${one},${two}`)).output;
  expect(named.otherSegments?.toSorted()).toEqual([one, two].sort());
  expect([...keys(named)].filter((key) => key === one || key === two)).toEqual([]);
  // The starter codebook has a type of study that is called “other” itself.
  const added = [...keys(named)].find((key) => !keys(whole).has(key)) ?? '';
  expect(added).toBe('other_');
  whole.cells.forEach(({ segments }, at) => {
    const [first = 0, second = 0] = [segments[one], segments[two]];
    const other = named.cells[at]?.segments[added] ?? 0;
    expect(other).toBeGreaterThanOrEqual(Math.max(first, second));
    expect(other).toBeLessThanOrEqual(first + second);
  });
  const few = (await segmented('--most-segments', '2')).output;
  expect([...keys(few)].filter((key) => key !== '' && key !== added).length).toBeLessThanOrEqual(2);
  const wrong = await place.run([
    'matrix',
    ...LEVELS,
    '--segment',
    'study_type',
    '--other-segments',
    'nothing',
  ]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('has no segment “nothing”');
});

test('a wide drawing is written in parts, numbered beside one another', async () => {
  const out = join(place.folder, 'wide.svg');
  const { output } = await place.runJson('map', [
    ...['--rows', 'factor', '--columns', 'study', '--columns-per-part', '12', '--out', out],
  ]);
  const { parts: paths = [] } = output;
  expect(paths.length).toBeGreaterThan(1);
  for (const [at, path] of paths.entries()) {
    expect(path).toContain(`wide-${at + 1}.svg`);
    expect(readFileSync(path, 'utf8')).toContain(`Part ${at + 1} of ${paths.length}`);
  }
});
