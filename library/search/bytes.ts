/** A growing buffer of unsigned LEB128 numbers and raw bytes. */
export type ByteWriter = {
  readonly length: () => number;
  readonly number: (value: number) => void;
  readonly raw: (bytes: Uint8Array) => void;
  readonly taken: () => Uint8Array;
  readonly clear: () => void;
};

/** Makes a writer; `taken` gives a view that stands until the next write. */
export function byteWriter(capacity = 1 << 12): ByteWriter {
  let bytes = new Uint8Array(capacity);
  let length = 0;
  const room = (wanted: number): void => {
    if (length + wanted <= bytes.length) return;
    const grown = new Uint8Array(Math.max(bytes.length * 2, length + wanted));
    grown.set(bytes);
    bytes = grown;
  };
  return {
    length: () => length,
    number: (value) => {
      room(8);
      let rest = value;
      while (rest >= 128) {
        bytes[length] = (rest % 128) | 128;
        length += 1;
        rest = Math.floor(rest / 128);
      }
      bytes[length] = rest;
      length += 1;
    },
    raw: (added) => {
      room(added.length);
      bytes.set(added, length);
      length += added.length;
    },
    taken: () => bytes.subarray(0, length),
    clear: () => {
      length = 0;
    },
  };
}

/** A place in a byte array that moves forward as numbers are read. */
export type ByteReader = { readonly bytes: Uint8Array; place: number };

/** Reads one unsigned LEB128 number. */
export function readNumber(reader: ByteReader): number {
  const { bytes } = reader;
  let byte = bytes[reader.place++] ?? 0;
  if (byte < 128) return byte;
  let value = byte & 127;
  let scale = 128;
  do {
    byte = bytes[reader.place++] ?? 0;
    value += (byte & 127) * scale;
    scale *= 128;
  } while (byte >= 128);
  return value;
}

/** FNV-1a over little-endian 32-bit words, then the rest by bytes: 60 MB are checked at every open. */
export function checksumOf(bytes: Uint8Array): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = aligned.length >> 2;
  const view = new Int32Array(aligned.buffer, aligned.byteOffset, words);
  let sum = 0x811c9dc5;
  for (let at = 0; at < words; at += 1) sum = Math.imul(sum ^ (view[at] ?? 0), 0x01000193);
  for (let at = words * 4; at < aligned.length; at += 1)
    sum = Math.imul(sum ^ (aligned[at] ?? 0), 0x01000193);
  return sum >>> 0;
}
