import type { Codebook, Dimension } from '../../shared/model/codebook.ts';
import { type CodeWords, codeWordsOf } from '../coding/code-words.ts';
import { directionDimension, outcomeDimension } from '../coding/codebook-roles.ts';
import { placeCode } from '../coding/coding-rules.ts';
import { lengthOf, wordsOf } from '../coding/phrase.ts';
import type { TableCodes } from './table-mapping-store.ts';

/** The dimensions that findings are told in: what bears on something, and on what. */
export type FindingDimensions = {
  readonly factors: Dimension | undefined;
  readonly outcomes: Dimension | undefined;
};

/** The dimension whose codes bear on outcomes; the first one with qualifiers where there are several. */
export function findingDimensions(codebook: Codebook): FindingDimensions {
  const factors =
    codebook.dimensions.find((one) => outcomeDimension(codebook, one) !== undefined) ??
    codebook.dimensions.find((one) => directionDimension(codebook, one) !== undefined);
  return { factors, outcomes: factors && outcomeDimension(codebook, factors) };
}

/** What is said of a finding in codes. */
type SaidInCodes = {
  readonly factor: string;
  readonly outcome: string;
  readonly direction: string | null;
  readonly asReported: string | null;
};

/** The sentence that says why a finding cannot be told in these codes; undefined where it can. */
export function findingFault(codebook: Codebook, said: SaidInCodes): string | undefined {
  const { factors, outcomes } = findingDimensions(codebook);
  if (factors === undefined)
    return said.factor === '' && said.outcome === '' && said.direction === null
      ? undefined
      : 'This codebook has no dimension whose codes bear on an outcome, so findings take no codes in it.';
  if (said.factor === '') {
    if (said.outcome !== '' && outcomes?.codes.every(({ id }) => id !== said.outcome))
      return `“${outcomes.label}” has no code “${said.outcome}”.`;
    return undefined;
  }
  const code = factors.codes.find(({ id }) => id === said.factor);
  // A heading is a coarse but true name for what a table breaks down.
  if (code?.group && directionOf(codebook, factors, said.direction)) return undefined;
  const placed = placeCode(codebook, {
    dimension: factors.id,
    code: said.factor,
    outcome: said.outcome === '' ? null : said.outcome,
    direction: said.direction,
    asReported: said.asReported,
  });
  return typeof placed === 'string' ? placed : undefined;
}

function directionOf(codebook: Codebook, factors: Dimension, direction: string | null): boolean {
  if (direction === null) return true;
  return directionDimension(codebook, factors)?.codes.some(({ id }) => id === direction) ?? false;
}

/** Proposes codes for the words of tables: as a person said of the paper before, else by indicator phrases. */
export type CodeProposer = {
  readonly factor: (variable: string, section: string) => string;
  readonly outcome: (heading: string, caption: string) => string;
};

/** A proposer over what a person said of the paper's tables so far. */
export function codeProposer(codebook: Codebook, known: TableCodes): CodeProposer {
  const { factors, outcomes } = findingDimensions(codebook);
  const book = codeWordsOf(codebook);
  const allowed = new Set(factors?.outcomes ?? outcomes?.codes.map(({ id }) => id) ?? []);
  // What was retired since, or is gone, is not proposed again.
  const offered = (dimension: Dimension | undefined, code: string | undefined) =>
    code === '' || dimension?.codes.some(({ id, retired }) => id === code && !retired) ? code : undefined;
  return {
    factor: (variable, section) =>
      offered(factors, known.factors[variable]) ??
      (factors === undefined ? '' : bestCode(book, factors, variable) || bestCode(book, factors, section)),
    outcome: (heading, caption) => {
      if (outcomes === undefined) return '';
      const said = offered(outcomes, known.outcomes[heading]);
      if (said !== undefined) return said;
      const found = bestCode(book, outcomes, heading, allowed);
      return found !== '' || heading !== '' ? found : bestCode(book, outcomes, caption, allowed);
    },
  };
}

function bestCode(
  book: CodeWords,
  dimension: Dimension,
  text: string,
  allowed?: ReadonlySet<string>,
): string {
  const hits = book
    .find(wordsOf(text))
    .filter(({ value }) => value.dimension === dimension.id && !value.against)
    .filter(({ value }) => allowed === undefined || allowed.has(value.code))
    .filter(({ value }) => !dimension.codes.find(({ id }) => id === value.code)?.exclusive);
  const [best] = hits.toSorted((a, b) => lengthOf(b.phrase) - lengthOf(a.phrase) || a.from - b.from);
  if (best !== undefined) return best.value.code;
  const folded = text.trim().toLowerCase();
  return dimension.codes.find(({ label }) => label.toLowerCase() === folded)?.id ?? '';
}
