import { describe, expect, it } from 'vitest';
import { extracted } from './extracted.ts';

const ENTRIES = [
  'Halloran, Mary. 2010. The Law of Rivers. Oxford: River Press.',
  'Halloran, Mary. 2016. Boundaries in Water. Oxford: River Press.',
  'Jonas, Peter. 2011. “Who Owns the Delta?” Journal of Water Law 4 (2): 11–30.',
  'Moreau, Beatrice, and Carla Silva. 2013. Bridges of the South. Lisbon: Casa.',
  'Water Commission. 2018. Report on Floods. London: Water Commission.',
];

type Found = readonly [surface: string, status: string, numbers: readonly number[]];

/** What the notes cite; each is called by a superscript in the text before it. */
async function cited(...notes: readonly string[]): Promise<readonly Found[]> {
  const calls = notes.map(
    (_, i) =>
      `Rivers are older than the law${[...String(i + 1)].map((d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]).join('')}.`,
  );
  const foot = notes.map((note, i) => `${i + 1}. ${note}`).join('\n');
  const extraction = await extracted(
    `Rivers and law\n\n1 Introduction\n\n${calls.join(' ')}\n\n${foot}\n\nReferences\n\n${ENTRIES.join('\n\n')}\n`,
  );
  for (const { start, end, surface } of extraction.citations) {
    expect(extraction.text.slice(start, end)).toBe(surface);
  }
  return extraction.citations.map(({ surface, status, references, candidates }) => [
    surface,
    status,
    status === 'ambiguous' ? candidates : references,
  ]);
}

const numbers = (found: readonly Found[]) => found.map(([, , references]) => references);

describe('citations in footnotes', () => {
  it('are linked by author, title and year', async () => {
    expect(
      await cited('See Halloran, The Law of Rivers (2010) 44; Jonas, ‘Who Owns the Delta?’ (2011).'),
    ).toEqual([
      ['Halloran, The Law of Rivers (2010) 44', 'linked', [1]],
      ['Jonas, ‘Who Owns the Delta?’ (2011)', 'linked', [3]],
    ]);
  });

  it('are linked by author and short title, or author and year', async () => {
    expect(numbers(await cited('Halloran, Boundaries in Water, 12.', 'Moreau and Silva 2013, 9.'))).toEqual([
      [2],
      [4],
    ]);
  });

  it('are linked where given names stand first', async () => {
    expect(numbers(await cited('Mary Halloran, The Law of Rivers (River Press 2010) 3.'))).toEqual([[1]]);
  });

  it('follow a note that is named again, and “ibid.”', async () => {
    const found = await cited(
      'Halloran, The Law of Rivers (2010) 44; Jonas, ‘Who Owns the Delta?’ (2011).',
      'Jonas (n 1) 12.',
      'Ibid, 14.',
      'Halloran, supra note 1, at 50.',
      'ibid.',
    );
    expect(numbers(found)).toEqual([[1], [3], [3], [3], [1], [1]]);
  });

  it('leave “ibid.” alone after a note that cites several works or none', async () => {
    expect(
      numbers(
        await cited(
          'Halloran, The Law of Rivers (2010); Moreau and Silva 2013.',
          'Ibid.',
          'The water was high that year.',
          'Ibid.',
        ),
      ),
    ).toEqual([[1], [4]]);
  });

  it('are not linked where the year or the title is another', async () => {
    expect(
      await cited('Halloran, A Handbook of Boats (2010) 4.', 'Halloran, The Law of Rivers (1999) 4.'),
    ).toEqual([]);
  });

  it('are not found in what a note only tells', async () => {
    expect(
      await cited(
        'Halloran argued in 2010 that rivers move.',
        'We thank Peter Jonas for his comments on water.',
        'The law of rivers is old.',
      ),
    ).toEqual([]);
  });
});

it('what looks like a footnote citation in running prose stays as it was', async () => {
  const extraction = await extracted(
    `Rivers and law\n\n1 Introduction\n\nOf Halloran, The Law of Rivers, much is said. Ibid.\n\nReferences\n\n${ENTRIES.join('\n\n')}\n`,
  );
  expect(extraction.citations).toEqual([]);
});
