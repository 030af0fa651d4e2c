import { lastOf } from '../../known/lastOf.ts';
import type { Expression } from './tree.ts';

/** A reference to a column: qualifiers, column, and fields of a struct; one name at least. */
export type ColumnRef = Expression & { readonly column_names: readonly [string, ...string[]] };

/** A call of a function, an operator or an aggregate. */
export type Call = Expression & { readonly function_name: string; readonly children: readonly Expression[] };

/** A constant. */
export type Constant = Expression & { readonly value: NonNullable<Expression['value']> };

export function isColumnRef(part: Expression | null | undefined): part is ColumnRef {
  return part?.class === 'COLUMN_REF' && (part.column_names?.length ?? 0) > 0;
}

export function isCall(part: Expression | null | undefined): part is Call {
  return part?.class === 'FUNCTION' && part.function_name !== undefined && part.children !== undefined;
}

export function isConstant(part: Expression | null | undefined): part is Constant {
  return part?.class === 'CONSTANT' && part.value !== undefined;
}

/** Of a reference's names, the last one. */
export function lastName(part: ColumnRef): string {
  return lastOf(part.column_names);
}
