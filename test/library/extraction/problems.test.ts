import { describe, expect, it } from 'vitest';
import { extracted } from './extracted.ts';

const ADAMS = 'Adams, A. (2001). Alpha bees. Journal of Bees, 1(2), 1–2.';
const BAKER =
  'Baker, B. (2002). Beta bees. Journal of Bees, 2(2), 3–4. https://doi.org/10.5555/bees.20 02.34';

const problems = async (text: string) =>
  (await extracted(text)).problems.filter((problem) => problem.kind !== 'doubtful-entry');

describe('problems', () => {
  it('says that there is no reference list and what to do', async () => {
    expect(await problems('Bees in town\n\nBees were counted.\n')).toMatchObject([
      { kind: 'no-reference-list', message: expect.stringContaining('heading') },
    ]);
  });

  it('points to ambiguous, uncertain and unmatched citations and to uncited entries, in the order of the text', async () => {
    const text = `Bees in town\n\nSee (Adams, 2001; Bakker, 2002; Coal & Dunn, 2003; Adams, 2009).\n\nReferences\n\n- ${ADAMS}\n- Baker, B. (2002). Beta bees. Journal of Bees, 2(2), 3–4.\n- Adams, A. (2009a). Gamma bees. Journal of Bees, 3(2), 3–4.\n- Adams, A. (2009b). Delta bees. Journal of Bees, 4(2), 3–4.\n- Evans, E. (2010). Eta bees. Journal of Bees, 5(2), 3–4.\n`;
    const found = await problems(text);
    expect(
      found.map((problem) => [problem.kind, text.slice(problem.start, problem.end).slice(0, 12)]),
    ).toEqual([
      ['uncertain-citation', 'Bakker, 2002'],
      ['unmatched-citation', 'Coal & Dunn,'],
      ['ambiguous-citation', 'Adams, 2009'],
      ['uncited-reference', 'Adams, A. (2'],
      ['uncited-reference', 'Adams, A. (2'],
      ['uncited-reference', 'Evans, E. (2'],
    ]);
    for (const problem of found) expect(problem.message).toMatch(/^[“\p{Lu}].*\.$/u);
  });

  it('repairs a DOI that a space broke, keeps the printed form and points to it', async () => {
    const text = `Bees in town\n\nSee (Adams, 2001; Baker, 2002).\n\nReferences\n\n- ${ADAMS}\n- ${BAKER}\n`;
    const { references, problems } = await extracted(text);
    expect(references[1]).toMatchObject({ raw: BAKER, item: { DOI: '10.5555/bees.2002.34' } });
    expect(references[1]!.warnings).toHaveLength(1);
    const damaged = problems.find((problem) => problem.kind === 'damaged-identifier');
    expect(text.slice(damaged!.start, damaged!.end)).toBe('https://doi.org/10.5555/bees.20 02.34');
    expect(damaged!.message).toContain('10.5555/bees.2002.34');
  });

  it('says that a list breaks off in its last entry', async () => {
    const text = `Bees in town\n\nSee (Adams, 2001).\n\nReferences\n\n${ADAMS}\n\nBaker, B. (2002). Beta bees. Journal of Bees, 2(2), 3–4.\n\nClark, C. (2003). Gamma bees in the`;
    expect((await problems(text)).map((problem) => problem.kind)).toContain('incomplete-list');
  });

  it('says which numbers a numbered list lacks', async () => {
    const text = `Bees in town\n\nSee [1] and [4].\n\nReferences\n\n1. ${ADAMS}\n4. ${ADAMS}\n`;
    expect((await problems(text)).find((problem) => problem.kind === 'incomplete-list')?.message).toContain(
      'Entries 2 to 3 are missing',
    );
  });
});
