import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseEntries } from '../../../../library/extraction/entry/entry.ts';
import type { CslItem } from '../../../../shared/model/csl.ts';

type Expected = {
  readonly references: readonly { readonly n: number; readonly raw: string; readonly item: CslItem }[];
};
const { references } = JSON.parse(
  readFileSync(new URL('../../../fixtures/paper/expected.json', import.meta.url), 'utf8'),
) as Expected;

const FIELDS = [
  'type',
  'author',
  'issued',
  'title',
  'container-title',
  'volume',
  'issue',
  'DOI',
  'URL',
  'publisher',
] as const;

/** What a reader checks first; an article number counts as page. */
const core = (item: CslItem): unknown => [
  ...FIELDS.map((field) => item[field] ?? null),
  item.page ?? item.number ?? null,
];

it('reads the list of the fixture paper whole, but for two entries of 48', () => {
  const parsed = parseEntries(references.map(({ raw }) => raw));
  const wrong = references.filter(
    ({ item }, i) => JSON.stringify(core(item)) !== JSON.stringify(core(parsed[i]!.item)),
  );
  expect(references).toHaveLength(48);
  expect(wrong.length, wrong.map(({ n }) => n).join(', ')).toBeLessThanOrEqual(2);
});
