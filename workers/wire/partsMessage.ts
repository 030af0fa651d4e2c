/**
 * What is asked by a port that gives parts: a file, be it only if it is kept already, the piece of it after the one
 * that came, or that the port sent along be answered too.
 */
export type PartsQuestion =
  | { readonly id: number; readonly path: string; readonly kept?: true }
  | { readonly id: number; readonly next: true }
  | { readonly serve: true };

/**
 * A piece of the file that `id` asked for, which has `bytes` in all, moved and not copied; or all of it as the browser
 * keeps it, to be read where it is wanted; or why there is none.
 */
export type PartsAnswer =
  | { readonly id: number; readonly bytes: number; readonly piece: ArrayBuffer | Blob }
  | { readonly id: number; readonly failure: string };
