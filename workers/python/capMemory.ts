import type { PyodideAPI } from 'pyodide';
import { internalsOf } from './internals.ts';

/**
 * The most memory that Python may have. Beyond it Pyodide takes addresses for negative numbers, and all that leaves
 * Python is garbage.
 */
const MOST_BYTES = 2 ** 31;
const PAGE_BYTES = 2 ** 16;

/** Has Python's memory refuse to grow beyond what its addresses reach, which Python tells as a `MemoryError`. */
export function capMemory(pyodide: PyodideAPI, mostBytes = MOST_BYTES): void {
  const memory = memoryOf(pyodide);
  const grow = memory.grow.bind(memory);
  Object.defineProperty(memory, 'grow', {
    value: (pages: number) => {
      if (memory.buffer.byteLength + pages * PAGE_BYTES > mostBytes)
        throw new RangeError(`Python in a page has at most ${mostBytes / 2 ** 30} GB`);
      return grow(pages);
    },
  });
}

/** Python's memory. */
export function memoryOf(pyodide: PyodideAPI): WebAssembly.Memory {
  const { memory } = internalsOf(pyodide)._module;
  if (!memory) throw new Error('this Pyodide does not tell its memory, so that it cannot be bounded');
  return memory;
}
