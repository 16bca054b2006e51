import { faceOf, nearestWeight } from './type-face.ts';

// What the face lacks is drawn with another one that nobody can measure beforehand.
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffe6]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /\p{M}|\p{Cf}/u;

/** How wide a text is in pixels: the sum of the face's advances, the same on every machine. Kerning is not counted. */
export function textWidth(text: string, size: number, weight = 400): number {
  const { advance } = faceOf(nearestWeight(weight));
  let width = 0;
  for (const character of text) width += advance(character.codePointAt(0) ?? 0) ?? guessed(character);
  return width * size;
}

/** The characters that the bundled face cannot draw, each once. */
export function charactersWithoutGlyph(text: string): readonly string[] {
  const { advance } = faceOf(400);
  return [...new Set(text)].filter(
    (character) => advance(character.codePointAt(0) ?? 0) === undefined && !/\s|\p{Cf}/u.test(character),
  );
}

function guessed(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 1 : 0.7;
}

/** The lines of a text that is wrapped, and whether its end had to be cut. */
export type Wrapped = { readonly lines: readonly string[]; readonly cut: boolean };

/** Breaks a text at spaces, then after hyphens and slashes, then anywhere; what does not fit in `most` lines is cut. */
export function wrap(text: string, width: number, size: number, most: number, weight = 400): Wrapped {
  const widthOf = (part: string): number => textWidth(part, size, weight);
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, width, widthOf)) {
    const longer = line === '' ? piece.trimStart() : line + piece;
    if (widthOf(longer.trimEnd()) <= width || line === '') line = longer;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      if (lines.length > most) break;
    }
  }
  if (line !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return { lines, cut: false };
  const kept = lines.slice(0, most);
  kept[most - 1] = `${shortened(kept[most - 1] ?? '', width - widthOf('…'), widthOf)}…`;
  return { lines: kept, cut: true };
}

type WidthOf = (text: string) => number;

function piecesOf(text: string, width: number, widthOf: WidthOf): readonly string[] {
  return (text.match(/\s*[^\s\-/–]*[-/–]?/gu) ?? []).flatMap((piece) =>
    piece === '' ? [] : widthOf(piece.trim()) <= width ? [piece] : splitAnywhere(piece, width, widthOf),
  );
}

function splitAnywhere(piece: string, width: number, widthOf: WidthOf): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && widthOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

function shortened(line: string, width: number, widthOf: WidthOf): string {
  let kept = '';
  for (const character of line) {
    if (widthOf(kept + character) > width) break;
    kept += character;
  }
  return kept.trimEnd();
}
