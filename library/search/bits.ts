// Sets of documents: a byte for each, 1 for a member. At 100,000 records a set is 100 kB, made and gone in a search.

/** Puts the members of another set in. */
export function addAll(bits: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! |= other[at]!;
}

/** Keeps only members of the other set too. */
export function keepOnly(bits: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! &= other[at]!;
}

/** Takes the members of another set out. */
export function takeOut(bits: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! &= ~other[at]!;
}
