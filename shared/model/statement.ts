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

/** What each is called in a report: what a systematic map is expected to report, after ROSES (doi:10.1186/s13750-018-0121-7) and the Campbell guidance. */
export const STATEMENT_TITLES: Readonly<Record<StatementName, string>> = {
  background: 'Reason for the map',
  theory: 'Theory of change or conceptual model',
  stakeholders: 'Involvement of stakeholders',
  protocol: 'Protocol or registration',
  eligibility: 'Eligibility criteria',
  languages: 'Languages searched',
  greyLiterature: 'Search for grey literature',
  appraisal: 'Critical appraisal of the studies',
  ongoing: 'Ongoing studies',
  limitations: 'Limitations',
  updatePlan: 'Plan for updates',
  funding: 'Funding',
  conflicts: 'Conflicts of interest',
};
