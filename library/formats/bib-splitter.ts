/** One `@…{…}` of a .bib file. `line` counts from 1; `text` runs from the `@` to the closing brace. */
export type BibPiece = {
  readonly kind: 'entry' | 'string' | 'preamble' | 'comment';
  /** What stands after the `@`, in lower case. */
  readonly type: string;
  readonly text: string;
  /** Where the text between the outer braces begins and ends in `text`. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly line: number;
  /** False where the closing brace was missing and the piece was cut before the next entry. */
  readonly closed: boolean;
};

const OPENING = /@[ \t]*([^\s@{}(),"#%='\\~]+)\s*([{(])/y;
const NEXT_ENTRY = /\n[ \t]*@[ \t]*[A-Za-z][\w+.-]*\s*[{(][^\n={}"]*(?:,|=|\n)/g;

/** How many beginnings of entries inside an unclosed value are believed before the value counts as unclosed. */
const BELIEVED_BEGINNINGS = 4;

type Close = { readonly end: number; readonly closed: boolean };

/**
 * Cuts the text of a .bib file into its entries, strings, preambles and comments. Braces are matched; where an
 * entry is not closed, it ends before the next line that begins an entry, so that it cannot take others with it.
 */
export function splitBib(text: string): BibPiece[] {
  return cutBib(text, text.length, 1).pieces;
}

/**
 * The same of a text in pieces, of which little more than one is held, part by part. What is cut off is as in the whole text: how
 * an entry ends is told by a few beginnings of entries after it, and those are waited for.
 */
export function* splitBibPieces(pieces: Iterable<string>): Generator<readonly BibPiece[]> {
  let rest = '';
  let line = 1;
  for (const piece of pieces) {
    const text = rest + piece;
    const sure = sureUntil(text);
    if (sure === 0) {
      rest = text;
      continue;
    }
    const cut = cutBib(text, sure, line);
    yield cut.pieces;
    ({ line } = cut);
    rest = text.slice(cut.end);
  }
  yield cutBib(rest, rest.length, line).pieces;
}

/** Where so many beginnings of entries follow that what comes later changes nothing before it; 0 where too few are there. */
function sureUntil(text: string): number {
  return allBeginnings(text).at(-2 - BELIEVED_BEGINNINGS) ?? 0;
}

type Cut = {
  readonly pieces: BibPiece[];
  /** Where what is left begins, and its line. */
  readonly end: number;
  readonly line: number;
};

/** Cuts off the pieces that end before `until`. */
function cutBib(text: string, until: number, firstLine: number): Cut {
  const pieces: BibPiece[] = [];
  const beginnings = nextBeginnings(text);
  let line = firstLine;
  let counted = 0;
  let at = text.indexOf('@');
  while (at !== -1 && at < until) {
    OPENING.lastIndex = at;
    const opening = OPENING.exec(text);
    if (!opening) {
      at = text.indexOf('@', at + 1);
      continue;
    }
    const type = opening[1]!.toLowerCase();
    const bodyStart = OPENING.lastIndex;
    const close = findClose(text, bodyStart, opening[2] === '(', beginnings);
    const end = close.closed ? close.end + 1 : close.end;
    if (end > until) break;
    for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line++;
    const kind = type === 'string' || type === 'preamble' || type === 'comment' ? type : 'entry';
    if (kind === 'comment' && !close.closed) {
      // A comment needs no braces at all: only its line is skipped.
      const lineEnd = text.indexOf('\n', at);
      at = text.indexOf('@', lineEnd === -1 ? text.length : lineEnd);
      continue;
    }
    pieces.push({
      kind,
      type,
      text: text.slice(at, end),
      bodyStart: bodyStart - at,
      bodyEnd: close.end - at,
      line,
      closed: close.closed,
    });
    at = text.indexOf('@', Math.max(end, bodyStart));
  }
  const end = at === -1 ? until : Math.min(at, until);
  for (; counted < end; counted++) if (text.charCodeAt(counted) === 10) line++;
  return { pieces, end, line };
}

/** A function giving the first position at or after `from` where a line begins an entry; asked in rising order. */
function nextBeginnings(text: string): (from: number) => number {
  const all = allBeginnings(text);
  return (from) => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle]! < from) low = middle + 1;
      else high = middle;
    }
    return low < all.length ? all[low]! : text.length;
  };
}

function allBeginnings(text: string): readonly number[] {
  const all: number[] = [];
  NEXT_ENTRY.lastIndex = 0;
  for (let match = NEXT_ENTRY.exec(text); match; match = NEXT_ENTRY.exec(text)) {
    all.push(match.index);
    NEXT_ENTRY.lastIndex = match.index + 1;
  }
  return all;
}

function findClose(
  text: string,
  from: number,
  parenthesis: boolean,
  beginning: (from: number) => number,
): Close {
  const escaped = matchBraces(text, from, parenthesis, beginning, true);
  if (escaped.closed) return escaped;
  // BibTeX itself counts `\{` as a brace; some files rely on that.
  const counted = matchBraces(text, from, parenthesis, beginning, false);
  return counted.closed ? counted : escaped;
}

const SPECIAL = /[\\{}()"\n]/g;

function matchBraces(
  text: string,
  from: number,
  parenthesis: boolean,
  beginning: (from: number) => number,
  escapes: boolean,
): Close {
  let depth = 0;
  let quoted = false;
  let firstBeginning = -1;
  let beginningsSeen = 0;
  let next = beginning(from);
  SPECIAL.lastIndex = from;
  for (let match = SPECIAL.exec(text); match; match = SPECIAL.exec(text)) {
    const at = match.index;
    switch (match[0]) {
      case '\\':
        if (escapes && '\\{}'.includes(text[at + 1] ?? ' ')) SPECIAL.lastIndex = at + 2;
        break;
      case '{':
        depth++;
        break;
      case '}':
        if (depth === 0 && !parenthesis) return { end: at, closed: true };
        if (depth > 0) depth--;
        break;
      case ')':
        if (parenthesis && depth === 0 && !quoted) return { end: at, closed: true };
        break;
      case '"':
        if (depth === 0) quoted = !quoted;
        break;
      case '\n':
        if (at < next) break;
        if (firstBeginning === -1) firstBeginning = at;
        beginningsSeen++;
        next = beginning(at + 1);
        // At the level of the fields no entry can begin; deeper, one may be quoted in an abstract or a note.
        if (depth === 0 || beginningsSeen >= BELIEVED_BEGINNINGS)
          return { end: firstBeginning, closed: false };
        break;
      default:
        break;
    }
  }
  return { end: firstBeginning === -1 ? text.length : firstBeginning, closed: false };
}
