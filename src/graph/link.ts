import type { Failure } from '../../workers/wire/failure.ts';

/** What a cell takes from others, and why it cannot run where it cannot. */
export type Link = {
  /** The cell's own spelling of a needed name → the runtime's name of what another cell defines. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The same names → the cell that each comes from; of several that exclude each other, the first. */
  readonly makers: ReadonlyMap<string, string>;
  /** Python in order of the document: needed names that only cells below define → the first of these. */
  readonly onlyBelow: ReadonlyMap<string, string>;
  /** Cells whose `import *` may give names that no cell defines. */
  readonly starCells: readonly string[];
  /** Cells this one depends on directly. */
  readonly sources: ReadonlySet<string>;
  /**
   * Names that the cell gives to others, with the runtime's name of each: all it defines but for imports that a cell
   * above makes too, and names that are its own.
   */
  readonly gives: ReadonlyMap<string, string>;
  /** Python: names that the cell binds and no other cell sees. */
  readonly private: readonly string[];
  readonly failure?: Failure;
};

/** Whether a cell would run the same under two links. */
export function sameLink(a: Link | undefined, b: Link): boolean {
  const parts = (link: Link) => JSON.stringify([link.failure?.message, [...link.inputs], link.starCells]);
  return a !== undefined && parts(a) === parts(b);
}
