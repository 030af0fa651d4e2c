import type { Column } from '../../../workers/wire/column.ts';

/** What tells of a column whether it is a position, and in what form and frame; and whether its values are text. */
export type NamedColumn = Pick<Column, 'name' | 'unit' | 'ucd' | 'frame'> & { readonly text: boolean };
