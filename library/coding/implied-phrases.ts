import type { Code, Dimension } from '../../shared/model/codebook.ts';
import type { Phrase } from './phrase.ts';
import { lengthOf, wordsOf } from './phrase.ts';
import { stemOf } from './stem.ts';

/** Words of a label or definition that tell nothing on their own. */
const EMPTY = new Set(
  'a an the and or of for in on at to by with from as is are was were be been being that this these those their its who whom whose which what how when where than then not no any all each other others more less most least many some such same own very only also into over under about before after between within without per via incl including etc eg ie'.split(
    ' ',
  ),
);
/** Words that name no single thing when they stand alone. */
const VAGUE = new Set(
  'general mixed unstated stated status unit none design study studies people person persons named level type kind form group measure measured use user users help work change effect effects problem problems case cases high low good bad new old long short time times number state place thing things way ways part parts case result results report reports reported method methods data sample samples service services program programmes program programs population information support public health social personal different various specific several given fits code codes nothing anything something asked ask said say says get gets got give gives made make makes happen happens available present absent yes'.split(
    ' ',
  ),
);
/** A code for which as many phrases were written needs no others. */
const ENOUGH = 8;
const MOST_WORDS = 4;
const SHORTEST = 3;

/**
 * Phrases that the wording of codes implies for which nobody wrote any, or only few: the parts of their labels and of what they are
 * said to include. Words too vague to name a thing imply nothing, nor does a single word that another code is worded
 * with; nor do codes that bar others. By code.
 */
export function impliedPhrases(dimensions: readonly Dimension[]): ReadonlyMap<Code, readonly Phrase[]> {
  const codes = dimensions.flatMap((dimension) =>
    dimension.codes.filter((code) => !code.group && !code.retired),
  );
  const silent = codes.filter((code) => !code.exclusive && (code.phrases?.length ?? 0) < ENOUGH);
  if (silent.length === 0) return new Map();
  const worded = new Map<string, Set<Code>>();
  for (const code of codes)
    for (const word of wordsOf(`${code.label} ${code.include ?? ''} ${(code.phrases ?? []).join(' ')}`)) {
      const stem = stemOf(word.text);
      worded.set(stem, (worded.get(stem) ?? new Set()).add(code));
    }
  const isOwn = ({ parts }: Phrase) =>
    parts.length > 1 ||
    parts.every((part) => !('text' in part) || (worded.get(stemOf(part.text))?.size ?? 0) <= 1);
  return new Map(
    silent.map((code) => [
      code,
      [
        ...new Map(
          partsOf(code)
            .filter(isOwn)
            .map((phrase) => [keyOf(phrase), phrase]),
        ).values(),
      ],
    ]),
  );
}

function keyOf({ parts }: Phrase): string {
  return parts.map((part) => ('text' in part ? part.text : ' ')).join(' ');
}

function partsOf({ label, include }: Code): readonly Phrase[] {
  return [label, include ?? ''].flatMap((text) =>
    text.split(/[,;:.()/]|\b(?:and|or|incl|including|such as)\b/i).flatMap((part) => phraseOf(part) ?? []),
  );
}

function phraseOf(text: string): Phrase | undefined {
  const words = wordsOf(text).map((word) => word.text);
  // What is said not to be is no part of it.
  if (words.some((word) => word === 'not' || word === 'no' || word === 'without')) return undefined;
  const telling = words.filter((word) => word.length >= SHORTEST && !EMPTY.has(word));
  if (telling.length === 0 || telling.length > MOST_WORDS) return undefined;
  if (telling.every((word) => VAGUE.has(word))) return undefined;
  const parts: Phrase['parts'][number][] = [];
  let gap = false;
  for (const word of words) {
    if (!telling.includes(word)) {
      gap = parts.length > 0;
      continue;
    }
    if (gap) parts.push({ kind: 'gap' });
    gap = false;
    const stem = stemOf(word);
    parts.push({ kind: 'stem', text: word.startsWith(stem) ? stem : word });
  }
  const phrase: Phrase = { source: text.trim(), parts, lack: false, type: '' };
  return lengthOf(phrase) > 0 ? phrase : undefined;
}
