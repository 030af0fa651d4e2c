/** A name that an engine has a value for. */
export type HeldName = {
  readonly name: string;
  readonly type: string;
  /** As of an array or a table: rows first. */
  readonly shape?: readonly number[];
  /** As far as the value tells it. */
  readonly bytes?: number;
};

/** A file that an engine has written or fetched. */
export type HeldFile = { readonly path: string; readonly bytes: number };

/** What has become of files of the notebook's folder since it was last told: written anew, or no longer there. */
export type FolderChange = { readonly written: readonly HeldFile[]; readonly gone: readonly string[] };

/** What an engine holds in memory. */
export type Holdings = {
  readonly engine: 'Python' | 'SQL';
  /** All of its memory, which is given back only when the engine is ended. */
  readonly memoryBytes: number;
  readonly names: readonly HeldName[];
  readonly files: readonly HeldFile[];
  /** So many files beside those. */
  readonly moreFiles?: number;
};
