/** A file of a notebook's folder, by its path there. */
export type KeptFile = { readonly path: string; readonly bytes: Uint8Array };

/** The most bytes of such files that are kept of one notebook. */
export const FOLDER_BYTES = 50_000_000;
