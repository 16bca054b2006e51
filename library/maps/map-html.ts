import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { THEMES, type Theme, TOKENS } from '../../shared/model/tokens.ts';
import { printedNotes } from './annotations.ts';
import { aboutSection } from './map-about.ts';
import type { MapPicture } from './map-data.ts';
import { gridTable } from './map-grid-table.ts';
import { dataIsland } from './map-island.ts';
import { legendList, pageShapes } from './map-key.ts';
import { filterLines, leftOutLines, provenanceLines, scopeLine } from './map-words.ts';
import { escapeMarkup } from './svg-element.ts';

const PAGE = new URL('./map-page/', import.meta.url);
let parts: { readonly script: string; readonly style: string } | undefined;

/** A map as one HTML file that needs nothing else: no request, no script but its own, which its own policy names. */
export function mapHtml(picture: MapPicture): string {
  const { script, style } = pageParts();
  const { data } = picture;
  const title = escapeMarkup(data.spec.title === '' ? 'Evidence map' : data.spec.title);
  const policy = [
    "default-src 'none'",
    `script-src '${sha256(script)}'`,
    `style-src '${sha256(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const lead = [scopeLine(data), ...filterLines(data).map((line) => `Only ${line}`), ...leftOutLines(data)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#grid">Skip to the map</a>
${pageShapes(picture)}
<header>
<h1>${title}</h1>
<p class="lead">${lead.map((line) => escapeMarkup(line.endsWith('.') ? line : `${line}.`)).join(' ')}</p>
</header>
<main>
<div class="bar script" hidden>
<label for="search">Search <input id="search" type="search" autocomplete="off" maxlength="500"></label>
<button type="button" id="clear" hidden>Show all again</button>
<button type="button" id="view">Show as list of studies</button>
<button type="button" id="theme">Light or dark</button>
<button type="button" id="print">Print</button>
</div>
${viewList(picture)}<section class="script" aria-label="Filters" hidden>
<div id="filters"></div>
<div id="chips"></div>
</section>
<p id="shown" role="status"></p>
<div class="columns">
<div>
<section id="map" aria-label="Map">
${gridTable(picture)}
<h2>Legend</h2>
${legendList(picture)}
${noteList(picture)}</section>
<section id="studies" aria-label="Studies" hidden>
<table><caption>Every study that is shown, with its codes</caption><thead><tr><th scope="col">Study</th><th scope="col">Year</th><th scope="col">References</th><th scope="col">Codes</th></tr></thead><tbody></tbody></table>
</section>
</div>
<aside id="pane" aria-labelledby="pane-title" hidden>
<header><div><h2 id="pane-title" tabindex="-1"></h2><p id="pane-count" class="hint"></p></div><button type="button" id="close">Close</button></header>
<div id="records"></div>
</aside>
</div>
${aboutSection(picture)}
</main>
<footer class="foot">${provenanceLines(data)
    .map((line) => `<p>${escapeMarkup(line)}</p>`)
    .join('')}</footer>
<script type="application/json" id="data">${dataIsland(picture)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** The author's views as links, since an address is all that a view is, and room for those that the reader keeps. */
function viewList({ data }: MapPicture): string {
  const views = (data.spec.views ?? []).filter(({ name }) => name !== '');
  const links = views.map(({ name, fragment }) => {
    const own = escapeMarkup(fragment.replace(/^#/, ''));
    return `<li><a href="#${own}" data-fragment="${own}">${escapeMarkup(name)}</a></li>`;
  });
  return `<nav class="views script" aria-label="Views" hidden><ul>${links.join('')}</ul><ul id="own-views"></ul>
<button type="button" id="keep">Keep this view</button>
<span id="naming" hidden><label for="view-name">Name of the view <input id="view-name" autocomplete="off" maxlength="80"></label> <button type="button" id="keep-named">Keep</button></span></nav>
`;
}

function noteList(picture: MapPicture): string {
  const notes = printedNotes(picture.data).map(
    ({ letter, where, text }) => `<li><b>${letter}</b> ${escapeMarkup(where)}: ${escapeMarkup(text)}</li>`,
  );
  return notes.length === 0 ? '' : `<h2>Notes</h2>\n<ul id="notes" tabindex="-1">${notes.join('')}</ul>\n`;
}

/** The files of the page's script, what others import first. */
const SCRIPTS = [
  'bits.mjs',
  'drawing.mjs',
  'print.mjs',
  'data.mjs',
  'address.mjs',
  'chosen.mjs',
  'record.mjs',
  'cells.mjs',
  'filters.mjs',
  'page.mjs',
];

// A page from disk can import nothing, and names are unlike across the files; so they are put one after another.
function scriptPart(text: string): string {
  return text.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, '');
}

function pageParts(): { readonly script: string; readonly style: string } {
  parts ??= {
    script: SCRIPTS.map((name) => scriptPart(readFileSync(new URL(name, PAGE), 'utf8'))).join(''),
    style: themeRules() + readFileSync(new URL('page.css', PAGE), 'utf8'),
  };
  return parts;
}

/** The tokens as custom properties: light, dark where the reader's system asks for it, and either by choice. */
function themeRules(): string {
  const rules = (theme: Theme): string =>
    `${Object.entries(TOKENS)
      .map(([name, pair]) => `--${name}:${pair[THEMES.indexOf(theme)]};`)
      .join('')}--hatch:var(--line-control);color-scheme:${theme};`;
  const colours = Object.keys(TOKENS).map((name) => `.c-${name}{color:var(--${name})}`);
  const heat = Array.from(
    { length: 8 },
    (_, step) =>
      `[data-heat="${step + 1}"]{background:color-mix(in srgb,var(--accent) ${(8 + 6 * step).toFixed(0)}%,var(--paper))}`,
  );
  return `:root{${rules('light')}}@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${rules('dark')}}}:root[data-theme="dark"]{${rules('dark')}}@media print{:root:root:root{${rules('light')}}}${colours.join('')}${heat.join('')}\n`;
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

// A policy is read as written in some tools that check it, so its apostrophes stay apostrophes.
function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
