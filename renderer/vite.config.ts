import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What pdfjs asks for while it draws, by our folder and its own: only files that no page's policy must be weakened for. */
const PDF_FILES: readonly { readonly to: string; readonly from: string; readonly kept: RegExp }[] = [
  { to: 'pdf/cmaps', from: 'cmaps', kept: /\.bcmap$|^LICENSE/ },
  { to: 'pdf/standard_fonts', from: 'standard_fonts', kept: /\.(?:pfb|ttf)$|^LICENSE/ },
  { to: 'pdf/decoders', from: 'wasm', kept: /_nowasm_fallback\.js$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/ },
];

/** Puts them beside the screens under their own names. */
function pdfFiles(): Plugin {
  return {
    name: 'gleaner-pdf-files',
    apply: 'build',
    generateBundle() {
      for (const { to, from, kept } of PDF_FILES) {
        for (const name of readdirSync(join(PDFJS, from)).filter((file) => kept.test(file))) {
          const source = readFileSync(join(PDFJS, from, name));
          this.emitFile({ type: 'asset', fileName: `${to}/${name}`, source });
        }
      }
    },
  };
}

/** Builds the screens into dist/renderer; run as `vite build renderer`. */
export default defineConfig({
  base: './',
  plugins: [react(), pdfFiles()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The page's policy allows fonts and scripts from itself only, never from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome124',
    chunkSizeWarningLimit: 1_400,
  },
});
