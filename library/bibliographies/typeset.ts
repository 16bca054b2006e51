import CSL from 'citeproc';
import type { BibliographyEntry } from '../../shared/contract/bibliography.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { type CitableItem, citable } from './citable-item.ts';
import { readMarked } from './marked-text.ts';
import { readLocale, readStyle, type StyleNode } from './style-files.ts';
import { styleNamed } from './styles.ts';

/** What is to be typeset. Items carry the id their entry is named by. */
export type TypesetTask = {
  readonly style: string;
  readonly locale: string | null;
  readonly items: readonly { readonly id: string; readonly item: CslItem }[];
};

/** A list as the style orders it, and the items it could not print with the reason as a sentence. */
export type Typeset = {
  readonly entries: readonly BibliographyEntry[];
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
  readonly hanging: boolean;
  readonly locale: string;
  /** What was cut before printing, in sentences. */
  readonly notices: readonly string[];
};

type Press = { readonly engine: InstanceType<typeof CSL.Engine>; readonly hold: (items: Items) => void };
type Items = ReadonlyMap<string, CitableItem>;

// citeproc says what it thinks on standard output, where a command's data goes.
CSL.debug = () => undefined;
CSL.error = () => undefined;

/**
 * Typesets items in a shipped style with citeproc-js (https://github.com/Juris-M/citeproc-js). An item that makes the
 * style stumble is left out and named; the others are printed.
 */
export function typeset({ style: name, locale, items }: TypesetTask): Typeset {
  const style = styleNamed(name);
  if (style === undefined) throw new Error(`There is no style ${name}.`);
  const nodes = readStyle(style);
  const prepared = items.map(({ id, item }) => ({ id, ...citable(id, item) }));
  const held = new Map(prepared.map(({ id, item }) => [id, item]));
  const failed: { id: string; reason: string }[] = [];
  let list: Printed;
  try {
    list = print(newPress(nodes, locale), held, style.hasList);
  } catch {
    // Somewhere one stumbles; each is tried alone, and a fresh engine prints those that stand.
    for (const { id, reason } of stumbling(nodes, locale, held, style.hasList)) {
      failed.push({ id, reason });
      held.delete(id);
    }
    list = print(newPress(nodes, locale), held, style.hasList);
  }
  const bare = unprinted(list, held);
  if (bare.length > 0) {
    // An entry without words would still take a number from the others.
    for (const id of bare) held.delete(id);
    list = print(newPress(nodes, locale), held, style.hasList);
  }
  const notices = prepared.flatMap(({ cut }) => cut);
  return {
    ...list,
    failed: [...failed, ...bare.map((id) => ({ id, reason: 'It has nothing that this style prints.' }))],
    notices:
      notices.length > 5 ? [...notices.slice(0, 5), `… and ${notices.length - 5} more were cut.`] : notices,
  };
}

function unprinted({ entries }: Printed, items: Items): readonly string[] {
  const printed = new Set(entries.filter(({ paragraphs }) => paragraphs.length > 0).map(({ id }) => id));
  return [...items.keys()].filter((id) => !printed.has(id));
}

type Printed = Pick<Typeset, 'hanging' | 'locale'> & { readonly entries: readonly BibliographyEntry[] };

function newPress(style: StyleNode, locale: string | null): Press {
  let held: Items = new Map();
  const system = {
    retrieveItem: (id: string) => held.get(id),
    retrieveLocale: (wanted: string) => readLocale(wanted),
  };
  const engine = new CSL.Engine(system, style, locale ?? undefined, locale !== null);
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.setOutputFormat('html');
  return {
    engine,
    hold: (items) => {
      held = items;
    },
  };
}

function print({ engine, hold }: Press, items: Items, hasList: boolean): Printed {
  hold(items);
  engine.updateItems([...items.keys()]);
  const list = hasList ? engine.makeBibliography() : false;
  // A style of footnotes alone prints no list; its first footnote of each work is what it has to say about it.
  if (list === false) {
    const entries = [...items.keys()].map((id) => ({
      id,
      ...readMarked(engine.makeCitationCluster([{ id }])),
    }));
    return { entries, hanging: false, locale: engine.opt.lang };
  }
  const [about, texts] = list;
  const entries = texts.map((text, at) => ({ id: about.entry_ids[at]?.[0] ?? '', ...readMarked(text) }));
  return {
    entries: entries.filter(({ paragraphs }) => !isStyleError(paragraphs)),
    hanging: Boolean(about.hangingindent),
    locale: engine.opt.lang,
  };
}

function isStyleError(paragraphs: BibliographyEntry['paragraphs']): boolean {
  return paragraphs[0]?.runs[0]?.text.startsWith('[CSL STYLE ERROR') ?? false;
}

function stumbling(
  style: StyleNode,
  locale: string | null,
  items: Items,
  hasList: boolean,
): readonly { readonly id: string; readonly reason: string }[] {
  let press = newPress(style, locale);
  return [...items].flatMap(([id, item]) => {
    try {
      print(press, new Map([[id, item]]), hasList);
      return [];
    } catch (error) {
      press = newPress(style, locale);
      const said = error instanceof Error ? error.message : String(error);
      return [{ id, reason: `The style could not print it (${said.slice(0, 200)}).` }];
    }
  });
}
