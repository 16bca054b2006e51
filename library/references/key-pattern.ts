/** One step of a pattern: text as it stands, or a word of the reference with what is done to it. */
export type KeyPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'word';
      readonly name: string;
      readonly values: readonly KeyValue[];
      readonly filters: readonly KeyCall[];
    }
  | { readonly kind: 'choice'; readonly choices: readonly KeyChoice[]; readonly filters: readonly KeyCall[] };

/** A filter with what stands in its brackets. */
export type KeyCall = { readonly name: string; readonly values: readonly KeyValue[] };

/** A number or a text, by its place or by its name: `shorttitle(3, 3)`, `authors(n=2, etal='+')`. */
export type KeyValue = { readonly name?: string; readonly value: string | number };

/** Parts that follow each other. */
export type KeyChoice = readonly KeyPart[];

/** A pattern: of its alternatives the first that gives a key counts. */
export type KeyPattern = readonly KeyChoice[];

/** Why a pattern cannot be read, and where: an offset into it. */
export type KeyPatternProblem = { readonly message: string; readonly at: number };

/** A pattern, or what is wrong with it. */
export type KeyPatternReading =
  | { readonly ok: true; readonly pattern: KeyPattern }
  | { readonly ok: false; readonly problem: KeyPatternProblem };

/** Names a pattern may use. */
export type KeyVocabulary = {
  readonly isWord: (name: string) => boolean;
  readonly isFilter: (name: string) => boolean;
};

class Stuck extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** The longest pattern read, in characters; nobody writes one. */
export const LONGEST_PATTERN = 2_000;
const DEEPEST = 20;

/**
 * Reads a citation-key pattern as Better BibTeX for Zotero has it: functions joined by `+`, filters after a point,
 * alternatives after `|`, text in quotation marks; or the older form, in which functions stand in square brackets, filters
 * after a colon, and everything else is text.
 */
export function readKeyPattern(source: string, vocabulary: KeyVocabulary): KeyPatternReading {
  try {
    if (source.length > LONGEST_PATTERN) throw new Stuck('The pattern is too long', LONGEST_PATTERN);
    const isOld = /\[/.test(source.replace(/(['"]).*?\1/g, ''));
    const pattern = isOld ? readOld(source, vocabulary) : readNew(source, vocabulary);
    return { ok: true, pattern };
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    return { ok: false, problem: { message: error.message, at: error.at } };
  }
}

type Token = {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
};

const TOKEN =
  /\s+|([\p{L}_][\p{L}\p{N}_]*)|(-?\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([+|().,=<>!-])|(['"])|(.)/gsu;

function cut(source: string): Token[] {
  const tokens: Token[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const [whole, name, number, single, double, sign, quote, other] = match;
    const at = match.index;
    if (quote !== undefined) throw new Stuck(`The quotation mark ${quote} is not closed`, at);
    if (other !== undefined)
      throw new Stuck(`“${other}” means nothing here; text stands in quotation marks`, at);
    if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (single !== undefined || double !== undefined) {
      tokens.push({ kind: 'text', text: (single ?? double ?? '').replace(/\\(.)/gs, '$1'), at });
    } else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    else if (whole.trim() !== '') throw new Stuck(`“${whole}” means nothing here`, at);
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}

type Cursor = { readonly tokens: readonly Token[]; next: number; depth: number };

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.next] ?? cursor.tokens.at(-1)!;
}

function take(cursor: Cursor, sign: string): boolean {
  const token = peek(cursor);
  if (token.kind !== 'sign' || token.text !== sign) return false;
  cursor.next++;
  return true;
}

function readNew(source: string, vocabulary: KeyVocabulary): KeyPattern {
  const cursor: Cursor = { tokens: cut(source), next: 0, depth: 0 };
  if (peek(cursor).kind === 'end') throw new Stuck('The pattern is empty', 0);
  const choices = readChoices(cursor, vocabulary);
  const rest = peek(cursor);
  if (rest.kind !== 'end') throw new Stuck(`Before “${rest.text}” a + or a | is missing`, rest.at);
  return choices;
}

function readChoices(cursor: Cursor, vocabulary: KeyVocabulary): KeyPattern {
  const choices: KeyChoice[] = [];
  do {
    const parts: KeyPart[] = [];
    do parts.push(readPart(cursor, vocabulary));
    while (take(cursor, '+'));
    choices.push(parts);
  } while (take(cursor, '|'));
  return choices;
}

function readPart(cursor: Cursor, vocabulary: KeyVocabulary): KeyPart {
  const token = peek(cursor);
  if (token.kind === 'text' || token.kind === 'number') {
    cursor.next++;
    const filters = readFilters(cursor, vocabulary);
    const text: KeyPart = { kind: 'text', text: token.text };
    return filters.length === 0 ? text : { kind: 'choice', choices: [[text]], filters };
  }
  if (take(cursor, '(')) {
    if (++cursor.depth > DEEPEST) throw new Stuck('The brackets are nested too deep', token.at);
    const choices = readChoices(cursor, vocabulary);
    if (!take(cursor, ')')) throw new Stuck('This bracket is not closed', token.at);
    cursor.depth--;
    return { kind: 'choice', choices, filters: readFilters(cursor, vocabulary) };
  }
  if (token.kind !== 'name') {
    const what = token.kind === 'end' ? 'The pattern ends' : `“${token.text}” stands`;
    throw new Stuck(`${what} where a function or a text in quotation marks is expected`, token.at);
  }
  cursor.next++;
  if (!vocabulary.isWord(token.text))
    throw new Stuck(`There is no function “${token.text}”; text stands in quotation marks`, token.at);
  const values = readValues(cursor);
  return { kind: 'word', name: token.text, values, filters: readFilters(cursor, vocabulary) };
}

function readFilters(cursor: Cursor, vocabulary: KeyVocabulary): KeyCall[] {
  const filters: KeyCall[] = [];
  while (take(cursor, '.')) {
    const token = peek(cursor);
    if (token.kind !== 'name') throw new Stuck('After the point a filter is expected', token.at);
    if (!vocabulary.isFilter(token.text)) throw new Stuck(`There is no filter “${token.text}”`, token.at);
    cursor.next++;
    filters.push({ name: token.text, values: readValues(cursor) });
  }
  return filters;
}

function readValues(cursor: Cursor): KeyValue[] {
  const open = peek(cursor);
  if (!take(cursor, '(')) return [];
  const values: KeyValue[] = [];
  if (take(cursor, ')')) return values;
  do values.push(readValue(cursor));
  while (take(cursor, ','));
  if (!take(cursor, ')')) throw new Stuck('This bracket is not closed', open.at);
  return values;
}

function readValue(cursor: Cursor): KeyValue {
  const token = peek(cursor);
  cursor.next++;
  if (token.kind === 'name' && take(cursor, '=')) return { ...readValue(cursor), name: token.text };
  if (token.kind === 'number') return { value: Number(token.text) };
  if (token.kind === 'text' || token.kind === 'name') return { value: token.text };
  if (token.kind === 'sign' && '-<>=!'.includes(token.text)) return { value: token.text };
  throw new Stuck('A number or a text is expected here', token.at);
}

/** `[auth:lower]-[year]`: what stands outside the square brackets is text. */
function readOld(source: string, vocabulary: KeyVocabulary): KeyPattern {
  const choices: KeyPart[][] = [[]];
  let at = 0;
  while (at < source.length) {
    const here = choices.at(-1)!;
    const letter = source[at]!;
    if (letter === '[') {
      const end = source.indexOf(']', at);
      if (end < 0) throw new Stuck('This square bracket is not closed', at);
      here.push(readOldWord(source.slice(at + 1, end), at + 1, vocabulary));
      at = end + 1;
    } else if (letter === ']') throw new Stuck('This square bracket was not opened', at);
    else if (letter === '|') {
      choices.push([]);
      at++;
    } else {
      const text = /^[^[\]|]+/.exec(source.slice(at))![0];
      if (text.trim() !== '') here.push({ kind: 'text', text: text.trim() });
      at += text.length;
    }
  }
  return choices;
}

function readOldWord(inside: string, start: number, vocabulary: KeyVocabulary): KeyPart {
  const condition = /^\s*>\s*(\d+)\s*$|^\s*0\s*$/.exec(inside);
  if (condition) {
    const length = Number(condition[1] ?? 0);
    return { kind: 'word', name: 'len', values: [{ value: '>' }, { value: length }], filters: [] };
  }
  const [word = '', ...rest] = inside.split(':');
  let at = start + word.length + 1;
  const filters = rest.map((text): KeyCall => {
    const here = at;
    at += text.length + 1;
    return readOldFilter(text, here, vocabulary);
  });
  const tidy = word.trim();
  if (tidy === '') throw new Stuck('A function is expected in these brackets', start);
  const name = tidy.replace(/\./g, '');
  if (vocabulary.isWord(name)) return { kind: 'word', name, values: [], filters };
  const numbered = /^(.*?[A-Za-z])(\d+)(?:_(\d+))?$/.exec(tidy.replace(/\./g, ''));
  if (numbered && vocabulary.isWord(numbered[1]!)) {
    const values = numbered.slice(2).flatMap((each) => (each === undefined ? [] : [{ value: Number(each) }]));
    return { kind: 'word', name: numbered[1]!, values, filters };
  }
  throw new Stuck(`There is no function “${tidy}”`, start);
}

function readOldFilter(text: string, at: number, vocabulary: KeyVocabulary): KeyCall {
  const otherwise = /^\s*\((.*)\)\s*$/.exec(text);
  if (otherwise) return { name: 'default', values: [{ value: otherwise[1] ?? '' }] };
  const [name = '', ...rest] = text.split(/[=,]/);
  const tidy = name.trim().replaceAll('-', '');
  if (!vocabulary.isFilter(tidy)) throw new Stuck(`There is no filter “${name.trim()}”`, at);
  const values = rest.map((each): KeyValue => {
    const value = each.trim().replace(/^(['"])(.*)\1$/, '$2');
    return { value: /^-?\d+$/.test(value) ? Number(value) : value };
  });
  return { name: tidy, values };
}
