/** Bytes in hexadecimal; beyond `most` of them it ends in how many there are. */
export function hexText(bytes: Uint8Array, most = Infinity): string {
  const shown = Array.from(bytes.subarray(0, Math.min(most, bytes.length)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join(' ');
  return bytes.length > most ? `${shown} … (${bytes.length} bytes)` : shown;
}
