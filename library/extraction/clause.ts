import type { Range } from '../../shared/model/extraction.ts';

/** A group of citations in a sentence: its brackets, or author words to closing bracket. Places are in the sentence. */
export type CitedGroup = Range & { readonly narrative: boolean };

const CONTRAST =
  /;\s+(?:however,?\s+|moreover,?\s+|and\s+|but\s+)?|\s[—–]\s|[,—–]\s*(?:while|whereas|whilst|but|although|though|yet|während|wohingegen|aber|jedoch|mientras(?: que)?|pero|aunque|tandis que|alors que|mais|bien que|mentre|ma|sebbene|terwijl|maar|medan|men)\s+/giu;
const ADDITION = /,\s+(?:and|or|as well as|und|oder|sowie|y|o|et|ou|e|och|eller|og|en|of)\s+/giu;
const LEADING = /^[\s,;:—–]*(?:(?:and|or|as well as|und|oder|sowie|y|e|o|et|ou|och|eller|og|en)\s+)?/iu;
const ENUMERATION =
  /(?:\b(?:including|includes?|included|such as|namely|comprises?|comprising|einschließlich|darunter|wie|nämlich|incluyendo|incluyen?|como|tales como|notamment|tels? que|comme|compresi|tra cui|come)\b,?|:|\b(?:e\.g\.|i\.e\.|for example|for instance),?)\s+(?:\*?inter alia\*?,?\s+)?/giu;

/**
 * The part of a sentence that each group of citations supports. In "X (A), Y (B), and Z (C)" every group gets its
 * own item; a narrative citation gets the clause it is the subject of. Ranges are places in the sentence.
 */
export function supportedClauses(sentence: string, groups: readonly CitedGroup[]): Range[] {
  const clusters = clustersOf(sentence, groups);
  const starts = clusters.map((cluster, i) => clauseStart(sentence, clusters, i, cluster));
  return groups.map((group) => {
    const i = clusters.findIndex((cluster) => group.start >= cluster.start && group.end <= cluster.end);
    return clean(sentence, starts[i]!, clauseEnd(sentence, clusters, starts, i));
  });
}

/** Groups with nothing but "and" or a comma between them support the same words. */
function clustersOf(sentence: string, groups: readonly CitedGroup[]): CitedGroup[] {
  const clusters: CitedGroup[] = [];
  for (const group of groups) {
    const last = clusters[clusters.length - 1];
    const between = last ? sentence.slice(last.end, group.start) : '';
    if (
      last &&
      (group.start < last.end ||
        /^[\s,;]*(?:and|or|und|y|e|et|och|og|en|see also|as well as)?[\s,]*$/iu.test(between))
    ) {
      clusters[clusters.length - 1] = { ...last, end: Math.max(last.end, group.end) };
    } else clusters.push({ ...group });
  }
  return clusters;
}

function clauseStart(
  sentence: string,
  clusters: readonly CitedGroup[],
  i: number,
  cluster: CitedGroup,
): number {
  const before = clusters[i - 1];
  if (!before) return firstStart(sentence, clusters, cluster);
  const between = sentence.slice(before.end, cluster.start);
  const contrast = firstMatch(CONTRAST, between);
  if (contrast) return before.end + contrast.end;
  if (
    before.narrative &&
    /^(?:While|Although|Whereas|Though|Unlike|Während|Obwohl|Mientras|Aunque|Tandis|Bien que|Mentre|Sebbene)\b/.test(
      sentence,
    )
  ) {
    const comma = between.indexOf(', ');
    if (comma >= 0) return before.end + comma + 2;
  }
  if (/^\s*[,;]/.test(between) || /^\s+(?:and|or|und|oder|y|o|et|ou|e|och|eller)\s/iu.test(between)) {
    return before.end + LEADING.exec(between)![0].length;
  }
  const addition = firstMatch(ADDITION, between);
  if (addition) return before.end + addition.end;
  return cluster.narrative ? before.start : before.end;
}

function firstStart(sentence: string, clusters: readonly CitedGroup[], cluster: CitedGroup): number {
  const before = sentence.slice(0, cluster.start);
  const part = lastMatch(/;\s+(?:(?:however|moreover|furthermore|therefore|thus|and|but),?\s+)?/giu, before);
  const from = part && cluster.start - part.end > 12 ? part.end : 0;
  const enumerates =
    clusters.length > 1 &&
    /^\s*(?:[,;]|(?:and|or|und|oder|y|et|e|och)\s)/iu.test(sentence.slice(cluster.end));
  if (!enumerates) return from;
  const introduced = lastMatch(ENUMERATION, before);
  return introduced && introduced.end > from && cluster.start - introduced.end > 2 ? introduced.end : from;
}

function clauseEnd(
  sentence: string,
  clusters: readonly CitedGroup[],
  starts: readonly number[],
  i: number,
): number {
  const cluster = clusters[i]!;
  const next = clusters[i + 1];
  const after = sentence.slice(cluster.end, next ? Math.max(cluster.end, starts[i + 1]!) : sentence.length);
  if (cluster.narrative) return cluster.end + stop(after, next !== undefined);
  if (/^\s*(?:$|[.;:!?])/.test(after)) return cluster.start;
  if (/^\s*,/.test(after))
    return isIntroduction(sentence.slice(0, cluster.start), i)
      ? cluster.end + stop(after, next !== undefined)
      : cluster.start;
  if (/^\s*(?:and|or|as well as|und|oder|y|o|et|ou|e|och|eller)\s/iu.test(after)) return cluster.start;
  if (/^["”’»)\]]*\s*[.;,]/.test(after)) return cluster.start;
  return cluster.end + stop(after, next !== undefined);
}

/** How far the words after a citation still belong to it. */
function stop(after: string, followed: boolean): number {
  const contrast = firstMatch(CONTRAST, after);
  if (contrast) return contrast.start;
  if (!followed) return after.length;
  const addition = lastMatch(ADDITION, after);
  return addition ? addition.start : after.length;
}

/** "In contrast to earlier studies (A), we find …": what is supported follows the comma. */
function isIntroduction(before: string, i: number): boolean {
  if (i > 0 || before.includes(', ') || before.trim().split(/\s+/).length > 12) return false;
  return /^(?:In|As|Like|Unlike|Contrary|Consistent|Following|According|Similar|Compared|Building|Based|Despite|Drawing|Given|Using|Wie|Im|Nach|Laut|Anders|Entgegen|Según|En|Como|Selon|Comme|Contrairement|Secondo|Come|A differenza)\b/.test(
    before,
  );
}

function firstMatch(pattern: RegExp, text: string): Range | undefined {
  for (const found of text.matchAll(pattern))
    return { start: found.index, end: found.index + found[0].length };
  return undefined;
}

function lastMatch(pattern: RegExp, text: string): Range | undefined {
  let last: Range | undefined;
  for (const found of text.matchAll(pattern))
    last = { start: found.index, end: found.index + found[0].length };
  return last;
}

function clean(sentence: string, start: number, end: number): Range {
  let from = start;
  let to = Math.max(start, end);
  while (from < to && /[\s,;:—–]/.test(sentence[from]!)) from++;
  while (to > from && /[\s,;:—–.]/.test(sentence[to - 1]!)) to--;
  return /\p{L}{2}/u.test(sentence.slice(from, to))
    ? { start: from, end: to }
    : { start: 0, end: sentence.length };
}
