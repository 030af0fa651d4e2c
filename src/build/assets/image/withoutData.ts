import { changeSections } from '../changeSections.ts';

const DATA = 11;
const DATA_COUNT = 12;

/**
 * A WebAssembly module without what it puts into memory as it starts (core specification, §5.5.14): what is restored
 * with a memory finds that there.
 */
export function withoutData(module: Uint8Array): Uint8Array {
  return changeSections(module, (id, content) => (id === DATA || id === DATA_COUNT ? undefined : content));
}
