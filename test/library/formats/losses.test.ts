import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormatId } from '../../../library/formats/formats.ts';
import { measureLosses } from './losses.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../../docs/formats.md'), 'utf8');

const LOSSES = DOCUMENT.slice(DOCUMENT.indexOf('## What does not come back'));

/** What docs/formats.md says is lost in a format: its rows in the table "What does not come back". */
function documented(format: FormatId): { variables: string[]; types: string[] } {
  const row = new RegExp(`^\\| \`${format}\` \\| (.*) \\| (.*) \\|$`, 'm').exec(LOSSES);
  const list = (cell: string | undefined, separator: string): string[] =>
    cell === undefined || cell === '-' ? [] : cell.split(separator);
  return { variables: list(row?.[1], '; '), types: list(row?.[2], ', ') };
}

describe('what does not come back', () => {
  it.each<FormatId>([
    'csl',
    'bibtex',
    'biblatex',
    'ris',
    'csv',
    'xlsx',
    'eppi-json',
    'enw',
    'endnote-xml',
    'nbib',
  ])('is, for %s, exactly what docs/formats.md lists', async (format) => {
    expect(LOSSES).toContain(`| \`${format}\` |`);
    expect(await measureLosses(format)).toEqual(documented(format));
  });
});
