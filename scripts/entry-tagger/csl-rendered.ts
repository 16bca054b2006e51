import { createRequire } from 'node:module';
import type { Label } from '../../library/extraction/entry/labels.ts';
import { type CslAssets, type CslStyle, inflate, type StyleNode } from './csl-styles.ts';
import { pick, type Random } from './grammar.ts';
import { labelGaps, type Painted, type Piece, paint } from './painted.ts';
import type { Work } from './works.ts';

type Params = {
  readonly variableNames: readonly string[];
  readonly itemData: Readonly<Record<string, unknown>>;
};
type Engine = {
  updateItems(ids: readonly string[]): void;
  makeBibliography():
    | readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]]
    | false;
};
const CSL = createRequire(import.meta.url)('citeproc') as {
  readonly Engine: new (system: object, style: StyleNode, language?: string, force?: boolean) => Engine;
};

/** Marks around each value: a character for the variable, the value, and one for its end. */
const OPEN = 0xe100;
const CLOSE = '\uE000';

const VARIABLES: Readonly<Record<string, Label>> = {
  author: 'author',
  composer: 'author',
  director: 'author',
  editor: 'editor',
  'executive-producer': 'editor',
  'editorial-director': 'editor',
  'collection-editor': 'editor',
  'container-author': 'editor',
  translator: 'translator',
  title: 'title',
  'title-short': 'title',
  'container-title': 'container',
  'container-title-short': 'container',
  'collection-title': 'series',
  'collection-number': 'series',
  volume: 'volume',
  issue: 'issue',
  page: 'pages',
  'page-first': 'pages',
  'number-of-pages': 'pages',
  issued: 'date',
  'original-date': 'date',
  accessed: 'note',
  publisher: 'publisher',
  'publisher-place': 'place',
  'event-place': 'place',
  event: 'container',
  'event-title': 'container',
  edition: 'edition',
  genre: 'genre',
  number: 'genre',
  DOI: 'identifier',
  URL: 'identifier',
  note: 'note',
};
const CODES: readonly (Label | 'number-of-list')[] = [
  ...new Set(Object.values(VARIABLES)),
  'journal',
  'number-of-list',
];

const IN_JOURNALS = /^(?:article|webpage|post)/;

function labelOf({ variableNames, itemData }: Params): Label | 'number-of-list' {
  if (variableNames.includes('citation-number') || variableNames.includes('citation-label'))
    return 'number-of-list';
  const name = variableNames.find((variable) => variable in itemData) ?? variableNames[0]!;
  const label = VARIABLES[name] ?? 'note';
  if (label === 'container' && IN_JOURNALS.test(String(itemData.type))) return 'journal';
  if (name === 'number' && /^article-/.test(String(itemData.type))) return 'pages';
  return label;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '#38': '&',
  amp: '&',
  '#60': '<',
  lt: '<',
  '#62': '>',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#160': ' ',
};

/** Reads citeproc's HTML with our marks in it; what stands under several marks belongs to the innermost. */
export function readMarked(html: string, capitals: boolean): Piece[] {
  const pieces: Piece[] = [];
  const stack: (Label | 'number-of-list')[] = [];
  const tags: string[] = [];
  const pattern = /<(\/?)(\w+)([^>]*)>|&(#?\w+);|([\uE100-\uE1FF])|(\uE000)|[^<&\uE000-\uE1FF]+|[<&]/gu;
  const push = (text: string): void => {
    const label = stack.at(-1);
    if (label === 'number-of-list') return;
    const small = tags.includes('small-caps') && capitals;
    pieces.push({ text: small ? text.toUpperCase() : text, label, italic: tags.includes('i') });
  };
  for (const match of html.matchAll(pattern)) {
    const [whole, closing, tag, attributes, entity, open, close] = match;
    if (open) stack.push(CODES[open.charCodeAt(0) - OPEN]!);
    else if (close) stack.pop();
    else if (entity) push(ENTITIES[entity] ?? '');
    else if (tag === 'div') push(' ');
    else if (tag && closing) tags.pop();
    else if (tag) tags.push(/small-caps/.test(attributes!) ? 'small-caps' : tag);
    else push(whole);
  }
  return pieces;
}

/** A rendered reference with the work it was made of. */
export type Rendering = { readonly work: Work; readonly painted: Painted };

/** Prints works in one style and language, each value traced to its variable; empty where citeproc cannot use the style. */
export function renderInStyle(
  { locales }: CslAssets,
  style: CslStyle,
  language: string | undefined,
  works: readonly Work[],
  random: Random,
): readonly Rendering[] {
  const items = new Map(works.map((work, i) => [`w${i}`, { id: `w${i}`, ...work }]));
  const system = {
    retrieveLocale: (code: string) => inflate(locales.get(code) ?? locales.get('en-US')!),
    retrieveItem: (id: string) => structuredClone(items.get(id)),
    variableWrapper: (params: Params, before: string, text: string, after: string) =>
      `${before}${String.fromCharCode(OPEN + CODES.indexOf(labelOf(params)))}${text}${CLOSE}${after}`,
  };
  try {
    const engine = new CSL.Engine(system, inflate(style.tree), language, language !== undefined);
    engine.updateItems([...items.keys()]);
    const bibliography = engine.makeBibliography();
    if (!bibliography) return [];
    const capitals = random() < 0.5;
    return bibliography[1].flatMap((html, i): Rendering[] => {
      const pieces = labelGaps(readMarked(html, capitals));
      const painted = trim(paint(withoutListNumber(pieces)));
      const work = works[Number(bibliography[0].entry_ids[i]![0]!.slice(1))]!;
      const labels = new Set(painted.labels);
      // A style that prints next to nothing, or has no place for the title, teaches nothing.
      const poor = painted.text.length < 25 || labels.size < 3 || !labels.has('date') || repeats(pieces);
      return poor ? [] : [{ work, painted }];
    });
  } catch {
    // A few styles use what citeproc does not know; there are many others.
    return [];
  }
}

/** Takes away what stood around the number of the list. */
function withoutListNumber(pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces.findIndex(({ text }) => /[^\s.,;:()[\]|–-]/u.test(text));
  return first < 1 || !pieces.slice(0, first).some(({ text }) => /[^\s([]/.test(text))
    ? pieces
    : pieces.slice(first);
}

/** Whether a style prints the authors twice, once as a key before the entry, or the title. */
function repeats(pieces: readonly Piece[]): boolean {
  let ended = false;
  let authors = false;
  const titles = pieces.flatMap(({ text, label }) => (label === 'title' && text.length > 12 ? [text] : []));
  if (new Set(titles).size < titles.length) return true;
  for (const { label } of pieces) {
    if (label === 'author' && ended) return true;
    if (label === 'author') authors = true;
    else if (authors) ended = true;
  }
  return false;
}

function trim({ text, labels, italic }: Painted): Painted {
  const keep =
    [...text].length === text.length
      ? Array.from(text, (character, i) => !(/\s/.test(character) && (i === 0 || /\s/.test(text[i - 1]!))))
      : undefined;
  if (!keep) return { text, labels, italic };
  const kept = <T>(list: readonly T[]): T[] => list.filter((_, i) => keep[i]);
  return {
    text: kept([...text])
      .join('')
      .trimEnd(),
    labels: kept(labels),
    italic: kept(italic),
  };
}

/** The languages that styles without one of their own are also printed in. */
const LANGUAGES: readonly (readonly [locale: string, code: string])[] = [
  ['de-DE', 'de'],
  ['de-DE', 'de'],
  ['de-DE', 'de'],
  ['it-IT', 'it'],
  ['it-IT', 'it'],
  ['fr-FR', 'fr'],
  ['es-ES', 'es'],
  ['pt-BR', 'pt'],
  ['nl-NL', 'nl'],
  ['sv-SE', 'sv'],
  ['nb-NO', 'sv'],
  ['da-DK', 'sv'],
  ['fi-FI', 'fi'],
];

/** In which language a style is printed this time, and in which language its works are. */
export function chooseLanguage(
  style: CslStyle,
  random: Random,
): { locale: string | undefined; works: string } {
  const own = style.language && !style.language.startsWith('en') ? style.language : undefined;
  if (own) {
    const code = own.slice(0, 2);
    const known = LANGUAGES.find(([, language]) => language === code)?.[1];
    return { locale: undefined, works: known ?? (/^(?:nb|nn|da)/.test(own) ? 'sv' : 'en') };
  }
  if (random() < 0.55) return { locale: undefined, works: 'en' };
  const [locale, works] = pick(LANGUAGES, random);
  return { locale: random() < 0.85 ? locale : undefined, works };
}
