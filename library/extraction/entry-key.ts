import type { CslItem, CslName } from '../../shared/model/csl.ts';
import { citedYears, type YearState } from './cited-year.ts';
import { foldName, foldWords, westernDigits, withoutElision } from './spelling.ts';

/** A person in an entry as a citation may name them. `families` are folded, first the one printed, then with or without particles. */
export type KeyPerson = {
  readonly printed: string;
  readonly families: readonly string[];
  /** Single parts of a double or hyphenated name, folded. */
  readonly parts: readonly string[];
  /** Folded first letters of the given names. */
  readonly initials: string;
};

/** What citations are matched against: the authors and the year of one entry. */
export type EntryKey = {
  readonly n: number;
  readonly persons: readonly KeyPerson[];
  /** Organisations (or, without any author, the title) with their folded words. */
  readonly organisations: readonly { readonly printed: string; readonly words: readonly string[] }[];
  /** The publisher where an organisation is the author and the publisher is one word: mostly its own short name. */
  readonly imprint?: string;
  /** Folded words of its title. */
  readonly title: readonly string[];
  /** How many authors the entry has. */
  readonly authors: number;
  /** Folded words printed before the year, for entries whose authors were misread. */
  readonly head: readonly string[];
  /** The list itself breaks off the authors with "et al.". */
  readonly openEnded: boolean;
  readonly years: readonly number[];
  readonly letter: string;
  readonly state: '' | YearState;
};

/** An entry as read: its printed text and its fields. */
export type ReadEntry = { readonly raw: string; readonly item: CslItem };

/** The keys of all entries in order; an entry that repeats the authors before it has their words as its own. */
export function entryKeys(entries: readonly ReadEntry[]): EntryKey[] {
  let before = '';
  return entries.map(({ raw, item }, i) => {
    const printed = headOf(raw);
    if (printed !== '') before = printed;
    return entryKey(i + 1, raw, item, before);
  });
}

/** What stands before the first year of an entry, at most 300 characters; empty where authors are repeated. */
function headOf(raw: string): string {
  const first = citedYears(raw.slice(0, 400))[0];
  const head = raw.slice(0, Math.min(first?.start ?? 120, 300)).replace(/[\s.,(:]+$/, '');
  return /\p{L}/u.test(head) ? head.replace(/[*_]/g, '') : '';
}

function entryKey(n: number, raw: string, item: CslItem, printedHead: string): EntryKey {
  const names = item.author ?? item.editor ?? item.translator ?? item.director ?? [];
  const persons = names.filter((name) => name.family !== undefined).map(personKey);
  const literals = names.flatMap((name) => (name.literal ? [name.literal] : []));
  const head = foldWords(printedHead);
  // Where the entry does not begin with what was read as its first author, its first words are tried as an organisation.
  const misread =
    !firstNames(names[0]).some((first) => head.join('').startsWith(first)) ||
    // Without a comma or an initial, several words before the year are an organisation, whatever they were read as.
    (persons.length > 0 && head.length >= (persons.length === 1 ? 3 : 5) && /^[^,.;/&]+$/.test(printedHead));
  const publisher = foldWords(item.publisher ?? '');
  const imprint = (literals.length > 0 || misread) && publisher.length === 1 ? publisher[0] : undefined;
  const titled = names.length === 0 ? [item.title, item['container-title'], item.publisher] : literals;
  return {
    n,
    persons,
    organisations: [...titled, misread && head.length > 0 ? printedHead : undefined].flatMap((printed) =>
      printed ? [{ printed, words: foldWords(withoutElision(printed)) }] : [],
    ),
    ...(imprint === undefined ? {} : { imprint }),
    title: foldWords(item.title ?? ''),
    authors: names.length,
    head,
    openEnded: /\bet al\b|…|\band others\b|\bu\. ?a\./i.test(raw.slice(0, 600)),
    ...yearKey(raw, item),
  };
}

/** The folded ways in which a name can begin an entry. */
function firstNames(name: CslName | undefined): string[] {
  if (name === undefined) return [];
  const { literal, given, family } = name;
  const particle = name['non-dropping-particle'] ?? '';
  const forms = literal
    ? [literal]
    : [family, `${particle} ${family}`, `${given ?? ''} ${particle} ${family}`];
  return forms.map((form) => foldWords(form ?? '').join('')).filter((form) => form !== '');
}

function personKey(name: CslName): KeyPerson {
  const family = name.family ?? '';
  const particles = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  const bare = family.replace(
    /^(?:(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|ten|ter|zu|al|el)[ -]|d['’])+/i,
    '',
  );
  // "Ó Súilleabháin" and "Silva Santos" are sometimes read with half of the family name among the given ones.
  const lastGiven = (name.given ?? '').split(/\s+/).at(-1) ?? '';
  const half =
    (lastGiven.length > 1 || /\s/.test(name.given ?? '')) && !lastGiven.includes('.')
      ? [`${lastGiven}${family}`]
      : [];
  const dropped = `${name['non-dropping-particle'] ?? ''}${family}`;
  const families = [`${particles}${family}`, family, bare, dropped, ...half];
  const parts = bare.split(/[\s‐‑-]+/).map(foldName);
  return {
    printed: `${particles ? `${particles} ` : ''}${family}`,
    families: [...new Set(families.map(foldName))].filter((folded) => folded !== ''),
    parts: parts.length > 1 ? parts.filter((part) => part.length > 2) : [],
    initials: (name.given ?? '')
      .split(/[\s.-]+/)
      .map((given) => foldName(given)[0] ?? '')
      .join(''),
  };
}

function yearKey(raw: string, item: CslItem): Pick<EntryKey, 'years' | 'letter' | 'state'> {
  const issued = item.issued?.['date-parts']?.[0]?.[0];
  const original = item['original-date']?.['date-parts']?.[0]?.[0];
  const printed = citedYears(raw.slice(0, 1500));
  const same = printed.filter((year) => (issued === undefined ? true : year.years.includes(issued)));
  const chosen = same.find((year) => year.letter !== '') ?? same[0];
  const suffix = (item as { 'year-suffix'?: string })['year-suffix'] ?? chosen?.letter ?? '';
  // A year of another calendar is no date of the item, but citations give it.
  const other = /[（(]([۱١][۳-۴٣-٤][۰-۹٠-٩]{2})[）)]/u.exec(raw)?.[1];
  const years = [
    ...new Set([
      ...(issued === undefined ? (chosen?.years ?? []) : [issued]),
      ...(original ? [original] : []),
      ...(chosen?.years ?? []),
      ...(other === undefined ? [] : [Number(westernDigits(other))]),
    ]),
  ];
  const state = years.length > 0 ? '' : (printed.find((year) => year.state !== '')?.state ?? '');
  return { years, letter: suffix, state };
}
