/** `unspaced`: two neighbouring signs of a script written without spaces. */
export type WordKind = 'word' | 'doi' | 'unspaced';

/** `hyphened`: only a hyphen stands between this word and the one before. */
export type VisitWord = (start: number, end: number, kind: WordKind, hyphened: boolean) => void;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 3;
const POINT = 4;
const HYPHEN = 5;
const UNSPACED = 6;
const INVISIBLE = 7;

const classes = new Uint8Array(0x10000).fill(255);
const WORD_SIGN = /[\p{L}\p{M}\p{N}_]/u;
const NUMBER_SIGN = /\p{Nd}/u;
const UNSPACED_SIGN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u;
const DOI = /10\.\d{4,9}\/[^\s"<>“”]+/y;
const ELIDED = /^(?:[cdjlmnst]|qu)$/i;

/**
 * Finds the words of a text. Spaces and hyphens (U+2010 to U+2015 too) divide as in lunr's tokenizer; so does
 * other punctuation, except in numbers (1.5, 1,496), initials (U.S.), names (O'Brien) and DOIs. Scripts without
 * spaces (Chinese, Japanese, Korean, Thai …) give overlapping pairs of signs.
 */
export function scanWords(text: string, visit: VisitWord): void {
  const length = text.length;
  let place = 0;
  let lastEnd = -1;
  while (place < length) {
    const kind = classAt(text, place);
    if (kind === UNSPACED) {
      place = scanUnspaced(text, place, visit);
      lastEnd = -1;
    } else if (kind === LETTER || kind === DIGIT) {
      const start = place;
      const doi = kind === DIGIT ? doiEnd(text, start) : 0;
      const end = doi || wordEnd(text, start);
      const hyphened = doi === 0 && lastEnd === start - 1 && classAt(text, lastEnd) === HYPHEN;
      visit(start, end, doi ? 'doi' : 'word', hyphened);
      place = end;
      lastEnd = doi ? -1 : end;
    } else {
      place += 1;
    }
  }
}

function wordEnd(text: string, start: number): number {
  let place = start + widthAt(text, start);
  while (place < text.length) {
    const kind = classAt(text, place);
    if (kind === LETTER || kind === DIGIT) place += widthAt(text, place);
    else if (kind === INVISIBLE || joins(text, start, place, kind)) place += 1;
    else break;
  }
  return place;
}

/** Whether a sign inside a word belongs to it: the points of 1.5 and U.S., the comma of 1,496, O'Brien. */
function joins(text: string, start: number, place: number, kind: number): boolean {
  const before = classAt(text, place - 1);
  const after = place + 1 < text.length ? classAt(text, place + 1) : OTHER;
  if (text.charCodeAt(place) === 44) return before === DIGIT && isThousands(text, place + 1);
  if (kind === APOSTROPHE) return after === LETTER && !ELIDED.test(text.slice(start, place));
  if (kind !== POINT) return false;
  if (after === DIGIT) return before === DIGIT;
  // "end.Next" is a lost space, "U.S." and "e.g." are not.
  return after === LETTER && (place - start === 1 || text[place - 2] === '.' || !isUpper(text, place + 1));
}

function isThousands(text: string, place: number): boolean {
  for (let digit = 0; digit < 3; digit += 1) {
    if (place + digit >= text.length || classAt(text, place + digit) !== DIGIT) return false;
  }
  return place + 3 >= text.length || classAt(text, place + 3) !== DIGIT;
}

function isUpper(text: string, place: number): boolean {
  const sign = text.charAt(place);
  return sign !== sign.toLowerCase();
}

function doiEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== 49 || text.charCodeAt(start + 1) !== 48 || text[start + 2] !== '.') return 0;
  DOI.lastIndex = start;
  const found = DOI.exec(text)?.[0];
  if (found === undefined) return 0;
  let end = found.replace(/[.,;:!?'’*]+$/, '');
  // A closing bracket belongs to the DOI only if it was opened inside it, as in old Elsevier DOIs.
  while (/[)\]}]$/.test(end) && !isBalanced(end)) end = end.slice(0, -1).replace(/[.,;:]+$/, '');
  return start + end.length;
}

function isBalanced(text: string): boolean {
  return text.split(/[([{]/).length >= text.split(/[)\]}]/).length;
}

function scanUnspaced(text: string, start: number, visit: VisitWord): number {
  let place = start;
  let previous = -1;
  let pairs = 0;
  while (place < text.length && classAt(text, place) === UNSPACED) {
    const next = place + widthAt(text, place);
    if (previous >= 0) {
      visit(previous, next, 'unspaced', false);
      pairs += 1;
    }
    previous = place;
    place = next;
  }
  if (pairs === 0) visit(start, place, 'unspaced', false);
  return place;
}

function widthAt(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xd800 && unit < 0xdc00 && place + 1 < text.length ? 2 : 1;
}

function classAt(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  if (unit >= 0xd800 && unit < 0xe000) return classOf(String.fromCodePoint(text.codePointAt(place) ?? unit));
  const known = classes[unit] ?? 255;
  if (known !== 255) return known;
  const found = classOf(String.fromCharCode(unit));
  classes[unit] = found;
  return found;
}

function classOf(sign: string): number {
  if (UNSPACED_SIGN.test(sign)) return UNSPACED;
  if (NUMBER_SIGN.test(sign)) return DIGIT;
  if (WORD_SIGN.test(sign)) return LETTER;
  if (/['\u2019\u02bc\u2018\u2032`\u00b4]/.test(sign)) return APOSTROPHE;
  if (/[-\u2010-\u2013\u2212]/.test(sign)) return HYPHEN;
  if (/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/.test(sign)) return INVISIBLE;
  return sign === '.' ? POINT : OTHER;
}
