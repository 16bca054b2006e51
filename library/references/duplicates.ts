import type { DuplicateGroups } from '../../shared/contract/reference.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { type Candidate, candidatePairs } from './same-work/candidates.ts';
import { gatherCertain } from './same-work/certain-groups.ts';
import type { Gathered, Link } from './same-work/link.ts';
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
  // Always in the order of their ids, so that the order they come in decides nothing.
  const inIdOrder = records.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { distinct, copies } = foldCopies(
    inIdOrder.map(({ id, item }) => ({ id, traits: traitsOf(item) })),
    keptApart,
  );
  const links = [...copies.links, ...compareCandidates(distinct, keptApart)];
  const traits = new Map(distinct.map((candidate) => [candidate.id, candidate.traits]));
  const isApart = (left: string, right: string): boolean => {
    if (keptApart(left, right)) return true;
    const [a, b] = [traits.get(copies.of(left)), traits.get(copies.of(right))];
    if (a === undefined || b === undefined || a === b) return false;
    const verdict = compareWorks(a, b);
    return verdict === undefined || verdict.opposed;
  };
  const certain = gatherCertain(links, isApart);
  const review = gatherReview(links, certain);
  return inOrderOf(records, [
    ...certain.map((group) => ({ ...group, tier: 'certain' as const })),
    ...review.map((group) => ({ ...group, tier: 'review' as const })),
  ]);
}

/** The groups in the order of their first records, each with its ids in the order of the records. */
function inOrderOf(
  records: readonly { readonly id: string }[],
  groups: readonly (Gathered & { readonly tier: 'certain' | 'review' })[],
): Groups {
  const order = new Map(records.map(({ id }, place) => [id, place]));
  const placeOf = (id: string | undefined) => order.get(id ?? '') ?? 0;
  return groups
    .map(({ ids, tier, because }) => ({
      ids: ids.toSorted((a, b) => placeOf(a) - placeOf(b)),
      tier,
      because: [...because],
    }))
    .sort((a, b) => placeOf(a.ids[0]) - placeOf(b.ids[0]));
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
