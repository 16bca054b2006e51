import type { Codebook, Dimension, DirectionSign } from '../../shared/model/codebook.ts';
import { directionDimension, outcomeDimension, signOf } from './codebook-roles.ts';
import { impliedPhrases } from './implied-phrases.ts';
import {
  compilePhrase,
  type Found,
  indexPhrases,
  type Phrase,
  type PhraseIndex,
  type Word,
} from './phrase.ts';
import { isTurningAway } from './pointing-cues.ts';

/** A code's place in the codebook, and whether the phrase speaks against it. */
export type CodeMark = {
  readonly dimension: string;
  readonly code: string;
  readonly against: boolean;
  /** True where nobody wrote the phrase: the code's own wording implies it. */
  readonly implied: boolean;
};
export type CodeHit = Found<CodeMark>;

/** A dimension as suggestions see it. */
export type SuggestedDimension = {
  readonly dimension: Dimension;
  readonly directions: Dimension | undefined;
  readonly outcomes: Dimension | undefined;
  /** Outcome codes that may be suggested beside its codes. */
  readonly bearsOn: ReadonlySet<string>;
  /** Those of them that are a turning away, such as refusal or absence. */
  readonly turningAway: ReadonlySet<string>;
};

/** A codebook made ready for finding its indicator phrases in texts. */
export type CodeWords = {
  readonly dimensions: readonly SuggestedDimension[];
  /** Finds every indicator phrase; of two in one dimension, one inside the other, the longer stands. */
  readonly find: (words: readonly Word[]) => readonly CodeHit[];
  /** Phrases that ask for a CSL type of the record. */
  readonly types: readonly { readonly mark: CodeMark; readonly phrase: Phrase }[];
  /** Direction dimension and sign -> its code. */
  readonly codeOfSign: (directions: Dimension, sign: DirectionSign) => string | null;
  readonly signOfCode: (directions: Dimension, code: string) => DirectionSign | undefined;
};

/** Compiles the indicator phrases of a codebook. */
export function codeWordsOf(codebook: Codebook): CodeWords {
  // What is retired is not offered, so nothing of it is suggested.
  const offered = codebook.dimensions.filter((dimension) => !dimension.retired);
  const directionIds = new Set(codebook.dimensions.map((one) => directionDimension(codebook, one)?.id));
  // Which way something goes is told in other words than a direction's name.
  const implied = impliedPhrases(offered.filter(({ id }) => !directionIds.has(id)));
  const entries = offered.flatMap((dimension) =>
    dimension.codes
      .filter((code) => !code.retired)
      .flatMap((code) => {
        const mark = { dimension: dimension.id, code: code.id, against: false, implied: false };
        return [
          ...compiled(code.phrases, mark),
          ...compiled(code.against, { ...mark, against: true }),
          ...(implied.get(code) ?? []).map((phrase) => ({ phrase, value: { ...mark, implied: true } })),
        ];
      }),
  );
  const index = indexPhrases(entries.filter(({ phrase }) => phrase.type === ''));
  return {
    dimensions: offered
      .filter((dimension) => !directionIds.has(dimension.id))
      .map((dimension) => suggested(codebook, dimension)),
    find: (words) => outermost(index, words),
    types: entries
      .filter(({ phrase }) => phrase.type !== '')
      .map(({ phrase, value }) => ({ phrase, mark: value })),
    codeOfSign: (directions, sign) => directions.codes.find((code) => signOf(code) === sign)?.id ?? null,
    signOfCode: (directions, id) => {
      const code = directions.codes.find((one) => one.id === id);
      return code === undefined ? undefined : signOf(code);
    },
  };
}

function compiled(phrases: readonly string[] | undefined, value: CodeMark) {
  return (phrases ?? []).flatMap((source) => {
    const phrase = compilePhrase(source);
    return phrase === undefined ? [] : [{ phrase, value }];
  });
}

function suggested(codebook: Codebook, dimension: Dimension): SuggestedDimension {
  const outcomes = outcomeDimension(codebook, dimension);
  const allowed = (outcomes?.codes ?? [])
    .filter((code) => !code.group && !code.exclusive && !code.retired)
    .map((code) => code.id);
  return {
    dimension,
    directions: directionDimension(codebook, dimension),
    outcomes,
    bearsOn: new Set(dimension.outcomes ?? allowed),
    turningAway: new Set(
      (outcomes?.codes ?? [])
        .filter(({ label, definition }) => isTurningAway(`${label} ${definition}`))
        .map(({ id }) => id),
    ),
  };
}

function outermost(index: PhraseIndex<CodeMark>, words: readonly Word[]): readonly CodeHit[] {
  const hits = index(words);
  return hits.filter(
    (hit) =>
      hit.value.against ||
      !hits.some(
        (other) =>
          !other.value.against &&
          other.value.dimension === hit.value.dimension &&
          other.to - other.from > hit.to - hit.from &&
          other.from <= hit.from &&
          hit.to <= other.to &&
          // A gap is no word of its own: "help … depression" must not swallow what stands between.
          other.phrase.parts.every((part) => part.kind !== 'gap'),
      ),
  );
}
