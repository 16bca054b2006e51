import type { CslItem } from '../../shared/model/csl.ts';
import { decodeEntities } from '../formats/html-entities.ts';
import { type QualityFinding, type TextField, textOf } from './finding.ts';

const TITLES: readonly TextField[] = [
  'title',
  'container-title',
  'collection-title',
  'event-title',
  'title-short',
];
const LINES: readonly TextField[] = [
  ...TITLES,
  'publisher',
  'publisher-place',
  'volume',
  'issue',
  'edition',
  'genre',
];

/**
 * Titles in capitals. The fix of a work's own title needs its abstract, which says what is a name or an abbreviation;
 * the names of journals, series and meetings take a capital at every word but the small ones.
 */
export function checkCapitals(item: CslItem): readonly QualityFinding[] {
  return TITLES.flatMap((field): readonly QualityFinding[] => {
    const text = textOf(item, field);
    const letters = text.replace(/<[^>]*>|\P{L}/gu, '');
    const capitals = letters.replace(/\P{Lu}/gu, '');
    const words = text.split(/\s+/).filter((word) => /\p{L}{4}/u.test(word)).length;
    if (words < 3 || letters.length < 15 || capitals.length / letters.length < 0.85) return [];
    const found = { check: 'capitals', gravity: 'untidy', field, message: 'It stands in capitals.' } as const;
    if (field !== 'title') return [{ ...found, fix: { [field]: recased(text, new Map(), true) } }];
    const abstract = textOf(item, 'abstract');
    if (abstract.length < 200) return [found];
    return [{ ...found, fix: { title: recased(text, capitalisedIn(abstract), false) } }];
  });
}

/** Words that stand with capitals inside sentences, by their small letters. */
function capitalisedIn(text: string): ReadonlyMap<string, string> {
  const words = text.matchAll(/(?<=[\p{L}\p{N},;)]\s|[(])\p{Lu}[\p{L}\p{N}]*/gu);
  return new Map([...words].map(([word]) => [word.toLowerCase(), word]));
}

const SMALL = /^(?:a|an|and|the|of|for|in|on|to|at|by|with|de|der|des|die|das|und|du|la|le|les|et|el|y)$/;

function recased(text: string, known: ReadonlyMap<string, string>, everyWord: boolean): string {
  let begins = true;
  return text.replace(/<[^>]*>|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|[.:?!]/gu, (word) => {
    if (word.startsWith('<')) return word;
    if (/^[.:?!]$/.test(word)) {
      begins = true;
      return word;
    }
    const small = word.toLowerCase();
    const isFirst = begins;
    begins = false;
    if (/\d/.test(word)) return word;
    const name = known.get(small);
    if (name !== undefined) return name;
    return isFirst || (everyWord && !SMALL.test(small))
      ? small.charAt(0).toUpperCase() + small.slice(1)
      : small;
  });
}

/** Punctuation that a style would double, or that belongs to the entry around it. */
export function checkPunctuation(item: CslItem): readonly QualityFinding[] {
  return LINES.flatMap((field): readonly QualityFinding[] => {
    const text = textOf(item, field);
    const tidy = withoutTrailing(text.trimEnd(), field === 'title');
    if (tidy === text.trimEnd() || tidy === '') return [];
    const message = 'The punctuation at its end is the style’s to print.';
    return [{ check: 'punctuation', gravity: 'untidy', field, message, fix: { [field]: tidy } }];
  });
}

/** A full stop after an abbreviation ("Inc.", "U.S.", "Psychol.") and three of them stay. */
function withoutTrailing(text: string, isTitle: boolean): string {
  const bare = text.replace(/[,;:]+$/, '');
  if (!bare.endsWith('.') || bare.endsWith('..') || /\.\s/.test(bare)) return bare;
  const last = /(\S+)\.$/.exec(bare)?.[1] ?? '';
  const isSentence = bare.split(/\s+/).length > 3 && !last.includes('.');
  const isWord = isTitle && /^\p{Ll}{3,4}$/u.test(last) && !ABBREVIATIONS.has(last);
  return isSentence && (isWord || /^[\p{L}’']{5,}$/u.test(last)) ? bare.slice(0, -1) : bare;
}

const ABBREVIATIONS = new Set('etc vol eds inc ltd dept univ assoc suppl approx incl resp'.split(' '));

const KNOWN_TAG =
  /<\/?(?:i|b|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant:\s?small-caps;")>|<\/span>/g;

/** Entities, tags and TeX that a file left behind. */
export function checkMarkup(item: CslItem): readonly QualityFinding[] {
  return [...LINES, 'abstract' as const].flatMap((field): readonly QualityFinding[] => {
    const text = textOf(item, field);
    if (!/[&<{}\\]/.test(text)) return [];
    const found = { check: 'markup', gravity: 'untidy', field } as const;
    const plain = withoutTags(decodeEntities(text));
    if (plain !== text)
      return [{ ...found, message: 'It holds entities or tags of a web page.', fix: { [field]: plain } }];
    if (/\\(?:text|emph|["'`^~=.][a-zA-Z{]|&|%|_|#)|\{[\\A-Za-z][^{}]*\}/.test(text))
      return [
        {
          ...found,
          gravity: 'doubtful',
          message: 'It holds braces or commands of TeX.',
          ...braceless(field, text),
        },
      ];
    return [];
  });
}

/** Braces alone can go; commands a person must read. */
function braceless(field: TextField, text: string): Pick<QualityFinding, 'fix'> {
  if (text.includes('\\')) return {};
  const bare = text.replace(/\{([^{}]*)\}/g, '$1');
  return /[{}]/.test(bare) ? {} : { fix: { [field]: bare } };
}

function withoutTags(text: string): string {
  const kept: string[] = text.match(KNOWN_TAG) ?? [];
  const bare = text.replace(/<\/?[a-z][a-z0-9:]*(?:\s[^<>]*)?\/?>/gi, (tag) =>
    kept.includes(tag) ? tag : '',
  );
  return bare === text ? text : bare.replace(/ {2,}/g, ' ').trim();
}

/** Spaces at the ends, doubled ones, and characters nobody sees. */
export function checkWhitespace(item: CslItem): readonly QualityFinding[] {
  return LINES.flatMap((field): readonly QualityFinding[] => {
    const text = textOf(item, field);
    const tidy = text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g, '')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim();
    if (tidy === text.replace(/\u00a0/g, ' ')) return [];
    const message = 'It holds spaces or hidden characters too many.';
    return [
      { check: 'whitespace', gravity: 'untidy', field, message, fix: { [field]: tidy === '' ? null : tidy } },
    ];
  });
}
