type Segment = { readonly id: string; readonly group?: boolean | undefined };

/** The segments of a dimension where some of its codes stand together: those that stand alone, in their order, and the others. */
export type SegmentChoice<Code extends Segment> = {
  readonly alone: readonly Code[];
  readonly together: readonly Code[];
  /** Id of the segment that counts `together`; no code of the dimension is called so. */
  readonly otherId: string;
};

/** Tells which codes of a segmenting dimension stand alone and which as one; ids that it does not have are passed over. */
export function chosenSegments<Code extends Segment>(
  codes: readonly Code[],
  others: readonly string[] = [],
): SegmentChoice<Code> {
  const wanted = new Set(others);
  const own = codes.filter(({ group }) => group !== true);
  const ids = new Set(codes.map(({ id }) => id));
  let otherId = 'other';
  while (ids.has(otherId)) otherId = `${otherId}_`;
  return {
    alone: own.filter(({ id }) => !wanted.has(id)),
    together: own.filter(({ id }) => wanted.has(id)),
    otherId,
  };
}

/** The codes beyond the `most` that most studies carry; of codes with as many studies the earlier ones come first. */
export function beyondMostFrequent(
  codes: readonly (Segment & { readonly n: number })[],
  most: number,
): readonly string[] {
  const own = codes.filter(({ group }) => group !== true);
  const kept = new Set(own.toSorted((left, right) => right.n - left.n).slice(0, most));
  return own.filter((code) => !kept.has(code)).map(({ id }) => id);
}
