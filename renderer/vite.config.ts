import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the screens into dist/renderer; run as `vite build renderer`. */
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The page's policy allows fonts and scripts from itself only, never from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome124',
    chunkSizeWarningLimit: 900,
  },
});
