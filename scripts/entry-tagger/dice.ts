import type { Random } from './grammar.ts';

/** Ways to draw by chance; each draws a fixed count of numbers, so that a training can be repeated to the byte. */
export type Dice = {
  readonly random: Random;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True in the given share of throws, 0-1. */
  readonly chance: (share: number) => boolean;
  /** A whole number, both ends included. */
  readonly number: (least: number, most: number) => number;
};

/** Dice that draw from a generator of numbers from 0 to 1. */
export const diceOf = (random: Random): Dice => ({
  random,
  pick: (from) => from[Math.floor(random() * from.length)]!,
  chance: (share) => random() < share,
  number: (least, most) => least + Math.floor(random() * (most - least + 1)),
});
