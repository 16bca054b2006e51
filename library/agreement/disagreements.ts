import type { Codebook } from '../../shared/model/codebook.ts';
import type { RatedCoding } from './layer-agreement.ts';

/** A study and dimension with what differs between the coders who decided it. */
export type Difference = {
  readonly study: string;
  readonly dimension: string;
  readonly codes: readonly string[];
};

/**
 * The studies and dimensions that two coders or more decided and did not decide alike: a code that not all of them
 * applied, or one they gave another direction or outcome.
 */
export function differencesOf(
  codebook: Codebook,
  codings: readonly RatedCoding[],
  coders: readonly string[],
): { readonly differing: readonly Difference[]; readonly alike: readonly Difference[] } {
  const order = new Map(codebook.dimensions.map((dimension, at) => [dimension.id, at]));
  const wanted = codings.filter((coding) => coders.includes(coding.coder) && order.has(coding.dimension));
  const groups = Map.groupBy(wanted, ({ study, dimension }) => `${study}\n${dimension}`);
  const differing: Difference[] = [];
  const alike: Difference[] = [];
  for (const group of groups.values()) {
    const byCoder = Map.groupBy(group, (coding) => coding.coder);
    const { study, dimension } = group[0]!;
    if (byCoder.size < 2) continue;
    const codes = [...new Set(group.map((coding) => coding.code))].filter((code) => {
      const said = [...byCoder.values()].map((own) => saying(own.filter((coding) => coding.code === code)));
      return said.some((one) => one !== said[0]);
    });
    const difference = { study, dimension, codes };
    (codes.length > 0 ? differing : alike).push(difference);
  }
  const place = (one: Difference) => order.get(one.dimension) ?? 0;
  const sorted = differing.toSorted((left, right) =>
    left.study < right.study ? -1 : left.study > right.study ? 1 : place(left) - place(right),
  );
  return { differing: sorted, alike };
}

function saying(codings: readonly RatedCoding[]): string {
  return codings
    .map(({ outcome, direction }) => `${outcome ?? ''}\t${direction ?? ''}`)
    .sort()
    .join('\n');
}
