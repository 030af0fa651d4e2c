/** A part of a file: bytes `start` (inclusive) to `end` (exclusive), or its last `suffixBytes`. */
export type ByteRange = { readonly start: number; readonly end: number } | { readonly suffixBytes: number };

/** What a server sent. It may be the whole file even where a range was asked (HTTP 200 instead of 206). */
export type Fetched = {
  readonly bytes: Uint8Array;
  /** Size of the whole file, where the server tells it (`Content-Range`, or `Content-Length` of a whole file). */
  readonly totalBytes?: number;
  /** What tells this content of the file from another, as the server has it (`ETag`, or else `Last-Modified`). */
  readonly version?: string;
  /** The names in it, where it is a folder and whoever reads can tell; folders with a slash at their end. */
  readonly names?: readonly string[];
  /** A whole file whose length its server did not state: browsers take a coded answer that was cut for a whole one. */
  readonly mayBeCut?: true;
  /** The bytes were here from before: nothing was sent. */
  readonly isKept?: true;
};

/** What is known of a file that was read whole. */
export type WholeFile = Pick<Fetched, 'bytes' | 'version' | 'mayBeCut'>;

/**
 * The one way the catalogue reads: a file, or a range of one. Rejects with `NotFoundError` where there is no such file,
 * with any other error for the rest. In a page a suffix range is no CORS-safelisted header value (Fetch §2.2.2): an
 * implementation for servers that answer no preflight asks HEAD for the size and then a plain range. Of a whole file,
 * also where one comes in place of a range, at most `mostUnasked` bytes are taken.
 */
export type Read = (url: string, range?: ByteRange, signal?: AbortSignal, mostUnasked?: number) => Promise<Fetched>;

/** The server has no such file. Recognised by `name`, since `instanceof` fails across realms. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** Whether a caught value says that a file does not exist. */
export function isNotFound(value: unknown): boolean {
  return value instanceof Error && value.name === 'NotFoundError';
}
