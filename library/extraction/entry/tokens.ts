import { foldSpaces, stripEmphasis } from './emphasis.ts';
import { findIdentifiers, type Identifier } from './identifiers.ts';
import {
  joinBrokenWords,
  partGluedWords,
  withoutLinkLabels,
  withoutRemark,
  withoutStraySpaces,
} from './print-damage.ts';

/** A word, number or address of a reference string with the punctuation around it. */
export type Token = {
  /** The word itself, without the punctuation around it. */
  readonly core: string;
  /** Opening brackets and quotes before it; spaces are left out. */
  readonly head: string;
  /** What closes or separates after it; spaces are left out. */
  readonly tail: string;
  /** UTF-16 range of the core in the plain text. */
  readonly start: number;
  readonly end: number;
  /** Ranges of the core with its punctuation: from the first character of `head` to the end of `tail`. */
  readonly outerStart: number;
  readonly outerEnd: number;
  readonly spaceBefore: boolean;
  readonly italic: boolean;
  /** Index into `identifiers`, or -1. */
  readonly identifier: number;
};

/** A reference string cut into tokens; all ranges are indices into `text`. */
export type Tokens = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly identifiers: readonly Identifier[];
};

const CORE =
  /\p{Lu}(?=\d{1,4}(?![\p{L}\d]))|\p{L}[\p{L}\p{M}]*(?:[‐-](?=\p{Ll})[\p{L}\p{M}]+)?\p{Ll}{2}(?=\d{1,5}(?![\p{L}\d]))|\p{L}[\p{L}\p{M}]*(?:['’‐\-‑](?=\p{L})[\p{L}\p{M}]+|\d+[\p{L}\d]*)*|\d+(?:\p{L}{1,3}(?![\p{L}\p{N}]))?|[\p{N}\p{M}]+|[&+](?=\s)/gu;
const OPENERS = '([{"“‘«„‚‹<¿¡*#\'';
const isOpener = (character: string): boolean => OPENERS.includes(character);

/**
 * Splits the punctuation between two words: what opens (brackets, quotes after a space) goes to the word after
 * it, the rest to the word before it.
 */
function splitGap(gap: string, quoteOpen: boolean): number {
  for (let i = 0; i < gap.length; i++) {
    const character = gap[i]!;
    if (character === '"' || character === "'") {
      const afterSpace = i === 0 ? false : /[\s([]/.test(gap[i - 1]!);
      const beforeSpace = i === gap.length - 1 ? false : /[\s.,;:)\]]/.test(gap[i + 1]!);
      if (
        character === '"' &&
        quoteOpen &&
        !(afterSpace && !beforeSpace && gap.indexOf('"', i + 1) < 0 && i > 2)
      )
        continue;
      if (character === "'" && !afterSpace) continue;
      // No quote is open, but a quote between a full stop and a space can only close.
      if (character === '"' && !afterSpace && beforeSpace && i > 0) continue;
      if (!quoteOpen || afterSpace) return i;
      continue;
    }
    if (isOpener(character)) return i;
  }
  return gap.length;
}

/** What leads to a reference in a footnote, after the number of the note: "12 Cfr.", "Vedi anche", "Vgl. dazu", "See also". */
const CUE =
  /^(?:\d{1,3}\s+)?(?:(?:Cfr?\.|Vgl\.(?:\s(?:auch|dazu|hierzu|etwa|z\.\s?B\.))*|Siehe(?:\sauch|\sdazu)?|Si\sveda(?:no)?|Vedi(?:\sanche|\spure)?|Voir(?:\saussi)?)[:,]?\s+(?=["“«„]?\p{Lu})|See(?:\salso)?:?\s+(?=(?:\p{Lu}\.\s?)+\p{Lu}|\p{Lu}[\p{L}’'-]+,\s\p{Lu}))/u;

/** Takes a leading list number, citation key or bullet off an entry: "[12]", "12.", "(3)", "[Ham82]", "- ". */
export function stripMarker(entry: string): string {
  return entry
    .replace(/^(?:[•▪◦‣*·]|[-–](?=\s+[\p{L}"“]))\s+/u, '')
    .replace(
      /^(?:\[\s?\d{1,4}[a-z]?\s?\]\.?|\(\d{1,3}\)|\d{1,3}\s?[.)](?=\s*(?:[\p{Lu}"“*_]|v[ao]n\s|d[ei]r?\s))|\d{1,3}-(?=\p{Lu}\p{Ll}+\s\p{Lu})|\d{1,3}\s(?=\p{Lu}[\p{L}’'-]+,? \p{Lu})|\d{1,3}\s(?=\p{Lu}{2,8}\s\(\d{4})|\d{1,3}\s(?=(?:\([a-z]\)\s)?(?:\p{Lu}\.[\s-]?){1,4}\p{Lu}['’]?\p{L}))(?:\s*\([a-z]\)(?=\s\p{Lu}))?\s*/u,
      '',
    )
    .replace(CUE, '')
    .replace(/^\[[\p{L}+.&\s]{2,40}\s?\d{2,4}[a-z]?(?:-\p{L}{1,12})?\]\s*/u, '');
}

/** Cuts one reference string into tokens; markup is taken out, addresses stay whole. */
export function tokenise(raw: string): Tokens {
  const source = withoutRemark(
    withoutLinkLabels(stripMarker(withoutStraySpaces(partGluedWords(joinBrokenWords(foldSpaces(raw)))))),
  );
  const { text, italic } = stripEmphasis(source, findIdentifiers(source));
  const identifiers = findIdentifiers(text);
  const tokens: Token[] = [];
  const cores: { start: number; end: number; identifier: number }[] = [];
  let next = 0;
  CORE.lastIndex = 0;
  for (let match = CORE.exec(text); ; match = CORE.exec(text)) {
    const at = match ? match.index : text.length;
    while (next < identifiers.length && identifiers[next]!.start <= at) {
      const { start, end } = identifiers[next]!;
      cores.push({ start, end, identifier: next });
      next++;
    }
    if (!match) break;
    const last = cores.at(-1);
    if (last && last.identifier >= 0 && at < last.end) {
      CORE.lastIndex = last.end;
      continue;
    }
    cores.push({ start: at, end: at + match[0].length, identifier: -1 });
  }
  let outerStart = 0;
  let quoteOpen = false;
  for (let i = 0; i < cores.length; i++) {
    const { start, end, identifier } = cores[i]!;
    const gapEnd = cores[i + 1]?.start ?? text.length;
    const gap = text.slice(end, gapEnd);
    const head = text.slice(outerStart, start).replace(/\s+/g, '');
    if (head.includes('"')) quoteOpen = true;
    const cut = end + (i + 1 === cores.length ? gap.length : splitGap(gap, quoteOpen));
    const tail = text.slice(end, cut).replace(/\s+/g, '');
    if (tail.includes('"')) quoteOpen = false;
    tokens.push({
      core: text.slice(start, end),
      head,
      tail,
      start,
      end,
      outerStart,
      outerEnd: cut,
      spaceBefore: start > 0 && /\s/.test(text[start - 1]!),
      italic: italic[start] === 1,
      identifier,
    });
    outerStart = cut;
  }
  return { text, tokens, identifiers };
}
