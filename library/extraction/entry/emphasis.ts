/** A reference string without its markup, and which of its characters stood in italics. */
export type PlainText = {
  readonly text: string;
  /** One entry per UTF-16 code unit of `text`: 1 where it was emphasised. */
  readonly italic: Uint8Array;
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
};

const TAG = /<(\/?)(i|em|italic|b|strong|bold|sub|sup|sc|span|u|cite)\b[^<>]*>/giy;
const OPENER = /[\s([{"'“‘«„—–-]/;
const CLOSER = /[\s.,;:!?)\]}"'”’»“—–-]/;

/** Decodes the few HTML entities that turn up in pasted references; anything else stays as it is. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (name[0] === '#') {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : whole;
    }
    return ENTITIES[name.toLowerCase()] ?? whole;
  });
}

/** Composes characters, folds every run of white space to one space and drops invisible characters. */
export function foldSpaces(raw: string): string {
  return (
    decodeEntities(raw)
      .normalize('NFC')
      .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
      .replace(/[\s\u00A0]+/g, ' ')
      // Quotes as TeX writes them.
      .replace(/``(?=\S)([^`]{2,400}?\S)''/g, '“$1”')
      // Straight quotes of lawyers: Holm, 'Custom and Quota' (2009) 14 Journal of Maritime Law 201.
      .replace(/(?<=, )'(?=\p{Lu})((?:[^']|(?<=\p{L})'(?=\p{L})){2,300})'(?= [([]\d{4}[)\]])/gu, '‘$1’')
      .trim()
  );
}

function closingMarker(text: string, open: number, marker: string): number {
  for (let at = text.indexOf(marker, open + 1); at > 0; at = text.indexOf(marker, at + 1)) {
    const after = text[at + marker.length];
    if (text[at - 1] !== ' ' && (after === undefined || CLOSER.test(after))) return at;
  }
  return -1;
}

/**
 * Takes Markdown emphasis (`*…*`, `_…_`, `**…**`) and inline HTML out of a string and remembers what was
 * emphasised. Ranges in `keep` (addresses) are left alone: their underscores are not markup.
 */
export function stripEmphasis(
  source: string,
  keep: readonly { readonly start: number; readonly end: number }[],
): PlainText {
  if (!/[*_<\\]/.test(source)) return { text: source, italic: new Uint8Array(source.length) };
  const skipped = new Uint8Array(source.length);
  const italic = new Uint8Array(source.length);
  const kept = new Uint8Array(source.length);
  for (const range of keep) kept.fill(1, range.start, range.end);
  const openTags: number[] = [];
  for (let i = 0; i < source.length; i++) {
    if (kept[i] || skipped[i]) continue;
    const character = source[i]!;
    if (character === '\\' && /[*_[\]\\#`.&-]/.test(source[i + 1] ?? '')) {
      skipped[i] = 1;
      i++;
    } else if (character === '<') {
      TAG.lastIndex = i;
      const tag = TAG.exec(source);
      if (!tag) continue;
      skipped.fill(1, i, i + tag[0].length);
      if (/^(i|em|italic|cite)$/i.test(tag[2]!)) {
        const from = tag[1] ? openTags.pop() : openTags.push(i) && undefined;
        if (from !== undefined) italic.fill(1, from, i);
      }
      i += tag[0].length - 1;
    } else if (character === '*' || character === '_') {
      const marker = source[i + 1] === character ? character + character : character;
      const before = source[i - 1];
      const after = source[i + marker.length];
      if ((before !== undefined && !OPENER.test(before)) || after === undefined || after === ' ') continue;
      const close = closingMarker(source, i + marker.length, marker);
      if (close < 0 || kept[close]) continue;
      skipped.fill(1, i, i + marker.length);
      skipped.fill(1, close, close + marker.length);
      italic.fill(1, i, close);
      i += marker.length - 1;
    }
  }
  let text = '';
  const flags: number[] = [];
  for (let i = 0; i < source.length; i++) {
    if (skipped[i]) continue;
    text += source[i];
    flags.push(italic[i]!);
  }
  return { text, italic: Uint8Array.from(flags) };
}
