import { LIBRARIES } from '../../../workers/wire/libraries.ts';
import { COMPUTED } from './readModule.ts';

/** The places where a package may be imported: its owner first. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@observablehq/runtime': ['src/graph'],
  '@observablehq/notebook-kit': ['src/notebook', 'src/parse'],
  '@observablehq/inputs': ['src/engines/page'],
  htl: ['src/engines/page'],
  pyodide: ['workers/python', 'src/build/assets', 'src/build/bench', 'src/build/suites'],
  '@duckdb/duckdb-wasm': ['workers/sql', 'src/build/bench'],
  '@duckdb/node-api': ['src/engines/sql/testing'],
  'duckdb-blocking': ['workers/sql'],
  comlink: ['src/engines/connect*.ts', 'workers/*/worker.ts', 'workers/wire/throwFailures.ts'],
  hyparquet: ['src/catalogue'],
  // Tables are values that most rooms look into.
  'apache-arrow': ['src/format', 'src/engines', 'src/catalogue', 'src/views', 'workers', 'src/build/values'],
  'aladin-lite': ['src/views/sky'],
  '@bokeh/bokehjs': ['src/views/plot'],
  'plotly.js-strict-dist-min': ['src/views/plotly'],
  // Files that HTML of cells asks for; nobody imports them.
  ...Object.fromEntries(
    [...new Set(LIBRARIES.map(({ name }) => name))].map((name) => [name, ['src/build/parts/libraryText.ts']] as const),
  ),
  'lodash-es': ['src/build/parts'],
  katex: ['src/views/text'],
  '@jupyter-widgets': ['src/views/widget/host'],
  '@lumino': ['src/views/widget/host'],
  'markdown-it': ['src/views/text'],
  dompurify: ['src/views/text'],
  codemirror: ['src/page'],
  '@codemirror': ['src/page'],
  '@lezer': ['src/page'],
  idb: ['src/shell'],
  qr: ['src/shell'],
  zstddec: ['workers/unpack'],
  '@hpcc-js/wasm-zstd': ['src/build/assets'],
  fflate: ['src/build/assets', 'src/build/suites', 'workers/python/image', 'workers/wire'],
  vite: ['src/build'],
  ws: ['playwright/engines', 'playwright/kills'],
  typescript: ['src/build/rooms', 'src/build/readers'],
  'typescript-eslint': ['src/build/eslint.config.js'],
  '@playwright/test': [
    'playwright',
    'src/build/chromium.ts',
    'src/build/bench',
    'src/build/notebooks',
    'src/build/results',
  ],
  unpdf: ['playwright/pdf.ts'],
  node: ['src/build', 'playwright'],
  // Code that is taken by name is imported from memory.
  [COMPUTED]: ['workers/wire/importModule.ts', 'src/engines/page/testing/dataModule.ts'],
};
