import fc from 'fast-check';
import type { CslItem, CslName } from '../../../shared/model/csl.ts';

/** An article as a database would print it; `with` replaces fields, and undefined leaves one out. */
export function article(changes: Partial<Record<keyof CslItem, unknown>> = {}): CslItem {
  const whole = {
    type: 'article-journal',
    title: 'Barriers to seeking help among people who worry about their drinking: a qualitative study',
    author: names('Okafor, Ngozi', 'Lind, Per Erik', 'Marin, Sofía'),
    issued: { 'date-parts': [[2014]] },
    'container-title': 'Journal of Clinical Oncology',
    volume: '32',
    issue: '4',
    page: '2207-2215',
    ...changes,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as CslItem;
}

/** Names from "Family, Given"; one without a comma is an organisation. */
export function names(...printed: readonly string[]): readonly CslName[] {
  return printed.map((name) => {
    const [family = '', given] = name.split(', ');
    return given === undefined ? { literal: family } : { family, given };
  });
}

/** A year as CSL has it. */
export function year(number: number) {
  return { 'date-parts': [[number]] };
}

const TITLES = [
  'Editorial',
  'Letter to the editor',
  'Recovery after early discharge: a cohort study',
  'Recovery after early discharge: a cohort study. [Review] [33 refs]',
  'Recovery after early discharge',
  'Screening of rural households, Part I',
  'Screening of rural households, Part II',
  '[Étude des ménages ruraux]',
  '',
];

/** Records that share so much that many of them meet, and some contradict each other. */
export const crowdedItem: fc.Arbitrary<CslItem> = fc
  .record({
    title: fc.constantFrom(...TITLES),
    author: fc.constantFrom(
      undefined,
      names('Berg, A. K.', 'Ito, H'),
      names('Berg, Anna', 'Ito, Hana'),
      names('Ito, H', 'Berg, A'),
      names('Ministry of Health'),
    ),
    issued: fc.constantFrom(undefined, year(2009), year(2010), year(2015)),
    'container-title': fc.constantFrom(undefined, 'Annals of Surgery', 'Ann. Surg.', 'The Lancet'),
    volume: fc.constantFrom(undefined, '7', '8'),
    page: fc.constantFrom(undefined, '12-19', '12', '101-8'),
    DOI: fc.constantFrom(undefined, '10.1000/a', '10.1000/b'),
    PMID: fc.constantFrom(undefined, undefined, undefined, '1234567'),
  })
  .map((changes) => article({ issue: undefined, ...changes }));
