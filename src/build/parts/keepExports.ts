import { exportEntries } from './exportEntries.ts';
import { asLeb128, headerOf, SECTION, section, sectionsOf } from './wasmSections.ts';

/** A WebAssembly module with those of its exports whose names `isKept` wants. */
export function keepExports(module: Uint8Array, isKept: (name: string) => boolean): Buffer {
  const kept = [headerOf(module)];
  for (const { id, content, whole } of sectionsOf(module)) {
    if (id !== SECTION.exports) {
      kept.push(whole);
      continue;
    }
    const entries = exportEntries(content).filter(({ name }) => isKept(name));
    kept.push(section(id, Buffer.concat([asLeb128(entries.length), ...entries.map((entry) => entry.whole)])));
  }
  return Buffer.concat(kept);
}
