import type { ColumnMeaning } from '../../shared/model/table-mapping.ts';

/** What a column of estimates or tests holds, as its heading says. */
export type EstimateHeading = {
  readonly means: ColumnMeaning;
  readonly measure: string;
  /** The heading without those words: the outcome or group it belongs to. */
  readonly rest: string;
};

const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:adj(?:usted|\.)?\s+|a)(?:odds ratios?|ORs?)\b/iu, 'adjusted odds ratio'],
  [/\b(?:adj(?:usted|\.)?\s+|a)(?:risk ratios?|relative risks?|RRs?)\b/iu, 'adjusted risk ratio'],
  [/\b(?:adj(?:usted|\.)?\s+|a)(?:prevalence ratios?|PRs?)\b/iu, 'adjusted prevalence ratio'],
  [/\b(?:adj(?:usted|\.)?\s+|a)(?:hazard ratios?|HRs?)\b/iu, 'adjusted hazard ratio'],
  [
    /\b[Oo]dds[ -][Rr]atios?\b|\bORs?\b|\b[Cc]hancenverhältnis\b|\b[Rr]az[oó]n de (?:momios|probabilidades|posibilidades)\b|\b[Rr]apport des? cotes\b|\b[Vv]etosuhde\b|\b[Oo]ddskvot\b/u,
    'odds ratio',
  ],
  [
    /\b(?:[Rr]isk [Rr]atios?|[Rr]elative [Rr]isks?|RRs?|[Rr]elatives Risiko|[Rr]isikoverhältnis|[Rr]iesgo relativo|[Rr]isque relatif|[Rr]iskisuhde|[Rr]elativ risk)\b/u,
    'risk ratio',
  ],
  [/\b(?:[Pp]revalence [Rr]atios?|PRs?)\b/u, 'prevalence ratio'],
  [/\b(?:[Hh]azard [Rr]atios?|HRs?)\b/u, 'hazard ratio'],
  [
    /\b(?:[Ss]tandardi[sz]ed [Mm]ean [Dd]ifferences?|SMDs?|Cohen['’]?s d|Hedges['’]?\s?g)\b/u,
    'standardised mean difference',
  ],
  [/\b(?:[Mm]ean [Dd]ifferences?|[Dd]ifference in [Mm]eans|MDs?)\b/u, 'mean difference'],
  [/\b[Rr]isk [Dd]ifferences?\b/u, 'risk difference'],
  [
    /\b(?:[Cc]orrelations?|Pearson['’]?s r|Spearman['’]?s (?:rho|ρ))\b|^\s*(?:r|ρ|rho)\s*(?:[([][^)\]]*(?:CI|KI|IC|LV)[^)\]]*[)\]]\s*)?$/u,
    'correlation',
  ],
  [/\b(?:[Bb]eta|[Cc]oefficients?|[Cc]oef\.?|[Ee]stimates?)\b|β|^\s*[bB]\s*$/u, 'coefficient'],
];
const STATISTICS: readonly (readonly [RegExp, string])[] = [
  [/\bchi[- ]?squared?\b|\bchi[- ]?(?:quadrat|cuadrado|carré|deux|2)\b|χ\s?[²2]|\bX2\b|χ/iu, 'chi-square'],
  [/^\s*t\s*(?:\(\s*(?:df\s*=\s*)?\d+\s*\)\s*)?$|\bt[- ](?:value|statistic|test)\b/u, 't'],
  [/^\s*F\s*(?:\(\s*(?:df\s*=\s*)?\d+\s*,\s*\d+\s*\)\s*)?$|\bF[- ](?:value|statistic|test)\b/u, 'F'],
  [/^\s*z\s*$|\bz[- ](?:value|statistic|score)\b/iu, 'z'],
  [/\bWald\b/iu, 'Wald'],
];
const INTERVAL =
  /\b9[059](?:[.,]\d)?\s?%?\s?-?\s?(?:CIs?|KI|IC|LV|confidence intervals?|intervals?)\b|\bCIs?\b|\b[Kk]onfidenzintervall\b|\b[Ii]ntervalo de confianza\b|\b[Ii]ntervalle de confiance\b|\b[Ll]uottamusväli\b|\bconfidence intervals?\b/iu;
const P = /^\s*p\s*$|\bp[- ]?values?\b|\bsig(?:nificance|\.)?\s*$/iu;
const DF = /^\s*(?:df\s?[12]?|d\.f\.|degrees of freedom)\s*$/iu;

/** Words beside a measure or test that name no outcome: "crude", "(df)". */
const UNNAMED =
  /[([]\s*(?:df|d\.f\.|p(?:[- ]values?)?|ref(?:erence)?\.?)\s*[)\]]|\b(?:crude|unadjusted|univaria(?:te|ble)|bivaria(?:te|ble)|multivaria(?:te|ble)|adjusted|adj\.?)(?![\p{L}])/giu;

/** What a heading says of estimates; undefined where it speaks of none. */
export function estimateHeading(heading: string): EstimateHeading | undefined {
  // The last part is the column's own; the ones above it name outcomes and groups.
  const parts = heading.split(/, (?![^()]*\))/);
  const own = parts[parts.length - 1] ?? '';
  const rest = (patterns: readonly RegExp[]) =>
    [...parts.slice(0, -1), patterns.reduce((words, pattern) => words.replace(pattern, ' '), own)]
      .map((words) =>
        words
          .replace(UNNAMED, ' ')
          .replace(/[([]\s*[,;]?\s*[)\]]/g, ' ')
          .replace(/\s+/g, ' ')
          .replace(/^[\s,;:()]+|[\s,;:()]+$/g, ''),
      )
      .filter((words) => words !== '')
      .join(', ');
  const measured = MEASURES.find(([pattern]) => pattern.test(own));
  if (measured !== undefined)
    return { means: 'estimate', measure: measured[1], rest: rest([measured[0], INTERVAL]) };
  const tested = STATISTICS.find(([pattern]) => pattern.test(own));
  if (tested !== undefined) return { means: 'statistic', measure: tested[1], rest: rest([tested[0]]) };
  for (const [pattern, means] of [
    [INTERVAL, 'interval'],
    [P, 'p'],
    [DF, 'df'],
  ] as const)
    if (pattern.test(own)) return { means, measure: '', rest: rest([pattern]) };
  return undefined;
}
