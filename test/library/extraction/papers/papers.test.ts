import { describe, expect, it } from 'vitest';
import { extracted } from '../extracted.ts';
import { HEADINGS, LAYOUTS } from './layouts.ts';
import { citationScore, entryScore, type Score } from './score.ts';
import { type MadePaper, madePaper } from './typeset-paper.ts';
import type { Language } from './works.ts';

/** Styles that print names, years and ends of entries in different ways, in the languages of the headings. */
const STYLES: readonly (readonly [string, Language])[] = [
  ['apa', 'en'],
  ['vancouver', 'es'],
  ['ieee', 'de'],
  ['chicago-author-date', 'it'],
  ['modern-language-association', 'en'],
  ['elsevier-harvard', 'sv'],
  ['apa', 'fi'],
  ['associacao-brasileira-de-normas-tecnicas', 'pt'],
  ['iso690-author-date-fr', 'fr'],
  ['elsevier-harvard', 'nl'],
  ['springer-basic-author-date', 'de'],
];

/** Layouts whose lists do not say where an entry begins: a share of the entries, not each of them, is asked. */
const HARD: Readonly<Record<string, number>> = {
  wrapped80: 0.95,
  wrapped60: 0.95,
  pageBreaks: 0.95,
  firstIndented: 0.95,
  noHeading: 0.93,
  noHeadingLines: 0.93,
  annotated: 0.93,
  runTogetherDots: 0.85,
  runTogetherBare: 0.85,
  subheadings: 0.95,
  supplementary: 0.95,
  perChapter: 0.95,
};

const papers = STYLES.map(([style, language], i) =>
  madePaper({ seed: 40 + i, style, language, works: 14, paragraphs: 4 }),
);

describe('reference lists in many layouts, styles and languages', () => {
  it.each(Object.keys(LAYOUTS))('are split into their entries: %s', async (layout) => {
    const scores: Score[] = [];
    for (const [i, paper] of papers.entries()) {
      const headings = HEADINGS[paper.language];
      const text = LAYOUTS[layout]!(paper, headings[i % headings.length]!);
      scores.push(entryScore(paper, await extracted(text, layout === 'markdown' ? 'paper.md' : 'paper.txt')));
    }
    const least = HARD[layout] ?? 0.97;
    expect(share(scores, 'wanted')).toBeGreaterThanOrEqual(least);
    expect(share(scores, 'found')).toBeGreaterThanOrEqual(least);
  });
});

describe('citations in many styles and languages', () => {
  it.each(STYLES.filter(([style]) => !/modern|vancouver|brasileira/.test(style)))(
    'lead to their entries: %s %s',
    async (style, language) => {
      const paper = papers[STYLES.findIndex((one) => one[0] === style && one[1] === language)] as MadePaper;
      const layout = style === 'ieee' ? 'numberBracket' : 'lines';
      const score = citationScore(paper, await extracted(LAYOUTS[layout]!(paper, HEADINGS[language][0]!)));
      expect(share([score], 'wanted')).toBeGreaterThanOrEqual(0.9);
      expect(share([score], 'found')).toBeGreaterThanOrEqual(0.9);
    },
  );
});

function share(scores: readonly Score[], of: 'wanted' | 'found'): number {
  const sum = (key: keyof Score): number => scores.reduce((all, score) => all + score[key], 0);
  return sum('right') / sum(of);
}
