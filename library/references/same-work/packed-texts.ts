/** Many short texts outside of the program's heap, by their place. */
export type PackedTexts = {
  /** Adds the next text; the first has place 0. */
  readonly add: (text: string) => void;
  readonly at: (place: number) => string;
};

const SLAB = 1 << 20;

/** No texts yet. */
export function createPackedTexts(): PackedTexts {
  const slabs: Buffer[] = [];
  let room = 0;
  // Slab, first byte and length of each text.
  let places = new Int32Array(3 * 1_024);
  let count = 0;
  return {
    add: (text) => {
      const bytes = Buffer.from(text);
      if (slabs.length === 0 || bytes.length > room) {
        room = Math.max(SLAB, bytes.length);
        slabs.push(Buffer.allocUnsafeSlow(room));
      }
      const slab = slabs.at(-1)!;
      const from = slab.length - room;
      slab.set(bytes, from);
      room -= bytes.length;
      if (count * 3 === places.length) {
        const grown = new Int32Array(places.length * 2);
        grown.set(places);
        places = grown;
      }
      places.set([slabs.length - 1, from, bytes.length], count * 3);
      count += 1;
    },
    at: (place) => {
      const [slab = 0, from = 0, length = 0] = places.subarray(place * 3, place * 3 + 3);
      return slabs[slab]?.toString('utf8', from, from + length) ?? '';
    },
  };
}
