import type { PyodideAPI } from 'pyodide';
import { internalsOf } from '../../../../workers/python/internals.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { present } from '../../../known/present.ts';

const LARGEST_BYTES = 2 ** 26;
const SMALLEST_BYTES = 32;

/**
 * Fills with zeros what Python's memory holds of things that are gone: it packs to nothing then. Pyodide's Python has
 * no pools of its own, so that all of it is the C library's. Gives the bytes of memory up to which anything was had.
 */
export function freeMemory(python: PyodideAPI): number {
  const module = internalsOf(python)._module;
  const { emscripten_get_sbrk_ptr: placeOfEnd } = module.linker.mainExports();
  if (typeof placeOfEnd !== 'function') throw new Error('Python does not tell how much of its memory is had');
  const place = Number(placeOfEnd()) / 4;
  const end = itemAt(module.HEAPU32, place);
  const memory = present(module.memory, 'Its memory');
  const grow = memory.grow.bind(memory);
  const refuse = (): never => {
    throw new RangeError('only what is there is to be had');
  };
  Object.assign(memory, { grow: refuse });
  // What is beyond the end, and untouched, is not to be had either.
  module.HEAPU32[place] = module.HEAPU8.length;
  const had: number[] = [];
  for (let bytes = LARGEST_BYTES; bytes >= SMALLEST_BYTES; bytes /= 2) {
    for (let at = module._malloc(bytes); at !== 0; at = module._malloc(bytes)) {
      module.HEAPU8.fill(0, at >>> 0, (at >>> 0) + bytes);
      had.push(at);
    }
  }
  for (const at of had) module._free(at);
  module.HEAPU32[place] = end;
  Object.assign(memory, { grow });
  // What functions have left beyond the end of the stack.
  const [stackEnd, current] = [module._emscripten_stack_get_end(), module._emscripten_stack_get_current()];
  module.HEAPU8.fill(0, stackEnd, current);
  return end;
}
