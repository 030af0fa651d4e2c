/** Gives packages' bytes. */
export type ReadPackage = {
  /** One of the site, by its file's name. */
  later(file: string): Promise<Uint8Array>;
  /** The same, while Python waits. */
  now(file: string): Uint8Array;
  /** One of a public host; rejects with `WrongHash` where its SHA-256 (in hexadecimal) is another. */
  hosted(url: string, sha256: string): Promise<Uint8Array>;
  /** A file beside the notebook, while Python waits; throws why there is none. */
  beside(url: string): Uint8Array;
};
