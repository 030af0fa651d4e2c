import { itemAt } from './itemAt.ts';

/** The last item of `list`, which is known to have one; throws in words where it is empty. */
export function lastOf<T>(list: ArrayLike<T>): T {
  return itemAt(list, list.length - 1);
}
