import { Table, Utf8, vectorFromArray } from 'apache-arrow';
import { arrowGrid } from '../../table/arrowGrid.ts';
import type { GridData } from '../../table/gridData.ts';

/** A table of columns, with the types that they have in Arrow. */
export const grid = (columns: Readonly<Record<string, readonly unknown[] | Float64Array | Float32Array>>): GridData =>
  arrowGrid(
    new Table(
      Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [
          name,
          values instanceof Float64Array || values instanceof Float32Array
            ? vectorFromArray(values)
            : typeof values.find((value) => value !== null) === 'string'
              ? vectorFromArray(values, new Utf8())
              : vectorFromArray(values),
        ]),
      ),
    ),
  );
