import { itemAt } from './itemAt.ts';

/** The items of `list` two by two; one over is left out. */
export function pairsOf<T>(list: ArrayLike<T>): readonly (readonly [T, T])[] {
  return Array.from({ length: Math.floor(list.length / 2) }, (_, i) => [itemAt(list, 2 * i), itemAt(list, 2 * i + 1)]);
}
