import type { DuplicateGroups } from '../../shared/contract/reference.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { type Candidate, candidatePairs } from './same-work/candidates.ts';
import { gatherCertain } from './same-work/certain-groups.ts';
import type { Link } from './same-work/link.ts';
import { gatherReview } from './same-work/review-groups.ts';
import { compareWorks, traitsOf, type WorkTraits } from './same-work.ts';

type Groups = DuplicateGroups['groups'];
type KeptApart = (left: string, right: string) => boolean;

/**
 * Groups of records that are one work (`certain`) or may be (`review`), with the ids in the order of the records. No
 * chain decides: a record joins a certain group only where nothing printed speaks against any member of it. A record
 * is in at most one certain group; a review group stands for certain groups by one of their members.
 */
export function duplicateGroups(
  records: readonly { readonly id: string; readonly item: CslItem }[],
  keptApart: KeptApart = () => false,
): Groups {
  const order = new Map(records.map(({ id }, place) => [id, place]));
  const { distinct, copies } = foldCopies(
    records.map(({ id, item }) => ({ id, traits: traitsOf(item) })),
    keptApart,
  );
  const links = [...copies.links, ...compareCandidates(distinct, keptApart)];
  const traits = new Map(distinct.map((candidate) => [candidate.id, candidate.traits]));
  const isApart = (left: string, right: string): boolean => {
    if (keptApart(left, right)) return true;
    const [a, b] = [traits.get(copies.of(left)), traits.get(copies.of(right))];
    if (a === undefined || b === undefined || a === b) return false;
    const verdict = compareWorks(a, b);
    return verdict === undefined || verdict.doubted;
  };
  const certain = gatherCertain(links, isApart);
  const review = gatherReview(links, certain);
  const inOrder = (ids: readonly string[]) =>
    ids.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return [
    ...certain.map(({ ids, because }) => ({
      ids: inOrder(ids),
      tier: 'certain' as const,
      because: [...because],
    })),
    ...review.map(({ ids, because }) => ({
      ids: inOrder(ids),
      tier: 'review' as const,
      because: [...because],
    })),
  ];
}

type Copies = { readonly links: readonly Link[]; readonly of: (id: string) => string };

/** Records that agree in everything are compared once; the copies hang on the first of them. */
function foldCopies(candidates: readonly Candidate[], keptApart: KeptApart) {
  const firsts = new Map<string, Candidate>();
  const originals = new Map<string, string>();
  const links: Link[] = [];
  const distinct: Candidate[] = [];
  for (const candidate of candidates) {
    const print = JSON.stringify(comparable(candidate.traits));
    const first = firsts.get(print);
    const verdict =
      first && !keptApart(first.id, candidate.id) ? compareWorks(first.traits, candidate.traits) : undefined;
    if (first !== undefined && verdict?.tier === 'certain') {
      originals.set(candidate.id, first.id);
      links.push({ left: first.id, right: candidate.id, ...verdict });
      continue;
    }
    if (first === undefined) firsts.set(print, candidate);
    distinct.push(candidate);
  }
  const copies: Copies = { links, of: (id) => originals.get(id) ?? id };
  return { distinct, copies };
}

/** The traits without what follows from others of them. */
function comparable({ title, ...rest }: WorkTraits) {
  return { ...rest, title: title.wordings.map(({ words }) => words.join(' ')), notice: title.notice };
}

function compareCandidates(candidates: readonly Candidate[], keptApart: KeptApart): readonly Link[] {
  const links: Link[] = [];
  for (const [a, b] of candidatePairs(candidates)) {
    const [left, right] = [candidates[a]!, candidates[b]!];
    if (keptApart(left.id, right.id)) continue;
    const verdict = compareWorks(left.traits, right.traits);
    if (verdict !== undefined) links.push({ left: left.id, right: right.id, ...verdict });
  }
  return links;
}
