/** A server's answer led on to a host that may not be asked; browsers tell only the address that was asked first. */
export class LedElsewhere extends Error {
  override readonly name = 'LedElsewhere';
}

/** Whether a caught value says so. */
export function isLedElsewhere(value: unknown): value is LedElsewhere {
  return value instanceof LedElsewhere;
}
