import { type Gathered, type Link, surestFirst } from './link.ts';

// Groups this large come from copies of one record; a sample of each tells whether two of them contradict.
const SAMPLE = 12;
// How much surer one link must be than another for a record that fits with two works to be given to one of them.
const MARGIN = 2;

/**
 * Groups by the certain links, surest first. Two groups become one only where no member of the one stands against a
 * member of the other; a link that is refused for that is left to review, and with it any about as sure that led the
 * same record into the group it contradicts.
 */
export function gatherCertain(
  links: readonly Link[],
  isApart: (left: string, right: string) => boolean,
): readonly Gathered[] {
  const certain = surestFirst(links.filter(({ tier }) => tier === 'certain'));
  const contested = contestedLinks(certain, isApart);
  const groups = new Map<string, { ids: string[]; because: Set<string> }>();
  const groupOf = (id: string) => {
    const known = groups.get(id);
    if (known !== undefined) return known;
    const own = { ids: [id], because: new Set<string>() };
    groups.set(id, own);
    return own;
  };
  for (const link of certain) {
    if (contested.has(link)) continue;
    const [left, right] = [groupOf(link.left), groupOf(link.right)];
    if (left === right) continue;
    if (contradict(left.ids, right.ids, isApart)) continue;
    const [into, from] = left.ids.length >= right.ids.length ? [left, right] : [right, left];
    for (const id of from.ids) {
      into.ids.push(id);
      groups.set(id, into);
    }
    for (const reason of [...from.because, link.because]) into.because.add(reason);
  }
  const gathered = [...new Set(groups.values())].filter(({ ids }) => ids.length > 1);
  return gathered.map(({ ids, because }) => ({ ids, because: [...because] }));
}

function contradict(
  left: readonly string[],
  right: readonly string[],
  isApart: (left: string, right: string) => boolean,
): boolean {
  const others = right.slice(0, SAMPLE);
  return left.slice(0, SAMPLE).some((a) => others.some((b) => isApart(a, b)));
}

/** The links of records that fit about as well with two works which are not one: nobody knows which of them they are. */
function contestedLinks(
  certain: readonly Link[],
  isApart: (left: string, right: string) => boolean,
): ReadonlySet<Link> {
  const neighbours = new Map<string, { id: string; link: Link }[]>();
  const note = (id: string, other: string, link: Link) => {
    const known = neighbours.get(id);
    if (known === undefined) neighbours.set(id, [{ id: other, link }]);
    else if (known.length < SAMPLE) known.push({ id: other, link });
  };
  for (const link of certain) {
    note(link.left, link.right, link);
    note(link.right, link.left, link);
  }
  const contested = new Set<Link>();
  for (const around of neighbours.values()) {
    for (const [index, a] of around.entries()) {
      for (const b of around.slice(index + 1)) {
        if (!isApart(a.id, b.id)) continue;
        // They come surest first.
        contested.add(b.link);
        if (a.link.score - b.link.score < MARGIN) contested.add(a.link);
      }
    }
  }
  return contested;
}
