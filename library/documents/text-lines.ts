/** One physical line: `start`..`end` without its line break, `from`..`to` without white space around it. */
export type TextLine = {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
};

/** White space in the wide sense of JavaScript (no-break space and byte order mark included), by char code. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 160 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x3000
  );
}

/** The lines of a text between two places. */
export function linesOf(text: string, start = 0, end = text.length): TextLine[] {
  const lines: TextLine[] = [];
  let at = start;
  while (at <= end) {
    let stop = text.indexOf('\n', at);
    if (stop < 0 || stop > end) stop = end;
    lines.push(lineAt(text, at, stop));
    at = stop + 1;
  }
  return lines;
}

/** The range without the white space at its two ends. */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** True for a line with nothing but white space. */
export function isBlank(line: TextLine): boolean {
  return line.from >= line.to;
}

function lineAt(text: string, start: number, end: number): TextLine {
  const inner = trimmed(text, start, end);
  return { start, end, from: inner.start, to: inner.end };
}
