import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS, readBibliography } from '../../../library/formats/formats.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

const cases = FORMATS.flatMap(({ id }) => {
  const folder = join(FIXTURES, id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.items.json'))
    .map((name) => ({ id, name, path: join(folder, name) }));
});

describe('files of each format', () => {
  it.each(cases)('reads $id/$name as the items beside it say', async ({ id, name, path }) => {
    const reading = await readBibliography(readFileSync(path), name);
    const { records, unread } = reading;
    expect(reading.format).toBe(id);
    const read = {
      items: records.map(({ item }) => item),
      lines: records.map(({ line }) => line),
      warnings: records.flatMap(({ warnings }) => warnings),
      unread: unread.map(({ line, reason }) => `${line}: ${reason}`),
    };
    await expect(`${JSON.stringify(read, undefined, 2)}\n`).toMatchFileSnapshot(`${path}.items.json`);
  });

  it('finds such files for every format that was made from scratch', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBeGreaterThanOrEqual(12);
  });
});
