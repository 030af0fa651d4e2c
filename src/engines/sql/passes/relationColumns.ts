import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { common, type Known } from './columnFacts.ts';

/**
 * A table, or a query in the place of one, as far as its columns are known. Names are as `sqlKey` has them, `''` where
 * DuckDB makes one.
 */
export type KnownRelation = {
  readonly name: string;
  /** All in their order; nothing where that is not known. */
  readonly columns?: readonly RelationColumn[];
  readonly of: (column: string) => Known | undefined;
};

/** A column of a relation, and what is known of it. */
export type RelationColumn = { readonly name: string; readonly known: Known };

/** A relation of which nothing is known. */
export const OPAQUE: KnownRelation = { name: '', of: () => undefined };

/** A relation of these columns. */
export function ofColumns(columns: readonly RelationColumn[]): KnownRelation {
  return { name: '', columns, of: (name) => namedIn(columns, name) };
}

/** A relation under other names, in the order of its columns. */
export function renamed(relation: KnownRelation, names: readonly string[] = []): KnownRelation {
  if (names.length === 0) return relation;
  return relation.columns
    ? ofColumns(relation.columns.map((column, i) => ({ ...column, name: sqlKey(names[i] ?? column.name) })))
    : OPAQUE;
}

/** Rows of both one below another. */
export function eachPlace(first: KnownRelation, second: KnownRelation): KnownRelation {
  const [own, others] = [first.columns, second.columns];
  if (!own || !others || own.length !== others.length) return OPAQUE;
  return ofColumns(own.map(({ name, known }, i) => ({ name, known: common([known, itemAt(others, i).known]) })));
}

/** What is known of a column of a name, among these. */
export function namedIn(columns: readonly RelationColumn[], name: string): Known | undefined {
  const found = columns.filter((column) => column.name === name).map(({ known }) => known);
  return found.length === 0 ? undefined : common(found);
}

/** What is known of a column of a name that any of the relations has. */
export function inAll(sources: readonly KnownRelation[], column: string): Known | undefined {
  const found = sources.map(({ of }) => of(column)).filter((known) => known !== undefined);
  return found.length === 0 ? undefined : common(found);
}
