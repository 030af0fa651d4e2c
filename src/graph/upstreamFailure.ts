import type { Failure } from '../../workers/wire/failure.ts';
import { isNotebookError } from '../../workers/wire/notebookError.ts';

/** A caught value as a `Failure`; what is no `NotebookError` is an error of this program and says so. */
export function asFailure(error: unknown): Failure {
  if (isNotebookError(error)) return error.failure;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    kind: 'view',
    message: 'Skybook itself failed here',
    detail: message,
    advice: 'Please report this; running the cell again may help.',
  };
}

/**
 * The failure of a cell whose input `name` did not come, because `maker` (a cell's place, from 1) failed or two cells
 * make it.
 */
export function upstreamFailure(name: string, makers: readonly number[]): Failure {
  const message =
    makers.length === 1
      ? `Needs ${name}, but cell ${makers[0]}, which makes it, failed`
      : `Needs ${name}, but it is defined in cells ${makers.join(', ')}`;
  return { kind: 'name', message };
}

/** The failure of who needs a name that cell `maker` (its place, from 1) has not bound, perhaps since it failed. */
export function unboundName(name: string, maker: number, failed: Failure | undefined): Failure & { advice: string } {
  return {
    kind: 'name',
    message: failed
      ? `Cell ${maker} failed before it gave ${name} a value: ${failed.message}`
      : `Cell ${maker} has run and has not given ${name} a value`,
    advice: failed ? `Run cell ${maker} again once that is mended.` : `See where it does in cell ${maker}.`,
  };
}

/** Why a name has no value that the cell at the place `maker`, below who reads it, is the first to define. */
export function definedBelow(name: string, maker: number): string {
  return `${name} gets its value below, in cell ${maker}, and cells run from top to bottom, as in Jupyter. Move that cell up, or run it and then this one.`;
}
