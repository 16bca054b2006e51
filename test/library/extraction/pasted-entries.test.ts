import { describe, expect, it } from 'vitest';
import { parsePasted } from '../../../library/extraction/pasted-entries.ts';

const ADAMS = 'Adams, A. (2001). Alpha bees. Journal of Bees, 1(2), 1–2.';
const BAKER = 'Baker, B., & Cole, C. (2002). Beta bees. Journal of Bees, 2(2), 3–4.';
const CLARK = 'Clark, C. (2003). Gamma bees. Nest Press.';
const DUNN = 'Dunn, D. (2004). Delta bees. Nest Press.';

const raws = (text: string): string[] => parsePasted(text).map(({ raw }) => raw);

describe('a pasted list', () => {
  it('is read from quoted mail, without its heading', () => {
    expect(raws(`> References:\n> 1) ${ADAMS}\n> 2) ${BAKER}\n`)).toEqual([ADAMS, BAKER]);
  });

  it('loses nothing where parts of it are set in other ways', () => {
    const text = `1) ${ADAMS}\n2) ${BAKER}\n\n${CLARK}\n• ${DUNN}\n• ${ADAMS}\n`;
    expect(raws(text)).toEqual([ADAMS, BAKER, CLARK, DUNN, ADAMS]);
  });

  it('is read without the links that publishers set after entries', () => {
    expect(raws(`${ADAMS} [PubMed] [Google Scholar]\n${BAKER} [CrossRef]\n`)).toEqual([ADAMS, BAKER]);
  });

  it('may be one entry alone, over several lines', () => {
    expect(raws('Clark, C. (2003). Gamma\n  bees. Nest Press.\n')).toEqual([CLARK]);
    expect(raws(CLARK)).toEqual([CLARK]);
  });
});
