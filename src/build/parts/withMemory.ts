import { dataSegments } from './dataSegments.ts';
import { exportEntries } from './exportEntries.ts';
import { importedFunctions } from './importedFunctions.ts';
import { asLeb128, asSignedLeb128, headerOf, SECTION, section, sectionsOf } from './wasmSections.ts';
import { withBodies } from './withBodies.ts';

/** A call of an imported function, by its name. */
export type Call = { readonly name: string; readonly args: readonly (number | bigint)[] };

/** What a module has done: its memory from the first byte on, and what it has told whoever runs it. */
export type Done = { readonly memory: Uint8Array; readonly calls: readonly Call[] };

/** By emscripten's conventions: writes addresses into the data, and makes the objects that are there from the start. */
const [RELOCATE, CONSTRUCT] = ['__wasm_apply_data_relocs', '__wasm_call_ctors'];
const [NO_LOCALS, I32_CONST, I64_CONST, CALL, END] = [0, 0x41, 0x42, 0x10, 0x0b];

/**
 * A module of emscripten's that begins where it has come to before: it has this memory, and where it would make its
 * first objects it only makes these calls. Fails on a module that imports or exports other things than that needs.
 */
export function withMemory(module: Uint8Array, { memory, calls }: Done): Buffer {
  const sections = new Map(Array.from(sectionsOf(module), ({ id, content }) => [id, content]));
  const imported = importedFunctions(sections.get(SECTION.imports) ?? Uint8Array.of(0));
  const exported = exportEntries(sections.get(SECTION.exports) ?? Uint8Array.of(0));
  const placeOf = (name: string): number => {
    const entry = exported.find((one) => one.name === name);
    if (!entry) throw new Error(`The WebAssembly module has no ${name}`);
    return entry.index - imported.length;
  };
  const bodies = new Map([
    [placeOf(RELOCATE), Uint8Array.of(NO_LOCALS, END)],
    [placeOf(CONSTRUCT), Buffer.concat([Uint8Array.of(NO_LOCALS), ...calls.map(callOf(imported)), Uint8Array.of(END)])],
  ]);
  const segments = dataSegments(memory);
  const count = asLeb128(segments.length);
  const changed: Readonly<Record<number, (content: Uint8Array) => Uint8Array>> = {
    [SECTION.code]: (content) => withBodies(content, bodies),
    [SECTION.dataCount]: () => count,
    [SECTION.data]: () => Buffer.concat([count, ...segments]),
  };
  const made = Array.from(sectionsOf(module), ({ id, content, whole }) => {
    const change = changed[id];
    return change ? section(id, change(content)) : whole;
  });
  return Buffer.concat([headerOf(module), ...made]);
}

function callOf(imported: readonly string[]): (call: Call) => Uint8Array {
  return ({ name, args }) => {
    const index = imported.indexOf(name);
    if (index < 0) throw new Error(`The WebAssembly module does not import ${name}`);
    const constants = args.map((value) =>
      typeof value === 'bigint'
        ? Uint8Array.of(I64_CONST, ...asSignedLeb128(BigInt.asIntN(64, value)))
        : Uint8Array.of(I32_CONST, ...asSignedLeb128(BigInt.asIntN(32, BigInt(value)))),
    );
    return Buffer.concat([...constants, Uint8Array.of(CALL), asLeb128(index)]);
  };
}
