import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEntries, parseEntry } from '../../../../library/extraction/entry/entry.ts';

type Case = {
  readonly name: string;
  readonly raw: string;
  readonly item: Readonly<Record<string, unknown>>;
  readonly warning?: string;
};
const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')) as Case[];

describe('parseEntry', () => {
  for (const { name, raw, item, warning } of cases) {
    it(name, () => {
      const parsed = parseEntry(raw);
      const found = Object.fromEntries(
        Object.keys(item).map((field) => [field, (parsed.item as Record<string, unknown>)[field] ?? null]),
      );
      expect(found).toEqual(item);
      if (warning) expect(parsed.warnings).toContain(warning);
    });
  }

  it('gives every field it found a probability', () => {
    const { item, fields, confidence } = parseEntry(cases[0]!.raw);
    for (const field of ['author', 'issued', 'title', 'container-title', 'volume', 'issue', 'page', 'DOI']) {
      expect(item).toHaveProperty(field);
      expect(fields[field], field).toBeGreaterThan(0);
      expect(fields[field], field).toBeLessThanOrEqual(1);
    }
    expect(confidence).toBeGreaterThan(0.3);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  it('is less sure of a string that is no reference', () => {
    expect(parseEntry('and so on; see above, passim, with much else').confidence).toBeLessThan(
      parseEntry(cases[0]!.raw).confidence,
    );
  });

  it('leaves no markup in any value', () => {
    const { item } = parseEntry(cases[1]!.raw);
    expect(JSON.stringify(item)).not.toMatch(/[*<>]/);
  });

  it('says that an empty string is empty', () => {
    expect(parseEntry('   ').warnings).toEqual(['The entry is empty.']);
  });

  it('reads only the beginning of a line that is no single reference, and says so', () => {
    const { warnings, item } = parseEntry(`${cases[0]!.raw} ${'word, '.repeat(20_000)}`);
    expect(warnings).toContain('The entry is too long for one reference; only its beginning was read.');
    expect(item.author?.[0]?.family).toBe('Marsh');
  });
});

describe('parseEntries', () => {
  const first = 'Reading Foundation. 2022. *Readers*. Research report. Reading Foundation.';
  for (const mark of ['———. ', '. ', '- . ', '----. ', '–, ', 'Ders. ', 'Idem, '])
    it(`carries the authors over to an entry that begins "${mark.trim()}"`, () => {
      const [, second, third] = parseEntries([
        first,
        `${mark}2023. *More Readers*. Research report. Reading Foundation.`,
        `${mark}2024. *Most Readers*. Research report. Reading Foundation.`,
      ]);
      expect(second!.item.author).toEqual([{ literal: 'Reading Foundation' }]);
      expect(second!.item.title).toBe('More Readers');
      expect(third!.item.author).toEqual([{ literal: 'Reading Foundation' }]);
    });

  it('says so when there is no entry before to take the authors from', () => {
    const [only] = parseEntries(['———. 2023. *More Readers*. London: Readers.']);
    expect(only!.item.author).toBeUndefined();
    expect(only!.warnings[0]).toMatch(/repeats the authors/);
  });

  it('takes up the authors of a list read in pieces', () => {
    const [only] = parseEntries(['———. 2023. *More Readers*. London: Readers.'], {
      previousAuthors: [{ family: 'Marsh', given: 'A.' }],
    });
    expect(only!.item.author).toEqual([{ family: 'Marsh', given: 'A.' }]);
  });
});
