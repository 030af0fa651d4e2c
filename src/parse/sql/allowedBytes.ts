import { allowedSize } from './allowedSize.ts';

const DEFAULT_BYTES = 200e6;
const UNITS: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, TB: 1e12 };

/**
 * The bytes that a cell may fetch: what its first line `-- @allow 2 GB` says, otherwise `unasked`, which is 200 MB
 * unless the reader has set another.
 */
export function allowedBytes(text: string, unasked = DEFAULT_BYTES): number {
  const size = allowedSize(text);
  return size === undefined ? unasked : Number(size.slice(0, -2)) * (UNITS[size.slice(-2).toUpperCase()] ?? 1);
}
