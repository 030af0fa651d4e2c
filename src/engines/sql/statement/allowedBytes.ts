import type { Failure } from '../../../../workers/wire/failure.ts';
import { bytesText } from '../../../format/bytesText.ts';

const DEFAULT_BYTES = 200e6;
const UNITS: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, TB: 1e12 };

/**
 * The bytes that a cell may fetch: what its first line `-- @allow 2 GB` says, otherwise `unasked`, which is 200 MB
 * unless the reader has set another.
 */
export function allowedBytes(text: string, unasked = DEFAULT_BYTES): number {
  const [, amount, unit] = /^\s*--[ \t]*@allow[ \t]+([\d.]+)[ \t]*(MB|GB|TB)\b/i.exec(text) ?? [];
  return amount && unit ? Number(amount) * (UNITS[unit.toUpperCase()] ?? 1) : unasked;
}

/** What lets a cell fetch so many bytes, beside another way out. */
export function asking(bytes: number, otherwise: string): Pick<Failure, 'advice' | 'remedy'> {
  const [unit, size] = bytes >= 1e9 ? (['GB', 1e9] as const) : (['MB', 1e6] as const);
  const firstLine = `-- @allow ${Math.ceil((bytes * 1.05) / size)} ${unit}`;
  return {
    advice: `${otherwise}, or write  ${firstLine}  as the cell's first line.`,
    remedy: { label: `Fetch ${bytesText(bytes)}`, firstLine },
  };
}
