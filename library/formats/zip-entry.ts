import { inflateRawSync } from 'node:zlib';

/** Largest text that is unpacked; a small archive can hold a thousand times its size. */
const LARGEST = 500_000_000;

/**
 * The content of the first file in a ZIP archive whose name ends like this, or undefined where the bytes are no
 * archive or hold none (PKWARE, APPNOTE.TXT: end record, central directory, local header).
 */
export function readZipEntry(bytes: Uint8Array, ending: string): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= bytes.length; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (name.toLowerCase().endsWith(ending)) {
      return inflateEntry(bytes, view, view.getUint32(at + 42, true), view.getUint32(at + 20, true));
    }
    at += 46 + nameLength + extra + comment;
  }
  return undefined;
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 66_000; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function inflateEntry(
  bytes: Uint8Array,
  view: DataView,
  header: number,
  size: number,
): Uint8Array | undefined {
  if (header + 30 > bytes.length) return undefined;
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const packed = bytes.subarray(start, start + size);
  return view.getUint16(header + 8, true) === 0
    ? packed
    : inflateRawSync(packed, { maxOutputLength: LARGEST });
}
