import type { Cell } from '../notebook/cell.ts';
import type { Entry } from './entry.ts';
import type { Link } from './link.ts';
import { mainName } from './mainName.ts';

/** The cells that give the runtime's name `missing`, with their places in the notebook, from 1. */
export function makersOf(
  missing: string,
  cells: readonly Cell[],
  links: ReadonlyMap<string, Link>,
  entryOf: (id: string) => Entry | undefined,
): readonly { readonly place: number; readonly maker: Entry }[] {
  return cells.flatMap(({ id }, index) => {
    const maker = entryOf(id);
    const gives = [...(links.get(id)?.gives.values() ?? [])];
    return maker && (gives.includes(missing) || mainName(id) === missing) ? [{ place: index + 1, maker }] : [];
  });
}

/** Whether a cell has no value since it was kept from running, or its engine has lost it. */
export function wasStopped({ phase, lost, state }: Entry): boolean {
  return phase === 'idle' || lost || state.failure?.kind === 'cancelled';
}
