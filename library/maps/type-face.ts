import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The weights of Inter that drawings are made with. */
export const WEIGHTS = [400, 600, 700] as const;
export type Weight = (typeof WEIGHTS)[number];

/** One weight of the type face that is bundled for drawings. */
export type Face = {
  /** The font file (TrueType). */
  readonly bytes: Uint8Array;
  /** Advance width of a code point in parts of the em; undefined where the face has no such character. */
  readonly advance: (codePoint: number) => number | undefined;
};

const FILES: Readonly<Record<Weight, string>> = {
  400: '400Regular/Inter_400Regular.ttf',
  600: '600SemiBold/Inter_600SemiBold.ttf',
  700: '700Bold/Inter_700Bold.ttf',
};
const faces = new Map<Weight, Face>();

/** The bundled face of a weight, read once. */
export function faceOf(weight: Weight): Face {
  const known = faces.get(weight);
  if (known !== undefined) return known;
  const file = createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${FILES[weight]}`);
  const bytes = new Uint8Array(readFileSync(file));
  const face = { bytes, advance: advancesOf(bytes) };
  faces.set(weight, face);
  return face;
}

/** The weight that stands for what a drawing asks for. */
export function nearestWeight(asked: number): Weight {
  return asked < 500 ? 400 : asked < 650 ? 600 : 700;
}

/** Reads the tables that tell widths: https://learn.microsoft.com/typography/opentype/spec (head, hhea, hmtx, cmap). */
function advancesOf(bytes: Uint8Array): Face['advance'] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tablesOf(view);
  const unitsPerEm = view.getUint16(table('head') + 18);
  const measured = view.getUint16(table('hhea') + 34);
  const metrics = table('hmtx');
  const glyphOf = glyphsOf(view, table('cmap'));
  const known = new Map<number, number | undefined>();
  return (codePoint) => {
    if (known.has(codePoint)) return known.get(codePoint);
    const glyph = glyphOf(codePoint);
    const place = Math.min(glyph, measured - 1);
    const advance = glyph === 0 ? undefined : view.getUint16(metrics + 4 * place) / unitsPerEm;
    known.set(codePoint, advance);
    return advance;
  };
}

function tablesOf(view: DataView): (name: string) => number {
  const count = view.getUint16(4);
  const starts = new Map<string, number>();
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    starts.set(name, view.getUint32(at + 8));
  }
  return (name) => {
    const start = starts.get(name);
    if (start === undefined) throw new Error(`The bundled font has no table ${name}.`);
    return start;
  };
}

/** The glyph of a code point, 0 where there is none; from the segments of Unicode's basic plane (format 4). */
function glyphsOf(view: DataView, cmap: number): (codePoint: number) => number {
  const start = basicPlane(view, cmap);
  const segments = view.getUint16(start + 6) / 2;
  const ends = start + 14;
  const begins = ends + 2 * segments + 2;
  const deltas = begins + 2 * segments;
  const ranges = deltas + 2 * segments;
  return (codePoint) => {
    for (let index = 0; index < segments; index++) {
      if (view.getUint16(ends + 2 * index) < codePoint) continue;
      const begin = view.getUint16(begins + 2 * index);
      if (begin > codePoint) return 0;
      const delta = view.getUint16(deltas + 2 * index);
      const place = ranges + 2 * index;
      const range = view.getUint16(place);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = view.getUint16(place + range + 2 * (codePoint - begin));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function basicPlane(view: DataView, cmap: number): number {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index++) {
    const start = cmap + view.getUint32(cmap + 8 + 8 * index);
    if (view.getUint16(start) === 4) return start;
  }
  throw new Error('The bundled font has no table of characters that is understood.');
}
