import type { Label } from './labels.ts';
import type { Tagging } from './tagger.ts';
import type { Tokens } from './tokens.ts';

/** Neighbouring tokens of one label, with their text as printed and how sure the tagger is of them and their ends. */
export type Run = {
  readonly label: Label;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The least probability in the run and of the tokens beside it, 0-1. */
  readonly score: number;
  readonly italic: boolean;
};

const ACCESS =
  /\b(?:(?:last\s+|zuletzt\s+|letzter\s+)?(?:accessed|retrieved|visited|viewed|checked|cited|zugriff|zugegriffen|abgerufen|aufgerufen|abruf|abgefragt|eingesehen|besucht|geprüft|consulté|consultée|consultato|consultata|consultado|consulta|visitato|accesso|accès|raadpleegd|läst|hämtad|viitattu)|stand)\b[\s:.,]*(?:(?:on|am|vom|le|il|in|el|em|den|dato|ultimo)\s+)?(?:date\s*:?\s*)?((?:\[|\()?[^<>()[\]]{0,12}?(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}-\d\d-\d\d|(?:19|20)\d\d\s+\p{L}{3,9}\.?\s+\d{1,2}|(?:\d{1,2}\.?(?:st|nd|rd|th)?\s+(?:de\s+)?)?\p{L}{3,10}\.?(?:\s+de)?\s*(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?,?\s*(?:19|20)\d\d|(?:19|20)\d\d))/iu;

/** Where an entry says when its address was looked up, and the date as printed. */
export function findAccess(text: string): { start: number; end: number; date: string } | undefined {
  const match = ACCESS.exec(text);
  if (match) return { start: match.index, end: match.index + match[0].length, date: match[1]! };
  return undefined;
}

/** Cuts the labelled tokens into runs; what says when a page was looked up, and addresses, are fixed beforehand. */
export function runsOf({ text, tokens }: Tokens, { labels, probabilities }: Tagging): readonly Run[] {
  const access = findAccess(text);
  const fixed: Label[] = labels.map((label, i) => {
    const token = tokens[i]!;
    if (token.identifier >= 0) return 'identifier';
    if (access && token.start >= access.start && token.end <= access.end) return 'note';
    return label;
  });
  absorbStrays(fixed, probabilities);
  const runs: Run[] = [];
  for (let from = 0; from < fixed.length; ) {
    let to = from + 1;
    while (to < fixed.length && fixed[to] === fixed[from]) to++;
    let score = Math.min(probabilities[from - 1] ?? 1, probabilities[to] ?? 1);
    let italics = 0;
    for (let i = from; i < to; i++) {
      score = Math.min(score, probabilities[i]!);
      if (tokens[i]!.italic) italics++;
    }
    runs.push({
      label: fixed[from]!,
      from,
      to,
      text: text.slice(tokens[from]!.outerStart, tokens[to - 1]!.outerEnd),
      score,
      italic: italics * 2 > to - from,
    });
    from = to;
  }
  return runs;
}

/** A word or two that the tagger doubts between two stretches of one title or name belongs to them. */
function absorbStrays(labels: Label[], probabilities: Float64Array): void {
  for (let i = 1; i + 1 < labels.length; i++) {
    const around = labels[i - 1]!;
    if (
      labels[i] === around ||
      (around !== 'title' && around !== 'container' && around !== 'journal' && around !== 'author')
    )
      continue;
    let end = i;
    while (end < labels.length && labels[end] !== around && end - i < 3) end++;
    if (end - i > 2 || labels[end] !== around) continue;
    let sure = 0;
    for (let k = i; k < end; k++) sure = Math.max(sure, probabilities[k]!);
    if (sure < 0.7) labels.fill(around, i, end);
  }
}

/** Two runs as one of the first one's label, as sure as the less sure of them. */
export const joined = (first: Run, second: Run): Run => ({
  ...first,
  to: second.to,
  text: `${first.text.trimEnd()} ${second.text.trimStart()}`,
  score: Math.min(first.score, second.score),
});

/** The runs that each run is taken apart into, in order; the same list where every run stays as it is. */
export function splitRuns(
  runs: readonly Run[],
  parts: (run: Run, index: number) => readonly Run[],
): readonly Run[] {
  let split: Run[] | undefined;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    const own = parts(run, i);
    if (split === undefined && own.length === 1 && own[0] === run) continue;
    split ??= runs.slice(0, i);
    for (const part of own) split.push(part);
  }
  return split ?? runs;
}
