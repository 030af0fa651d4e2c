import { resolve } from 'node:path';

const modules = resolve(import.meta.dirname, '../../node_modules');

/** Modules that stand for others, in every build of the site's code. */
export const ALIASES = [
  // notebook-kit imports the TypeScript compiler for its ts cells alone: 3.5 MB that no Skybook cell uses.
  { find: /^typescript$/, replacement: resolve(import.meta.dirname, 'noTypescript.ts') },
  // Its table of names is in every browser.
  { find: /^entities$/, replacement: resolve(import.meta.dirname, 'browserEntities.ts') },
  // The package exports no browser entry for its blocking bindings.
  { find: 'duckdb-blocking', replacement: resolve(modules, '@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs') },
];
