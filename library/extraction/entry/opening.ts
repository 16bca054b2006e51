import { shippedModel } from './entry.ts';
import type { Label } from './labels.ts';
import { tag } from './tagger.ts';
import { tokenise } from './tokens.ts';

/** How words begin if they are an entry: the label of their first words, the least probability among them, 0-1, and the label that follows. */
export type Opening = {
  readonly label: Label;
  readonly probability: number;
  readonly next: Label | undefined;
};

/** What the tagger takes the first words of an entry for; undefined where there are none. */
export function openingOf(words: string): Opening | undefined {
  const tokens = tokenise(words);
  if (tokens.tokens.length === 0) return undefined;
  const { labels, probabilities } = tag(tokens, shippedModel());
  const label = labels[0]!;
  let probability = 1;
  let i = 0;
  for (; i < labels.length && labels[i] === label; i++)
    probability = Math.min(probability, probabilities[i]!);
  return { label, probability, next: labels[i] };
}
