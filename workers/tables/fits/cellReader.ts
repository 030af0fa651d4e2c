import type { GrowingColumn } from '../columns/growingColumn.ts';
import { ListColumn } from '../columns/listColumn.ts';
import { TextColumn } from '../columns/textColumn.ts';
import { elementReader, type ElementReader } from './elementReader.ts';
import type { FitsColumn } from './fitsColumn.ts';

/** Reads the cells of a binary table's column. */
export type CellReader = {
  readonly column: GrowingColumn;
  /** What a cell takes of its row. */
  readonly bytes: number;
  /** Pushes the cell that begins at a place. Throws `RangeError` where it points beyond the end. */
  readonly push: (view: DataView, start: number) => void;
};

/** Where the heap of a table begins, for columns whose cells lie there (FITS 4.0 §7.3.5). */
export type Heap = { readonly start: number };

const MOST_SHARING = 16;
const BLANK = 32;

/** The reader of a column's cells; `undefined` for a type that FITS does not have. */
export function cellReader(stated: FitsColumn, heap: Heap): CellReader | undefined {
  const { code, repeat, rest } = stated;
  if (code === 'P' || code === 'Q') return fromHeap(rest.charAt(0), code === 'P' ? 4 : 8, stated, heap);
  if (code === 'A') return texts(stated);
  const element = elementReader(code, stated);
  if (!element) return undefined;
  const bytes = code === 'X' ? Math.ceil(repeat / 8) : repeat * element.bytes;
  const isSingle = repeat === 1 && stated.shape.length === 0 && code !== 'X' && code !== 'C' && code !== 'M';
  if (isSingle) return { column: element.column, bytes, push: (view, start) => element.push(view, start, 0) };
  const isShaped = repeat > 0 && stated.shape.length > 0 && sizeOf(stated.shape) === repeat;
  const shape = isShaped ? stated.shape : [repeat];
  const isScalarComplex = (code === 'C' || code === 'M') && repeat === 1 && stated.shape.length === 0;
  return isScalarComplex
    ? { ...pair(element), bytes }
    : { ...nested(shape, code === 'C' || code === 'M' ? complex(element) : element), bytes };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, axis) => product * axis, 1);
}

/** A complex number as a list of its two parts. */
function pair(element: ElementReader): Pick<CellReader, 'column' | 'push'> {
  const { column, push } = complex(element);
  return { column, push: (view, start) => push(view, start, 0) };
}

function complex(element: ElementReader): ElementReader {
  const column = new ListColumn(element.column);
  return {
    column,
    bytes: element.bytes,
    push(view, start, i) {
      element.push(view, start, i);
      column.close();
    },
  };
}

/** Lists in lists, an axis each, the slowest outside. */
function nested(shape: readonly number[], element: ElementReader): Pick<CellReader, 'column' | 'push'> {
  const lists: ListColumn<GrowingColumn>[] = [];
  let inner = element.column;
  for (let depth = shape.length - 1; depth >= 0; depth--) {
    const list = new ListColumn(inner);
    lists.unshift(list);
    inner = list;
  }
  const fill = (view: DataView, start: number, depth: number, from: number): number => {
    const axis = shape[depth] ?? 0;
    let at = from;
    for (let k = 0; k < axis; k++) {
      if (depth === shape.length - 1) element.push(view, start, at++);
      else at = fill(view, start, depth + 1, at);
    }
    lists[depth]?.close();
    return at;
  };
  return { column: inner, push: (view, start) => void fill(view, start, 0, 0) };
}

function texts({ repeat, rest, shape: stated }: FitsColumn): CellReader {
  const shape = repeat > 0 && sizeOf(stated) === repeat ? stated : [];
  // `30A10` and TDIM part a text into several (FITS 4.0 §7.3.2, §7.3.3).
  const width = shape.length > 1 ? (shape.at(-1) ?? repeat) : Number(/^\d+$/.exec(rest)?.[0] ?? repeat);
  const isList = shape.length > 1 || (width > 0 && width < repeat);
  const column = new TextColumn();
  const push = (view: DataView, start: number) => pushText(column, bytesAt(view, start, width));
  if (!isList) return { column, bytes: repeat, push };
  const element: ElementReader = { column, bytes: width, push: (view, start, i) => push(view, start + width * i) };
  const axes = shape.length > 1 ? shape.slice(0, -1) : [Math.floor(repeat / width)];
  return { ...nested(axes, element), bytes: repeat };
}

function bytesAt({ buffer, byteOffset, byteLength }: DataView, start: number, bytes: number): Uint8Array {
  if (start + bytes > byteLength) throw new RangeError('A text beyond the end of its bytes');
  return new Uint8Array(buffer, byteOffset + start, bytes);
}

/** A text ends before its first zero byte and the blanks that pad it; an empty one is null, as astropy masks it. */
function pushText(column: TextColumn, bytes: Uint8Array): void {
  const zero = bytes.indexOf(0);
  let end = zero < 0 ? bytes.length : zero;
  while (end > 0 && bytes[end - 1] === BLANK) end--;
  const text = bytes.subarray(0, end);
  if (end === 0) column.pushNull();
  else if (text.every((byte) => byte < 128)) column.pushBytes(text);
  else column.push(decoded(text));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function fromHeap(code: string, width: 4 | 8, stated: FitsColumn, heap: Heap): CellReader | undefined {
  const place = (view: DataView, start: number) => ({
    count: width === 4 ? view.getUint32(start) : Number(view.getBigUint64(start)),
    at: heap.start + (width === 4 ? view.getUint32(start + 4) : Number(view.getBigUint64(start + 8))),
  });
  const bytes = 2 * width * stated.repeat;
  let heapBytes = 0;
  // Cells may share bytes of the heap, which would make a small file large without an end.
  const counted = (more: number, view: DataView) => {
    heapBytes += more;
    if (heapBytes > MOST_SHARING * view.byteLength) throw new RangeError('Lists that share one heap too often');
  };
  if (code === 'A') {
    const column = new TextColumn();
    return {
      column,
      bytes,
      push(view, start) {
        if (stated.repeat === 0) return column.pushNull();
        const { count, at } = place(view, start);
        counted(count, view);
        pushText(column, bytesAt(view, at, count));
      },
    };
  }
  const single = elementReader(code, stated);
  if (!single) return undefined;
  const element = code === 'C' || code === 'M' ? complex(single) : single;
  const column = new ListColumn(element.column);
  return {
    column,
    bytes,
    push(view, start) {
      if (stated.repeat === 0) return column.pushNull();
      const { count, at } = place(view, start);
      const end = at + (code === 'X' ? Math.ceil(count / 8) : count * element.bytes);
      if (end > view.byteLength) throw new RangeError('A list beyond the end of the heap');
      counted(end - at, view);
      for (let i = 0; i < count; i++) element.push(view, at, i);
      column.close();
    },
  };
}
