import { leb128 } from './wasmSections.ts';

const [ACTIVE, GET_GLOBAL, I32_CONST, END] = [0, 0x23, 0x41, 0x0b];

/** Fails on a section of data of which the code itself would take segments by their numbers. */
export function checkActive(content: Uint8Array): void {
  const count = leb128(content, 0);
  let at = count.end;
  for (let i = 0; i < count.value; i++) {
    const [flags, instruction] = [content[at], content[at + 1]];
    const place = leb128(content, at + 2);
    const isPlaced = (instruction === GET_GLOBAL || instruction === I32_CONST) && content[place.end] === END;
    if (flags !== ACTIVE || !isPlaced)
      throw new Error('The WebAssembly module has data that is not placed at its start');
    const size = leb128(content, place.end + 1);
    at = size.end + size.value;
  }
}
