import { hashText, pair } from './hashing.ts';
import { surroundingsOf } from './surroundings.ts';
import type { Tokens } from './tokens.ts';
import { CLASSES, EDITOR_BIT, factsOf, type Gazetteer, IN_BIT, NO_WORD, phraseMarks } from './word-facts.ts';

/** The feature hashes of every token, in one array; those of token i stand between `offsets[i]` and `offsets[i + 1]`. */
export type Features = { readonly hashes: Int32Array; readonly offsets: Int32Array };

/** More tokens than any reference has; what follows is left unlabelled. */
const MOST_TOKENS = 4000;
const PER_TOKEN = 200;

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

let scratch = new Int32Array(1 << 15);

/** Describes every token of an entry by its word, its neighbours, the punctuation between them and its surroundings. */
export function featuresOf({ tokens: all, identifiers }: Tokens, gazetteer: Gazetteer): Features {
  const tokens = all.length > MOST_TOKENS ? all.slice(0, MOST_TOKENS) : all;
  const n = tokens.length;
  if (scratch.length < n * PER_TOKEN) scratch = new Int32Array(n * PER_TOKEN);
  const out = scratch;
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
    const segmentFirst = facts[segment.start]!;
    const segmentLast = facts[segment.end]!;
    const segmentTail = tails[segment.end]!;
    const length = segment.end - segment.start + 1;
    out[at++] = pair(T[34]!, segmentFirst.word);
    out[at++] = pair(T[35]!, segmentLast.word);
    out[at++] = pair(T[36]!, segment.classes);
    out[at++] = pair(
      T[37]!,
      pair(pair(segmentFirst.shape, segmentLast.shape), pair(heads[segment.start]!, segmentTail)),
    );
    out[at++] = pair(T[38]!, pair(clip(length, 12), pair(clip(segment.digits, 3), segmentTail)));
    out[at++] = pair(T[39]!, pair(clip(segmentIndex, 8), around.yearsBefore[i]!));
    const nextSegment = around.segments[segmentIndex + 1];
    const lastSegment = around.segments[segmentIndex - 1];
    out[at++] = pair(T[40]!, pair(nextSegment ? facts[nextSegment.start]!.word : 7, segmentTail));
    out[at++] = pair(
      T[41]!,
      pair(
        nextSegment ? pair(facts[nextSegment.start]!.shape, clip(nextSegment.end - nextSegment.start, 6)) : 7,
        segmentTail,
      ),
    );
    out[at++] = pair(T[42]!, lastSegment ? pair(facts[lastSegment.end]!.word, heads[segment.start]!) : 7);
    out[at++] = pair(T[43]!, lastSegment ? lastSegment.classes : -1);
    out[at++] = pair(T[44]!, nextSegment ? nextSegment.classes : -1);
    const seen = here.classes | back.classes | ahead.classes | segment.classes;
    for (let c = 0; c < CLASSES.length; c++) {
      const bit = 1 << c;
      if (!(seen & bit)) continue;
      if (here.classes & bit) out[at++] = pair(T[45]!, pair(c, style & 3));
      if (back.classes & bit) out[at++] = pair(T[46]!, pair(c, here.shape));
      if (ahead.classes & bit) out[at++] = pair(T[47]!, pair(c, here.shape));
      if (segment.classes & bit) {
        out[at++] = pair(T[48]!, c);
        out[at++] = pair(T[49]!, pair(c, quote * 4 + italic));
      }
    }
    out[at++] = pair(T[50]!, here.gazette);
    out[at++] = pair(T[51]!, pair(back.gazette, here.gazette));
    out[at++] = pair(T[52]!, pair(here.gazette, ahead.gazette));
    out[at++] = pair(T[54]!, pair(pair(segmentFirst.word, segment.classes), segment.start === i ? 1 : 0));
    out[at++] = pair(T[55]!, pair(back2.word, back.word));
    out[at++] = pair(T[56]!, pair(ahead.word, ahead2.word));
    if (here.affixes.length > 1) out[at++] = pair(T[57]!, pair(here.affixes[2]!, before));
    const number = around.nextNumber[i]!;
    const numberShape = number < n ? pair(facts[number]!.shape, pair(heads[number]!, tails[number]!)) : 3;
    const toNumber = clip(number - i, 9);
    out[at++] = pair(T[58]!, pair(toNumber, numberShape));
    out[at++] = pair(T[59]!, pair(toNumber, here.shape));
    out[at++] = pair(T[60]!, pair(numberShape, segmentTail));
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
    out[at++] = pair(
      T[65]!,
      pair(Math.round((segment.capitals * 4) / length), pair(clip(length, 7), segmentTail)),
    );
    if (marks[i]) {
      out[at++] = pair(T[66]!, marks[i]!);
      out[at++] = pair(T[67]!, pair(marks[i]!, before));
      out[at++] = pair(T[68]!, pair(marks[i]!, after));
    }
    if (here.isNumber) lastNumber = i;
    if (here.classes & IN_BIT && (tailBack !== 0 || head !== 0 || here.isCapital) && i > 0) lastIn = i;
    offsets[i + 1] = at;
  }
  return { hashes: out.slice(0, at), offsets };
}
