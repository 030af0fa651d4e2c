/** Set-up cannot go on; the message says what is missing and what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
