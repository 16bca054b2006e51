import { decodeEntities } from './html-entities.ts';
import { texAccents, texSymbols } from './tex-symbols.ts';

export type TexReading = {
  /** Keep italics, bold, small capitals, superscript and subscript as the HTML tags CSL knows. */
  readonly rich?: boolean;
  /** Keep paragraphs and forced line breaks as line breaks. */
  readonly lines?: boolean;
};

const STYLES: Readonly<Record<string, readonly [string, string]>> = {
  i: ['<i>', '</i>'],
  b: ['<b>', '</b>'],
  sc: ['<span style="font-variant:small-caps;">', '</span>'],
  sup: ['<sup>', '</sup>'],
  sub: ['<sub>', '</sub>'],
  quote: ['“', '”'],
};

/** Commands that style their argument. */
const STYLE_COMMANDS: ReadonlyMap<string, string> = new Map([
  ...['textit', 'emph', 'textsl', 'mkbibemph', 'mkbibitalic', 'mathit'].map((name) => [name, 'i'] as const),
  ...['textbf', 'strong', 'mkbibbold', 'mathbf', 'boldsymbol'].map((name) => [name, 'b'] as const),
  ...['textsc'].map((name) => [name, 'sc'] as const),
  ...['textsuperscript', 'mkbibsuperscript', 'sp'].map((name) => [name, 'sup'] as const),
  ...['textsubscript', 'mkbibsubscript', 'sb'].map((name) => [name, 'sub'] as const),
  ...['enquote', 'mkbibquote'].map((name) => [name, 'quote'] as const),
]);

/** Commands that style the rest of their group. */
const STYLE_SWITCHES: ReadonlyMap<string, string> = new Map([
  ...['em', 'it', 'itshape', 'sl', 'slshape'].map((name) => [name, 'i'] as const),
  ...['bf', 'bfseries'].map((name) => [name, 'b'] as const),
  ...['sc', 'scshape'].map((name) => [name, 'sc'] as const),
  ...['rm', 'tt', 'sf', 'up', 'upshape', 'normalfont', 'rmfamily', 'sffamily', 'ttfamily', 'mdseries'].map(
    (name) => [name, ''] as const,
  ),
  ...['tiny', 'scriptsize', 'footnotesize', 'small', 'normalsize', 'large', 'Large', 'bibspell'].map(
    (name) => [name, ''] as const,
  ),
]);

/** Commands whose argument is left out: they only order the list. */
const DROPPED: ReadonlySet<string> = new Set([
  'noopsort',
  'SortNoop',
  'SwapArgs',
  'hspace',
  'vspace',
  'label',
]);

/** Deepest nesting of braces that is followed; a file with more is no bibliography. */
const DEEPEST = 60;

type Cursor = { readonly text: string; at: number; readonly reading: TexReading; depth: number };

/** Reads raw TeX as plain text in Unicode: accents, symbols, dashes, quotes, simple mathematics; braces vanish. */
export function readTex(raw: string, reading: TexReading = {}): string {
  if (!/[\\{}$~`'&\-\n\t]|\s\s/.test(raw)) return raw.trim();
  const cursor: Cursor = { text: decodeEntities(raw), at: 0, reading, depth: 0 };
  let text = '';
  // A closing brace too many is left out, and reading goes on behind it.
  while (cursor.at < cursor.text.length) {
    text += readGroup(cursor);
    cursor.at++;
  }
  return tidySpaces(text, reading.lines ?? false).normalize('NFC');
}

/** Line breaks and runs of spaces as one space; with `lines`, forced breaks (\v, \f inside) as real ones. */
function tidySpaces(text: string, lines: boolean): string {
  if (!lines) return text.replace(/[ \t\r\n\v\f]+/g, ' ').trim();
  return text
    .replace(/[ \t\r]*\n[ \t\r]*\n\s*/g, '\f')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/ ?\f[ \f\v]*/g, '\n\n')
    .replace(/ ?\v */g, '\n')
    .trim();
}

const PLAIN = /[^\\{}$~`'\-?!]+/y;

/** Reads up to the closing brace of the group the cursor stands in, or to the end. */
function readGroup(cursor: Cursor): string {
  const { text } = cursor;
  let read = '';
  let closing = '';
  while (cursor.at < text.length) {
    PLAIN.lastIndex = cursor.at;
    const plain = PLAIN.exec(text);
    if (plain) {
      read += plain[0];
      cursor.at = PLAIN.lastIndex;
      continue;
    }
    const char = text[cursor.at]!;
    if (char === '}') break;
    if (char === '\\') {
      const style = styleSwitch(cursor);
      if (style === undefined) read += readCommand(cursor);
      else if (style !== '' && cursor.reading.rich) {
        read += STYLES[style]![0];
        closing = STYLES[style]![1] + closing;
      }
    } else if (char === '{') read += readBraces(cursor);
    else if (char === '$') read += readMath(cursor);
    else read += readLigature(cursor);
  }
  return read + closing;
}

function readBraces(cursor: Cursor): string {
  cursor.at++;
  if (cursor.depth >= DEEPEST) return '';
  cursor.depth++;
  const inner = readGroup(cursor);
  cursor.depth--;
  if (cursor.text[cursor.at] === '}') cursor.at++;
  return inner;
}

const LIGATURES: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['?`', '¿'],
  ['!`', '¡'],
  ['`', '‘'],
  ['~', ' '],
];

function readLigature(cursor: Cursor): string {
  for (const [source, target] of LIGATURES) {
    if (cursor.text.startsWith(source, cursor.at)) {
      cursor.at += source.length;
      return target;
    }
  }
  return cursor.text[cursor.at++]!;
}

const COMMAND = /\\([A-Za-z]+|[\s\S]?)/y;

function styleSwitch(cursor: Cursor): string | undefined {
  COMMAND.lastIndex = cursor.at;
  const name = COMMAND.exec(cursor.text)?.[1] ?? '';
  const style = STYLE_SWITCHES.get(name);
  if (style === undefined) return undefined;
  cursor.at += name.length + 1;
  skipSpaces(cursor);
  return style;
}

function readCommand(cursor: Cursor): string {
  COMMAND.lastIndex = cursor.at;
  const name = COMMAND.exec(cursor.text)?.[1] ?? '';
  cursor.at += name.length + 1;
  if (!/^[A-Za-z]/.test(name)) return readControlSymbol(cursor, name);
  const accent = texAccents().get(name);
  if (accent !== undefined) return readAccent(cursor, accent);
  const style = STYLE_COMMANDS.get(name);
  if (style !== undefined) {
    if (cursor.depth >= DEEPEST) return '';
    cursor.depth++;
    const argument = readArgument(cursor);
    cursor.depth--;
    const [before, after] = STYLES[style]!;
    return argument !== '' && (cursor.reading.rich || style === 'quote')
      ? before + argument + after
      : argument;
  }
  const symbol = texSymbols().get(name);
  if (symbol !== undefined) {
    skipSpaces(cursor);
    if (cursor.text.startsWith('{}', cursor.at)) cursor.at += 2;
    return symbol;
  }
  return readOtherCommand(cursor, name);
}

function readControlSymbol(cursor: Cursor, name: string): string {
  const accent = texAccents().get(name);
  if (accent !== undefined) return readAccent(cursor, accent);
  if (name === '\\') {
    // A forced line break may carry a star and a distance.
    if (cursor.text[cursor.at] === '*') cursor.at++;
    return '\v';
  }
  if (name === '(' || name === ')' || name === '[' || name === ']') return '';
  if (name === ',' || name === ';' || name === ':' || name === ' ' || name === '\n') return ' ';
  if (name === '-' || name === '/' || name === '!' || name === '@') return '';
  return name;
}

/** Commands of two arguments whose first says where a link goes, in which colour or language the second is set. */
const SAID_FIRST = new Set([
  'href',
  'textcolor',
  'colorbox',
  'foreignlanguage',
  'textlang',
  'scalebox',
  'raisebox',
]);

function readOtherCommand(cursor: Cursor, name: string): string {
  if (name === 'par') return '\f';
  if (name === 'newline' || name === 'linebreak') return '\v';
  if (name === 'begin' || name === 'end') {
    readArgument(cursor);
    return '';
  }
  if (name === 'url' || name === 'path' || name === 'nolinkurl') return rawArgument(cursor) ?? '';
  if (SAID_FIRST.has(name)) {
    rawArgument(cursor);
    return readArgument(cursor);
  }
  if (name === 'ElsevierGlyph')
    return String.fromCharCode(Number.parseInt(rawArgument(cursor) ?? '', 16) || 32);
  if (DROPPED.has(name)) {
    rawArgument(cursor);
    return '';
  }
  const before = cursor.at;
  skipSpaces(cursor);
  if (cursor.text[cursor.at] === '{') return readBraces(cursor);
  cursor.at = before;
  return `\\${name}`;
}

function skipSpaces(cursor: Cursor): void {
  while (cursor.at < cursor.text.length && ' \t\n\r'.includes(cursor.text[cursor.at]!)) cursor.at++;
}

/** The next group, command or character. */
function readArgument(cursor: Cursor): string {
  skipSpaces(cursor);
  const char = cursor.text[cursor.at];
  if (char === undefined || char === '}') return '';
  if (char === '{') return readBraces(cursor);
  if (char === '\\') return readCommand(cursor);
  const whole = String.fromCodePoint(cursor.text.codePointAt(cursor.at)!);
  cursor.at += whole.length;
  return whole;
}

function rawArgument(cursor: Cursor): string | undefined {
  skipSpaces(cursor);
  if (cursor.text[cursor.at] !== '{') return undefined;
  const start = cursor.at + 1;
  let depth = 0;
  for (; cursor.at < cursor.text.length; cursor.at++) {
    const char = cursor.text[cursor.at];
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) break;
  }
  const inner = cursor.text.slice(start, cursor.at);
  cursor.at++;
  return unescapeVerbatim(inner);
}

const ACCENTED_BASE: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };

function readAccent(cursor: Cursor, mark: string): string {
  if (cursor.depth >= DEEPEST) return '';
  cursor.depth++;
  const argument = readArgument(cursor);
  cursor.depth--;
  const tag = /^(?:<[^>]*>)*/.exec(argument)![0];
  const first = argument.codePointAt(tag.length);
  if (first === undefined) return mark === '\u0303' ? '~' : mark === '\u0302' ? '^' : '';
  const base = String.fromCodePoint(first);
  const rest = argument.slice(tag.length + base.length);
  // A mark above a dotless letter is the ordinary letter with that mark; one below keeps the dot away.
  const above = mark !== '\u0327' && mark !== '\u0328' && mark !== '\u0323' && mark !== '\u0332';
  return tag + (((above && ACCENTED_BASE[base]) || base) + mark).normalize('NFC') + rest;
}

const SIMPLE_MATH = /^(?:[^\\{}$]|\\[A-Za-z]+|\\[^A-Za-z]|[{}])*$/;

/** Mathematics between dollars: symbols, superscripts and subscripts; what goes beyond is kept as written. */
function readMath(cursor: Cursor): string {
  const double = cursor.text[cursor.at + 1] === '$';
  const start = cursor.at + (double ? 2 : 1);
  let end = start;
  for (; end < cursor.text.length && cursor.text[end] !== '$'; end++) if (cursor.text[end] === '\\') end++;
  if (end >= cursor.text.length) {
    cursor.at++;
    return '$';
  }
  const source = cursor.text.slice(start, end);
  cursor.at = end + (double && cursor.text[end + 1] === '$' ? 2 : 1);
  if (
    !SIMPLE_MATH.test(source) ||
    /\\(?:frac|sqrt|over|begin|binom|matrix|stackrel|overline)\b/.test(source)
  ) {
    return `$${source}$`;
  }
  const inner: Cursor = { text: source, at: 0, reading: cursor.reading, depth: cursor.depth + 1 };
  let read = '';
  while (inner.at < source.length) read += readMathPart(inner);
  return read;
}

function readMathPart(cursor: Cursor): string {
  const char = cursor.text[cursor.at]!;
  if (char === '^' || char === '_') {
    cursor.at++;
    const argument = readMathArgument(cursor);
    if (argument === '∘') return '°';
    if (!cursor.reading.rich) return argument;
    const [before, after] = STYLES[char === '^' ? 'sup' : 'sub']!;
    return before + argument + after;
  }
  if (char === '{' || char === '\\') return readMathArgument(cursor);
  cursor.at++;
  if (char === '}') return '';
  if (char === '~') return ' ';
  return char;
}

function readMathArgument(cursor: Cursor): string {
  if (cursor.text[cursor.at] !== '{') return readArgument(cursor);
  cursor.at++;
  if (cursor.depth >= DEEPEST) return '';
  cursor.depth++;
  let read = '';
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '}') read += readMathPart(cursor);
  cursor.at++;
  cursor.depth--;
  return read;
}

/** A verbatim value (URL, DOI, file): escapes that some programs add are taken off, nothing else changes. */
export function readVerbatim(raw: string): string {
  let text = raw.trim();
  while (/^\{[^{}]*\}$/.test(text)) text = text.slice(1, -1).trim();
  const url = /^\\(?:url|path|nolinkurl)\s*\{([\s\S]*)\}$/.exec(text);
  return unescapeVerbatim(url ? url[1]! : text).replace(/\s*\n\s*/g, '');
}

function unescapeVerbatim(text: string): string {
  return text
    .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\{\}|\{\\~\}|\$\\sim\$/g, '~')
    .replace(/\{?\\textunderscore\s*(?:\{\})?\}?/g, '_')
    .replace(/\$\\backslash\$|\{?\\textbackslash\s*(?:\{\})?\}?/g, '\\')
    .replace(/\{?\\([_%&#$~{}])\}?/g, '$1')
    .replace(/&amp;/g, '&');
}
