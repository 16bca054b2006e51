// Sets of studies as bits, one a study: choosing and counting among thousands takes next to nothing.

/** @typedef {Uint32Array} Bits */

/** @param {number} size @returns {Bits} */
export function noBits(size) {
  return new Uint32Array((size + 31) >> 5);
}

/** @param {number} size @returns {Bits} */
export function allBits(size) {
  const bits = noBits(size).fill(0xffffffff);
  const rest = size & 31;
  if (rest > 0) bits[bits.length - 1] = 2 ** rest - 1;
  return bits;
}

/** @param {Bits} bits @param {number} at */
export function setBit(bits, at) {
  bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
}

/** @param {Bits} bits @param {number} at */
export function hasBit(bits, at) {
  return (((bits[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

/** Takes out of `bits` what is not in `other`. @param {Bits} bits @param {Bits} other */
export function keepOnly(bits, other) {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) & (other[at] ?? 0);
}

/** @param {Bits} bits @param {Bits} other */
export function addAll(bits, other) {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0);
}

/** How many are in both. @param {Bits} left @param {Bits} right */
export function countBoth(left, right) {
  let n = 0;
  for (let at = 0; at < left.length; at++) {
    // Population count of 32 bits: Warren, Hacker’s Delight, figure 5-2.
    let word = (left[at] ?? 0) & (right[at] ?? 0);
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    n += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return n;
}
