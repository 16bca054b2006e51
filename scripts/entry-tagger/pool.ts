import { hashText } from '../../library/extraction/entry/hashing.ts';
import { LABELS, type Label } from '../../library/extraction/entry/labels.ts';
import { type Tokens, tokenise } from '../../library/extraction/entry/tokens.ts';
import {
  CONJUNCTIONS,
  EDITOR_CUES,
  IN_CUES,
  ISSUE_CUES,
  PAGE_CUES,
  VOLUME_CUES,
} from '../../library/extraction/entry/word-classes.ts';

/** One string of the training pool: spans are [label, text] in the order they stand in `raw`. */
export type PoolEntry = {
  readonly id: string;
  readonly raw: string;
  readonly source: string;
  readonly file?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly dontcare: readonly string[];
  readonly spans: readonly (readonly [string, string])[];
};

/** A tokenised string with one label per token. */
export type LabelledEntry = {
  readonly source: string;
  readonly group: string;
  readonly tokens: Tokens;
  readonly labels: readonly Label[];
};

const SPAN_LABELS: Readonly<Record<string, Label>> = {
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  title: 'title',
  'container-title': 'container',
  journal: 'journal',
  'collection-title': 'series',
  volume: 'volume',
  issue: 'issue',
  pages: 'pages',
  date: 'date',
  publisher: 'publisher',
  location: 'place',
  pubPlace: 'place',
  orgName: 'publisher',
  edition: 'edition',
  genre: 'genre',
  note: 'note',
  medium: 'note',
  source: 'note',
  url: 'identifier',
  doi: 'identifier',
  isbn: 'identifier',
  director: 'author',
  producer: 'note',
  'title.a': 'title',
  'title.j': 'journal',
  'title.s': 'series',
  'title.x': 'note',
  bs: 'note',
  'id.': 'note',
  'id.report': 'note',
};

const isYear = (word: string): boolean => /^(?:1[4-9]|20)\d\d[a-z]?$/.test(word);

/** Maps a span's label to ours; a monograph title is the title where nothing else is. */
function labelOf(name: string, entry: PoolEntry): Label | undefined {
  if (name === 'citation-number') return undefined;
  if (
    name === 'orgName' &&
    entry.spans[0]![0] === 'orgName' &&
    !entry.spans.some(([other]) => other === 'author')
  )
    return 'author';
  if (name === 'title.m') return entry.spans.some(([other]) => other === 'title.a') ? 'container' : 'title';
  if (name === 'title.s' && !entry.spans.some(([other]) => other === 'title.a' || other === 'title.m'))
    return 'title';
  if (name.startsWith('id.') && !SPAN_LABELS[name]) return 'identifier';
  return SPAN_LABELS[name] ?? 'note';
}

/** A label per character of the raw string, undefined where no span covers it. */
function characterLabels(
  entry: PoolEntry,
  raw: string,
): { labels: (Label | undefined)[]; spans: Int32Array; from: number } {
  const labels: (Label | undefined)[] = new Array(raw.length).fill(undefined);
  const spans = new Int32Array(raw.length).fill(-1);
  let at = 0;
  let from = 0;
  entry.spans.forEach(([name, text], index) => {
    const piece = text.normalize('NFC');
    const start = raw.indexOf(piece, at);
    if (start < 0) return;
    const label = labelOf(name, entry);
    for (let i = start; i < start + piece.length; i++) {
      labels[i] = label;
      spans[i] = index;
    }
    at = start + piece.length;
    if (name === 'citation-number' && index === 0) from = at;
  });
  return { labels, spans, from };
}

/** Within "22(3)" or "vol. 78, no. 3", from which token on it is the issue; years and pages printed there are named too. */
function refineVolume(cores: readonly string[], heads: readonly string[]): Label[] {
  let seenVolume = false;
  let issue = false;
  return cores.map((core, i): Label => {
    const word = core.toLowerCase();
    if (isYear(core) && !seenVolume && i === 0 && cores.length > 1) return 'date';
    if (ISSUE_CUES.has(word) && word !== 'v' && !(word === 'h' && i === 0)) issue = true;
    else if (seenVolume && !issue && /^\d/.test(core) && !/^part|^teil|^supp/i.test(cores[i - 1] ?? ''))
      issue = true;
    else if (seenVolume && heads[i]!.includes('(')) issue = true;
    if (/^(?:\p{L}?\d|[ivxlcdm]+$)/iu.test(core) && !issue && !VOLUME_CUES.has(word)) seenVolume = true;
    return issue ? 'issue' : 'volume';
  });
}

/** Gives each unlabelled token the label of what it introduces, or else of a note. */
function fillGaps(labels: (Label | undefined)[], tokens: Tokens['tokens']): Label[] {
  const out: Label[] = [];
  for (let i = 0; i < labels.length; i++) {
    let label = labels[i];
    if (!label) {
      let next = i;
      while (next < labels.length && !labels[next]) next++;
      const word = tokens[i]!.core.toLowerCase();
      const following = labels[next];
      const previous = out[i - 1];
      if (tokens[i]!.identifier >= 0) label = 'identifier';
      else if (
        EDITOR_CUES.has(word) &&
        (previous === 'editor' || following === 'editor' || previous === 'author')
      )
        label = previous === 'editor' || previous === 'author' ? previous : 'editor';
      else if (CONJUNCTIONS.has(word) && previous) label = previous;
      else if (IN_CUES.has(word) && following) label = following;
      else if (PAGE_CUES.has(word) && following === 'pages') label = 'pages';
      else if (PAGE_CUES.has(word) && previous === 'pages') label = 'pages';
      else if (VOLUME_CUES.has(word) && following === 'volume') label = 'volume';
      else if (ISSUE_CUES.has(word) && (following === 'issue' || following === 'volume')) label = following;
      else if (following && previous === following && next - i <= 2) label = following;
      else label = 'note';
    }
    out.push(label);
  }
  return out;
}

/** Projects the pool's spans on our tokens; undefined where the string and its spans do not fit. */
export function labelEntry(entry: PoolEntry): LabelledEntry | undefined {
  const raw = entry.raw.normalize('NFC');
  const { labels: byCharacter, spans: spanOf, from } = characterLabels(entry, raw);
  const tokens = tokenise(entry.raw);
  const rawIndex = new Int32Array(tokens.text.length).fill(-1);
  let at = from;
  for (let i = 0; i < tokens.text.length; i++) {
    const wanted = tokens.text[i]!;
    let probe = at;
    while (probe < raw.length && !(raw[probe] === wanted || (wanted === ' ' && /\s/.test(raw[probe]!))))
      probe++;
    if (probe >= raw.length || probe - at > 40) continue;
    rawIndex[i] = probe;
    at = probe + 1;
  }
  const labels: (Label | undefined)[] = [];
  const spanIndex: number[] = [];
  for (const token of tokens.tokens) {
    let middle = token.start;
    while (middle < token.end - 1 && (rawIndex[middle]! < 0 || !byCharacter[rawIndex[middle]!])) middle++;
    const index = rawIndex[middle]!;
    labels.push(token.identifier >= 0 ? 'identifier' : index < 0 ? undefined : byCharacter[index]);
    spanIndex.push(index < 0 ? -1 : spanOf[index]!);
  }
  if (labels.filter(Boolean).length < labels.length / 2) return undefined;
  for (let i = 0; i < labels.length; ) {
    let end = i + 1;
    while (end < labels.length && spanIndex[end] === spanIndex[i]) end++;
    if (labels[i] === 'volume') {
      const cores = tokens.tokens.slice(i, end);
      refineVolume(
        cores.map((token) => token.core),
        cores.map((token) => token.head),
      ).forEach((label, k) => {
        labels[i + k] = label;
      });
    } else if (labels[i] === 'pages' && end - i >= 4) splitVolumeFromPages(labels, tokens.tokens, i, end);
    i = end;
  }
  const filled = fillGaps(labels, tokens.tokens);
  return { source: entry.source, group: entry.file ?? entry.source, tokens, labels: filled };
}

/** "3(4):353-387" annotated as pages as a whole is a volume, an issue and pages. */
function splitVolumeFromPages(
  labels: (Label | undefined)[],
  tokens: Tokens['tokens'],
  start: number,
  end: number,
): void {
  const [a, b, c] = [tokens[start]!, tokens[start + 1]!, tokens[start + 2]!];
  if (
    /^\d+$/.test(a.core) &&
    b.head.startsWith('(') &&
    b.tail.includes(')') &&
    /^\d/.test(c.core) &&
    end - start <= 5
  ) {
    labels[start] = 'volume';
    labels[start + 1] = 'issue';
  }
}

export const labelIndex: ReadonlyMap<Label, number> = new Map(LABELS.map((label, index) => [label, index]));

/** Whether an entry is kept back: by source file where there is one, else by a hash of its text. */
export function isHeldOut(entry: PoolEntry): boolean {
  const key = entry.file && entry.file !== 'citations.xml' ? entry.file : entry.raw;
  return (hashText(key) >>> 0) % 10 === 0;
}
