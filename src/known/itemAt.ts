/** The item of `list` at `index`, which is known to be there; throws in words where it is not. */
export function itemAt<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`There is nothing at place ${index} of ${list.length}.`);
  return item;
}
