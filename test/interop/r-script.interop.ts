import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { has, workshop } from './workshop.ts';

const { at, folder, run, gleaner } = workshop();

describe.skipIf(!has('Rscript'))('the R script', () => {
  test('of a map runs in R and draws', () => {
    gleaner('map', '--out', at('map.r'));
    const { code, out } = run('Rscript', ['--vanilla', 'map.r']);
    expect(code, out).toBe(0);
    expect(out).not.toMatch(/warning|error/i);
    expect(readdirSync(folder).some((name) => name.endsWith('.pdf'))).toBe(true);
  });
});
