import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { ALIASES } from './aliases.ts';
import { shippedNotebooks } from './cells.ts';
import { inlineScripts } from './inlineScripts.ts';
import { previewAsPages } from './pages/previewAsPages.ts';
import { keptVersions } from './pages/keptVersions.ts';
import { sitePartsText } from './sitePartsText.ts';
import { siteParts } from './parts/siteParts.ts';

const root = resolve(import.meta.dirname, '..');
/** While developing Vite puts styles into the page itself, which the shell's policy forbids. */
function inlineStylesInDev(): Plugin {
  return {
    name: 'skybook-dev-styles',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  };
}

const pages = ['index', 'stage', 'output'];

/** The pages of the site as static files that work under any sub-path. */
export default defineConfig({
  root,
  base: './',
  publicDir: resolve(root, '../public'),
  cacheDir: resolve(root, '../node_modules/.vite'),
  appType: 'mpa',
  plugins: [
    inlineStylesInDev(),
    inlineScripts(),
    shippedNotebooks(resolve(root, '../cells')),
    keptVersions(),
    siteParts(),
    previewAsPages(),
  ],
  define: { 'import.meta.env.SITE_MADE': JSON.stringify(sitePartsText(resolve(root, '..'))) },
  resolve: { alias: ALIASES },
  build: {
    target: 'es2023',
    outDir: resolve(root, '../dist'),
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { input: Object.fromEntries(pages.map((page) => [page, resolve(root, `${page}.html`)])) },
  },
  // Frames of notebooks have an opaque origin: data of the site are another origin's to them.
  server: { port: 5173, cors: { origin: '*' }, fs: { allow: [resolve(root, '..')] } },
  preview: { port: 4173, cors: false },
});
