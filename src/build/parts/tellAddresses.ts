import { exportEntries } from './exportEntries.ts';
import { asLeb128, leb128, SECTION, section, sectionsOf } from './wasmSections.ts';

/** The name of the section that `tellAddresses` adds. */
export const ADDRESSES = 'skybook.addresses';

/** By the ABI of dynamic linking a main module's table begins behind the null pointer. */
const TABLE_BASE = 1;
const [FUNCTION, GET_GLOBAL, END] = [0, 0x23, 0x0b];

/**
 * A main module of emscripten's with a section more: of each export, in their order, the place in the table of the
 * function that it is, as 32 bits; 0 where it has none. Fails on a module whose table is not filled in one piece.
 */
export function tellAddresses(module: Uint8Array): Buffer {
  const sections = new Map(Array.from(sectionsOf(module), ({ id, content }) => [id, content]));
  const places = placesOf(sections.get(SECTION.elements) ?? Uint8Array.of(0));
  const entries = exportEntries(sections.get(SECTION.exports) ?? Uint8Array.of(0));
  const addresses = Buffer.alloc(4 * entries.length);
  for (const [i, { kind, index }] of entries.entries())
    if (kind === FUNCTION) addresses.writeUInt32LE(places.get(index) ?? 0, 4 * i);
  const name = new TextEncoder().encode(ADDRESSES);
  return Buffer.concat([module, section(SECTION.custom, Buffer.concat([asLeb128(name.length), name, addresses]))]);
}

/** Functions by their numbers → their last places in the table. */
function placesOf(elements: Uint8Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  const segments = leb128(elements, 0);
  if (segments.value === 0) return places;
  const [flags, instruction] = [leb128(elements, segments.end), elements[segments.end + 1]];
  const global = leb128(elements, segments.end + 2);
  if (segments.value > 1 || flags.value !== 0 || instruction !== GET_GLOBAL || elements[global.end] !== END)
    throw new Error('The table of the WebAssembly module is not filled in one piece');
  const count = leb128(elements, global.end + 1);
  let at = count.end;
  for (let i = 0; i < count.value; i++) {
    const index = leb128(elements, at);
    places.set(index.value, TABLE_BASE + i);
    at = index.end;
  }
  return places;
}
