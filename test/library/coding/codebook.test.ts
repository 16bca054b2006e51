import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  checkCodebook,
  currentCodebook,
  defaultCodebook,
  putCodebook,
} from '../../../library/coding/codebook.ts';
import { directionDimension, outcomeDimension, signOf } from '../../../library/coding/codebook-roles.ts';
import { applyCoding, listCodings } from '../../../library/coding/codings.ts';
import { compilePhrase } from '../../../library/coding/phrase.ts';
import { CALLS } from '../../../shared/contract/calls.ts';
import { Codebook as CodebookShape } from '../../../shared/contract/codebook.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { faultOf, newLibrary, output } from '../test-library.ts';
import { STAIRS, smallLibrary } from './small-library.ts';

const otherField = JSON.parse(
  readFileSync(new URL('../../fixtures/paper/codebook.json', import.meta.url), 'utf8'),
) as Codebook;
const put = (codebook: Codebook) => CALLS['codebook.put'].input.parse({ codebook });

/** The stairs codebook with something changed in it. */
function altered(
  change: (copy: { dimensions: Record<string, unknown>[] & { codes: Record<string, unknown>[] }[] }) => void,
) {
  const copy = structuredClone(STAIRS);
  change(copy as never);
  return copy;
}

describe('the shipped codebook', () => {
  it('can be used, and names its scheme, its directions and its outcomes', () => {
    const codebook = defaultCodebook();
    expect(CodebookShape.parse(codebook)).toEqual(codebook);
    expect(checkCodebook(codebook)).toEqual([]);
    expect(codebook.scheme?.name).toContain('Knack');
    const factor = codebook.dimensions.find((dimension) => (dimension.qualifiers ?? []).length > 0);
    expect(factor && directionDimension(codebook, factor)?.codes.map(signOf)).toEqual([
      'positive',
      'negative',
      'mixed',
      'none',
      'unstated',
    ]);
    expect(factor && outcomeDimension(codebook, factor)?.role).toBe('outcome');
  });

  it('has indicator phrases that can be looked for, for every code that stands for something', () => {
    for (const dimension of defaultCodebook().dimensions) {
      for (const code of dimension.codes) {
        if (code.group || code.exclusive) continue;
        expect(code.phrases?.length, `${dimension.id}:${code.id}`).toBeGreaterThan(0);
        for (const phrase of [...(code.phrases ?? []), ...(code.against ?? [])]) {
          expect(compilePhrase(phrase), phrase).toBeDefined();
        }
      }
    }
  });
});

describe('checking a codebook', () => {
  it('finds nothing wrong with the codebook of another field', () => {
    expect(checkCodebook(otherField)).toEqual([]);
    expect(checkCodebook(STAIRS)).toEqual([]);
  });

  it.each([
    [
      'two codes of one id',
      altered((c) => c.dimensions[0]!.codes.push({ ...c.dimensions[0]!.codes[0]! })),
      'have the id “office”',
    ],
    [
      'two dimensions of one id',
      altered((c) => {
        c.dimensions[4]!.id = 'place';
      }),
      'Two dimensions have the id “place”',
    ],
    [
      'a missing parent',
      altered((c) => {
        c.dimensions[0]!.codes[0]!.parent = 'house';
      }),
      'no code of that id',
    ],
    [
      'a cycle',
      altered((c) => {
        c.dimensions[0]!.codes[0]!.parent = 'station';
        c.dimensions[0]!.codes[1]!.parent = 'office';
      }),
      'stands under itself',
    ],
    [
      'an exclusive heading',
      altered((c) => {
        c.dimensions[1]!.codes[0]!.exclusive = true;
      }),
      'headings are never applied',
    ],
    [
      'a qualifier that is not there',
      altered((c) => {
        c.dimensions[1]!.qualifiers = ['way', 'size'];
      }),
      'no dimension of that id',
    ],
    [
      'a missing pole',
      altered((c) => {
        c.dimensions[1]!.codes[1]!.pole = ' ';
      }),
      'needs a pole',
    ],
    [
      'a sign where no direction is',
      altered((c) => {
        c.dimensions[0]!.codes[0]!.sign = 'positive';
      }),
      'is no direction',
    ],
    [
      'an outcome that is not there',
      altered((c) => {
        c.dimensions[1]!.outcomes = ['flying'];
      }),
      'no such code',
    ],
  ])('tells of %s', (_name, codebook, sentence) => {
    expect(checkCodebook(codebook).join(' ')).toContain(sentence);
  });

  it('takes ids that name things every object has', () => {
    const codebook = altered((c) => {
      for (const [at, id] of ['__proto__', 'constructor', 'toString'].entries())
        c.dimensions[0]!.codes[at]!.id = id;
    });
    expect(checkCodebook(codebook)).toEqual([]);
  });
});

describe('putting a codebook in force', () => {
  it('offers the shipped one until another is stored', async () => {
    const library = await newLibrary();
    expect(await currentCodebook(library.read)).toEqual(defaultCodebook());
    output(await putCodebook(library, put(otherField)));
    expect((await currentCodebook(library.read)).id).toBe(otherField.id);
  });

  it('refuses one that cannot be used, with every fault, and stores nothing', async () => {
    const library = await newLibrary();
    const broken = altered((c) => {
      c.dimensions[1]!.qualifiers = ['nothing'];
      c.dimensions[0]!.codes[0]!.parent = 'house';
    });
    const fault = faultOf(await putCodebook(library, put(broken)));
    expect(fault.message).toContain('“nothing”');
    expect(fault.message).toContain('“house”');
    expect(await library.read.selectFrom('codebook').selectAll().execute()).toEqual([]);
  });

  it('keeps codings whose code is gone, and says how many in the history', async () => {
    const { library, aho, studyOf } = await smallLibrary();
    const study = await studyOf(aho);
    const coding = CALLS['coding.apply'].input.parse({ study, dimension: 'place', code: 'office' });
    output(await applyCoding(library, coding));
    const next = { ...altered((c) => c.dimensions[0]!.codes.splice(0, 1)), version: '2' };
    output(await putCodebook(library, put(next)));
    const [entry] = await library.journal.entries(1);
    expect(entry?.summary).toContain('One coding with codes that it no longer has (place:office)');
    expect(output(await listCodings(library, { study }))).toHaveLength(1);
  });

  it('does not let a version say something else once studies are coded with it', async () => {
    const { library, aho, studyOf } = await smallLibrary();
    const coding = { study: await studyOf(aho), dimension: 'place', code: 'office' };
    output(await applyCoding(library, CALLS['coding.apply'].input.parse(coding)));
    output(await putCodebook(library, put(STAIRS)));
    const fault = faultOf(await putCodebook(library, put({ ...STAIRS, title: 'Other' })));
    expect(fault).toMatchObject({ kind: 'conflict' });
    expect(fault.message).toContain('another version number');
  });
});
