/** Bytes of remote files that are kept for later. A store may forget anything at any time, and never fails. */
export interface ByteStore {
  /**
   * The kept pieces of a file that overlap `[start, end)`, which are the caller's own. `file` names its content, not
   * only its address.
   */
  read(
    file: string,
    start: number,
    end: number,
  ): Promise<readonly { readonly start: number; readonly bytes: Uint8Array }[]>;
  /** Lets go of all pieces of a file. */
  forget(file: string): void;
  /** Keeps a copy of bytes at `start`. */
  write(file: string, start: number, bytes: Uint8Array): void;
}
