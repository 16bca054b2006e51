import type { BibPiece } from './bib-splitter.ts';

/** One part of a field's value: text from braces or quotes, or a bare word (a number or the name of a @string). */
export type BibValuePart = { readonly bare: boolean; readonly text: string };
export type BibScannedField = { readonly name: string; readonly parts: readonly BibValuePart[] };

/** What stands in an entry at the level of its fields. `regular` is false where an exact grammar would stumble. */
export type BibScan = {
  readonly key: string;
  readonly fields: readonly BibScannedField[];
  readonly regular: boolean;
};

const SPACE = /\s*/y;
const NAME = /[^\s=,{}"#]+/y;
const BARE = /[^\s,{}"#=]+/y;

/** Reads key and fields of an entry tolerantly and in one pass; never fails. */
export function scanEntry(piece: BibPiece): BibScan {
  const body = piece.text.slice(piece.bodyStart, piece.bodyEnd);
  const key = readKey(body);
  const fields: BibScannedField[] = [];
  let regular = key.regular && piece.closed;
  let at = key.end;
  while (at < body.length) {
    at = after(SPACE, body, at);
    if (at >= body.length) break;
    if (body[at] === ',') {
      at++;
      continue;
    }
    const nameEnd = after(NAME, body, at);
    if (nameEnd === at) {
      regular = false;
      at++;
      continue;
    }
    const name = body.slice(at, nameEnd);
    const equals = after(SPACE, body, nameEnd);
    if (body[equals] !== '=') {
      // A commented line, a stray word or a brace too many: the next word may be a field again.
      regular = false;
      at = name.startsWith('%') ? lineEnd(body, at) : nameEnd;
      continue;
    }
    const value = readValue(body, equals + 1);
    fields.push({ name: name.toLowerCase(), parts: value.parts });
    regular &&= value.regular && /^[a-z_][\w:+-]*$/i.test(name);
    at = value.end;
  }
  return { key: key.text, fields, regular };
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function readKey(body: string): { text: string; end: number; regular: boolean } {
  const match = /^([^,={}"]*?)\s*(,|$|=|[{}"])/.exec(body);
  if (!match) return { text: '', end: 0, regular: false };
  const text = match[1]!.trim();
  // `@article{title = {…}}`: no key at all, the first word is a field.
  if (match[2] === '=') return { text: '', end: 0, regular: false };
  if (match[2] === ',') return { text, end: match[0].length, regular: /^[^\s]+$/.test(text) };
  if (match[2] === '') return { text, end: body.length, regular: false };
  // A key and its comma missing before the first field, on a line of its own.
  const [first = '', ...rest] = match[1]!.split('\n');
  return rest.length > 0
    ? { text: first.trim(), end: first.length, regular: false }
    : { text, end: match[1]!.length, regular: false };
}

function readValue(body: string, from: number): { parts: BibValuePart[]; end: number; regular: boolean } {
  const parts: BibValuePart[] = [];
  let regular = true;
  let at = from;
  for (;;) {
    at = after(SPACE, body, at);
    const first = body[at];
    if (first === '{' || first === '"') {
      const end = first === '{' ? closingBrace(body, at + 1) : closingQuote(body, at + 1);
      parts.push({ bare: false, text: body.slice(at + 1, end) });
      at = Math.min(end + 1, body.length);
    } else {
      const end = after(BARE, body, at);
      if (end === at) regular = false;
      else parts.push({ bare: true, text: body.slice(at, end) });
      at = end;
    }
    const next = after(SPACE, body, at);
    if (body[next] === '#') {
      at = next + 1;
      continue;
    }
    if (next < body.length && body[next] !== ',') regular = false;
    return { parts, end: next, regular };
  }
}

const BRACE = /[\\{}]/g;

function closingBrace(text: string, from: number): number {
  return balanced(text, from, true, BRACE) ?? balanced(text, from, false, BRACE) ?? text.length;
}

const BRACE_OR_QUOTE = /[\\{}"]/g;

function closingQuote(text: string, from: number): number {
  return balanced(text, from, true, BRACE_OR_QUOTE) ?? firstQuote(text, from);
}

function firstQuote(text: string, from: number): number {
  const match = /"(?=\s*(?:,|#|$))/g;
  match.lastIndex = from;
  return match.exec(text)?.index ?? text.length;
}

/** The position of the brace or quote that ends a value begun before `from`. */
function balanced(text: string, from: number, escapes: boolean, pattern: RegExp): number | undefined {
  let depth = 0;
  const quotes = pattern === BRACE_OR_QUOTE;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index;
    const char = match[0];
    if (char === '\\') {
      if (escapes && '\\{}'.includes(text[at + 1] ?? ' ')) pattern.lastIndex = at + 2;
    } else if (char === '{') depth++;
    else if (char === '"') {
      if (depth === 0) return at;
    } else if (depth === 0) {
      if (!quotes) return at;
    } else depth--;
  }
  return undefined;
}

/** Name and value of a @string, or nothing where it is not one. */
export function scanString(piece: BibPiece): BibScannedField | undefined {
  const body = piece.text.slice(piece.bodyStart, piece.bodyEnd);
  const match = /^\s*([^\s=,{}"#]+)\s*=/.exec(body);
  if (!match) return undefined;
  return { name: match[1]!.toLowerCase(), parts: readValue(body, match[0].length).parts };
}
