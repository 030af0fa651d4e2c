import { identifier, stringLiteral } from '../../../workers/wire/quoted.ts';

type Typed = { readonly name: string; readonly type: string };

const INTEGERS = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;
const REALS = /^(FLOAT|DOUBLE)$/;

/**
 * SQL for a column as its catalogue has it, of a file whose own column (if any) is of another type: null where the file
 * lacks it, widened where that loses nothing, and else only where each value stays what it is. `place` names the file
 * for the failure.
 */
export function fittedColumn(wanted: Typed, own: Typed | undefined, place: string): string {
  const alias = identifier(wanted.name);
  if (!own) return `NULL::${wanted.type} AS ${alias}`;
  const value = identifier(own.name);
  if (own.type === wanted.type) return own.name === wanted.name ? value : `${value} AS ${alias}`;
  if (isWider(own.type, wanted.type)) return `CAST(${value} AS ${wanted.type}) AS ${alias}`;
  const there = `TRY_CAST(${value} AS ${wanted.type})`;
  const isNull = REALS.test(own.type) ? `${value} IS NULL OR isnan(${value})` : `${value} IS NULL`;
  const failure = stringLiteral(
    `The column ${wanted.name} is ${own.type} in ${place}, with values that are no ${wanted.type}, as the catalogue states it.`,
  );
  return (
    `CASE WHEN ${isNull} THEN NULL WHEN TRY_CAST(${there} AS ${own.type}) = ${value} THEN ${there} ` +
    `ELSE CAST(error(${failure}) AS ${wanted.type}) END AS ${alias}`
  );
}

/** Whether a cast of one type to another keeps every value, or fails by itself where it cannot. */
function isWider(from: string, to: string): boolean {
  if (to === 'VARCHAR') return true;
  if (INTEGERS.test(from)) return INTEGERS.test(to) || REALS.test(to) || to.startsWith('DECIMAL');
  if (from === 'BOOLEAN') return INTEGERS.test(to);
  if (to === 'DOUBLE') return from === 'FLOAT' || from.startsWith('DECIMAL');
  if (from === 'DATE') return to.startsWith('TIMESTAMP');
  // Nested types are cast field by field, by name.
  return (from.startsWith('STRUCT') && to.startsWith('STRUCT')) || (from.endsWith('[]') && to.endsWith('[]'));
}
