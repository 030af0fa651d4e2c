/** A file that is being written to the reader's disk. */
export interface FileSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the file, after which the reader has it. */
  close(): Promise<void>;
  /** Throws away what was written. */
  abandon(): Promise<void>;
}

/** Begins a file; where it is large the reader may be asked for its place, and `undefined` is their no. */
export type OpenFile = (name: string, mime: string, isLarge: boolean) => Promise<FileSink | undefined>;
