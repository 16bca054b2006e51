import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../library/findings/checks/checks.ts';
import { extracted } from '../../extraction/extracted.ts';
import { differing } from './tabled.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../fixtures/checks/${name}`, import.meta.url), 'utf8');
const SLIPS: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = JSON.parse(
  read('slips.json'),
);

describe.each(Object.entries(SLIPS))('%s', (name, slips) => {
  const right = read(name);
  const kindsIn = async (text: string) => differing(checkDocument(await extracted(text, name)));

  it('has nothing that differs as it stands', async () => {
    expect(await kindsIn(right)).toEqual([]);
  });

  it.each(slips)('tells that %j became %j', async (from, to, kind) => {
    expect(right.split(from)).toHaveLength(2);
    expect(await kindsIn(right.replace(from, to))).toContain(kind);
  });
});
