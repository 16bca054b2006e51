import type { Tokens } from './tokens.ts';
import {
  ACCESS_CUES,
  CONJUNCTIONS,
  EDITION_CUES,
  EDITOR_CUES,
  EVENT_WORDS,
  IN_CUES,
  ISSUE_CUES,
  JOURNAL_WORDS,
  MONTHS,
  ORGANISATION_WORDS,
  PAGE_CUES,
  PARTICLES,
  PLACE_WORDS,
  PUBLISHER_WORDS,
  REPORT_CUES,
  THESIS_CUES,
  TRANSLATOR_CUES,
  VOLUME_CUES,
} from './word-classes.ts';

/** Hashes of strings and pairs; FNV-1a and the finaliser of MurmurHash3 (both public domain). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
const pair = (a: number, b: number): number => mix(Math.imul(a, 0x9e3779b1) ^ b);

const CLASSES: readonly ReadonlySet<string>[] = [
  new Set(MONTHS.keys()),
  PARTICLES,
  CONJUNCTIONS,
  JOURNAL_WORDS,
  EVENT_WORDS,
  PUBLISHER_WORDS,
  ORGANISATION_WORDS,
  PLACE_WORDS,
  EDITOR_CUES,
  TRANSLATOR_CUES,
  IN_CUES,
  PAGE_CUES,
  VOLUME_CUES,
  ISSUE_CUES,
  EDITION_CUES,
  THESIS_CUES,
  REPORT_CUES,
  ACCESS_CUES,
];

/** Words the training data saw often in names, places, publishers and journals: word to a bit per kind. */
export type Gazetteer = ReadonlyMap<string, number>;

type WordFacts = {
  readonly word: number;
  readonly lower: string;
  readonly shape: number;
  readonly affixes: readonly number[];
  readonly classes: number;
  readonly gazette: number;
};

const SHAPE_CODE = (core: string): string => {
  if (/^\d/.test(core)) {
    if (/^(?:1[4-9]|20)\d\d[a-z]?$/.test(core)) return 'year';
    if (/^\d+$/.test(core))
      return core.length > 5 ? '0+' : `0${core.length}${core.length <= 2 && Number(core) <= 31 ? 'd' : ''}`;
    return '0a';
  }
  if (/\d/.test(core)) return core.length > 4 ? 'a00' : 'a0';
  if (/^\p{Lu}$/u.test(core)) return 'X';
  if (/^[IVXLCM]+$/.test(core)) return 'IV';
  if (/^\p{Lu}{2,3}$/u.test(core)) return 'XX';
  if (/^\p{Lu}+$/u.test(core)) return 'XXXX';
  if (/^\p{Lu}[\p{Ll}\p{M}]+$/u.test(core)) return core.length < 4 ? 'Xx' : 'Xxxx';
  if (/^\p{Lu}/u.test(core)) return core.includes('-') ? 'X-x' : 'XxX';
  if (/^[\p{Ll}\p{M}]+$/u.test(core)) return core.length < 4 ? 'x' : 'xxx';
  return /^\p{Ll}/u.test(core) ? 'x-x' : '#';
};

const NO_WORD: WordFacts = {
  word: hashText('<none>'),
  lower: '',
  shape: hashText('<edge>'),
  affixes: [],
  classes: 0,
  gazette: 0,
};
const KINDS = ['doi', 'url', 'arxiv', 'pmid', 'pmcid', 'isbn', 'issn'] as const;

function factsOf(core: string, gazetteer: Gazetteer): WordFacts {
  const lower = core.toLowerCase();
  const shapeName = SHAPE_CODE(core);
  const numeric = /^\d/.test(core);
  const affixes =
    numeric || lower.length < 3
      ? []
      : [
          hashText(`^${lower.slice(0, 3)}`),
          hashText(`${lower.slice(-3)}$`),
          hashText(`${lower.slice(-2)}$`),
          hashText(`^${lower.slice(0, 4)}`),
        ];
  let classes = 0;
  if (!numeric) for (let i = 0; i < CLASSES.length; i++) if (CLASSES[i]!.has(lower)) classes |= 1 << i;
  return {
    word: hashText(numeric ? shapeName : lower),
    lower,
    shape: hashText(shapeName),
    affixes,
    classes,
    gazette: gazetteer.get(lower) ?? 0,
  };
}

const FACT_CACHE_LIMIT = 60_000;
const caches = new WeakMap<Gazetteer, Map<string, WordFacts>>();

function cachedFacts(core: string, gazetteer: Gazetteer): WordFacts {
  let cache = caches.get(gazetteer);
  if (!cache) caches.set(gazetteer, (cache = new Map()));
  let facts = cache.get(core);
  if (!facts) {
    facts = factsOf(core, gazetteer);
    if (cache.size > FACT_CACHE_LIMIT) cache.clear();
    cache.set(core, facts);
  }
  return facts;
}

/** Where each token stands: in quotes, brackets or italics, its place in the entry, what has come before it. */
type Surroundings = {
  readonly quote: Uint8Array;
  readonly bracket: Uint8Array;
  readonly yearsBefore: Uint8Array;
  readonly segment: Int32Array;
  readonly segments: readonly Segment[];
};
type Segment = { start: number; end: number; classes: number; digits: number };

const QUOTE_OPEN = /["“«„‘]/;
const QUOTE_CLOSE = /["”»“’]/;

function surroundings(tokens: Tokens['tokens'], facts: readonly WordFacts[]): Surroundings {
  const n = tokens.length;
  const quote = new Uint8Array(n);
  const bracket = new Uint8Array(n);
  const yearsBefore = new Uint8Array(n);
  const segment = new Int32Array(n);
  const segments: Segment[] = [];
  let inQuote = 0;
  let closed = 0;
  let depth = 0;
  let years = 0;
  let current: Segment | undefined;
  for (let i = 0; i < n; i++) {
    const { head, tail, core, identifier } = tokens[i]!;
    if (QUOTE_OPEN.test(head)) inQuote = 1;
    if (/[([]/.test(head)) depth = /\(/.test(head) ? 1 : 2;
    quote[i] = inQuote ? 1 : closed ? 2 : 0;
    bracket[i] = depth;
    yearsBefore[i] = Math.min(years, 2);
    if (/^(?:1[4-9]|20)\d\d[a-z]?$/.test(core)) years++;
    if (!current || head) {
      current = { start: i, end: i, classes: 0, digits: 0 };
      segments.push(current);
    }
    current.end = i;
    current.classes |= facts[i]!.classes;
    if (identifier < 0 && /^\d/.test(core)) current.digits++;
    segment[i] = segments.length - 1;
    if (inQuote && (/["”»]/.test(tail) || (/[“’]/.test(tail) && /[.,“’]$/.test(tail) && tail !== '’'))) {
      inQuote = 0;
      closed = 1;
    }
    if (/[)\]]/.test(tail)) depth = 0;
    // A full stop after an initial or a short abbreviation does not end a part of the reference.
    const abbreviation =
      tail === '.' &&
      (core.length === 1 ||
        (core.length <= 4 &&
          /^\p{L}+$/u.test(core) &&
          !/^\d/.test(tokens[i + 1]?.core ?? '') &&
          /^\p{Lu}/u.test(core)));
    if (tail && !abbreviation) current = undefined;
  }
  return { quote, bracket, yearsBefore, segment, segments };
}

const T = Array.from({ length: 90 }, (_, i) => hashText(`template ${i}`));
const clip = (value: number, top: number): number => (value > top ? top : value);

/** The feature hashes of every token, in one array; those of token i stand between `offsets[i]` and `offsets[i + 1]`. */
export type Features = { readonly hashes: Int32Array; readonly offsets: Int32Array };

const scratch = new Int32Array(1 << 20);

/** Describes every token of an entry by its word, its neighbours, the punctuation between them and its surroundings. */
export function featuresOf({ tokens, identifiers }: Tokens, gazetteer: Gazetteer): Features {
  const n = Math.min(tokens.length, 8000);
  const facts: WordFacts[] = [];
  const heads = new Int32Array(n + 2);
  const tails = new Int32Array(n + 2);
  for (let i = 0; i < n; i++) {
    const token = tokens[i]!;
    const kind = token.identifier >= 0 ? identifiers[token.identifier]!.kind : undefined;
    const known = kind
      ? { ...NO_WORD, word: hashText(`<${kind}>`), shape: hashText(KINDS.includes(kind) ? `<${kind}>` : '') }
      : cachedFacts(token.core, gazetteer);
    facts.push(known);
    heads[i] = token.head ? hashText(token.head.slice(-3)) : 0;
    tails[i] = token.tail ? hashText(token.tail.slice(0, 3).replace(/[“”]/g, '"').replace(/[–—]/g, '-')) : 0;
  }
  const around = surroundings(tokens.slice(0, n), facts);
  const anyQuote = around.quote.includes(1) ? 1 : 0;
  let anyItalic = 0;
  let firstItalic = -1;
  for (let i = 0; i < n && !anyItalic; i++)
    if (tokens[i]!.italic) {
      anyItalic = 1;
      firstItalic = i;
    }
  let firstYear = -1;
  for (let i = 0; i < n && firstYear < 0; i++)
    if (/^(?:1[4-9]|20)\d\d[a-z]?$/.test(tokens[i]!.core)) firstYear = i;
  const yearPlace =
    firstYear < 0
      ? 0
      : /\(/.test(tokens[firstYear]!.head)
        ? firstYear < n / 2
          ? 1
          : 2
        : firstYear < n / 2
          ? 3
          : 4;
  const style = anyQuote * 2 + anyItalic + yearPlace * 4;
  const offsets = new Int32Array(n + 1);
  let at = 0;
  const add = (template: number, value: number): void => {
    scratch[at++] = pair(T[template]!, value);
  };
  for (let i = 0; i < n; i++) {
    if (at > scratch.length - 200) {
      offsets.fill(at, i);
      break;
    }
    const here = facts[i]!;
    const back = facts[i - 1] ?? NO_WORD;
    const back2 = facts[i - 2] ?? NO_WORD;
    const ahead = facts[i + 1] ?? NO_WORD;
    const ahead2 = facts[i + 2] ?? NO_WORD;
    const token = tokens[i]!;
    const head = heads[i]!;
    const tail = tails[i]!;
    const tailBack = i > 0 ? tails[i - 1]! : 1;
    const tailBack2 = i > 1 ? tails[i - 2]! : 1;
    const headAhead = i + 1 < n ? heads[i + 1]! : 1;
    const tailAhead = i + 1 < n ? tails[i + 1]! : 1;
    const before = pair(tailBack, head);
    const after = pair(tail, headAhead);
    const segment = around.segments[around.segment[i]!]!;
    const quote = around.quote[i]!;
    const bracket = around.bracket[i]!;
    const italic = anyItalic ? (token.italic ? 1 : i < firstItalic ? 2 : 3) : 0;
    add(0, 0);
    add(1, here.word);
    add(2, back.word);
    add(3, ahead.word);
    add(4, back2.word);
    add(5, ahead2.word);
    add(6, pair(back.word, here.word));
    add(7, pair(here.word, ahead.word));
    add(8, here.shape);
    add(9, pair(back.shape, here.shape));
    add(10, pair(here.shape, ahead.shape));
    add(11, pair(pair(back.shape, here.shape), ahead.shape));
    for (const affix of here.affixes) add(12, affix);
    add(13, before);
    add(14, after);
    add(15, pair(before, here.shape));
    add(16, pair(here.shape, after));
    add(17, pair(before, here.word));
    add(18, pair(here.word, after));
    add(19, pair(pair(before, here.shape), after));
    add(20, pair(pair(tailBack2, tailBack), pair(head, tail)));
    add(21, pair(pair(back.shape, before), pair(here.shape, after)));
    add(22, pair(pair(pair(back.shape, before), pair(here.shape, after)), ahead.shape));
    add(23, pair(pair(here.shape, after), pair(ahead.shape, tailAhead)));
    add(24, pair(pair(back2.shape, tailBack2), pair(back.shape, before)));
    add(25, quote * 16 + bracket * 4 + italic);
    add(26, pair(here.shape, quote * 64 + bracket * 16 + italic * 4 + around.yearsBefore[i]!));
    add(27, pair(style, quote * 64 + bracket * 16 + italic * 4 + around.yearsBefore[i]!));
    add(28, pair(here.shape, clip(i, 12)));
    add(29, pair(here.shape, clip(n - 1 - i, 8)));
    add(30, Math.floor((i * 12) / n));
    add(31, clip(i, 20));
    add(32, clip(n - 1 - i, 10));
    add(33, pair(style, pair(before, here.shape)));
    const segmentFirst = facts[segment.start]!;
    const segmentLast = facts[segment.end]!;
    add(34, segmentFirst.word);
    add(35, segmentLast.word);
    add(36, segment.classes);
    add(
      37,
      pair(pair(segmentFirst.shape, segmentLast.shape), pair(heads[segment.start]!, tails[segment.end]!)),
    );
    add(38, pair(clip(segment.end - segment.start, 12), pair(clip(segment.digits, 3), tails[segment.end]!)));
    add(39, pair(clip(around.segment[i]!, 8), around.yearsBefore[i]!));
    const nextSegment = around.segments[around.segment[i]! + 1];
    const lastSegment = around.segments[around.segment[i]! - 1];
    add(40, pair(nextSegment ? facts[nextSegment.start]!.word : 7, tails[segment.end]!));
    add(
      41,
      pair(
        nextSegment ? pair(facts[nextSegment.start]!.shape, clip(nextSegment.end - nextSegment.start, 6)) : 7,
        tails[segment.end]!,
      ),
    );
    add(42, lastSegment ? pair(facts[lastSegment.end]!.word, heads[segment.start]!) : 7);
    add(43, lastSegment ? lastSegment.classes : -1);
    add(44, nextSegment ? nextSegment.classes : -1);
    for (let c = 0; c < CLASSES.length; c++) {
      if (here.classes & (1 << c)) add(45, pair(c, style & 3));
      if (back.classes & (1 << c)) add(46, pair(c, here.shape));
      if (ahead.classes & (1 << c)) add(47, pair(c, here.shape));
      if (segment.classes & (1 << c)) {
        add(48, c);
        add(49, pair(c, quote * 4 + italic));
      }
    }
    add(50, here.gazette);
    add(51, pair(back.gazette, here.gazette));
    add(52, pair(here.gazette, ahead.gazette));
    add(53, pair(pair(back.shape, back2.shape), here.word));
    add(54, pair(pair(segmentFirst.word, segment.classes), segment.start === i ? 1 : 0));
    add(55, pair(back2.word, back.word));
    add(56, pair(ahead.word, ahead2.word));
    if (here.affixes.length > 1) add(57, pair(here.affixes[1]!, before));
    offsets[i + 1] = at;
  }
  return { hashes: scratch.slice(0, at), offsets };
}
