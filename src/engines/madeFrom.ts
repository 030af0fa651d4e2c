/**
 * The key of a field's metadata that says of which Arrow type its JavaScript numbers were made: `Int64`, `Uint64`, or
 * `Decimal 38 2`.
 */
export const MADE_FROM = 'made_from';
