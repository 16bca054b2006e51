import { texAccentNames, texCommands } from './tex-symbols.ts';

export type TexWriting = {
  /** Write commands for characters beyond ASCII (old BibTeX, journals' submission systems). */
  readonly ascii?: boolean;
  /** Write the HTML tags CSL knows as TeX styles; otherwise they are text. */
  readonly rich?: boolean;
  /** Keep line breaks: a blank line for a paragraph, `\\` for a single break. */
  readonly lines?: boolean;
};

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '`': '\\textasciigrave{}',
};

const TAGS: Readonly<Record<string, string>> = {
  '<i>': '\\textit{',
  '<b>': '\\textbf{',
  '<sup>': '\\textsuperscript{',
  '<sub>': '\\textsubscript{',
  '<span style="font-variant:small-caps;">': '\\textsc{',
  '<span style="font-variant: small-caps;">': '\\textsc{',
  '<sc>': '\\textsc{',
  '<span class="nocase">': '{',
};

const TAG = /<(\/?)(i|b|sup|sub|sc|span)((?: (?:style|class)="[^"]*")?)>/g;

/** Text (with CSL's HTML tags where `rich`) as TeX. Braces stay balanced whatever the text holds. */
export function writeTex(text: string, writing: TexWriting = {}): string {
  const tidy = writing.lines ? text : text.replace(/\s*\n\s*/g, ' ');
  if (!writing.rich || !tidy.includes('<')) return escapeRun(tidy, writing);
  let tex = '';
  let at = 0;
  for (const { index, length, replacement } of balancedTags(tidy)) {
    tex += escapeRun(tidy.slice(at, index), writing) + replacement;
    at = index + length;
  }
  return tex + escapeRun(tidy.slice(at), writing);
}

/** The tags of the text that have a partner, with what stands for them in TeX. */
function balancedTags(text: string): { index: number; length: number; replacement: string }[] {
  const open: { name: string; at: number }[] = [];
  const tags: { index: number; length: number; replacement: string }[] = [];
  for (const match of text.matchAll(TAG)) {
    const name = match[2]!;
    if (match[1] === '') {
      const replacement = TAGS[match[0]];
      if (replacement === undefined) continue;
      open.push({ name, at: tags.length });
      tags.push({ index: match.index, length: match[0].length, replacement });
    } else if (open.at(-1)?.name === name) {
      open.pop();
      tags.push({ index: match.index, length: match[0].length, replacement: '}' });
    }
  }
  const unclosed = new Set(open.map(({ at }) => at));
  return tags.filter((_, at) => !unclosed.has(at));
}

const SPECIAL = /[\\{}$&%#_~^<>`\n]|--+|''+|[^\x20-\x7e]/gu;

function escapeRun(text: string, writing: TexWriting): string {
  // Without the flag a combining mark would be taken from its letter.
  const composed = writing.ascii ? text.normalize('NFC') : text;
  return composed.replace(SPECIAL, (found, offset: number) => {
    const escaped = ESCAPES[found];
    if (escaped !== undefined) return escaped;
    // Two hyphens or two apostrophes would become a dash or a closing quote.
    if (found.startsWith('--')) return [...found].join('{}');
    if (found.startsWith("''")) return [...found].join('{}');
    if (found === '\n')
      return composed[offset - 1] === '\n' || composed[offset + 1] === '\n' ? '\n' : '\\\\\n';
    return writing.ascii ? writeBeyondAscii(found, composed, offset) : found;
  });
}

const DASHES: Readonly<Record<string, string>> = { '–': '--', '—': '---' };

function writeBeyondAscii(char: string, text: string, offset: number): string {
  const dash = DASHES[char];
  if (dash !== undefined) {
    const touching = /[-–—]/.test(text[offset - 1] ?? '') || /[-–—]/.test(text[offset + 1] ?? '');
    return touching ? `{${dash}}` : dash;
  }
  const known = texCommands().get(char);
  if (known) return known.math ? `$\\${known.command}$` : `\\${known.command}{}`;
  const [base = '', mark = '', ...more] = char.normalize('NFD');
  const accent = texAccentNames().get(mark);
  if (accent === undefined || more.length > 0) return char;
  // A mark below the letter leaves the dot where it is.
  const dotless = (base === 'i' || base === 'j') && !'\u0327\u0328\u0323\u0332\u0331'.includes(mark);
  const letter = dotless ? `\\${base}` : base;
  return `{\\${accent}${/[A-Za-z]/.test(accent) && letter.length === 1 ? ` ${letter}` : letter}}`;
}

const WORD = /<[^>]*>|[^\s<]+/g;

/**
 * Puts braces around the words of a title that a BibTeX style must not set in lower case: words with capitals
 * inside (DNA, iPhone), and in a title in sentence case every capitalised word but the first. Takes raw text and
 * gives TeX.
 */
export function writeTitle(title: string, ascii: boolean, english: boolean): string {
  const tex = (text: string): string => writeTex(text, { rich: true, ascii });
  if (!/\p{Lu}/u.test(title)) return tex(title);
  // Braces around part of a styled phrase could cross its tags; such a title is kept as a whole.
  if (!english || /<span class="nocase">/.test(title)) return `{${tex(title)}}`;
  if (/<(?!\/?(?:i|b|sup|sub)>)/.test(title)) return tex(title);
  const sentence = !isTitleCase(title);
  // Styles leave the first letter of the title and the one after a colon alone.
  let begins = true;
  const shielded = title.replace(WORD, (word) => {
    if (word.startsWith('<')) return word;
    const protect = protects(word, begins, sentence);
    begins = word.endsWith(':');
    const [, before = '', core = word, after = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
    return protect ? before + OPEN + core + CLOSE + after : word;
  });
  return tex(shielded).replaceAll(OPEN, '{').replaceAll(CLOSE, '}');
}

const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

function protects(word: string, begins: boolean, sentence: boolean): boolean {
  const letters = word.replace(/^[^\p{L}\p{N}]+/u, '');
  if (/\p{Lu}/u.test(letters.slice(1))) return true;
  return sentence && !begins && /^\p{Lu}/u.test(letters);
}

function isTitleCase(title: string): boolean {
  const long = title
    .replace(/<[^>]*>/g, '')
    .split(/\s+/)
    .slice(1)
    .filter((word) => /^\P{L}*\p{L}{4,}/u.test(word));
  const capitalised = long.filter((word) => /^\P{L}*\p{Lu}/u.test(word));
  return long.length >= 3 && capitalised.length / long.length > 0.7;
}
