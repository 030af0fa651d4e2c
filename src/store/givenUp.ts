/** A question was given up by who asked; nothing is known of the answer. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** Whether a caught value says so. */
export function isGivenUp(value: unknown): value is GivenUp {
  return value instanceof GivenUp;
}
