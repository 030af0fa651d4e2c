import { loadPyodide } from 'pyodide';
import {
  IMAGE_PAGE_BYTES,
  type ImageHeader,
  type ImageModule,
  type ImagePackage,
  type TableEntry,
} from '../../../../workers/python/image/imageHeader.ts';
import type { Linker } from '../../../../workers/python/image/linker.ts';
import { filesOfWheel } from '../../../../workers/python/image/filesOfWheel.ts';
import { mountFiles } from '../../../../workers/python/image/mountFiles.ts';
import type { CreateModule } from '../../../../workers/python/image/openImage.ts';
import { installSources, markOf, type PythonSources } from '../../../../workers/python/installSources.ts';
import { packZstd } from '../packZstd.ts';
import { asWhereStacksSwitch } from './asWhereStacksSwitch.ts';
import { freeMemory } from './freeMemory.ts';
import { withoutData } from './withoutData.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { present } from '../../../known/present.ts';
import { internalsOf } from '../../../../workers/python/internals.ts';

type Noted = Omit<ImageModule, 'codeBytes' | 'opened'> & { readonly memoryBytes: number; readonly tableSize: number };

/** A package for an image: its name, the name of its wheel as the site serves it, and the wheel. */
export type ImageWheel = { readonly name: string; readonly file: string; readonly bytes: Uint8Array };

/** What an image is made of. */
type Ingredients = {
  /** The folder of Pyodide's files. */
  readonly folder: string;
  /** The factory of Pyodide's script as `patchPyodide` makes it. */
  readonly create: CreateModule;
  readonly wheels: readonly ImageWheel[];
  /** Skybook's own Python packages. */
  readonly sources: PythonSources;
  /** What Python runs before its memory is taken. */
  readonly program: string;
};

/** WebAssembly's memory is of whole pages of these. */
const PAGE_BYTES = 2 ** 16;
/** By how much Python's memory becomes larger where it is full (Emscripten's `MEMORY_GROWTH_GEOMETRIC_STEP`). */
const GROWN = 1.2;

/** Browsers put some functions of their own behind those of the main module, before an image's. */
const SPARE_SLOTS = 16;

/** The memory of a Python that has run a program, with the compiled modules it has loaded: packed, for `readImage`. */
export async function makeImage({ folder, create, wheels, sources, program }: Ingredients): Promise<Uint8Array> {
  const noted: Noted[] = [];
  const python = await asWhereStacksSwitch(async () =>
    loadPyodide({
      indexURL: folder,
      _makeSnapshot: true,
      createPyodideModule: ((settings: object) =>
        create({
          ...settings,
          // As in a browser: Node would have Python know this machine's path of its script.
          thisProgram: './this.program',
          sideModules: { note: (module: Noted) => noted.push(module) },
        })) as never,
    }),
  );
  const { _module: module, _api: api } = internalsOf(python);
  const startBytes = module.HEAPU8.length;
  const { linker } = module;
  const { sitepackages: site } = api;
  linker.table().grow(SPARE_SLOTS);
  const firstSlot = linker.table().length;
  const library: string = python.runPython('import sys; next(path for path in sys.path if path.endswith(".zip"))');
  const packages = wheels.map(({ name, file, bytes }): ImagePackage => ({ name, file, files: filesOfWheel(bytes) }));
  for (const [index, { files }] of packages.entries())
    mountFiles(python, site, files, () => itemAt(wheels, index).bytes);
  installSources(python, sources);
  python.runPython('import importlib; importlib.invalidate_caches()');
  python.runPython(program);
  const codes = noted.map(({ name }) => withoutData(python.FS.readFile(name)));
  const neededBytes = freeMemory(python);
  const objects = api.serializeHiwireState((object) => {
    throw new Error(`Python holds an object of JavaScript that no image can: ${String(object)}`);
  });
  const memory = module.HEAPU8.subarray(0, bytesFor(neededBytes, startBytes));
  const runs = runsOf(memory);
  const header: ImageHeader = {
    memoryBytes: memory.length,
    modules: noted.map(({ name, memoryBase, tableBase, isGlobal }, index) => {
      const opened = present(linker.LDSO.loadedLibsByName[name]).refcount;
      return {
        name,
        codeBytes: itemAt(codes, index).length,
        memoryBase,
        tableBase,
        isGlobal,
        ...(Number.isFinite(opened) && { opened }),
      };
    }),
    handles: Object.entries(linker.LDSO.loadedLibsByHandle)
      .filter(([handle]) => handle !== '0')
      .map(([handle, { name }]) => [Number(handle), name]),
    addresses: Object.fromEntries(Object.entries(linker.GOT).map(([symbol, { value }]) => [symbol, Number(value)])),
    tableLength: linker.table().length,
    table: tableOf(linker, noted, firstSlot),
    freeSlots: linker.freeTableIndexes,
    objects,
    runs,
    packages,
    library: { path: library, bytes: python.FS.readFile(library).length },
    sources: markOf(sources),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(new Uint32Array([text.length]).buffer);
  const held = runs.map(([first, count]) =>
    memory.subarray(first * IMAGE_PAGE_BYTES, (first + count) * IMAGE_PAGE_BYTES),
  );
  return packZstd(Buffer.concat([length, text, ...codes, ...held]));
}

/** About the memory that a Python takes which comes to need so much without an image; not less than it needs. */
function bytesFor(needed: number, startBytes: number): number {
  let bytes = startBytes;
  while (bytes < needed) bytes = Math.ceil((bytes * GROWN) / PAGE_BYTES) * PAGE_BYTES;
  return bytes;
}

/** What stands in the table behind the main module's own functions, but for the modules' own, which come with them. */
function tableOf(linker: Linker, noted: readonly Noted[], firstSlot: number): readonly TableEntry[] {
  const known = new Map<unknown, readonly [string, string]>();
  const add = (module: string, symbols: Readonly<Record<string, unknown>>): void => {
    for (const [symbol, value] of Object.entries(symbols))
      if (typeof value === 'function' && !known.has(value)) known.set(value, [module, symbol]);
  };
  for (const { name } of noted) add(name, present(linker.LDSO.loadedLibsByName[name]).exports);
  add('', linker.mainExports());
  add('*', linker.symbols());
  const table = linker.table();
  const entries: TableEntry[] = [];
  for (let index = firstSlot - SPARE_SLOTS; index < table.length; index++) {
    if (noted.some(({ tableBase, tableSize }) => index >= tableBase && index < tableBase + tableSize)) continue;
    const entry: unknown = table.get(index);
    if (!entry) continue;
    const found = known.get(entry);
    if (!found) throw new Error(`a function that no module exports stands at ${index} of the table`);
    entries.push([index, ...found]);
  }
  return entries;
}

/** The runs of pages that hold anything but zeros. */
function runsOf(memory: Uint8Array): readonly (readonly [number, number])[] {
  const words = new BigUint64Array(memory.buffer, 0, memory.length / 8);
  const perPage = IMAGE_PAGE_BYTES / 8;
  const runs: [number, number][] = [];
  for (let page = 0; page < words.length / perPage; page++) {
    if (words.subarray(page * perPage, (page + 1) * perPage).every((word) => word === 0n)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === page) last[1]++;
    else runs.push([page, 1]);
  }
  return runs;
}
