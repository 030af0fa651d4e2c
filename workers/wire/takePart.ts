/**
 * Gives the bytes of a file of the built site, by its path below the site's root; they belong to the caller. Fails with
 * an `Error` that says which file and why.
 */
export type TakePart = (path: string) => Promise<ArrayBuffer>;
