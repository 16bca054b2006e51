import type { Label } from '../../library/extraction/entry/labels.ts';
import type { TaggerModel } from '../../library/extraction/entry/model-file.ts';
import { tag } from '../../library/extraction/entry/tagger.ts';
import { type CslPlan, renderWorks } from './csl-entries.ts';
import type { Random } from './grammar.ts';
import { disturb } from './noise.ts';
import { tokenisePainted } from './painted.ts';
import { type LabelledEntry, labelEntry, type PoolEntry } from './pool.ts';
import { collectValues } from './values.ts';
import { GRAMMARS } from './works.ts';

/** How many entries of a group were labelled, how many wholly right, and the same of their tokens. */
export type Rate = { entries: number; whole: number; tokens: number; right: number };

/** Journals and books that hold others are one field in the end; notes and kinds of work are none. */
const field = (label: Label): string =>
  label === 'journal'
    ? 'container'
    : label === 'note' || label === 'genre' || label === 'series'
      ? 'other'
      : label;

function count(rate: Rate, { tokens, labels }: LabelledEntry, model: TaggerModel): void {
  const tagged = tag(tokens, model).labels;
  const right = labels.filter(
    (label, i) => tagged[i] !== undefined && field(tagged[i]) === field(label),
  ).length;
  rate.entries++;
  rate.tokens += labels.length;
  rate.right += right;
  if (right === labels.length) rate.whole++;
}

/** Measures a model on CSL styles and languages that were kept from its training; groups are named by what was kept. */
export function measureKept(
  model: TaggerModel,
  pool: readonly PoolEntry[],
  plan: CslPlan,
  random: Random,
): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const { painted, language } of renderWorks(pool, collectValues(pool), plan, random, true)) {
    disturb(painted, language, GRAMMARS[language], random);
    const entry = tokenisePainted(painted, 'csl');
    if (!entry) continue;
    const group = plan.keptLanguages.includes(language) ? `language ${language}` : `styles in ${language}`;
    const rate = rates.get(group) ?? { entries: 0, whole: 0, tokens: 0, right: 0 };
    rates.set(group, rate);
    count(rate, entry, model);
  }
  return rates;
}

/** Measures a model on entries of the pool from a source that it was not trained on. */
export function measureSource(model: TaggerModel, entries: readonly PoolEntry[]): Rate {
  const rate: Rate = { entries: 0, whole: 0, tokens: 0, right: 0 };
  for (const entry of entries) {
    const labelled = labelEntry(entry);
    if (labelled) count(rate, labelled, model);
  }
  return rate;
}
