import { PACKAGES } from './packages.ts';

/** Who may import whom and what. Places are folders or files; `*` is any part of a name. */
export type House = {
  /**
   * In the order of the walk: a room may import only rooms above it, and of those only the ones it names. The longest
   * fitting place is a file's room.
   */
  readonly rooms: readonly (readonly [room: string, imports: readonly string[]])[];
  /** Rooms that the tests of a room may import too, to try it on the real thing; `*` is every room. */
  readonly testRooms: Readonly<Record<string, readonly string[]>>;
  /** The places where a package may be imported: its owner first. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  /** Packages for tests alone. */
  readonly testPackages: readonly string[];
  /** Files whose tools ask for a default export. */
  readonly mayExportDefault: readonly string[];
};

/** The stages of a query, in the order of its walk; what runs it stands in `src/engines/sql` itself. */
function sqlRooms(): House['rooms'] {
  const ground = [
    'workers/wire',
    'workers/sql',
    'workers/tables',
    'src/format',
    'src/catalogue',
    'src/store',
    'src/engines',
    'src/engines/tap',
    'src/engines/jupyter',
    'src/parse',
  ];
  const stages = [
    'address',
    'program',
    'tables',
    'statement',
    'sources',
    'passes',
    'parts',
    'pool',
    'scan',
    'answer',
    'written',
    'cell',
    'saving',
    // Behind all stages: what they read of files they are given.
    'bytes',
  ];
  const names = [...stages.map((stage) => `src/engines/sql/${stage}`), 'src/engines/sql'];
  return names.map((name, i) => [name, [...ground, ...names.slice(0, i)]] as const);
}

/**
 * The Python package, in two halves: what notebooks import stands in `skybook` itself, what the page needs below it.
 */
function pythonRooms(): House['rooms'] {
  const library = 'workers/python/skybook';
  const below = ['_base', 'alone', 'web', 'provenance', 'tables', 'controls'].map((part) => `${library}/${part}`);
  const above = ['figures', 'widgets', 'packages', 'shell', '_page'].map((part) => `${library}/${part}`);
  const rooms = [...below, library, ...above];
  const inOrder = rooms.map((room, i) => [room, rooms.slice(0, i)] as const);
  return [
    ...inOrder,
    ['workers/python/matplotlib_inline', [`${library}/figures`]],
    ['workers/python/IPython', [library, `${library}/shell`, 'workers/python/matplotlib_inline']],
    [
      'workers/python/skybook_elsewhere',
      ['_base', 'tables', 'controls', '_page']
        .map((part) => `${library}/${part}`)
        .concat(library, 'workers/python/IPython'),
    ],
  ];
}

/** The rooms, each of which may ask for what is known to be there. */
function onGround(rooms: House['rooms']): House['rooms'] {
  return [['src/known', []], ...rooms.map(([room, imports]) => [room, ['src/known', ...imports]] as const)];
}

/** Rooms of SQL that read texts of others. */
const SQL_READERS = ['address', 'pool', 'statement', 'sources'].map((stage) => `src/engines/sql/${stage}`);

/** The rules of this repository. */
export const HOUSE: House = {
  rooms: onGround([
    ['workers/wire', []],
    ['src/format', ['workers/wire']],
    // Elements of HTML.
    ['src/dom', []],
    ...pythonRooms(),
    // Files of the site that come packed.
    ['workers/unpack', ['workers/wire']],
    ['workers/python', ['workers/wire', 'workers/unpack']],
    ['workers/sql', ['workers/wire']],
    // Files of tables, read away from the page.
    ['workers/tables', ['workers/wire']],
    // What the shell keeps for notebooks, and how it gives it.
    ['src/feed', ['workers/wire']],
    // HTML as text.
    ['src/html', []],
    ['src/notebook', ['workers/wire', 'src/format', 'src/html']],
    ['src/parse', ['workers/wire', 'src/format', 'src/notebook']],
    ['src/catalogue', ['workers/wire', 'workers/tables', 'src/format']],
    // Bytes of servers: read, kept, and given on to frames; of Python's rooms, when a request is put again.
    ['src/store', ['workers/wire', 'workers/python/skybook/web', 'src/catalogue']],
    ['src/engines', ['workers/wire', 'workers/tables', 'src/notebook', 'src/parse']],
    ['src/engines/python', ['workers/wire', 'workers/python', 'src/engines']],
    // Of Python's rooms, the tables of services and of refusals that both read.
    [
      'src/engines/tap',
      [
        'workers/wire',
        'workers/tables',
        'workers/python/skybook/web',
        'src/parse',
        'src/catalogue',
        'src/store',
        'src/engines',
      ],
    ],
    // Cells on the reader's own Jupyter server.
    ['src/engines/jupyter', ['workers/wire', 'src/notebook', 'src/parse', 'src/engines']],
    ['src/engines/page', ['workers/wire', 'src/notebook', 'src/parse', 'src/engines', 'src/engines/tap']],
    ...sqlRooms(),
    ['src/engines/save', ['workers/wire', 'src/catalogue', 'src/engines', 'src/engines/sql']],
    ['src/graph', ['workers/wire', 'src/notebook', 'src/parse', 'src/engines']],
    // Notebooks as Python that runs elsewhere.
    [
      'src/script',
      [
        'workers/wire',
        'workers/python',
        'src/notebook',
        'src/parse',
        'src/engines',
        'src/engines/sql/written',
        'src/engines/sql',
        'src/graph',
      ],
    ],
    [
      'src/views',
      [
        'workers/wire',
        'src/format',
        'src/dom',
        'src/html',
        'src/parse',
        'src/catalogue',
        'src/engines',
        'src/engines/page',
        'src/engines/python',
        'src/engines/tap',
        'src/graph',
      ],
    ],
    ['src/page', ['workers/wire', 'src/format', 'src/dom', 'src/notebook', 'src/graph']],
    // The two pages and the files that join all rooms of the notebook's frame.
    // Of `parse`, what a text names; the shell reads no cell's language.
    ['src/shell', ['workers/wire', 'src/dom', 'src/notebook', 'src/parse', 'src/catalogue', 'src/store', 'src/feed']],
    ['src/frame', ['workers/wire', 'src/format', 'src/notebook', 'src/parse', 'src/graph']],
    [
      'src',
      [
        'workers/wire',
        'src/format',
        'src/notebook',
        'src/parse',
        'src/catalogue',
        'src/engines',
        'src/engines/page',
        'src/engines/python',
        'src/engines/tap',
        'src/engines/jupyter',
        'src/engines/sql/pool',
        'src/engines/sql/written',
        'src/engines/sql',
        'src/engines/save',
        'src/graph',
        'src/script',
        'src/views',
        'src/page',
        'src/shell',
        'src/frame',
        'src/store',
      ],
    ],
    // Of Python's room, what its images are, and how they are unpacked; of SQL's, how its engine starts.
    ['src/build', ['workers/wire', 'workers/unpack', 'workers/python', 'workers/sql', 'src/notebook', 'src/feed']],
    // What tests are tried on, and what they need of the machine.
    ['src/build/fixtures', ['src/build']],
    // Of `notebook`, what makes links for tests.
    ['playwright', ['src/notebook', 'src/build', 'src/build/fixtures']],
    ['src/build/bench', ['workers/wire', 'src/engines/sql', 'src/build', 'src/build/fixtures', 'playwright']],
    // Asks the servers of public catalogues, as a page would.
    ['src/build/probe', ['workers/wire', 'src/catalogue', 'src/store']],
    // Tries the values of all languages on each other.
    [
      'src/build/values',
      ['workers/wire', 'workers/python', 'workers/sql', 'src/engines', 'src/engines/sql', 'src/views'],
    ],
    // Tries cells of the page on a real Jupyter server, and what happens to it, without a browser.
    [
      'src/build/jupyter',
      [
        'workers/wire',
        'src/engines',
        'src/engines/jupyter',
        'src/engines/sql',
        'src/script',
        'src/shell',
        'src/build',
        'src/build/fixtures',
        'playwright',
      ],
    ],
    // Calls what reads in every room.
    [
      'src/build/readers',
      [
        'workers/wire',
        'workers/python',
        'workers/python/skybook/web',
        'workers/python/skybook/provenance',
        'workers/python/skybook',
        'workers/python/skybook/_page',
        'workers/sql',
        'workers/tables',
        'src/format',
        'src/html',
        'src/notebook',
        'src/parse',
        'src/catalogue',
        'src/engines',
        'src/engines/page',
        'src/engines/tap',
        ...SQL_READERS,
        'src/engines/save',
        'src/graph',
        'src/views',
        'src/page',
        'src',
      ],
    ],
  ]),
  testRooms: {
    '*': ['src/build/fixtures'],
    'workers/python/skybook/web': ['workers/python'],
    // The engine as the site ships it.
    'workers/sql': ['src/build'],
    'workers/unpack': ['src/build'],
    'src/build/jupyter': ['workers/sql'],
    'src/engines/tap': ['workers/python'],
    'src/engines/python': ['src/parse'],
    'src/notebook': ['workers/python/skybook/web'],
    'src/graph': ['workers/python', 'src/engines/python'],
    'src/engines/sql/passes': ['src/engines/sql'],
    'src/engines/sql/written': ['src/engines/sql', 'workers/sql'],
    'src/script': ['workers/sql', 'workers/tables', 'src/build'],
    'src/catalogue': ['workers/sql'],
    'src/engines/save': ['workers/python', 'workers/sql'],
    // Plots of rows that the engine counts.
    'src/views': ['workers/sql', 'src/engines/sql'],
  },
  packages: PACKAGES,
  testPackages: ['vitest', 'node', 'jsdom', 'fake-indexeddb', 'fzstd'],
  mayExportDefault: [
    'src/build/*.config.ts',
    'src/build/eslint.config.js',
    'playwright/playwright.config.ts',
    'playwright/closingLine.ts',
    'playwright/budgets.ts',
  ],
};
