import type { Owned } from './live.ts';

/** A value that stays in its engine until another language asks for it. A new run of the cell gives a new `version`. */
export type Held = {
  readonly held: true;
  readonly engine: 'python' | 'sql' | 'jupyter';
  readonly name: string;
  readonly version: number;
  /** The engine's own name of its type, e.g. `astropy.table.Table`, for people. */
  readonly type: string;
  /**
   * Of a value that cells may change in place: how often those above its reader had run when it was read, and whether
   * cells below the reader may change it.
   */
  readonly reading?: { readonly runs: readonly number[]; readonly changedLater: boolean };
  /** Of a value that displayed things own: by which change of theirs, counted in the page, it is as it is. */
  readonly live?: Owned & { readonly change: number };
};

/** Whether a cell's value is a `Held`. */
export function isHeld(value: unknown): value is Held {
  return typeof value === 'object' && value !== null && 'held' in value && value.held === true;
}
