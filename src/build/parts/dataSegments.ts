import { asLeb128, asSignedLeb128 } from './wasmSections.ts';

/** Zeros that are cheaper to name a new place behind than to write. */
const LEAST_GAP = 64;
const [ACTIVE, I32_CONST, END] = [0, 0x41, 0x0b];

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
