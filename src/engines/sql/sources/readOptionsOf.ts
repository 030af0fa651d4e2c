import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { ReadOptions } from '../../../catalogue/hats/readOptions.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';

const KNOWN = 'filename, file_row_number, binary_as_string, union_by_name, and hive_partitioning => false';

/**
 * The options that a call such as `read_parquet('…', filename = true)` has behind its address. Fails with kind `sql` on
 * one that is not honoured.
 */
export function readOptionsOf({ function_name: name = '', children = [] }: Expression): ReadOptions | undefined {
  const options: { -readonly [key in keyof ReadOptions]: ReadOptions[key] } = {};
  for (const child of children.slice(1)) {
    const { left, right } = child.class === 'COMPARISON' ? child : {};
    const option = (left && right ? left.column_names?.at(-1) : child.alias)?.toLowerCase() ?? '';
    const value = truthOf(left && right ? right : child);
    if (value === undefined) throw refused(name, option);
    switch (option) {
      case 'filename':
        options.filename = value;
        break;
      case 'file_row_number':
        options.fileRowNumber = value;
        break;
      case 'binary_as_string':
        options.binaryAsString = value;
        break;
      // Files are always joined by the names of their columns.
      case 'union_by_name':
        break;
      case 'hive_partitioning':
        if (value) throw refused(name, 'hive_partitioning => true');
        break;
      default:
        throw refused(name, option);
    }
  }
  return Object.values(options).some(Boolean) ? options : undefined;
}

/** A constant that is true or false, also as a text or a number; `undefined` for others. */
function truthOf(expression: Expression): boolean | undefined {
  const { value } = expression.class === 'CAST' && expression.child ? expression.child : expression;
  const text = String(value?.value ?? '').toLowerCase();
  if (/^(true|t|1)$/.test(text)) return true;
  return /^(false|f|0)$/.test(text) ? false : undefined;
}

function refused(name: string, option: string): NotebookError {
  return new NotebookError({
    kind: 'sql',
    message: `${name}() does not know ${option ? `the option ${option}` : 'what stands behind its address'} here.`,
    detail: `It takes ${KNOWN}.`,
    advice: 'Leave it out, or do in SQL what it does.',
  });
}
