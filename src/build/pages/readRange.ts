/** The first and last byte that a `Range` header asks for. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * Reads a `Range` header for a file of `size` bytes (RFC 9110, section 14.2): `a-b`, `a-`, or `-n` for the last n
 * bytes. Undefined means the whole file: there is no header, or it asks for several ranges or makes no sense; `outside`
 * that the file has no such byte.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'outside' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '')
    return Number(last) === 0 || size === 0 ? 'outside' : { start: Math.max(0, size - Number(last)), end: size - 1 };
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) return 'outside';
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
