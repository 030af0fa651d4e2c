import type { LiveState } from '../../workers/wire/live.ts';
import type { Cell } from './cell.ts';
import { crc32 } from './crc32.ts';

/**
 * What the controls of a cell were left at, in the order in which it makes them; it holds for the text whose CRC-32 it
 * names.
 */
export type LeftByCell = { readonly text: number; readonly values: Readonly<Record<number, LiveState>> };

/** Texts that a control may be left at are no longer. */
const MOST_LENGTH = 10_000;

/** Whether a value is one that a control can be left at. */
export function isLeft(value: unknown): value is LiveState {
  if (Array.isArray(value)) return value.length <= 1000 && value.every((item) => !Array.isArray(item) && isLeft(item));
  return (
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && value.length <= MOST_LENGTH)
  );
}

/** Where the controls of all cells were left, by cell id, of the text that keeps it; what cannot be that is nothing. */
export function readLeft(all: string | undefined): Readonly<Record<string, LeftByCell>> {
  try {
    const found: Record<string, LeftByCell> = JSON.parse(all ?? '{}');
    return Object.fromEntries(
      Object.entries(found).filter(
        ([, { text, values }]) => typeof text === 'number' && Object.values(values).every(isLeft),
      ),
    );
  } catch {
    return {};
  }
}

/** What controls of a cell hold for. */
export function leftSum(text: string): number {
  return crc32(new TextEncoder().encode(text));
}

/** Of such a text what holds for cells as they are; undefined where nothing does. */
export function leftOfCells(all: string | undefined, cells: readonly Pick<Cell, 'id' | 'text'>[]): string | undefined {
  const left = readLeft(all);
  const holding = cells.flatMap(({ id, text }) => {
    const known = Object.hasOwn(left, id) ? left[id] : undefined;
    return known?.text === leftSum(text) && Object.keys(known.values).length > 0 ? [[id, known] as const] : [];
  });
  return holding.length > 0 ? JSON.stringify(Object.fromEntries(holding)) : undefined;
}
