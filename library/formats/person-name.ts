import type { CslName } from '../../shared/model/csl.ts';

/** Words that, in lower case at the end of given names, belong in front of the family name when it is not first. */
const PARTICLES = new Set(
  "af al av ab d d' da dal das de dei del dela della der den di do dos du el la las le les lo los of op 't ten ter und van vom von y zu zum zur".split(
    ' ',
  ),
);

const SUFFIX = /^(?:[JS]r\.?|I{2,3}|I?V|VI{1,3}|\d(?:st|nd|rd|th)|Esq\.?)$/;

/** Words an organisation's name has and a person's has not. English, French, German, Spanish, Portuguese, Italian. */
const ORGANISATION =
  /(?:^|[\s(-])(?:organi[sz]ations?|universit(?:y|ies|é|à)|universität|universidad[e]?|institut[eos]?|institutions?|minist(?:ry|ries|ère|erium|erio|ério)|departments?|committees?|consorti(?:um|a)|collaborat(?:ion|ive|ors)|associations?|associação|asociación|society|société|agency|agencies|agence|council|foundations?|fondation|fundación|cent(?:re|er)s?|centro|commission|comisión|offices?|bureau|working group|study group|research group|investigators|task force|network|federation|union|academy|hospital|college|school of|division of|group|team|nations|programme|program|bank|board|inc\.?|ltd\.?|llc|gmbh|corporation|company|laborator(?:y|ies)|initiative|alliance|authority|authorities|coalition|observatory|secretariat|parliament|government)(?=$|[\s),.:-])/i;

/** Whether text reads as the name of an organisation rather than of a person. */
export function looksLikeOrganisation(text: string): boolean {
  return ORGANISATION.test(text) && /\s/.test(text.trim());
}

/** True for a word that begins in lower case, as particles do. */
export function beginsLowerCase(word: string): boolean {
  const letter = /\p{L}/u.exec(word)?.[0];
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}

/** A family name with its leading particles ("van der Berg") as CSL parts. */
export function familyParts(family: string): CslName {
  const words = family.trim().split(/\s+/);
  let particles = 0;
  while (particles < words.length - 1 && beginsLowerCase(words[particles]!)) particles++;
  if (particles === 0) return { family: family.trim() };
  return {
    family: words.slice(particles).join(' '),
    'non-dropping-particle': words.slice(0, particles).join(' '),
  };
}

/** Given names with their trailing particles ("Alexander von") as CSL parts. */
export function givenParts(given: string): CslName {
  const words = given.trim().split(/\s+/);
  let end = words.length;
  while (end > 1 && beginsLowerCase(words[end - 1]!) && PARTICLES.has(words[end - 1]!.replace('’', "'")))
    end--;
  const name = words.slice(0, end).join(' ');
  if (name === '') return {};
  return end === words.length
    ? { given: name }
    : { given: name, 'dropping-particle': words.slice(end).join(' ') };
}

/** "Family, Given" or "Family, Given, Suffix" (RIS), also "Family, Suffix, Given"; no comma means an organisation. */
export function parseInvertedName(text: string): CslName {
  const tidy = text.replace(/\s+/g, ' ').trim().replace(/,$/, '');
  const [family = '', second, third, ...more] = tidy.split(/\s*,\s*/);
  if (second === undefined || family === '') return { literal: tidy };
  if (looksLikeOrganisation(tidy) && second.split(' ').length > 2) return { literal: tidy };
  const [given, suffix] = third !== undefined && SUFFIX.test(second) ? [third, second] : [second, third];
  const rest = more.length > 0 ? ` ${more.join(', ')}` : '';
  return {
    ...familyParts(family),
    ...givenParts((given ?? '') + rest),
    ...(suffix ? { suffix } : {}),
  };
}

/** A name as EndNote has it: a comma at the end marks an organisation, whatever commas come before. */
export function parseEndNoteName(text: string): CslName {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (tidy.endsWith(',')) return { literal: tidy.replace(/\s*,+$/, '') };
  return tidy.includes(',') ? parseInvertedName(tidy) : parseListedName(tidy);
}

/** A library's heading without the years of birth and death. */
export function withoutLifeDates(heading: string): string {
  const years = String.raw`(?:b\.|d\.|ca\.)?\s*\d{4}\??(?:\s*[-–]\s*(?:\d{4})?\??)?\.?`;
  return heading.replace(new RegExp(String.raw`(?:,\s*${years}|\s*[[(]${years}[\])])$`), '');
}

/** "Given Family" in reading order, with particles and suffix; organisations as literal. */
export function parseDirectName(text: string): CslName {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (looksLikeOrganisation(tidy)) return { literal: tidy };
  return directParts(tidy.split(' '));
}

/** The words of a name in reading order as CSL parts. */
export function directParts(
  words: readonly string[],
  lower: (index: number) => boolean = (index) => beginsLowerCase(words[index]!),
): CslName {
  if (words.length === 1) return { family: words[0]! };
  const hasSuffix = words.length > 2 && SUFFIX.test(words.at(-1)!);
  const suffix = hasSuffix ? { suffix: words.at(-1)! } : {};
  const count = hasSuffix ? words.length - 1 : words.length;
  let first = 0;
  while (first < count - 1 && !lower(first)) first++;
  // All in lower case is carelessness, not a row of particles.
  if (first === 0) first = count - 1;
  let last = first;
  for (let index = first; index < count - 1; index++) if (lower(index)) last = index + 1;
  const particle = words.slice(first, last).join(' ');
  return {
    family: words.slice(last, count).join(' '),
    given: words.slice(0, first).join(' '),
    ...(particle ? { 'non-dropping-particle': particle } : {}),
    ...suffix,
  };
}

/** A name as "Family, Given, Suffix", the way RIS, EndNote and tables want it. */
export function formatInvertedName(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ');
  if (family === '') return given;
  return (
    [family, given, name.suffix].filter((part) => part !== undefined && part !== '').join(', ') +
    (given === '' && !name.suffix ? ',' : '')
  );
}

/** Whether text is what may follow a name: "Jr.", "III". */
export function isSuffix(text: string): boolean {
  return SUFFIX.test(text);
}

/** Names divided by commas alone: "Smith, J., Jones, K.L." as Scopus writes, or "Smith J, Jones KL"; undefined for one name. */
export function commaNames(text: string): CslName[] | undefined {
  const pieces = text.trim().split(/\s*,\s*/);
  const areInitials = (piece: string): boolean => /^(?:\p{Lu}\.?[ -]?){1,4}$/u.test(piece);
  if (
    pieces.length > 2 &&
    pieces.length % 2 === 0 &&
    pieces.every((piece, at) => (at % 2 === 1) === areInitials(piece))
  )
    return pieces.flatMap((piece, at) =>
      at % 2 === 0 ? [parseInvertedName(`${piece}, ${pieces[at + 1]}`)] : [],
    );
  const areListed = pieces.every((piece) => /^\p{L}[\p{L}'’ -]* (?:\p{Lu}\.?-?){1,3}$/u.test(piece));
  return pieces.length > 1 && areListed ? pieces.map(parseListedName) : undefined;
}

/** Names given as text by a table: separated by semicolons, or by "and", or one "Family, I., Family, I." list. */
export function parseNameList(text: string): CslName[] {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (tidy === '') return [];
  const separator = tidy.includes(';') ? /\s*;\s*/ : tidy.includes('|') ? /\s*\|+\s*/ : / and | & /i;
  // Scopus has its number for the author after each name.
  const parts = tidy
    .split(separator)
    .map((part) => part.replace(/\s*\(\d{6,}\)$/, ''))
    .filter((part) => part !== '');
  if (parts.length === 1 && !tidy.includes(';')) {
    const listed = commaNames(tidy);
    if (listed !== undefined) return listed;
    const pieces = tidy.split(/\s*,\s*/);
    // "Jane Smith, Kim Jones".
    if (pieces.length > 2 || (pieces.length === 2 && pieces.every((piece) => /\s/.test(piece)))) {
      return pieces.map(parseListedName);
    }
  }
  return parts.map((part) => (part.includes(',') ? parseInvertedName(part) : parseListedName(part)));
}

/** "Smith JK" (family first, initials without points) or "Jane Smith". */
export function parseListedName(text: string): CslName {
  const match = /^(.+?)\s+((?:\p{Lu}\.?-?){1,4})(?:\s+(Jr|Sr|I{2,3}|IV|\d(?:st|nd|rd|th))\.?)?$/u.exec(
    text.trim(),
  );
  if (!match || looksLikeOrganisation(text)) return parseDirectName(text);
  return { ...familyParts(match[1]!), given: match[2]!, ...(match[3] ? { suffix: match[3] } : {}) };
}
