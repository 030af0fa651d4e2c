import type { GrowingColumn } from '../columns/growingColumn.ts';
import { ListColumn } from '../columns/listColumn.ts';

/** A column of lists in lists whose items arrive one after the other. */
export type NestedList = {
  readonly column: ListColumn<GrowingColumn>;
  /** To be called after each item that was pushed. */
  readonly ended: () => void;
  /** Ends the value that the items since the last one make. */
  readonly close: () => void;
};

/** Lists of `items` within lists: `innerAxes` are the lengths of all axes but the outermost, the quickest first. */
export function nestedList(items: GrowingColumn, innerAxes: readonly number[]): NestedList {
  const inner: { readonly list: ListColumn<GrowingColumn>; readonly size: number }[] = [];
  let column = new ListColumn(items);
  let size = 1;
  for (const axis of innerAxes) {
    size *= axis;
    inner.push({ list: column, size });
    column = new ListColumn<GrowingColumn>(column);
  }
  let count = 0;
  return {
    column,
    ended() {
      count++;
      for (const { list, size } of inner) if (count % size === 0) list.close();
    },
    close() {
      for (const { list, size } of inner) if (count % size !== 0) list.close();
      count = 0;
      column.close();
    },
  };
}
