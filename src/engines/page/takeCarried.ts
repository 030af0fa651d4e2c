import type { Carried } from '../../../workers/wire/carried.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { javascriptTable } from '../javascriptTable.ts';
import { javascriptValue } from '../javascriptValue.ts';
import { javascriptArray } from '../numpyArray.ts';

/**
 * A carried value as JavaScript cells see it: tables as Arrow tables, arrays as typed arrays with `shape` and `unit`.
 * `name` and `language` say whose it is when it cannot leave its engine.
 */
export function takeCarried(carried: Carried, name: string, language: string): unknown {
  switch (carried.kind) {
    case 'plain':
      return javascriptValue(carried.value);
    case 'table':
      return javascriptTable(carried.table);
    case 'array':
      try {
        return javascriptArray(carried);
      } catch (cause) {
        throw new NotebookError(
          {
            kind: 'javascript',
            message: `\`${name}\` can't leave ${language}: ${cause instanceof Error ? cause.message : String(cause)}`,
          },
          { cause },
        );
      }
    case 'opaque':
      throw new NotebookError({
        kind: 'javascript',
        message: `\`${name}\` can't leave ${language}: a ${carried.type} has no form in JavaScript`,
        advice: `Give it a form that other languages know in a ${language} cell: a table, an array, a number, text, or lists and dicts of these.`,
      });
  }
}
