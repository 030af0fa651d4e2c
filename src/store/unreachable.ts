/**
 * A server could not be asked: for want of a connection, or since it allows no page to ask it. Or, with `brokeOff`, it
 * answered, and its answer ended too soon.
 */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly brokeOff: boolean;

  constructor(message: string, { brokeOff = false, ...options }: ErrorOptions & { readonly brokeOff?: boolean } = {}) {
    super(message, options);
    this.brokeOff = brokeOff;
  }
}

/** Whether a caught value says that a server could not be asked, or that its answer broke off. */
export function isUnreachable(value: unknown): value is UnreachableError {
  return value instanceof Error && value.name === 'UnreachableError';
}
