import type { ExtractedCitation } from '../../shared/model/extraction.ts';
import { type CitedName, type CitedPersons, citedPersons } from './cited-authors.ts';
import type { CitedYear } from './cited-year.ts';
import type { EntryKey, KeyPerson } from './entry-key.ts';
import type { Genitive } from './genitive.ts';
import { type Abbreviations, organisationFit } from './organisation-names.ts';
import { editDistance, foldName, foldWords, isMisspelling, withoutElision } from './spelling.ts';

/** How far one citation is from one entry: 0 is exact; every slip that has to be assumed costs and gives a reason. */
export type Fit = { readonly n: number; readonly cost: number; readonly reasons: readonly string[] };

/** What the match of one citation came to. */
export type Match = Pick<ExtractedCitation, 'references' | 'candidates' | 'status' | 'reason'> & {
  /** Cost of the best candidate; Infinity where there is none. */
  readonly cost: number;
};

/** The entries citations are matched against, with an index so that a citation meets few of them. */
export type EntryIndex = {
  readonly keys: readonly EntryKey[];
  readonly byName: ReadonlyMap<string, readonly EntryKey[]>;
  readonly byYear: ReadonlyMap<number, readonly EntryKey[]>;
  readonly organisations: readonly EntryKey[];
  readonly yearless: readonly EntryKey[];
  readonly abbreviations: Abbreviations;
  readonly genitive: Genitive;
};

/** More than this has to be assumed: no match. */
const DEAREST = 4;

const COST = {
  particle: 0.25,
  head: 0.5,
  genitive: 0.5,
  letter: 1,
  partOfName: 1,
  count: 2,
  spelling: 2,
  order: 2,
  year: 3,
  state: 3,
} as const;

/** Builds the index of a list. */
export function indexEntries(
  keys: readonly EntryKey[],
  abbreviations: Abbreviations,
  genitive: Genitive,
): EntryIndex {
  const byName = new Map<string, EntryKey[]>();
  const byYear = new Map<number, EntryKey[]>();
  for (const key of keys) {
    const first = key.persons[0];
    for (const name of first ? new Set([...first.families, ...first.parts]) : []) add(byName, name, key);
    for (const year of key.years) add(byYear, year, key);
  }
  return {
    keys,
    byName,
    byYear,
    organisations: keys.filter((key) => key.organisations.length > 0),
    yearless: keys.filter((key) => key.years.length === 0),
    abbreviations,
    genitive,
  };
}

function add<K>(map: Map<K, EntryKey[]>, name: K, key: EntryKey): void {
  const list = map.get(name);
  if (list) list.push(key);
  else map.set(name, [key]);
}

/** Author words as a citation prints them, read both as persons and as an organisation. */
export type CitedAuthors = {
  readonly words: string;
  readonly persons: CitedPersons;
  readonly organisation: string;
  readonly organisationWords: readonly string[];
};

/** Reads the author words of a citation. "Long Name [LN]" is the long name. */
export function readAuthors(words: string): CitedAuthors {
  const organisation = words
    .replace(/\s*[[(][^\])]{1,30}[\])]\s*/g, ' ')
    .replace(/['’ʼ]s$/u, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s,]+$/, '')
    .trim();
  return {
    words,
    persons: citedPersons(organisation),
    organisation,
    organisationWords: foldWords(withoutElision(organisation)),
  };
}

/** Finds what a citation of these authors and this year points to. */
export function matchCitation(authors: CitedAuthors, year: CitedYear, index: EntryIndex): Match {
  const fits: Fit[] = [];
  for (const key of nearEntries(authors, year, index)) {
    const fit = fitOf(authors, year, key, index);
    if (fit) fits.push(fit);
  }
  return decide(authors, year, preferred(authors, fits, index), index);
}

function nearEntries(authors: CitedAuthors, year: CitedYear, index: EntryIndex): Set<EntryKey> {
  const near = new Set<EntryKey>(index.organisations);
  const first = authors.persons.names[0]?.folded;
  if (first !== undefined) for (const key of index.byName.get(first) ?? []) near.add(key);
  for (const one of year.years) for (const key of index.byYear.get(one) ?? []) near.add(key);
  if (year.state !== '') for (const key of index.yearless) near.add(key);
  return near;
}

function fitOf(authors: CitedAuthors, year: CitedYear, key: EntryKey, index: EntryIndex): Fit | undefined {
  const when = yearFit(year, key);
  if (!when) return undefined;
  const who = cheapest([
    personsFit(authors.persons, key, index.genitive),
    organisationsFit(authors, key, index.abbreviations),
    headFit(authors.persons, key),
  ]);
  if (!who || who.cost + when.cost > DEAREST) return undefined;
  // A misspelt name and another year together are another work.
  if (who.cost > 1 && when.cost > 1) return undefined;
  return { n: key.n, cost: who.cost + when.cost, reasons: [...who.reasons, ...when.reasons] };
}

function cheapest(parts: readonly (Part | undefined)[]): Part | undefined {
  return parts.reduce((best, part) => (part && (!best || part.cost < best.cost) ? part : best), undefined);
}

type Part = { readonly cost: number; readonly reasons: readonly string[] };

function yearFit(year: CitedYear, key: EntryKey): Part | undefined {
  if (year.state !== '') {
    if (key.years.length === 0) {
      return key.state === year.state || key.state === ''
        ? letterFit(year, key)
        : { cost: COST.state, reasons: [] };
    }
    return year.state === 'unpublished'
      ? { cost: COST.state, reasons: [`the list dates the work ${key.years[0]}`] }
      : undefined;
  }
  if (key.years.length === 0) {
    return key.state === 'unpublished'
      ? { cost: COST.state, reasons: ['the list gives the work as not yet published'] }
      : undefined;
  }
  if (year.years.some((one) => key.years.includes(one))) return letterFit(year, key);
  if (year.years.some((one) => key.years.some((other) => Math.abs(one - other) === 1))) {
    return {
      cost: COST.year,
      reasons: [`the text has the year ${year.years.join('/')}, the list ${key.years[0]}`],
    };
  }
  return undefined;
}

function letterFit(year: CitedYear, key: EntryKey): Part | undefined {
  if (year.letter === key.letter) return { cost: 0, reasons: [] };
  const listed = `${key.years[0] ?? ''}${key.letter}`;
  if (year.letter === '')
    return { cost: COST.letter, reasons: [`the list has ${listed} and the citation no letter`] };
  if (key.letter === '')
    return {
      cost: COST.letter,
      reasons: [`the citation has the letter “${year.letter}”, the list has none`],
    };
  return undefined;
}

function personsFit(cited: CitedPersons, key: EntryKey, genitive: Genitive): Part | undefined {
  if (key.persons.length === 0 || cited.names.length === 0) return undefined;
  // "Souza e Silva" and "Ortega y Gasset" are one person each.
  if (cited.names.length > 1 && key.authors === 1 && key.persons[0]!.families.includes(cited.whole))
    return { cost: 0, reasons: [] };
  // A listed author may be an organisation between persons; then only the names given are compared.
  if (cited.names.length > key.persons.length + (key.openEnded ? 8 : 0)) return undefined;
  let cost = 0;
  const reasons: string[] = [];
  for (const [i, name] of cited.names.entries()) {
    const person = key.persons[i];
    if (!person) break;
    const part = nameFit(name, person, genitive);
    if (!part) return undefined;
    cost += part.cost;
    reasons.push(...part.reasons);
  }
  const all = key.authors;
  if (cited.etAl ? all < 2 && !key.openEnded : cited.names.length < all) {
    cost += COST.count;
    reasons.push(cited.etAl ? 'the list has one author only' : `the list has ${all} authors`);
  }
  return { cost, reasons };
}

/** For an entry whose authors were misread: the cited names stand in order in the words before its year. */
function headFit(cited: CitedPersons, key: EntryKey): Part | undefined {
  if (cited.names.length === 0 || cited.names.some((name) => name.initials !== '')) return undefined;
  let at = 0;
  for (const [i, name] of cited.names.entries()) {
    const found = indexOfName(key.head, name.folded, at);
    if (found === undefined) return undefined;
    // Only initials and particles may stand before the first family name.
    if (i === 0 && key.head.slice(0, Math.max(0, found - 3)).length > 0) return undefined;
    if (i === 0 && key.head.slice(0, found).some((word) => word.length > 3 && !name.folded.includes(word)))
      return undefined;
    at = found + 1;
  }
  // After the last author of all stand his initials and nothing else.
  const rest = key.head.slice(at);
  const complete = cited.etAl
    ? key.head.length > 3
    : rest.length <= 2 && !rest.some((word) => /^(?:and|und|y|et|e)$/.test(word));
  return complete
    ? { cost: COST.head, reasons: [] }
    : { cost: COST.count, reasons: ['the list has other authors beside'] };
}

/** The place of the last word of a folded name, which may be printed as several words. */
function indexOfName(words: readonly string[], name: string, from: number): number | undefined {
  for (let start = from; start < words.length; start++) {
    let joined = '';
    for (let end = start; end < Math.min(start + 4, words.length); end++) {
      joined += words[end]!;
      if (joined === name) return end;
      if (!name.startsWith(joined)) break;
    }
  }
  return undefined;
}

function nameFit(name: CitedName, person: KeyPerson, genitive: Genitive): Part | undefined {
  if (name.initials !== '' && person.initials !== '' && name.initials[0] !== person.initials[0])
    return undefined;
  if (name.folded === person.families[0]) return { cost: 0, reasons: [] };
  if (person.families.includes(name.folded)) return { cost: COST.particle, reasons: [] };
  // "l’Insee (2015)": the article is no part of the name.
  if (/^l['’]\p{Lu}/u.test(name.family) && person.families.includes(name.folded.slice(1)))
    return { cost: COST.particle, reasons: [] };
  if (genitive(name.folded).some((stem) => person.families.includes(stem)))
    return { cost: COST.genitive, reasons: [] };
  const printed = person.printed;
  if (person.parts.includes(name.folded)) {
    return { cost: COST.partOfName, reasons: [`the list has the full name “${printed}”`] };
  }
  if (!person.families.some((family) => isMisspelling(name.folded, family))) return undefined;
  return { cost: COST.spelling, reasons: [`the text writes “${name.family}”, the list “${printed}”`] };
}

/** "WHO & UNICEF" for an entry of two organisations: each fits the one in its place. */
function jointFit(authors: CitedAuthors, key: EntryKey, abbreviations: Abbreviations): boolean {
  const joined = /\s*,?\s*(?:\band\b|&|\bund\b)\s*/;
  const cited = authors.organisation.split(joined);
  const first = key.organisations[0];
  if (cited.length < 2 || !first) return false;
  const printed =
    key.organisations.length > 1 ? key.organisations.map((one) => one.printed) : first.printed.split(joined);
  if (printed.length !== cited.length) return false;
  return cited.every((name, i) => {
    const listed = { printed: printed[i]!, words: foldWords(printed[i]!) };
    return organisationFit(name, foldWords(name), listed, abbreviations) !== undefined;
  });
}

function organisationsFit(
  authors: CitedAuthors,
  key: EntryKey,
  abbreviations: Abbreviations,
): Part | undefined {
  for (const listed of key.organisations) {
    const fit = organisationFit(authors.organisation, authors.organisationWords, listed, abbreviations);
    if (fit || jointFit(authors, key, abbreviations)) return { cost: 0, reasons: [] };
    const a = authors.organisationWords.join('');
    const b = listed.words.join('');
    if (key.imprint !== undefined && key.imprint === a) return { cost: 0.5, reasons: [] };
    const close = a.length >= 8 && b.length >= 8 && isCloseName(a, b);
    if (close)
      return {
        cost: COST.spelling,
        reasons: [`the text writes “${authors.organisation}”, the list “${listed.printed}”`],
      };
  }
  return undefined;
}

function isCloseName(a: string, b: string): boolean {
  return isMisspelling(a, b) || (a.length >= 20 && editDistance(a, b, 3) <= 3);
}

/** Among equals, "et al." speaks for an entry with three authors or more, and initials for the one that has them. */
function preferred(authors: CitedAuthors, fits: readonly Fit[], index: EntryIndex): Fit[] {
  const least = Math.min(...fits.map((fit) => fit.cost));
  const best = fits.filter((fit) => fit.cost === least).sort((a, b) => a.n - b.n);
  if (best.length < 2 || !authors.persons.etAl) return best;
  const size = new Map(index.keys.map((key) => [key.n, key.authors + (key.openEnded ? 2 : 0)]));
  const many = best.filter((fit) => (size.get(fit.n) ?? 0) >= 3);
  return many.length > 0 ? many : best;
}

function decide(authors: CitedAuthors, year: CitedYear, best: readonly Fit[], index: EntryIndex): Match {
  const numbers = best.map((fit) => fit.n);
  const first = best[0];
  if (!first)
    return {
      references: [],
      candidates: [],
      status: 'unmatched',
      reason: whyUnmatched(authors, year, index),
      cost: Infinity,
    };
  if (best.length > 1) {
    const letters = best.every((fit) => fit.reasons.some((reason) => reason.includes('no letter')));
    const reason = letters
      ? `The citation gives no letter after the year; entries ${listed(numbers)} both fit.`.replace(
          'both',
          best.length > 2 ? 'all' : 'both',
        )
      : `Entries ${listed(numbers)} fit equally well.`;
    return { references: [], candidates: numbers, status: 'ambiguous', reason, cost: first.cost };
  }
  // A name with or without its particle is the same name; it only yields to one that agrees in full.
  if (first.cost < 1)
    return { references: numbers, candidates: numbers, status: 'linked', reason: '', cost: first.cost };
  const reason = `Linked to entry ${first.n} although ${first.reasons.join(', and ')}.`;
  return { references: numbers, candidates: numbers, status: 'uncertain', reason, cost: first.cost };
}

function whyUnmatched(authors: CitedAuthors, year: CitedYear, index: EntryIndex): string {
  if (index.keys.length === 0) return 'The document has no reference list to look in.';
  const name = authors.persons.names[0]?.folded ?? foldName(authors.organisation);
  const same = (index.byName.get(name) ?? []).filter(
    (key) => personsFit(authors.persons, key, index.genitive)?.cost === 0,
  );
  const others = index.organisations.filter(
    (key) => organisationsFit(authors, key, index.abbreviations)?.cost === 0,
  );
  const dates = [...new Set([...same, ...others].map((key) => `${key.years[0] ?? 'no year'}${key.letter}`))];
  const asked =
    year.years.length > 0
      ? `${year.years.join('/')}${year.letter}`
      : year.state === 'undated'
        ? 'no date'
        : 'an unpublished work';
  if (dates.length > 0)
    return `The list has ${authors.organisation} with ${listed(dates)}, not with ${asked}.`;
  return `The list has no entry of ${authors.organisation}.`;
}

/** "1, 2 and 3". */
function listed(values: readonly (number | string)[]): string {
  return values.length < 2
    ? `${values[0] ?? ''}`
    : `${values.slice(0, -1).join(', ')} and ${values[values.length - 1]}`;
}
