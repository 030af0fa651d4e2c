/** A file is larger than what may come of it; `totalBytes` where its server says how large it is. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
  readonly totalBytes: number | undefined;

  constructor(url: string, totalBytes: number | undefined) {
    super(`All of ${url} would have to be fetched.`);
    this.totalBytes = totalBytes;
  }
}

/** Whether a caught value says so. */
export function isTooLarge(value: unknown): value is TooLargeError {
  return value instanceof Error && value.name === 'TooLargeError';
}
