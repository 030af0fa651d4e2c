/** The folder, with a slash at the end, of the code of a notebook's page that is loaded when it is first needed. */
export const CHUNKS = 'parts/notebook/';

/** The name by which that code knows what the page begins with. */
export const ENTRY = 'entry';

/** Paths, below the site's root, of the files that a notebook's frame takes by name. */
export const PART = {
  /** The code that the frame's page begins with; it exports `start`. */
  page: 'parts/notebook.js',
  /** What a frame begins with that has engines to start before its page is there; it exports `start` too. */
  ahead: 'parts/ahead.js',
  /** The code of a Python worker and of a DuckDB worker, each whole; they export `start`. */
  python: 'parts/python.js',
  sql: 'parts/sql.js',
  /** Skybook's own Python packages, as `MarkedSources` in JSON. */
  pythonSources: 'parts/python-sources.json',
  /** The code of the worker that reads files of tables. */
  tables: 'parts/tables.js',
  /** The code of the worker that unpacks what is packed as Zstandard; it exports `start`, and `unpack` for others. */
  unpacker: 'parts/unpacker.js',
  /** The engines that these start. */
  pythonEngine: 'vendor/pyodide/pyodide.asm.wasm',
  sqlEngine: 'parts/duckdb-eh.wasm',
  /** What the frame loads when a cell first needs it, each a whole module. */
  aladin: 'parts/aladin.js',
  debounce: 'parts/debounce.js',
  inputs: 'parts/inputs.js',
  katex: 'parts/katex.js',
  plotly: 'parts/plotly.js',
  widgets: 'parts/widgets.js',
} as const;

/** Folders of such files, with a slash at the end. */
export const FOLDER = {
  pyodide: 'vendor/pyodide/',
  /** Holds `<engine version>/wasm_eh/<name>.duckdb_extension.wasm`. */
  extensions: 'vendor/duckdb/extensions/',
  bokeh: 'vendor/bokeh/',
} as const;
