import { foldWords } from '../references/folded-text.ts';
import type { QualityFinding } from './finding.ts';
import type { ItemFacts } from './item-facts.ts';

const SMALL = new Set(
  'a and the of for in on de der des die das du di del della la le les el los et und e y i en to an'.split(
    ' ',
  ),
);

type Journal = {
  readonly name: string;
  readonly words: readonly string[];
  readonly ids: readonly string[];
};

/** Journals that stand abbreviated in one reference and in full in another; where one full name fits, it is the fix. */
export function findJournalNames(all: readonly ItemFacts[]): ReadonlyMap<string, readonly QualityFinding[]> {
  const articles = all.filter(({ type, container }) => container !== '' && type.startsWith('article'));
  const journals = [...Map.groupBy(articles, ({ container }) => container)].map(
    ([name, facts]): Journal => ({ name, words: tellingWords(name), ids: facts.map(({ id }) => id) }),
  );
  const shapes = Map.groupBy(journals, ({ words }) => shapeOf(words));
  const shorts = new Map(articles.map(({ id, containerShort }) => [id, containerShort]));
  const found = new Map<string, readonly QualityFinding[]>();
  for (const short of journals) {
    const alike = (shapes.get(shapeOf(short.words)) ?? []).filter((full) => isAbbreviation(short, full));
    const longest = Math.max(0, ...alike.map(({ words }) => words.join('').length));
    const names = alike.filter(({ words }) => words.join('').length === longest);
    if (names.length === 0 || new Set(names.map(({ words }) => words.join(' '))).size !== 1) continue;
    const full = names.toSorted((a, b) => b.ids.length - a.ids.length)[0]!;
    for (const id of short.ids) {
      const kept = shorts.get(id) === '' ? { 'container-title-short': short.name } : {};
      const finding: QualityFinding = {
        check: 'journal-name',
        gravity: 'untidy',
        field: 'container-title',
        message: `The journal stands abbreviated; elsewhere in this library it is “${full.name}”.`,
        related: full.ids.slice(0, 10),
        fix: { 'container-title': full.name, ...kept },
      };
      found.set(id, [finding]);
    }
  }
  return found;
}

function tellingWords(name: string): readonly string[] {
  const words = foldWords(name).split(' ');
  return words.filter((word) => word !== '' && !SMALL.has(word));
}

function shapeOf(words: readonly string[]): string {
  return words.map((word) => word[0]).join('');
}

/** Every word a beginning, or a skeleton with the same first letter, of its fellow; stops or two short words prove intent. */
function isAbbreviation(short: Journal, full: Journal): boolean {
  if (short.words.length < 2 || short.words.length !== full.words.length) return false;
  let shortened = 0;
  for (const [at, word] of short.words.entries()) {
    const whole = full.words[at] ?? '';
    if (word === whole) continue;
    if (word.length >= whole.length || !isSkeleton(word, whole)) return false;
    shortened += 1;
  }
  return shortened >= 2 || (shortened === 1 && short.name.includes('.'));
}

function isSkeleton(word: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === word[at]) at += 1;
  return at === word.length;
}
