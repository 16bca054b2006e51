/** Two records that are, or may be, one work. */
export type Link = {
  readonly left: string;
  readonly right: string;
  readonly tier: 'certain' | 'review';
  readonly score: number;
  readonly because: string;
};

/** Records gathered by links, and the reasons of those links. */
export type Gathered = { readonly ids: readonly string[]; readonly because: readonly string[] };

/** The surest first; among equals by their ids, so that the order of the records decides nothing. */
export function surestFirst(links: readonly Link[]): readonly Link[] {
  const name = ({ left, right }: Link) => (left < right ? `${left}\n${right}` : `${right}\n${left}`);
  return links
    .map((link) => ({ link, name: name(link) }))
    .sort((a, b) => b.link.score - a.link.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ link }) => link);
}
