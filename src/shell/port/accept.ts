/** Whether a value from a frame is what a method takes; a frame may send anything. */
export type Accept<T> = (value: unknown) => value is T;

/** A text of at most so many UTF-16 units. */
export function text(most: number): Accept<string> {
  return (value): value is string => typeof value === 'string' && value.length <= most;
}

/** Bytes, at most so many with all of their buffer, which comes along. */
export function bytes(most: number): Accept<Uint8Array> {
  return (value): value is Uint8Array => value instanceof Uint8Array && value.buffer.byteLength <= most;
}

/** A whole number from 0. */
export function whole(most: number = Number.MAX_SAFE_INTEGER): Accept<number> {
  return (value): value is number =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
}

/** A finite number. */
export function number(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function flag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function exactly<T extends string>(wanted: T): Accept<T> {
  return (value): value is T => value === wanted;
}

/** What `accept` takes, or nothing. */
export function maybe<T>(accept: Accept<T>): Accept<T | undefined> {
  return (value): value is T | undefined => value === undefined || accept(value);
}

export function either<A, B>(one: Accept<A>, other: Accept<B>): Accept<A | B> {
  return (value): value is A | B => one(value) || other(value);
}

/** An array of at most so many of what `accept` takes. */
export function list<T>(accept: Accept<T>, most: number): Accept<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= most && value.every((item) => accept(item));
}

/** A plain object with these properties and no others. */
export function record<T extends object>(properties: { readonly [K in keyof T]-?: Accept<T[K]> }): Accept<T> {
  const names = Object.keys(properties) as (keyof T & string)[];
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Readonly<Record<string, unknown>>;
    if (!Object.keys(given).every((name) => Object.hasOwn(properties, name))) return false;
    return names.every((name) => properties[name](Object.hasOwn(given, name) ? given[name] : undefined));
  };
}
