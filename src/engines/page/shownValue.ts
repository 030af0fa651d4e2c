import type { Shown } from '../../../workers/wire/shown.ts';

const SHOWN = Symbol.for('skybook.shown');

/** A JavaScript value that is drawn as a mime bundle, such as what `sky(...)` gives. */
export type ShownValue = { readonly [SHOWN]: Shown };

/** Makes a value that is drawn as `shown`. */
export function shownValue(shown: Shown): ShownValue {
  return { [SHOWN]: shown };
}

/** The mime bundle of a value made by `shownValue`; `undefined` for any other. */
export function shownOf(value: unknown): Shown | undefined {
  return typeof value === 'object' && value !== null ? Reflect.get(value, SHOWN) : undefined;
}
