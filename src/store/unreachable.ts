/** A server that could not be asked, or whose answer broke off. Recognised by `name`. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Whether a caught value says that a server could not be asked. */
export function isUnreachable(value: unknown): boolean {
  return value instanceof Error && value.name === 'UnreachableError';
}
