import { IMAGE_PAGE_BYTES, type ImageHeader, type TableEntry } from './imageHeader.ts';
import type { LinkedModule, Linker } from './linker.ts';
import { itemAt } from '../../../src/known/itemAt.ts';
import { present } from '../../../src/known/present.ts';

/** An image, unpacked: its modules compiled, in the header's order, and the memory of its runs. */
export type OpenedImage = {
  readonly header: ImageHeader;
  readonly modules: readonly WebAssembly.Module[];
  /** The pages of its runs, one after the other, in pieces of whole pages. */
  readonly memory: readonly Uint8Array[];
};

/** What Pyodide's module takes as `sideModules` so that it restores an image as its memory; see `patchPyodide`. */
export function sideModules(image: OpenedImage): object {
  const { header, modules } = image;
  let memory: OpenedImage['memory'] = image.memory;
  const placed = new Map(
    header.modules.map((module, index) => [module.name, { ...module, code: itemAt(modules, index) }]),
  );
  const again = {
    placed: (name: string) => placed.get(name),
    compiled: (name: string) => placed.get(name)?.code,
    found: (file: string) => header.modules.find(({ name }) => name.endsWith(`/${file}`))?.name,
    restore(module: LinkedModule): unknown {
      const lowest = Math.min(...header.modules.map(({ tableBase }) => tableBase));
      if (module.linker.table().length > lowest)
        throw new Error('this browser has put too much where the image’s modules lie');
      const trampoline = trampolinePlace(module);
      const address = itemAt(module.HEAP32, trampoline);
      restoreModules(module.linker, header);
      // From here on what is loaded is loaded anew.
      delete module.sideModules;
      fillMemory(module.HEAPU8, header, memory);
      // Pyodide keeps its settings, and this with them.
      memory = [];
      placed.clear();
      module.HEAP32[trampoline] = address;
      return header.objects;
    },
  };
  return again;
}

/**
 * Where Python keeps the address of the small function by which it calls C functions. Each browser makes its own; that
 * of an image, made in Node, may go through JavaScript, where the stack cannot be switched.
 */
function trampolinePlace({ HEAP32, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: at }: LinkedModule): number {
  return (__PyRuntime + itemAt(HEAP32, at / 4)) / 4;
}

/** Loads the modules at their old places, and puts back what the linker knows of them. */
function restoreModules(
  linker: Linker,
  { memoryBytes, modules, handles, addresses, tableLength, table, freeSlots }: ImageHeader,
): void {
  linker.growMemory(memoryBytes);
  for (const [symbol, address] of Object.entries(addresses)) {
    const known = linker.GOT[symbol];
    if (!known) linker.GOT[symbol] = new WebAssembly.Global({ value: 'i32', mutable: true }, address);
    else if (known.value !== address) known.value = address;
  }
  const { loadedLibsByName: byName, loadedLibsByHandle: byHandle } = linker.LDSO;
  if (linker.table().length < tableLength) linker.table().grow(tableLength - linker.table().length);
  for (const { name, isGlobal, opened } of modules) {
    linker.loadDynamicLibrary(name, { global: isGlobal, nodelete: false }, isGlobal ? null : {});
    present(byName[name]).refcount = opened ?? Infinity;
  }
  for (const [handle, name] of handles) byHandle[handle] = present(byName[name]);
  // Has it know the functions that are in the table so far, which takes looking at each.
  if (modules.length > 0) linker.getFunctionAddress(() => undefined);
  const addressOf = linker.addresses();
  for (const entry of table) {
    const [index] = entry;
    const found = symbolOf(linker, entry);
    if (linker.table().get(index) === found) continue;
    linker.setWasmTableEntry(index, found);
    addressOf.set(found, index);
  }
  linker.freeTableIndexes.splice(0, Infinity, ...freeSlots);
}

function symbolOf(linker: Linker, [, module, symbol]: TableEntry): object {
  const symbols =
    module === ''
      ? linker.mainExports()
      : module === '*'
        ? linker.symbols()
        : present(linker.LDSO.loadedLibsByName[module]).exports;
  return symbols[symbol] as object;
}

function fillMemory(heap: Uint8Array, { memoryBytes, runs }: ImageHeader, memory: readonly Uint8Array[]): void {
  const pieces = memory.values();
  let piece: Uint8Array = new Uint8Array(0);
  let end = 0;
  for (const [first, count] of runs) {
    const start = first * IMAGE_PAGE_BYTES;
    heap.fill(0, end, start);
    end = start + count * IMAGE_PAGE_BYTES;
    for (let at = start; at < end;) {
      if (piece.length === 0) piece = pieces.next().value!;
      const part = piece.subarray(0, end - at);
      heap.set(part, at);
      at += part.length;
      piece = piece.subarray(part.length);
    }
  }
  heap.fill(0, end, memoryBytes);
}
