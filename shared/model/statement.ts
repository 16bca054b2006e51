/** What only people know of a map; each is told in their words, or as not reported. */
export const STATEMENTS = [
  'background',
  'theory',
  'stakeholders',
  'protocol',
  'eligibility',
  'languages',
  'greyLiterature',
  'appraisal',
  'ongoing',
  'limitations',
  'updatePlan',
  'funding',
  'conflicts',
] as const;
export type StatementName = (typeof STATEMENTS)[number];
