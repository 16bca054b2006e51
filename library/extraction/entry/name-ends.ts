import { isInitials, isSuffix } from './name-parts.ts';
import { joined, type Run } from './runs.ts';

/** The words before the given run of the author, moved to the title that follows, or made one where none does. */
function giveToTitle(runs: readonly Run[], names: string, words: string): readonly Run[] {
  const [author, next] = runs as readonly [Run, Run | undefined];
  const kept: Run = { ...author, text: names };
  const moved: Run = { ...author, label: 'title', text: words };
  return next?.label === 'title'
    ? [kept, { ...joined(moved, next), label: 'title' }, ...runs.slice(2)]
    : [kept, moved, ...runs.slice(1)];
}

const AFTER_ET_AL =
  /^(.{3,}?(?:\bet\s+al(?:ii)?\b\.?|\bu\.\s?a\.|\band others\b))[\s,.:;]+(\p{Lu}[^()]{3,})$/u;

/** "Vesper, N. J., et al., Tidal/Lunar" before "Ratios of …": nobody is named after "et al.". */
function cutAfterEtAl(runs: readonly Run[]): readonly Run[] {
  if (runs[1]?.label !== 'title') return runs;
  const match = AFTER_ET_AL.exec(runs[0]!.text.trim());
  return match ? giveToTitle(runs, match[1]!, match[2]!) : runs;
}

const INVERTED_AND_WORD =
  /^((?:.*(?:,\s|\b(?:and|und|et|y)\s|&\s))?\p{Lu}[\p{L}’'-]+,\s(?:\p{Lu}\.[\s-]?){1,3})\s*(\p{Lu}[\p{L}\d-]+:)$/u;

/** "Kim, D. P. and Bay, J. Adam:" before "A method …": after the initials of an inverted name stands its title. */
function cutWordWithColon(runs: readonly Run[]): readonly Run[] {
  const names = runs[0]!.text.trim();
  if (runs[1]?.label !== 'title' || !names.endsWith(':')) return runs;
  const match = INVERTED_AND_WORD.exec(names);
  const inverted = /^\p{Lu}[\p{L}’'-]+,\s\p{Lu}\./u.test(runs[0]!.text);
  return match && inverted ? giveToTitle(runs, match[1]!, match[2]!) : runs;
}

const ROLE =
  /^(?:eds?|editors?|hrsg|hgg?|herausgeber|directors?|producers?|translators?|compilers?|others|curatore)$/iu;

/** "Carlo Marsh, Spie." before "Radici di …": in a list of names written out, one word alone is no name. */
function cutSingleWord(runs: readonly Run[], givenNames: ReadonlySet<string>): readonly Run[] {
  if (runs[1]?.label !== 'title') return runs;
  const parts = runs[0]!.text.trim().split(/,\s+/);
  const last = parts.pop()!;
  if (parts.length === 0 || !/^\p{Lu}[\p{L}’'-]{2,}[.:]$/u.test(last)) return runs;
  const word = last.slice(0, -1);
  if (ROLE.test(word) || isSuffix(word) || givenNames.has(word.toLowerCase()) || /^\p{Lu}+$/u.test(word))
    return runs;
  const direct = parts.every((part) => {
    const words = part.replace(/^(?:and|und|et|e|y|&)\s/u, '').split(' ');
    return (
      words.length > 1 &&
      !isInitials(words.at(-1)!) &&
      (isInitials(words[0]!) || givenNames.has(words[0]!.toLowerCase()))
    );
  });
  const inverted =
    last.endsWith(':') &&
    parts.length === 2 &&
    !parts[0]!.includes(' ') &&
    givenNames.has(parts[1]!.toLowerCase());
  return direct || inverted ? giveToTitle(runs, `${parts.join(', ')},`, last) : runs;
}

const NAME_AND_TITLE = /^(\P{P}*\p{Ll}{3,})\.\s+(\p{Lu}[\p{L}’'-]*\s[^,;.]{3,}[.]?)$/u;

/** "Cicero. De Oratore." where no title follows is an author and a title. */
function splitAtStop(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|container|journal)$/.test(label))) return runs;
  const match = NAME_AND_TITLE.exec(runs[0]!.text.trim());
  if (!match || isInitials(match[2]!.split(' ')[0]!)) return runs;
  return giveToTitle(runs, match[1]!, match[2]!);
}

const INVERTED_AND_TITLE =
  /^(\p{Lu}[\p{L}’'-]+,\s(?:\p{Lu}[\p{L}’'-]+\s)*(?:\p{Lu}\.\s?){1,3})\s*(\p{Lu}\p{Ll}{3,}(?:\s[\p{L}’'-]+)*[.?!])$/u;

const GIVEN_AND_TITLE =
  /^(\p{Lu}[\p{L}’'-]+,\s\p{Lu}\p{Ll}+(?:\s(?:\p{Lu}\.|\p{Lu}\p{Ll}+))*)\.\s+(\p{Lu}\p{Ll}{3,}(?:\s[\p{L}’'-]+)*[.?!])$/u;

/** "Joyce, James. Ulysses." before a year is an author and a title where no title follows. */
function splitAtGivenName(runs: readonly Run[], givenNames: ReadonlySet<string>): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|container|journal)$/.test(label))) return runs;
  const match = GIVEN_AND_TITLE.exec(runs[0]!.text.trim());
  const given = /,\s(\p{L}+)/u.exec(match?.[1] ?? '')?.[1];
  if (!match || !given || !givenNames.has(given.toLowerCase())) return runs;
  return giveToTitle(runs, `${match[1]!}.`, match[2]!);
}

/** "Said, Edward W. Orientalism." before a year and an imprint is an author and a title. */
function splitAtInitial(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|container|journal)$/.test(label))) return runs;
  const match = INVERTED_AND_TITLE.exec(runs[0]!.text.trim());
  return match ? giveToTitle(runs, match[1]!, match[2]!) : runs;
}

const ENDS_IN_INITIALS = /(?:^|,\s|\band\s|\bund\s|&\s)(?:\p{Lu}\.[\s-]?)+$/u;
const OPENS_WITH_NAME = /^\s*(\p{Lu}[\p{L}’'-]+)\s?([:,.])\s+(.{3,})$/su;

/** "H. Marsh, J." before "Keel: Tides": the name that the last initials belong to stands at the head of the title. */
function takeName(runs: readonly Run[]): readonly Run[] {
  const [author, title] = runs;
  if (!author || title?.label !== 'title') return runs;
  const match = OPENS_WITH_NAME.exec(title.text);
  const direct = /^(?:\p{Lu}\.[\s-]?)+\p{Lu}\p{L}/u.test(author.text.trim());
  if (!match || !direct || !ENDS_IN_INITIALS.test(author.text.trim())) return runs;
  return [
    { ...author, text: `${author.text.trimEnd()} ${match[1]!}${match[2]!}` },
    { ...title, text: match[3]! },
    ...runs.slice(2),
  ];
}

const VANCOUVER_NAME = "\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’-]+)?\\s\\p{Lu}{1,3}";
const ENDS_IN_VANCOUVER = new RegExp(`(?:^|,\\s)${VANCOUVER_NAME},\\s*$`, 'u');
const OPENS_WITH_VANCOUVER = new RegExp(
  `^\\s*((?:${VANCOUVER_NAME},\\s)*${VANCOUVER_NAME})\\.\\s+(\\p{Lu}.{3,})$`,
  'su',
);

/** "Halm JP," before "Thorn SG, Dale JJ. Measuring tides": the rest of the names stands at the head of the title. */
function takeNames(runs: readonly Run[]): readonly Run[] {
  const [author, title] = runs;
  if (!author || title?.label !== 'title' || !author.text.trimEnd().endsWith(',')) return runs;
  if (!ENDS_IN_VANCOUVER.test(author.text)) return runs;
  const match = OPENS_WITH_VANCOUVER.exec(title.text);
  if (!match) return runs;
  return [
    { ...author, text: `${author.text.trimEnd()} ${match[1]!}.` },
    { ...title, text: match[2]! },
    ...runs.slice(2),
  ];
}

/** Sets right where the names of the authors end and the title begins. */
export function repairNameEnd(runs: readonly Run[], givenNames: ReadonlySet<string>): readonly Run[] {
  let repaired = runs;
  for (const repair of [
    cutAfterEtAl,
    cutWordWithColon,
    cutSingleWord,
    splitAtStop,
    splitAtInitial,
    splitAtGivenName,
    takeName,
    takeNames,
  ])
    if (repaired[0]?.label === 'author') repaired = repair(repaired, givenNames);
  return repaired;
}
