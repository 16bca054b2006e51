/** Advance widths of Inter at one unit of size, by class of character; the em of everything else is in OTHER. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!’‘]/, 0.27],
  [/[ ftr()[\]/\\-]/, 0.37],
  [/[mwMW—]/, 0.88],
  [/[A-Z]/, 0.69],
  [/[0-9]/, 0.64],
  [/[\u0300-\u036f]/, 0],
  [/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffe6]/, 1],
];
const OTHER = 0.59;

/** About how wide a text is, in pixels; the same on every machine, since no font is asked. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += KNOWN.get(character) ?? ems(character);
  return width * size;
}

// Asking the patterns takes longer than everything else about a drawing, so ASCII is asked once.
const KNOWN: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, code) => [String.fromCharCode(code), ems(String.fromCharCode(code))]),
);

function ems(character: string): number {
  return WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
}

/** The lines of a text that is wrapped, and whether its end had to be cut. */
export type Wrapped = { readonly lines: readonly string[]; readonly cut: boolean };

/** Breaks a text at spaces, then after hyphens and slashes, then anywhere; what does not fit in `most` lines is cut. */
export function wrap(text: string, width: number, size: number, most: number): Wrapped {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, width, size)) {
    const longer = line === '' ? piece.trimStart() : line + piece;
    if (textWidth(longer.trimEnd(), size) <= width || line === '') line = longer;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      if (lines.length > most) break;
    }
  }
  if (line !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return { lines, cut: false };
  const kept = lines.slice(0, most);
  kept[most - 1] = `${shortened(kept[most - 1] ?? '', width - textWidth('…', size), size)}…`;
  return { lines: kept, cut: true };
}

function piecesOf(text: string, width: number, size: number): readonly string[] {
  return (text.match(/\s*[^\s\-/–]*[-/–]?/gu) ?? []).flatMap((piece) =>
    piece === '' ? [] : textWidth(piece.trim(), size) <= width ? [piece] : splitAnywhere(piece, width, size),
  );
}

function splitAnywhere(piece: string, width: number, size: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && textWidth(part + character, size) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

function shortened(line: string, width: number, size: number): string {
  let kept = '';
  for (const character of line) {
    if (textWidth(kept + character, size) > width) break;
    kept += character;
  }
  return kept.trimEnd();
}
