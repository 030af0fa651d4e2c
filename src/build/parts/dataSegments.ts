import { asLeb128, asSignedLeb128, leb128 } from './wasmSections.ts';

/** Zeros that are cheaper to name a new place behind than to write. */
const LEAST_GAP = 64;
const [ACTIVE, GET_GLOBAL, I32_CONST, END] = [0, 0x23, 0x41, 0x0b];

/** What a memory holds beside zeros as segments of a section of data, each with the place where it lies. */
export function dataSegments(memory: Uint8Array): readonly Uint8Array[] {
  const segments: Uint8Array[] = [];
  for (let at = nextUsed(memory, 0); at < memory.length;) {
    const end = endOfRun(memory, at);
    const place = Uint8Array.of(ACTIVE, I32_CONST, ...asSignedLeb128(BigInt(at)), END);
    segments.push(Buffer.concat([place, asLeb128(end - at), memory.subarray(at, end)]));
    at = nextUsed(memory, end);
  }
  return segments;
}

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

function nextUsed(memory: Uint8Array, from: number): number {
  let at = from;
  while (at < memory.length && memory[at] === 0) at++;
  return at;
}

/** Behind the last byte before so many zeros. */
function endOfRun(memory: Uint8Array, from: number): number {
  for (let end = from + 1; ;) {
    const next = nextUsed(memory, end);
    if (next === memory.length || next - end >= LEAST_GAP) return end;
    end = next + 1;
  }
}
