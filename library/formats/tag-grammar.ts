/** One field of a tagged record: its lines, the first without the tag, the others without their indent. */
export type TaggedField = { readonly tag: string; readonly lines: readonly string[]; readonly line: number };

export type TaggedRecord = {
  readonly fields: readonly TaggedField[];
  readonly raw: string;
  /** Line of the first field, counting from 1. */
  readonly line: number;
  /** Whether the line that ends a record was there. */
  readonly closed: boolean;
};

/** How a line-tagged format (RIS, MEDLINE, EndNote's Refer, Web of Science, RefWorks) is cut into records. */
export type TagGrammar = {
  /** Matches a line that begins a field: the tag and its value. */
  readonly field: RegExp;
  /** Whether tags may stand in small letters; they are given in capitals. */
  readonly caseless?: boolean;
  /** Whether this tag begins a record. `record` holds the tags the open record has so far. */
  readonly begins: (tag: string, record: readonly TaggedField[]) => boolean;
  /** Whether this tag ends a record. */
  readonly ends: (tag: string) => boolean;
  /** Whether a blank line ends a record. */
  readonly endsAtBlankLine?: boolean;
  /** Whether this tag, after a blank line, begins a record whose first line is lost; asked where a record is open. */
  readonly restarts?: (tag: string, record: readonly TaggedField[]) => boolean;
  /** Whether fields before the first beginning make a record of their own. */
  readonly beginsAnywhere?: (tag: string) => boolean;
  /** Lines that belong to no field, such as numbers between records. */
  readonly ignored?: RegExp;
};

type Open = { fields: { tag: string; lines: string[]; line: number }[]; line: number; start: number };

/** Cuts text (line feeds only) into records. A record not ended is ended by the next beginning. */
export function cutTagged(text: string, grammar: TagGrammar): TaggedRecord[] {
  return [...eachTagged(text, grammar)];
}

/** The same one by one, for files too large to be cut all at once. */
export function* eachTagged(text: string, grammar: TagGrammar, linesBefore = 0): Generator<TaggedRecord> {
  let open: Open | undefined;
  let number = linesBefore;
  for (let start = 0, end = 0; start <= text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    number += 1;
    const line = text.slice(start, end);
    const match = grammar.field.exec(line);
    if (!match) {
      if (!open) continue;
      const rest = line.trim();
      if (rest === '' && grammar.endsAtBlankLine) {
        yield* closed(open, text, start, true);
        open = undefined;
      } else if (!grammar.ignored?.test(rest)) open.fields.at(-1)?.lines.push(rest);
      continue;
    }
    const tag = tagIn(match, grammar);
    if (grammar.ends(tag)) {
      yield* closed(open, text, end, true);
      open = undefined;
      continue;
    }
    const restarts: boolean =
      open?.fields.at(-1)?.lines.includes('', 1) === true && grammar.restarts?.(tag, open.fields) === true;
    if (restarts || grammar.begins(tag, open?.fields ?? [])) {
      yield* closed(open, text, start, false);
      open = undefined;
    }
    if (!open && (restarts || grammar.begins(tag, []) || grammar.beginsAnywhere?.(tag))) {
      open = { fields: [], line: number, start };
    }
    open?.fields.push({ tag, lines: [(match[2] ?? '').trim()], line: number });
  }
  yield* closed(open, text, text.length, false);
}

/**
 * The same of a text in pieces, of which little more than one is held: what stands before the last line that begins a record
 * whatever came before it can be cut.
 */
export function* eachTaggedIn(pieces: Iterable<string>, grammar: TagGrammar): Generator<TaggedRecord> {
  let rest = '';
  let lines = 0;
  for (const piece of pieces) {
    const looked = rest.lastIndexOf('\n') + 1;
    const text = rest + piece;
    const cut = lastBeginning(text, looked, grammar);
    if (cut > 0) {
      const part = text.slice(0, cut);
      yield* eachTagged(part, grammar, lines);
      for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) lines += 1;
    }
    rest = cut > 0 ? text.slice(cut) : text;
  }
  yield* eachTagged(rest, grammar, lines);
}

/** Where the last whole line from `from` on begins that begins a record; 0 where none does. */
function lastBeginning(text: string, from: number, grammar: TagGrammar): number {
  let end = text.lastIndexOf('\n');
  while (end > from) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const match = grammar.field.exec(text.slice(start, end));
    if (start >= from && match && grammar.begins(tagIn(match, grammar), [])) return start;
    end = start - 1;
  }
  return 0;
}

function tagIn(match: RegExpExecArray, { caseless }: TagGrammar): string {
  return caseless ? match[1]!.toUpperCase() : match[1]!;
}

function closed(
  open: Open | undefined,
  text: string,
  end: number,
  isEnded: boolean,
): readonly TaggedRecord[] {
  if (!open || open.fields.length === 0) return [];
  const { fields, line, start } = open;
  return [{ fields, raw: text.slice(start, end).trimEnd(), line, closed: isEnded }];
}

/** A field's lines as one line of text. */
export function foldLines(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A field's lines with paragraphs kept: a line break stays after the end of a sentence, else it was a wrapped line. */
export function foldParagraphs(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (line === '') text += '\n\n';
    else if (text === '') text = line;
    else if (text.endsWith('\n')) text += line;
    else text += (/[.!?:;)”"\]]$/.test(text) ? '\n' : ' ') + line;
  }
  return text.replace(/\n{3,}/g, '\n\n').trim();
}
