/** `value`, which is known to be there, as what a map holds by one of its own keys; throws in words where it is not. */
export function present<T>(value: T, what = 'A value that was put down before'): NonNullable<T> {
  if (value === undefined || value === null) throw new TypeError(`${what} is not there any more.`);
  return value;
}
