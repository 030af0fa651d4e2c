import lock from './assets.lock.json' with { type: 'json' };

/** Where an asset may come from; what arrives is trusted by its sha256 alone. */
export type Source =
  /** A public host that serves the file itself. */
  | { readonly url: string }
  /** A wheel on PyPI that is the file, or carries it as `member`. */
  | { readonly pypi: string; readonly member?: string }
  /**
   * Made here from the source distribution; such a wheel is not bit for bit the public one, its inputs are pinned
   * instead.
   */
  | { readonly build: string };

/**
 * A file that is not part of an npm package. Wheels are Python packages for Pyodide; extensions are DuckDB's, signed.
 */
export type Asset = {
  readonly kind: 'wheel' | 'extension';
  readonly name: string;
  readonly version: string;
  readonly file: string;
  /** Of the file; of the source distribution where it can only be built. */
  readonly sha256: string;
  readonly imports?: readonly string[];
  readonly depends?: readonly string[];
  readonly sources: readonly Source[];
};

/** A pinned file on PyPI. */
export type Pinned = { readonly file: string; readonly sha256: string };

/**
 * All that set-up fetches. `mirrors` are wheels that carry assets, `sdists` what is built; both by requirement.
 * `python` is the source of the interpreter's Python, for its headers.
 */
export type AssetLock = {
  readonly pyodide: string;
  readonly assets: readonly Asset[];
  readonly mirrors: Readonly<Record<string, Pinned>>;
  readonly sdists: Readonly<Record<string, Pinned>>;
  readonly python: Pinned & { readonly url: string };
};

/** The lock that is checked in. */
export const assetLock = lock as AssetLock;
