import type { Failure } from '../../workers/wire/failure.ts';
import type { Exports } from '../engines/engine.ts';
import type { Rest } from './cellState.ts';

/** What a run of a cell has made, in whole or until it failed, and what that rests on. */
export type Made = {
  readonly exports: Exports;
  readonly failure?: Failure;
  readonly rests: readonly Rest[];
};

/** Stands for the value of a name that its cell has not bound. */
export const UNBOUND = Symbol('unbound');

/** The value of one of a cell's names. */
export function exported({ exports }: Made, name: string): unknown {
  return Object.hasOwn(exports, name) ? exports[name] : UNBOUND;
}
