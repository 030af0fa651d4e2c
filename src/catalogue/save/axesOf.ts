/** All axes of lists in lists of so many items, the quickest first. */
export function axesOf(items: number, innerAxes: readonly number[]): readonly number[] {
  return [...innerAxes, items / innerAxes.reduce((product, axis) => product * axis, 1)];
}
