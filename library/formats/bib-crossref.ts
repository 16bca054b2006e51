import type { BibEntry } from './bib-entries.ts';

/** Longest chain of crossrefs that is followed; a chain can be a circle. */
const LONGEST_CHAIN = 5;

/** Fields an entry never takes over from the one it points to (biblatex manual, appendix B). */
const NOT_INHERITED = new Set(
  'abstract annotation annote author crossref doi eprint file ids indextitle key keywords label note pages options presort related shorttitle sortkey sorttitle title subtitle titleaddon type url urldate xdata xref codings'.split(
    ' ',
  ),
);

/** What the title of a book or of proceedings is called in a part of it. */
const RENAMED: Readonly<Record<string, string>> = {
  title: 'booktitle',
  subtitle: 'booksubtitle',
  titleaddon: 'booktitleaddon',
};

/** Entries that others may take fields from, by their keys in lower case. */
export type BibSources = ReadonlyMap<string, BibEntry>;

/** Entries by their keys; of two with one key the last. */
export function sourcesOf(entries: readonly BibEntry[]): BibSources {
  return new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
}

/** Fills in the fields that entries take from others by `crossref` and `xdata`. */
export function inheritFields(entries: readonly BibEntry[], sources: BibSources): BibEntry[] {
  return entries.map((entry) => (hasSource(entry) ? inherit(entry, sources) : entry));
}

/** The keys, in lower case, of the entries that one points to. */
export function keysPointedTo(
  fields: readonly (readonly [name: string, value: string])[],
): readonly string[] {
  return fields
    .filter(([name]) => name === 'crossref' || name === 'xdata')
    .flatMap(([, text]) => text.split(','))
    .map((key) => key.trim().toLowerCase())
    .filter((key) => key !== '');
}

function value(entry: BibEntry, name: string): string | undefined {
  return entry.fields.find(([field, text]) => field === name && text.trim() !== '')?.[1];
}

function hasSource(entry: BibEntry): boolean {
  return entry.fields.some(([name]) => name === 'crossref' || name === 'xdata');
}

function inherit(entry: BibEntry, byKey: BibSources): BibEntry {
  const fields = new Map(entry.fields.filter(([, text]) => text.trim() !== ''));
  let missing = false;
  const visited = new Set([entry.key.toLowerCase()]);
  const follow = (from: BibEntry, depth: number): void => {
    if (depth > LONGEST_CHAIN) return;
    const keys = [
      ...(value(from, 'xdata') ?? '').split(',').map((key) => ({ key, whole: true })),
      { key: value(from, 'crossref') ?? '', whole: false },
    ];
    for (const { key, whole } of keys) {
      if (key.trim() === '') continue;
      const name = key.trim().toLowerCase();
      const source = byKey.get(name);
      if (!source) missing = true;
      else if (!visited.has(name)) {
        visited.add(name);
        takeOver(fields, source, whole, entry.type);
        follow(source, depth + 1);
      }
    }
  };
  follow(entry, 1);
  const repeated = entry.fields.filter(
    ([name], at) => entry.fields.findIndex(([first]) => first === name) < at,
  );
  return {
    ...entry,
    fields: [...fields, ...repeated],
    warnings: missing
      ? [...entry.warnings, 'The entry it points to by crossref is not in the file.']
      : entry.warnings,
  };
}

function takeOver(fields: Map<string, string>, source: BibEntry, whole: boolean, type: string): void {
  const part = /^in|^supp|^bookinbook|^conference/.test(type);
  for (const [name, text] of source.fields) {
    if (text.trim() === '') continue;
    const renamed = !whole && part ? RENAMED[name] : undefined;
    const target = renamed ?? name;
    if (!whole && renamed === undefined && NOT_INHERITED.has(name)) continue;
    if (whole && (name === 'xdata' || name === 'crossref')) continue;
    if (!fields.has(target)) fields.set(target, text);
  }
}
