/**
 * A compiled module of an image: where it lies in memory and in the table, and its code's length in the image's file.
 */
export type ImageModule = {
  /** Its path in Python's file system. */
  readonly name: string;
  readonly codeBytes: number;
  readonly memoryBase: number;
  readonly tableBase: number;
  /** Whether its symbols are everybody's. */
  readonly isGlobal: boolean;
  /** How often it was opened; nothing where it stays open for ever. */
  readonly opened?: number;
};

/**
 * What stands at a place of the table: a symbol of a module by its name, of the main one (`''`), or of JavaScript
 * (`'*'`).
 */
export type TableEntry = readonly [index: number, module: string, symbol: string];

/**
 * A file of a wheel: its path in site-packages, the place of its data in the wheel, their length there and here, and
 * whether they are deflated.
 */
export type WheelFile = readonly [path: string, at: number, packedBytes: number, bytes: number, isDeflated: 0 | 1];

/** A package whose modules an image holds, with the files that are taken from its wheel when they are read. */
export type ImagePackage = { readonly name: string; readonly file: string; readonly files: readonly WheelFile[] };

/**
 * What stands before an image's modules and its memory, in one file: all that is Python's but lies outside of its
 * memory.
 */
export type ImageHeader = {
  readonly memoryBytes: number;
  readonly modules: readonly ImageModule[];
  /** Handles of open modules → their names. */
  readonly handles: readonly (readonly [handle: number, name: string])[];
  /** Addresses of symbols, by name. */
  readonly addresses: Readonly<Record<string, number>>;
  readonly tableLength: number;
  readonly table: readonly TableEntry[];
  readonly freeSlots: readonly number[];
  /** The objects of JavaScript that Python holds, as Pyodide notes them. */
  readonly objects: unknown;
  /** Runs of pages that hold something: the first page, and how many. */
  readonly runs: readonly (readonly [first: number, count: number])[];
  readonly packages: readonly ImagePackage[];
  /** The archive of Python's own library: its path in Python's file system. */
  readonly library: { readonly path: string; readonly bytes: number };
  /** The mark of Skybook's own Python sources, whose modules it holds. */
  readonly sources: number;
};

/** The unit of what is left out of an image where it holds nothing. */
export const IMAGE_PAGE_BYTES = 4096;
