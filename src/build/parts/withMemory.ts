import { checkActive } from './checkActive.ts';
import { dataSegments } from './dataSegments.ts';
import { exportEntries } from './exportEntries.ts';
import { importedFunctions } from './importedFunctions.ts';
import { asLeb128, asSignedLeb128, headerOf, SECTION, section, sectionsOf } from './wasmSections.ts';
import { withBodies } from './withBodies.ts';

/** A call of a function that a module imports from `env`, by its name. */
export type Call = { readonly name: string; readonly args: readonly (number | bigint)[] };

/** How far a module has come: its memory from the first byte on, and what it has told whoever runs it. */
export type Reached = { readonly memory: Uint8Array; readonly calls: readonly Call[] };

/** By emscripten's conventions: what writes addresses into the data, and what makes the first objects. */
const [RELOCATE, CONSTRUCT] = ['__wasm_apply_data_relocs', '__wasm_call_ctors'];
/** What the latter begins with: it has the module know where its stack lies, outside the memory. */
export const NOTE_STACK = 'emscripten_stack_init';
const [NO_LOCALS, I32_CONST, I64_CONST, CALL, END] = [0, 0x41, 0x42, 0x10, 0x0b];

/**
 * A module of emscripten's that begins where it has come to before: it has this memory, and where it would make its
 * first objects it only makes these calls. Fails on a module that has not what that replaces.
 */
export function withMemory(module: Uint8Array, { memory, calls }: Reached): Buffer {
  const sections = Array.from(sectionsOf(module));
  const contentOf = (id: number): Uint8Array => {
    const found = sections.find((one) => one.id === id);
    if (!found) throw new Error(`The WebAssembly module has no section ${id}`);
    return found.content;
  };
  checkActive(contentOf(SECTION.data));
  const imported = importedFunctions(contentOf(SECTION.imports));
  const exported = exportEntries(contentOf(SECTION.exports));
  const numberOf = (name: string): number => {
    const entry = exported.find((one) => one.name === name);
    if (!entry || entry.index < imported.length) throw new Error(`The WebAssembly module has no ${name}`);
    return entry.index;
  };
  const begin = [Uint8Array.of(CALL), asLeb128(numberOf(NOTE_STACK)), ...calls.map(callOf(imported))];
  const bodies = new Map([
    [numberOf(RELOCATE) - imported.length, Uint8Array.of(NO_LOCALS, END)],
    [numberOf(CONSTRUCT) - imported.length, Buffer.concat([Uint8Array.of(NO_LOCALS), ...begin, Uint8Array.of(END)])],
  ]);
  const code = withBodies(contentOf(SECTION.code), bodies);
  const segments = dataSegments(memory);
  const count = asLeb128(segments.length);
  const changed = new Map<number, Uint8Array>([
    [SECTION.code, code],
    [SECTION.dataCount, count],
    [SECTION.data, Buffer.concat([count, ...segments])],
  ]);
  const made = sections.map(({ id, whole }) => {
    const content = changed.get(id);
    return content ? section(id, content) : whole;
  });
  return Buffer.concat([headerOf(module), ...made]);
}

function callOf(imported: readonly string[]): (call: Call) => Uint8Array {
  return ({ name, args }) => {
    const index = imported.indexOf(`env.${name}`);
    if (index < 0) throw new Error(`The WebAssembly module does not import ${name}`);
    const constants = args.map((value) =>
      typeof value === 'bigint'
        ? Uint8Array.of(I64_CONST, ...asSignedLeb128(BigInt.asIntN(64, value)))
        : Uint8Array.of(I32_CONST, ...asSignedLeb128(BigInt.asIntN(32, BigInt(value)))),
    );
    return Buffer.concat([...constants, Uint8Array.of(CALL), asLeb128(index)]);
  };
}
