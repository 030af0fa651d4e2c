import { degreesMacro, icrsMacro } from './icrsMacros.ts';
import type { PlacedPair } from './placedPair.ts';

/**
 * Right ascension and declination in ICRS degrees of a longitude and a latitude in another form or frame, as calls of
 * macros that `call` writes; the very same where they are that already.
 */
export function icrsOf<T>(
  lon: T,
  lat: T,
  { raForm, decForm, frame }: PlacedPair,
  call: (macro: string, given: readonly T[]) => T,
): { readonly ra: T; readonly dec: T } {
  const lonDeg = raForm === 'degrees' ? lon : call(degreesMacro(raForm), [lon]);
  const latDeg = decForm === 'degrees' ? lat : call(degreesMacro(decForm), [lat]);
  if (frame === 'icrs') return { ra: lonDeg, dec: latDeg };
  return {
    ra: call(icrsMacro('ra', frame), [lonDeg, latDeg]),
    dec: call(icrsMacro('dec', frame), [lonDeg, latDeg]),
  };
}
