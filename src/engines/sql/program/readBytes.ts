/** Bytes that came from servers, and those of them that the browser had kept. */
export type ReadBytes = { readonly bytes: number; readonly keptBytes: number };
