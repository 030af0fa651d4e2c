/**
 * Gives the bytes of a file of the built site, by its path below the site's root; they belong to the caller. Fails with
 * an `Error` that says which file and why; with `kept`, also where this browser has not kept it from earlier.
 */
export type TakePart = (path: string, kept?: 'kept') => Promise<ArrayBuffer>;
