import type { PyodideAPI } from 'pyodide';
import { internalsOf } from '../../../../workers/python/internals.ts';
import { present } from '../../../known/present.ts';

const LARGEST_BYTES = 2 ** 26;
const SMALLEST_BYTES = 32;

/**
 * Fills with zeros what Python's memory holds of things that are gone: it packs to nothing then. Pyodide's Python has
 * no pools of its own, so that all of it is the C library's.
 */
export function freeMemory(python: PyodideAPI): void {
  const module = internalsOf(python)._module;
  const memory = present(module.memory, 'Its memory');
  const grow = memory.grow.bind(memory);
  Object.assign(memory, {
    grow: () => {
      throw new RangeError('only what is there is to be had');
    },
  });
  const had: number[] = [];
  for (let bytes = LARGEST_BYTES; bytes >= SMALLEST_BYTES; bytes /= 2) {
    for (let at = module._malloc(bytes); at !== 0; at = module._malloc(bytes)) {
      module.HEAPU8.fill(0, at >>> 0, (at >>> 0) + bytes);
      had.push(at);
    }
  }
  for (const at of had) module._free(at);
  Object.assign(memory, { grow });
  // What functions have left beyond the end of the stack.
  const [end, current] = [module._emscripten_stack_get_end(), module._emscripten_stack_get_current()];
  module.HEAPU8.fill(0, end, current);
}
