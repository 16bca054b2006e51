import { edgesOf } from './edges.ts';
import { hashText, pair } from './hashing.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import type { Tokens } from './tokens.ts';
import {
  EDITOR_BIT,
  factsOf,
  type Gazetteer,
  IN_BIT,
  NO_WORD,
  phraseMarks,
  type WordFacts,
} from './word-facts.ts';

/** The feature hashes of one kind of unit, in one array; those of unit i stand between `offsets[i]` and `offsets[i + 1]`. */
export type FeatureList = { readonly hashes: Int32Array; readonly offsets: Int32Array };

/** What describes each token by itself, and what its whole stretch shares; `segmentOf` leads from token to stretch. */
export type Features = {
  readonly tokens: FeatureList;
  readonly segments: FeatureList;
  readonly segmentOf: Int32Array;
  /** For each token, which transitions lead to it. */
  readonly edges: Uint8Array;
};

/** More tokens than any reference has; what follows is left unlabelled. */
const MOST_TOKENS = 4000;
const PER_TOKEN = 160;
const PER_SEGMENT = 80;

const T = Int32Array.from({ length: 100 }, (_, i) => hashText(`template ${i}`));
const clip = (value: number, top: number): number => Math.min(value, top);

const tailHashes = new Map<string, number>();
function punctuation(text: string): number {
  if (!text) return 0;
  let hash = tailHashes.get(text);
  if (hash === undefined) {
    hash = hashText(text.slice(0, 3).replace(/[“”]/g, '"').replace(/[–—]/g, '-'));
    if (tailHashes.size > 5000) tailHashes.clear();
    tailHashes.set(text, hash);
  }
  return hash;
}

let tokenScratch = new Int32Array(1 << 15);
let segmentScratch = new Int32Array(1 << 13);

/** What the features of an entry are made of. */
type Described = {
  readonly facts: readonly WordFacts[];
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  readonly around: Surroundings;
};

/** What a stretch between two separators shares: its first and last word, its neighbours, its size and its cues. */
function segmentFeatures({ facts, heads, tails, around }: Described): FeatureList {
  const { segments } = around;
  if (segmentScratch.length < segments.length * PER_SEGMENT)
    segmentScratch = new Int32Array(segments.length * PER_SEGMENT);
  const out = segmentScratch;
  const offsets = new Int32Array(segments.length + 1);
  let at = 0;
  for (let s = 0; s < segments.length; s++) {
    const segment = segments[s]!;
    const next = segments[s + 1];
    const last = segments[s - 1];
    const first = facts[segment.start]!;
    const end = facts[segment.end]!;
    const tail = tails[segment.end]!;
    const length = segment.end - segment.start + 1;
    out[at++] = pair(T[34]!, first.word);
    out[at++] = pair(T[35]!, end.word);
    out[at++] = pair(T[36]!, segment.classes);
    out[at++] = pair(T[37]!, pair(pair(first.shape, end.shape), pair(heads[segment.start]!, tail)));
    out[at++] = pair(T[38]!, pair(clip(length, 12), pair(clip(segment.digits, 3), tail)));
    out[at++] = pair(T[40]!, pair(next ? facts[next.start]!.word : 7, tail));
    out[at++] = pair(
      T[41]!,
      pair(next ? pair(facts[next.start]!.shape, clip(next.end - next.start, 6)) : 7, tail),
    );
    out[at++] = pair(T[42]!, last ? pair(facts[last.end]!.word, heads[segment.start]!) : 7);
    out[at++] = pair(T[43]!, last ? last.classes : -1);
    out[at++] = pair(T[44]!, next ? next.classes : -1);
    out[at++] = pair(T[65]!, pair(Math.round((segment.capitals * 4) / length), pair(clip(length, 7), tail)));
    for (let left = segment.classes; left !== 0; left &= left - 1)
      out[at++] = pair(T[48]!, 31 - Math.clz32(left & -left));
    offsets[s + 1] = at;
  }
  return { hashes: out.subarray(0, at), offsets };
}

/**
 * Describes every token of an entry by its word, its neighbours, the punctuation between them and its surroundings.
 * The hashes stand in arrays that the next call writes over.
 */
export function featuresOf({ tokens: all, identifiers }: Tokens, gazetteer: Gazetteer): Features {
  const tokens = all.length > MOST_TOKENS ? all.slice(0, MOST_TOKENS) : all;
  const n = tokens.length;
  if (tokenScratch.length < n * PER_TOKEN) tokenScratch = new Int32Array(n * PER_TOKEN);
  const out = tokenScratch;
  const facts = factsOf(
    tokens,
    identifiers.map(({ kind }) => kind),
    gazetteer,
  );
  const heads = new Int32Array(n);
  const tails = new Int32Array(n);
  let firstItalic = -1;
  let firstYear = -1;
  let firstEditor = n;
  for (let i = n - 1; i >= 0; i--) {
    heads[i] = punctuation(tokens[i]!.head);
    tails[i] = punctuation(tokens[i]!.tail);
    if (tokens[i]!.italic) firstItalic = i;
    if (facts[i]!.isYear) firstYear = i;
    if (facts[i]!.classes & EDITOR_BIT && i > 1) firstEditor = i;
  }
  const marks = phraseMarks(facts, gazetteer.phrases);
  const around = surroundingsOf(tokens, facts);
  const anyQuote = around.quote.includes(1) ? 1 : 0;
  const early = firstYear < n / 2;
  const yearPlace =
    firstYear < 0 ? 0 : tokens[firstYear]!.head.includes('(') ? (early ? 1 : 2) : early ? 3 : 4;
  const style = anyQuote * 2 + (firstItalic >= 0 ? 1 : 0) + yearPlace * 4;
  const offsets = new Int32Array(n + 1);
  let at = 0;
  let lastIn = -1;
  let lastNumber = -1;
  for (let i = 0; i < n; i++) {
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
    const segmentIndex = around.segmentOf[i]!;
    const segment = around.segments[segmentIndex]!;
    const quote = around.quote[i]!;
    const bracket = around.bracket[i]!;
    const italic = firstItalic >= 0 ? (token.italic ? 1 : i < firstItalic ? 2 : 3) : 0;
    const place = quote * 64 + bracket * 16 + italic * 4 + around.yearsBefore[i]!;
    const shapeBack = pair(back.shape, before);
    const shapeAfter = pair(here.shape, after);
    out[at++] = T[0]!;
    out[at++] = pair(T[1]!, here.word);
    out[at++] = pair(T[2]!, back.word);
    out[at++] = pair(T[3]!, ahead.word);
    out[at++] = pair(T[4]!, back2.word);
    out[at++] = pair(T[5]!, ahead2.word);
    out[at++] = pair(T[6]!, pair(back.word, here.word));
    out[at++] = pair(T[7]!, pair(here.word, ahead.word));
    out[at++] = pair(T[8]!, here.shape);
    out[at++] = pair(T[9]!, pair(back.shape, here.shape));
    out[at++] = pair(T[10]!, pair(here.shape, ahead.shape));
    out[at++] = pair(T[11]!, pair(pair(back.shape, here.shape), ahead.shape));
    for (const affix of here.affixes) out[at++] = pair(T[12]!, affix);
    out[at++] = pair(T[13]!, before);
    out[at++] = pair(T[14]!, after);
    out[at++] = pair(T[15]!, pair(before, here.shape));
    out[at++] = pair(T[16]!, shapeAfter);
    out[at++] = pair(T[17]!, pair(before, here.word));
    out[at++] = pair(T[18]!, pair(here.word, after));
    out[at++] = pair(T[19]!, pair(before, shapeAfter));
    out[at++] = pair(T[20]!, pair(pair(tailBack2, tailBack), pair(head, tail)));
    out[at++] = pair(T[21]!, pair(shapeBack, shapeAfter));
    out[at++] = pair(T[22]!, pair(pair(shapeBack, shapeAfter), ahead.shape));
    out[at++] = pair(T[23]!, pair(shapeAfter, pair(ahead.shape, tailAhead)));
    out[at++] = pair(T[24]!, pair(pair(back2.shape, tailBack2), shapeBack));
    out[at++] = pair(T[25]!, place >> 2);
    out[at++] = pair(T[26]!, pair(here.shape, place));
    out[at++] = pair(T[27]!, pair(style, place));
    out[at++] = pair(T[28]!, pair(here.shape, clip(i, 12)));
    out[at++] = pair(T[29]!, pair(here.shape, clip(n - 1 - i, 8)));
    out[at++] = pair(T[30]!, Math.floor((i * 12) / n));
    out[at++] = pair(T[31]!, clip(i, 20));
    out[at++] = pair(T[32]!, clip(n - 1 - i, 10));
    out[at++] = pair(T[33]!, pair(style, pair(before, here.shape)));
    out[at++] = pair(T[39]!, pair(clip(segmentIndex, 8), around.yearsBefore[i]!));
    for (let left = here.classes; left !== 0; left &= left - 1)
      out[at++] = pair(T[45]!, pair(31 - Math.clz32(left & -left), style & 3));
    for (let left = back.classes; left !== 0; left &= left - 1)
      out[at++] = pair(T[46]!, pair(31 - Math.clz32(left & -left), here.shape));
    for (let left = ahead.classes; left !== 0; left &= left - 1)
      out[at++] = pair(T[47]!, pair(31 - Math.clz32(left & -left), here.shape));
    for (let left = segment.classes; left !== 0; left &= left - 1)
      out[at++] = pair(T[49]!, pair(31 - Math.clz32(left & -left), quote * 4 + italic));
    out[at++] = pair(T[50]!, here.gazette);
    out[at++] = pair(T[51]!, pair(back.gazette, here.gazette));
    out[at++] = pair(T[52]!, pair(here.gazette, ahead.gazette));
    out[at++] = pair(
      T[54]!,
      pair(pair(facts[segment.start]!.word, segment.classes), segment.start === i ? 1 : 0),
    );
    out[at++] = pair(T[55]!, pair(back2.word, back.word));
    out[at++] = pair(T[56]!, pair(ahead.word, ahead2.word));
    if (here.affixes.length > 1) out[at++] = pair(T[57]!, pair(here.affixes[2]!, before));
    const number = around.nextNumber[i]!;
    const numberShape = number < n ? pair(facts[number]!.shape, pair(heads[number]!, tails[number]!)) : 3;
    const toNumber = clip(number - i, 9);
    out[at++] = pair(T[58]!, pair(toNumber, numberShape));
    out[at++] = pair(T[59]!, pair(toNumber, here.shape));
    out[at++] = pair(T[60]!, pair(numberShape, tails[segment.end]!));
    out[at++] = pair(
      T[61]!,
      pair(lastNumber < 0 ? 99 : clip(i - lastNumber, 9), lastNumber < 0 ? 0 : facts[lastNumber]!.shape),
    );
    out[at++] = pair(
      T[62]!,
      pair(lastIn < 0 ? 99 : clip(segmentIndex - around.segmentOf[lastIn]!, 5), quote),
    );
    out[at++] = pair(
      T[63]!,
      firstEditor === n ? 0 : i > firstEditor ? 1 + clip(i - firstEditor, 5) : 20 + clip(firstEditor - i, 9),
    );
    out[at++] = pair(T[64]!, pair(around.stopsBefore[i]!, pair(around.yearsBefore[i]!, quote)));
    if (marks[i]) {
      out[at++] = pair(T[66]!, marks[i]!);
      out[at++] = pair(T[67]!, pair(marks[i]!, before));
      out[at++] = pair(T[68]!, pair(marks[i]!, after));
    }
    if (here.isNumber) lastNumber = i;
    if (here.classes & IN_BIT && (tailBack !== 0 || head !== 0 || here.isCapital) && i > 0) lastIn = i;
    offsets[i + 1] = at;
  }
  return {
    tokens: { hashes: out.subarray(0, at), offsets },
    segments: segmentFeatures({ facts, heads, tails, around }),
    segmentOf: around.segmentOf,
    edges: edgesOf(tokens, facts, around),
  };
}
