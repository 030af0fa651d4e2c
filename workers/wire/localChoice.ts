/** A file of the reader's disk; `path` is its name, or its path within the folder that was chosen. */
export type LocalFile = { readonly path: string; readonly file: File };

/**
 * A file (its name is that of its only entry), or a folder with all that is in it, which the reader has given to the
 * notebook.
 */
export type LocalChoice = { readonly name: string; readonly isFolder: boolean; readonly files: readonly LocalFile[] };
