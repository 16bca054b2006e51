import { readFileSync } from 'node:fs';
import type { STYLE_KINDS, StyleRow } from '../../shared/contract/bibliography.ts';
import { foldWords } from '../references/folded-text.ts';

/** A shipped style with where it lies: `file` holds it, `hasList` says whether it prints a list at all. */
export type Style = StyleRow & { readonly file: string; readonly hasList: boolean };

type IndexFile = {
  readonly styles: readonly [string, string, string, (typeof STYLE_KINDS)[number], string, number][];
  readonly locales: readonly [string, string][];
};
type Index = {
  readonly styles: readonly Style[];
  readonly byId: ReadonlyMap<string, Style>;
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly locales: ReadonlyMap<string, string>;
};

/** Styles that stand first while nothing was typed: what instructions for authors in this field ask for most. */
const MOST_ASKED = [
  'apa',
  'vancouver',
  'chicago-author-date',
  'chicago-note-bibliography',
  'harvard-cite-them-right',
  'american-medical-association',
  'modern-language-association',
  'ieee',
  'nature',
  'bmj',
  'the-lancet',
  'elsevier-harvard',
];

let index: Index | undefined;

/** Every shipped style, by title. */
export function allStyles(): readonly Style[] {
  return loaded().styles;
}

/** The locales any style can be set in, by name. */
export function allLocales(): readonly string[] {
  return [...loaded().locales.keys()];
}

/** The file of a locale ("de"), of its language ("de-AT" is set as "de-DE"), or undefined where neither is shipped. */
export function localeFile(locale: string): { readonly locale: string; readonly file: string } | undefined {
  const { locales } = loaded();
  const wanted = locale.toLowerCase();
  const language = wanted.split('-')[0] ?? '';
  const main = MAIN_PLACE[language] ?? `${language}-${language}`;
  const names = [...locales.keys()];
  const found =
    names.find((name) => name.toLowerCase() === wanted) ??
    names.find((name) => name.toLowerCase() === main.toLowerCase()) ??
    names.find((name) => name.toLowerCase().split('-')[0] === language);
  return found === undefined ? undefined : { locale: found, file: locales.get(found) ?? '' };
}

/** Where a language is not named after its first country. */
const MAIN_PLACE: Readonly<Record<string, string>> = { en: 'en-US', pt: 'pt-PT', zh: 'zh-CN' };

/** Styles by the beginnings of words of their titles and ids, the likeliest first. */
export function findStyles(query: string): readonly Style[] {
  const { styles, byId, words } = loaded();
  const asked = foldWords(query).split(' ').filter(Boolean);
  if (asked.length === 0) {
    const first = MOST_ASKED.flatMap((id) => byId.get(id) ?? []);
    return [...first, ...styles.filter((style) => !first.includes(style))];
  }
  const phrase = asked.join(' ');
  return styles
    .filter(({ id }) => asked.every((part) => words.get(id)?.some((word) => word.startsWith(part))))
    .map((style) => ({ style, rank: rankOf(style, phrase) }))
    .sort((a, b) => a.rank - b.rank || a.style.title.length - b.style.title.length)
    .map(({ style }) => style);
}

function rankOf({ id, title }: Style, phrase: string): number {
  const name = foldWords(title);
  const short = foldWords(id);
  if (short === phrase || name === phrase) return 0;
  if (MOST_ASKED.includes(id)) return 1;
  return name.startsWith(phrase) || short.startsWith(phrase) ? 2 : 3;
}

/** The style of an id ("apa"), of its address (".../styles/apa") or of its exact title. */
export function styleNamed(name: string): Style | undefined {
  const { styles, byId } = loaded();
  const wanted =
    name
      .trim()
      .replace(/\.csl$/i, '')
      .split('/')
      .at(-1) ?? '';
  const folded = foldWords(name);
  return byId.get(wanted.toLowerCase()) ?? styles.find(({ title }) => foldWords(title) === folded);
}

function loaded(): Index {
  index ??= readIndex();
  return index;
}

function readIndex(): Index {
  const text = readFileSync(new URL('./style-index.json', import.meta.url), 'utf8');
  const file = JSON.parse(text) as IndexFile;
  const styles = file.styles.map(([id, title, asset, kind, locale, hasList]): Style => {
    return { id, title, kind, locale, file: asset, hasList: hasList === 1 };
  });
  return {
    styles,
    byId: new Map(styles.map((style) => [style.id, style])),
    words: new Map(styles.map(({ id, title }) => [id, foldWords(`${title} ${id}`).split(' ')])),
    locales: new Map(file.locales),
  };
}
