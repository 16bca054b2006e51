import { stemmer } from '@orama/stemmers/english';

const stems = new Map<string, string>();
const MOST_STEMS = 200_000;

/** A word without its ending; English endings, other words mostly stay as they are. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size > MOST_STEMS) stems.clear();
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}
