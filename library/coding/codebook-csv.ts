import Papa from 'papaparse';
import { Codebook as CodebookShape, Code as CodeShape } from '../../shared/contract/codebook.ts';
import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import { csvLine } from '../exports/csv-line.ts';
import { idFrom, uniqueId } from './code-id.ts';
import type { ReadCodebook } from './codebook-files.ts';

const COLUMNS = [
  'kind',
  'dimension',
  'id',
  'label',
  'parent',
  'definition',
  'include',
  'exclude',
  'pole',
  'sign',
  'heading',
  'exclusive',
  'retired',
  'split_into',
  'phrases',
  'against',
  'choice',
  'role',
  'qualifiers',
  'outcomes',
  'version',
] as const;
type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, string>>;

/** A codebook as a table: a row for the book, its scheme and conventions, each dimension and each code. */
export function writeCodebookCsv(codebook: Codebook): string {
  const rows: Row[] = [
    {
      kind: 'codebook',
      id: codebook.id,
      label: codebook.title,
      definition: codebook.basedOn ?? '',
      version: codebook.version,
    },
    ...(codebook.scheme === undefined
      ? []
      : [{ kind: 'scheme', label: codebook.scheme.name, definition: codebook.scheme.note }]),
    ...Object.entries(codebook.conventions ?? {}).map(([id, definition]) => ({
      kind: 'convention',
      id,
      definition,
    })),
    ...codebook.dimensions.flatMap((dimension) => [dimensionRow(dimension), ...codeRows(dimension)]),
  ];
  const lines = rows.map((row) => csvLine(COLUMNS.map((column) => row[column] ?? '')));
  return `\uFEFF${csvLine(COLUMNS)}${lines.join('')}`;
}

function dimensionRow(dimension: Dimension): Row {
  return {
    kind: 'dimension',
    dimension: dimension.id,
    id: dimension.id,
    label: dimension.label,
    choice: dimension.choice,
    role: dimension.role ?? '',
    qualifiers: joined(dimension.qualifiers),
    outcomes: joined(dimension.outcomes),
    retired: dimension.retired ? 'yes' : '',
    definition: dimension.per ?? '',
  };
}

function codeRows(dimension: Dimension): readonly Row[] {
  return dimension.codes.map((code) => ({
    kind: 'code',
    dimension: dimension.id,
    id: code.id,
    label: code.label,
    parent: code.parent ?? '',
    definition: code.definition,
    include: code.include ?? '',
    exclude: code.exclude ?? '',
    pole: code.pole ?? '',
    sign: code.sign ?? '',
    heading: code.group ? 'yes' : '',
    exclusive: code.exclusive ? 'yes' : '',
    retired: code.retired ? 'yes' : '',
    split_into: joined(code.splitInto),
    phrases: joined(code.phrases),
    against: joined(code.against),
  }));
}

function joined(list: readonly string[] | undefined): string {
  return (list ?? []).map((one) => one.replaceAll('|', '\\|')).join(' | ');
}

/** Headers that other tables of codes have. */
const ALIASES: Readonly<Record<string, Column>> = {
  code: 'id',
  code_id: 'id',
  name: 'label',
  code_name: 'label',
  title: 'label',
  theme: 'dimension',
  category: 'dimension',
  parent_code: 'parent',
  description: 'definition',
  inclusion: 'include',
  exclusion: 'exclude',
  group: 'heading',
  keywords: 'phrases',
  type: 'kind',
};

type Line = { readonly n: number; readonly row: Row };

/** Reads a table of codes; places are its lines. A table without kinds is a list of codes. */
export function readCodebookCsv(text: string, name: string): ReadCodebook {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [header = [], ...body] = parsed.data;
  const columns = header.map(columnOf);
  const numbers = lineNumbers(text, parsed.data);
  const lines = body.map((cells, at): Line => ({ n: numbers[at + 1] ?? at + 2, row: rowOf(columns, cells) }));
  const unknown = header.filter((cell, at) => columns[at] === undefined && cell.trim() !== '');
  const notices =
    unknown.length === 0
      ? []
      : [
          `Columns that a codebook has no place for are left out: ${unknown.map((one) => `“${one}”`).join(', ')}.`,
        ];
  if (!columns.includes('label') && !columns.includes('id')) {
    const sentence = `“${name}” has no column “label” or “id”, so it is no table of codes.`;
    return { codebook: null, faults: [{ place: 'line 1', sentence }], notices, placeOf: (one) => one };
  }
  return assemble(lines, name, notices);
}

function columnOf(header: string): Column | undefined {
  const name = header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return COLUMNS.find((column) => column === name) ?? ALIASES[name];
}

function rowOf(columns: readonly (Column | undefined)[], cells: readonly string[]): Row {
  const row: Row = {};
  for (const [at, column] of columns.entries()) {
    // The apostrophe keeps spreadsheets from running a cell; it is no part of the text.
    const cell = (cells[at] ?? '').trim().replace(/^'(?=\s*[=+\-@＝＋－＠])/, '');
    if (column !== undefined && cell !== '' && row[column] === undefined) row[column] = cell;
  }
  return row;
}

function assemble(lines: readonly Line[], name: string, notices: readonly string[]): ReadCodebook {
  const faults: { place: string; sentence: string }[] = [];
  const said: string[] = [...notices];
  const places = new Map<string, string>();
  const of = (kind: string) => lines.filter(({ row }) => (row.kind ?? 'code').toLowerCase() === kind);
  const dimensions = new Map<string, { dimension: Dimension; codes: Code[] }>();
  for (const { n, row } of of('dimension')) {
    const id = row.id ?? row.dimension ?? idFrom(row.label ?? '');
    if (dimensions.has(id))
      faults.push({ place: `line ${n}`, sentence: `There is a dimension of the id “${id}” already.` });
    places.set(id, `line ${n}`);
    dimensions.set(id, { dimension: dimensionOf(id, row), codes: [] });
  }
  for (const { n, row } of of('code')) {
    const home = row.dimension ?? 'codes';
    const id = dimensions.has(home) ? home : idFrom(home);
    if (!dimensions.has(id)) {
      dimensions.set(id, {
        dimension: { id, label: home === 'codes' ? 'Codes' : home, choice: 'multiple', codes: [] },
        codes: [],
      });
      if (lines.some(({ row: one }) => one.kind === 'dimension'))
        said.push(
          `Line ${n} names a dimension “${home}” that has no row of its own; it takes several codes.`,
        );
    }
    const { codes } = dimensions.get(id)!;
    const label = row.label ?? row.id ?? '';
    if (label === '') {
      faults.push({ place: `line ${n}`, sentence: 'A code needs a label or an id.' });
      continue;
    }
    const own = row.id ?? uniqueId(idFrom(label), new Set(codes.map((code) => code.id)));
    places.set(`${id}:${own}`, `line ${n}`);
    const code = CodeShape.safeParse(codeOf(own, label, row));
    if (code.success) codes.push(code.data as Code);
    else
      faults.push({
        place: `line ${n}`,
        sentence: `“${label}” is not as it must be: ${code.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}.`,
      });
  }
  const strange = lines.filter(
    ({ row }) =>
      !['codebook', 'scheme', 'convention', 'dimension', 'code'].includes((row.kind ?? 'code').toLowerCase()),
  );
  for (const { n, row } of strange)
    faults.push({
      place: `line ${n}`,
      sentence: `“${row.kind}” is no kind of row; write codebook, dimension or code.`,
    });
  const codebook = bookOf(of, name, withParentIds([...dimensions.values()]));
  if (codebook.dimensions.length === 0) faults.push({ place: 'line 1', sentence: 'The table has no code.' });
  const shape = CodebookShape.safeParse(codebook);
  if (!shape.success && faults.length === 0)
    faults.push(
      ...shape.error.issues.map((issue) => ({ place: issue.path.join('.'), sentence: issue.message })),
    );
  return {
    codebook: shape.success && faults.length === 0 ? (shape.data as Codebook) : null,
    faults,
    notices: said,
    placeOf: (one) => places.get(one) ?? one,
  };
}

/** Other tables name a parent by its label. */
function withParentIds(
  all: readonly { readonly dimension: Dimension; readonly codes: readonly Code[] }[],
): readonly Dimension[] {
  return all.map(({ dimension, codes }) => {
    const ids = new Set(codes.map((code) => code.id));
    const byLabel = new Map(codes.map((code) => [code.label, code.id]));
    const led = codes.map((code) => {
      if (code.parent === undefined || ids.has(code.parent)) return code;
      return { ...code, parent: byLabel.get(code.parent) ?? code.parent };
    });
    const hierarchical = led.some((code) => code.parent !== undefined);
    return { ...dimension, ...(hierarchical ? { hierarchical } : {}), codes: led };
  });
}

function bookOf(
  of: (kind: string) => readonly Line[],
  name: string,
  dimensions: readonly Dimension[],
): Codebook {
  const book = of('codebook')[0]?.row ?? {};
  const scheme = of('scheme')[0]?.row;
  const conventions = of('convention').map(({ row }) => [row.id ?? '', row.definition ?? '']);
  const stem = name.replace(/\.[^.]*$/, '');
  return {
    id: book.id ?? (idFrom(stem) || 'codebook'),
    version: book.version ?? '1',
    title: book.label ?? stem,
    ...(book.definition === undefined ? {} : { basedOn: book.definition }),
    ...(scheme?.label === undefined ? {} : { scheme: { name: scheme.label, note: scheme.definition ?? '' } }),
    ...(conventions.length === 0
      ? {}
      : { conventions: Object.fromEntries(conventions) as Record<string, string> }),
    dimensions,
  };
}

function dimensionOf(id: string, row: Row): Dimension {
  const role = row.role?.toLowerCase();
  return {
    id,
    label: row.label ?? id,
    choice: /^(single|one)/i.test(row.choice ?? '') ? 'single' : 'multiple',
    ...(row.qualifiers === undefined ? {} : { qualifiers: parted(row.qualifiers) }),
    ...(role === 'direction' || role === 'outcome' ? { role } : {}),
    ...(row.outcomes === undefined ? {} : { outcomes: parted(row.outcomes) }),
    ...(row.definition === undefined ? {} : { per: row.definition }),
    ...(isYes(row.retired) ? { retired: true } : {}),
    codes: [],
  };
}

function codeOf(id: string, label: string, row: Row): Record<string, unknown> {
  return {
    id,
    label,
    ...(row.parent === undefined ? {} : { parent: row.parent }),
    ...(isYes(row.heading) ? { group: true } : {}),
    ...(isYes(row.exclusive) ? { exclusive: true } : {}),
    definition: row.definition ?? '',
    ...(row.include === undefined ? {} : { include: row.include }),
    ...(row.exclude === undefined ? {} : { exclude: row.exclude }),
    ...(row.pole === undefined ? {} : { pole: row.pole }),
    ...(row.sign === undefined ? {} : { sign: row.sign }),
    ...(row.phrases === undefined ? {} : { phrases: parted(row.phrases) }),
    ...(row.against === undefined ? {} : { against: parted(row.against) }),
    ...(isYes(row.retired) ? { retired: true } : {}),
    ...(row.split_into === undefined ? {} : { splitInto: parted(row.split_into) }),
  };
}

function isYes(cell: string | undefined): boolean {
  return /^(yes|y|true|1|x)$/i.test(cell ?? '');
}

function parted(cell: string): string[] {
  return cell
    .split(/(?<!\\)\|/)
    .map((part) => part.replaceAll('\\|', '|').trim())
    .filter((part) => part !== '');
}

/** The line each record begins on: cells may hold line breaks, and empty lines are skipped. */
function lineNumbers(text: string, records: readonly (readonly string[])[]): readonly number[] {
  const numbers: number[] = [];
  const source = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  let line = 0;
  for (const record of records) {
    while (
      line < source.length &&
      /^[\s,;\t"]*$/.test(source[line] ?? '') &&
      record.some((cell) => cell.trim() !== '')
    )
      line += 1;
    numbers.push(line + 1);
    line += 1 + record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  }
  return numbers;
}
