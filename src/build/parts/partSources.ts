import { resolve } from 'node:path';
import { PART } from '../../../workers/wire/partPath.ts';
import { LIBRARIES, libraryPart, type Library } from '../../../workers/wire/libraries.ts';
import type { ModuleSource } from './buildModule.ts';

const root = resolve(import.meta.dirname, '../../..');

/** What the page of a notebook's frame begins with. */
export const PAGE_ENTRY = resolve(root, 'src/startNotebook.ts');

/** The parts that are built, each from a module and all that it imports. */
export const BUILT: Readonly<Record<string, ModuleSource>> = {
  [PART.ahead]: { entry: resolve(root, 'src/startAhead.ts') },
  [PART.python]: { entry: resolve(root, 'workers/python/worker.ts') },
  [PART.sql]: { entry: resolve(root, 'workers/sql/worker.ts') },
  [PART.unpacker]: { entry: resolve(root, 'workers/unpack/worker.ts') },
  [PART.tables]: { entry: resolve(root, 'workers/tables/worker.ts') },
  [PART.inputs]: { entry: resolve(root, 'src/engines/page/inputs.ts') },
  [PART.katex]: { entry: resolve(root, 'src/views/text/katex.ts') },
  [PART.debounce]: { entry: resolve(root, 'node_modules/lodash-es/debounce.js') },
  [PART.widgets]: { entry: resolve(root, 'src/views/widget/host/host.ts') },
};

/** The parts that are files of packages, as they are published. */
export const COPIED: Readonly<Record<string, string>> = {
  [PART.aladin]: resolve(root, 'node_modules/aladin-lite/dist/aladin.js'),
  [PART.plotly]: resolve(root, 'node_modules/plotly.js-strict-dist-min/plotly-strict.min.js'),
};

/** The parts that are files of libraries, with the pictures and fonts that they name in them. */
export const LIBRARY_FILES: ReadonlyMap<string, Library> = new Map(
  LIBRARIES.map((library) => [libraryPart(library), library]),
);
