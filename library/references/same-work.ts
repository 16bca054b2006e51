import { gapsOf, objectionsOf } from './same-work/doubts.ts';
import { bestScore, type Evidence, evidenceOf, scoreOf } from './same-work/evidence.ts';
import { reasonFor } from './same-work/reason.ts';
import type { QuickTraits, WorkTraits } from './same-work/traits.ts';

export { blockingKeys } from './same-work/blocking.ts';
export { comparedPart, type QuickTraits, traitsOf, type WorkTraits } from './same-work/traits.ts';

/** How sure it is that two records are one work, by how much (higher is surer), and why, in sentences. */
export type SameWork = {
  readonly tier: 'certain' | 'review';
  readonly score: number;
  /** Whether something printed in both speaks against it. */
  readonly opposed: boolean;
  readonly because: string;
};

const CERTAIN = 7;
const REVIEW = 3.5;
// Below this not even an equal title by the same authors is worth a look.
const LEAST = 0;

/**
 * Compares two records field by field. What agrees counts for one work and what differs against it; some differences
 * (pages, identifiers, parts, editions) leave the decision to a person however much agrees. An equal DOI alone is no
 * proof: proceedings and supplements share one. The same both ways round.
 */
export function compareWorks(left: WorkTraits, right: WorkTraits): SameWork | undefined {
  // A correction or a reply carries the title of the work it is about.
  if (left.title.notice !== right.title.notice) return undefined;
  const evidence = evidenceOf(left, right, LEAST);
  if (evidence === undefined) return undefined;
  const score = scoreOf(evidence);
  if (score < REVIEW && !isIdentified(evidence) && !(score >= LEAST && isReport(evidence))) return undefined;
  const objections = objectionsOf(evidence, left, right);
  const doubts = [...gapsOf(evidence), ...objections];
  const tier = score >= CERTAIN && doubts.length === 0 ? 'certain' : 'review';
  return { tier, score, opposed: objections.length > 0, because: reasonFor(evidence, doubts) };
}

/** Whether a comparison could come out certain; quick, and never false where it does. */
export function mayBeCertain(left: QuickTraits, right: QuickTraits): boolean {
  return bestScore(left, right) >= CERTAIN;
}

/** Whether two records are certainly the same work. */
export function isSameWork(left: WorkTraits, right: WorkTraits): boolean {
  return compareWorks(left, right)?.tier === 'certain';
}

/** One identifier for both, and nothing printed that speaks against it but the title. */
function isIdentified({ doi, pmid, authors, pages, volume, year }: Evidence): boolean {
  const against = authors === 'different' || pages === 'different' || volume === 'different';
  return (doi === 'same' || pmid === 'same') && !against && year !== 'different';
}

/** The same title by the same authors at about the same time, elsewhere: an abstract and the paper that followed. */
function isReport({ title, weight, authors, year }: Evidence): boolean {
  const sameTitle = (title === 'equal' || title === 'close') && weight === 1;
  return sameTitle && (authors === 'same' || authors === 'shared') && (year === 'same' || year === 'next');
}
