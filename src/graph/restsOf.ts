import type { Rest } from './cellState.ts';
import type { Link } from './link.ts';
import { UNBOUND, type Made } from './made.ts';

/**
 * What a cell takes that cells have made which failed, through any number of cells. `values` are those of the link's
 * inputs; `placeOf` tells a cell's place, from 1.
 */
export function restsOf(
  link: Link,
  values: readonly unknown[],
  madeBy: (id: string) => Made | undefined,
  placeOf: (id: string) => number,
): readonly Rest[] {
  const found = new Map<string, Rest>();
  const rest = (name: string, id: string): void => {
    const made = madeBy(id);
    const own: readonly Rest[] = made?.failure ? [{ name, place: placeOf(id), message: made.failure.message }] : [];
    for (const one of [...own, ...(made?.rests ?? [])]) found.set(JSON.stringify(one), one);
  };
  [...link.inputs.keys()].forEach((name, i) => values[i] !== UNBOUND && rest(name, link.makers.get(name)!));
  for (const id of link.starCells) rest('*', id);
  return [...found.values()];
}
