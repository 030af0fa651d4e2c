import { headerOf, SECTION, sectionsOf } from '../../parts/wasmSections.ts';

/**
 * A WebAssembly module without what it puts into memory as it starts (core specification, §5.5.14): what is restored
 * with a memory finds that there.
 */
export function withoutData(module: Uint8Array): Uint8Array {
  const isKept = (id: number) => id !== SECTION.data && id !== SECTION.dataCount;
  const kept = Array.from(sectionsOf(module)).filter(({ id }) => isKept(id));
  return Buffer.concat([headerOf(module), ...kept.map(({ whole }) => whole)]);
}
