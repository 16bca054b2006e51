import { describe, expect, it } from 'vitest';
import { extracted } from './extracted.ts';

const LIST = `\n\nReferences\n\n${['Ash', 'Birch', 'Cedar', 'Date', 'Elder'].map((name, i) => `- ${name}, A. (200${i}). A work on trees. *Journal of Trees*, *${i + 1}*(1), 1–9.`).join('\n')}\n`;

async function clauses(sentence: string): Promise<string[]> {
  const { citations, text } = await extracted(`Trees in towns: a short survey\n\n${sentence}${LIST}`);
  for (const { clause, clauseStart } of citations)
    expect(text.slice(clauseStart, clauseStart + clause.length)).toBe(clause);
  return citations.map((citation) => citation.clause);
}

describe('the part of a sentence a citation supports', () => {
  it('gives every item of an enumeration its own words', async () => {
    expect(
      await clauses(
        'Reasons are many, including cost (Ash, 2000), fear of storms (Birch, 2001), and lack of space (Cedar, 2002).',
      ),
    ).toEqual(['cost', 'fear of storms', 'lack of space']);
  });

  it('keeps two main clauses apart', async () => {
    expect(
      await clauses(
        'The number of trees has fallen since 1990 (Ash, 2000), while parks have grown slowly (Birch, 2001).',
      ),
    ).toEqual(['The number of trees has fallen since 1990', 'parks have grown slowly']);
  });

  it('cuts at a semicolon and leaves “however” out', async () => {
    expect(
      await clauses('Some plant trees (Ash, 2000); however, most people do not care (Birch, 2001).'),
    ).toEqual(['Some plant trees', 'most people do not care']);
  });

  it('takes the whole sentence where one group closes it', async () => {
    expect(
      await clauses('Old trees, such as oaks, store more water than young ones (Ash, 2000; Birch, 2001).'),
    ).toEqual([
      'Old trees, such as oaks, store more water than young ones',
      'Old trees, such as oaks, store more water than young ones',
    ]);
  });

  it('follows a citation in the middle to the predicate', async () => {
    expect(await clauses('In town, shade (Ash, 2000) and rain (Birch, 2001) make planting easier.')).toEqual([
      'In town, shade',
      'rain (Birch, 2001) make planting easier',
    ]);
  });

  it('gives a narrative citation the clause it is the subject of', async () => {
    expect(
      await clauses(
        'While Ash (2000) found that trees cool streets, other surveys saw no difference (Birch, 2001).',
      ),
    ).toEqual([
      'While Ash (2000) found that trees cool streets, other surveys saw no difference (Birch, 2001)'.split(
        ', other',
      )[0],
      'other surveys saw no difference',
    ]);
  });

  it('lets two joined subjects share their predicate', async () => {
    const shared = 'Ash (2000) and Birch (2001) argue that trees cool streets';
    expect(await clauses(`${shared}.`)).toEqual([shared, shared]);
  });

  it('goes on after an introduction', async () => {
    expect(
      await clauses('In contrast to earlier surveys (Ash, 2000), we find that trees warm streets.'),
    ).toEqual(['In contrast to earlier surveys (Ash, 2000), we find that trees warm streets']);
  });
});
